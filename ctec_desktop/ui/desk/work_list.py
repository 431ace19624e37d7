"""What waits for somebody: a line each, what must stop at once first, with the way there."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.desk import DeskLine
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.theme import set_look
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import desk as words

_TONES: Final = {
    DeskLine.AGAINST_RULES: Tone.BAD,
    DeskLine.UNINSURED: Tone.BAD,
    DeskLine.FAILING: Tone.BAD,
    DeskLine.NOT_ARRIVED: Tone.WARN,
    DeskLine.OVERDUE: Tone.WARN,
    DeskLine.POLICIES: Tone.WARN,
}


class WorkLine(QFrame):
    """One thing that waits; hidden while there is nothing."""

    asked = Signal(object)

    def __init__(self, line: DeskLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._text = label("", "strong", wrap=True)
        self.button = button(words.GO)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Gap.XS, 0, Gap.XS)
        row.setSpacing(Gap.M)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.hide()

    def say(self, text: str) -> None:
        self._text.setText(text)
        set_look(self._text, tone=str(_TONES.get(self._line, Tone.PLAIN)))
        self.button.setAccessibleName(words.line_name(text))
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()

    def _on_clicked(self) -> None:
        self.asked.emit(self._line)


class WorkList(QFrame):
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.lines = {line: WorkLine(line) for line in DeskLine}
        self._state = label(words.COUNTING, "sub", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        column.setSpacing(Gap.XS)
        column.addWidget(label(words.WORK, "heading"))
        for one in self.lines.values():
            column.addWidget(one)
            one.asked.connect(self.asked)
        column.addWidget(self._state)
        column.addStretch(1)

    def tell(self, told: Mapping[DeskLine, str], among: frozenset[DeskLine], state: str) -> None:
        """Says the lines of `among` anew; `state` stands below them."""
        for line in among:
            self.lines[line].say(told.get(line, ""))
        self._state.setText(state)
        self._state.setVisible(bool(state))

    def is_empty(self) -> bool:
        return not any(one.text() for one in self.lines.values())
