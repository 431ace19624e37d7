"""The frame of work done in steps: look, check, carry out; every step can be gone back from until the last."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import rule
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.step_header import StepHeader
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as words


class Wizard(Dialog):
    """The page that owns it decides when a step is done.

    `next_requested` names the step the person wants to leave; the owner does the work and answers with `go_to`, or
    with `fail` and the person stays. While busy, cancel emits `stop_requested` instead of closing.
    """

    next_requested = Signal(int)
    stop_requested = Signal()

    def __init__(self, title: str, steps: Sequence[str], parent: QWidget | None = None, width: int = 860) -> None:
        super().__init__(title, parent, width)
        self._last = len(steps) - 1
        self._at = 0
        self._can_go_back = True
        self._is_ready = True
        self._is_busy = False
        self._header = StepHeader(steps)
        self._stack = QStackedWidget()
        self.note = Note()
        self._build()
        self.go_to(0)

    def _build(self) -> None:
        head = QFrame()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(self._header)
        column.addWidget(rule())
        self.body.addWidget(head)
        self.body.addWidget(self.note)
        self.body.addWidget(self._stack, 1)
        self.cancel_button = self.add_cancel()
        self.back_button = self.add_button(words.BACK, self._on_back)
        self.next_button = self.add_button(words.NEXT, self._on_next, primary=True)

    def add_step(self, widget: QWidget) -> None:
        """Adds the content of the next step."""
        self._stack.addWidget(widget)

    def step(self) -> int:
        return self._at

    def go_to(self, step: int, *, next_label: str = "", can_go_back: bool = True) -> None:
        """Shows a step. The last one has only a closing button unless `next_label` says otherwise."""
        self._at = step
        self._can_go_back = can_go_back
        self._header.set_step(step)
        self._stack.setCurrentIndex(step)
        self.note.say("")
        self.next_button.setText(next_label or (words.FINISH if step == self._last else words.NEXT))
        self._is_busy = False
        self.set_ready(True)

    def set_ready(self, is_ready: bool) -> None:
        """Whether the person may go on."""
        self._is_ready = is_ready
        self._tell()

    def set_busy(self, is_busy: bool) -> None:
        """Whether work is under way."""
        self._is_busy = is_busy
        self._tell()

    def fail(self, error: BaseException) -> None:
        """Says why the step could not be left."""
        self.set_busy(False)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _tell(self) -> None:
        self.next_button.setEnabled(self._is_ready and not self._is_busy)
        self.back_button.setEnabled(not self._is_busy)
        self.back_button.setVisible(self._at > 0 and self._can_go_back)
        self.cancel_button.setVisible(self._can_go_back)

    def _on_back(self) -> None:
        if self._at > 0:
            self.go_to(self._at - 1)

    def _on_next(self) -> None:
        if self._is_ready and not self._is_busy:
            self.note.say("")
            self.next_requested.emit(self._at)

    @override
    def reject(self) -> None:
        if self._is_busy:
            self.stop_requested.emit()
        else:
            super().reject()
