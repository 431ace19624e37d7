"""The body of a panel: groups of facts, what is missing named, masked numbers with a button, links to other pages."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.labels import button, label, link, pill, rule, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as words

_TITLE_PX = 84


class FactList(QWidget):
    """Keys are the page's own; they come back with the signals."""

    reveal_asked = Signal(str)
    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        self._column.setSpacing(Gap.M)
        self._column.addStretch(1)
        self._grid: QGridLayout | None = None
        self._group = ""
        self._numbers: dict[str, tuple[QLabel, QPushButton]] = {}

    def group(self, title: str, action: str = "", key: str = "") -> None:
        """Begins a group; `action` is a small button at its right."""
        if self._column.count() > 1:
            self._add(rule())
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(title, "strong"), 1)
        if action:
            made = button(action, look="flat_link")
            made.clicked.connect(partial(self._on_followed, key))
            line.addWidget(made)
        self._add(head)
        self._group = title
        self._grid = None

    def fact(self, title: str, text: str, *, missing: str = "", reveal: str = "") -> None:
        """A line of the group. Without text `missing` is shown as a label; `reveal` is the key of a masked number."""
        grid = self._facts()
        row = grid.rowCount()
        at = Qt.AlignmentFlag.AlignVCenter if reveal and text else Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(title, "sub"), row, 0, at)
        if not text:
            nothing = pill(missing, Tone.WARN) if missing else label("—", "sub")
            grid.addWidget(nothing, row, 1, Qt.AlignmentFlag.AlignLeft)
            return
        shown = selectable(text)
        grid.addWidget(shown, row, 1)
        if reveal:
            asked = link(words.SHOW)
            asked.setAccessibleName(f"{words.SHOW}{self._group} {title}")
            asked.clicked.connect(partial(self._on_reveal, reveal))
            grid.addWidget(asked, row, 2)
            self._numbers[reveal] = (shown, asked)

    def note(self, text: str, tone: Tone = Tone.WARN) -> None:
        self._add(Note(text, tone))
        self._grid = None

    def quiet(self, text: str) -> None:
        """A line for a group with nothing in it."""
        self._add(label(text, "sub", wrap=True))
        self._grid = None

    def link(self, title: str, note: str, key: str) -> None:
        """A record of another page, gone to when pressed."""
        holder = QWidget()
        line = QVBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._link(title, key), 0, Qt.AlignmentFlag.AlignLeft)
        if note:
            line.addWidget(label(note, "small", wrap=True))
        self._add(holder)
        self._grid = None

    def card(
        self, title: str, badge: str, facts: tuple[tuple[str, str], ...], actions: tuple[tuple[str, str], ...]
    ) -> None:
        """A part of the record on a card with (key, text) buttons; facts that are not known are left out."""
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Gap.M, Gap.M, Gap.M, Gap.S)
        inside.setSpacing(Gap.S)
        head = QHBoxLayout()
        head.addWidget(selectable(title, "strong"), 1)
        if badge:
            head.addWidget(pill(badge), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        grid = _new_grid()
        for row, (name, text) in enumerate((name, text) for name, text in facts if text):
            grid.addWidget(label(name, "sub"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(selectable(text), row, 1)
        inside.addLayout(grid)
        foot = QHBoxLayout()
        foot.setSpacing(Gap.XS)
        for key, text in actions:
            made = self._link(text, key)
            made.setAccessibleName(f"{text}：{title}")
            foot.addWidget(made)
        foot.addStretch(1)
        inside.addLayout(foot)
        self._add(card)
        self._grid = None

    def show_number(self, key: str, number: str) -> None:
        """Puts the number in the clear where its mask stood."""
        if key in self._numbers:
            shown, asked = self._numbers[key]
            shown.setText(number)
            asked.hide()

    def _facts(self) -> QGridLayout:
        if self._grid is None:
            holder = QWidget()
            self._grid = _new_grid()
            holder.setLayout(self._grid)
            self._add(holder)
        return self._grid

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _link(self, text: str, key: str) -> QPushButton:
        made = link(text)
        made.clicked.connect(partial(self._on_followed, key))
        return made

    def _on_reveal(self, key: str, *_: object) -> None:
        self.reveal_asked.emit(key)

    def _on_followed(self, key: str, *_: object) -> None:
        self.followed.emit(key)


def _new_grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Gap.M)
    grid.setVerticalSpacing(Gap.S)
    grid.setColumnMinimumWidth(0, _TITLE_PX)
    grid.setColumnStretch(1, 1)
    return grid
