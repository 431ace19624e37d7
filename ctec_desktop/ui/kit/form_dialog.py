"""A dialog around a form: nothing typed is lost, whatever goes wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import kit as words


class FormDialog(Dialog):
    """Emits `submitted` when the person wants to save; the page answers with `accept`, or `fail` and the form stays."""

    submitted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, save: str = words.SAVE, width: int = 640) -> None:
        super().__init__(title, parent, width)
        self.form = FormGrid()
        self.note = Note()
        self.body.addWidget(self.note)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.cancel_button = self.add_cancel()
        self.save_button = self.add_button(save, self.submit, primary=True)
        self._is_busy = False

    def submit(self) -> None:
        """Asks the page to save, once at a time."""
        if self._is_busy:
            return
        self.form.clear_problems()
        self.note.say("")
        self.set_busy(True)
        self.submitted.emit()

    def fail(self, error: BaseException) -> None:
        """Shows why it was not saved: beside the fields where possible, above the form otherwise."""
        self.set_busy(False)
        if isinstance(error, RuleViolation):
            elsewhere = self.form.show_problems(error.problems)
            self.note.say("\n".join(full_sentence(problem) for problem in elsewhere), Tone.BAD)
        else:
            self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.save_button.setEnabled(not is_busy)

    @override
    def reject(self) -> None:
        if self.form.is_edited:
            confirm(self, words.DISCARD_TITLE, words.DISCARD, words.DISCARD_YES, self._on_discard, danger=True)
        else:
            super().reject()

    def _on_discard(self) -> None:
        self.form.is_edited = False
        self.reject()
