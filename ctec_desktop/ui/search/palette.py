"""The search over everything: type, choose with the arrows, Enter opens."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from ctec_desktop.domain.search_hits import HitGroup, SearchHit
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.ui.search.line_delegate import LineDelegate
from ctec_desktop.ui.search.lines import Command, Line, LinesModel, command_lines, hit_lines, recent_lines
from ctec_desktop.wording import search as words

_PAUSE_MS: Final = 60
_WIDTH, _HEIGHT = 680, 520
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


Find = Callable[[str], tuple[HitGroup, ...]]


class _Box(SearchEdit):
    """The box types; arrows and pages are for the list below it."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = None if self.is_composing else _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Palette(Dialog):
    """Keys go to the list while the box keeps the focus, so that one can always type on.

    Args:
        find: asked off the window's thread.
        recent: what was opened last, shown while nothing is typed.
    """

    chosen = Signal(object)

    def __init__(
        self,
        find: Find,
        commands: Sequence[Command],
        recent: Sequence[SearchHit],
        jobs: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.TITLE, parent, _WIDTH)
        self._find = find
        self._commands = tuple(commands)
        self._recent = tuple(recent)
        self._jobs = jobs
        self._asking: Job | None = None
        self._shown_for: str | None = None
        self._is_enter_due = False
        self.search = _Box(words.HINT, pause_ms=_PAUSE_MS)
        self.lines = LinesModel(self)
        self.view = QListView()
        self._said = label("", "sub", wrap=True)
        self._build()
        self.search.settled.connect(self._on_settled)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_enter)
        self.search.stepped.connect(self._on_stepped)
        self.view.clicked.connect(self._on_clicked)
        self._on_settled("")

    def _build(self) -> None:
        self.foot.hide()
        self.body.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.M)
        self.body.setSpacing(Gap.S)
        self.search.draw_icon()
        self.view.setModel(self.lines)
        self.view.setItemDelegate(LineDelegate(self.view))
        self.view.setAccessibleName(words.FOUND)
        self.view.setObjectName("found_lines")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for widget in (self.search, self._said):
            self.body.addWidget(widget)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(label(words.KEYS, "small"))
        self.setMaximumHeight(_HEIGHT)
        self.resize(_WIDTH, _HEIGHT)
        self.search.setFocus()

    def said(self) -> str:
        """The line between box and list; empty while the list speaks for itself."""
        return self._said.text()

    def current_line(self) -> Line | None:
        """What Enter would open."""
        index = self.view.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

    def _on_typed(self) -> None:
        self._is_enter_due = False

    def _on_settled(self, text: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if not text:
            self._show("", [*recent_lines(self._recent), *command_lines(self._commands, "")])
            return
        asking = self._jobs.read(partial(self._find, text), partial(self._on_found, text), self._on_lost)
        if not asking.has_ended:
            self._asking = asking
            if not self.lines.lines:
                self._say(words.SEARCHING)

    def _on_found(self, text: str, groups: tuple[HitGroup, ...]) -> None:
        if text == self.search.text().strip():
            self._show(text, [*hit_lines(groups), *command_lines(self._commands, text)])

    def _on_lost(self, error: BaseException) -> None:
        self._show(self.search.text().strip(), [])
        self._say("\n".join(error_lines(error)))

    def _show(self, text: str, lines: Sequence[Line]) -> None:
        self._shown_for = text
        self.lines.show(lines)
        self._say("" if lines or not text else words.NOTHING)
        self._stand_on(self.lines.next_choice(-1, 1))
        if self._is_enter_due:
            self._is_enter_due = False
            self._open_current()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _stand_on(self, position: int) -> None:
        if position >= 0:
            self.view.setCurrentIndex(self.lines.index(position))
        if position <= 1:
            self.view.scrollToTop()

    def _on_stepped(self, step: int) -> None:
        self._stand_on(self.lines.next_choice(self.view.currentIndex().row(), step))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self._open_current()

    def _on_enter(self) -> None:
        """Opens the first hit of what stands in the box, never of what stood there before."""
        self.search.settle()
        if self._shown_for == self.search.text().strip():
            self._open_current()
        else:
            self._is_enter_due = True

    def _open_current(self) -> None:
        line = self.current_line()
        if line is not None and line.what is not None:
            self.accept()
            self.chosen.emit(line.what)
