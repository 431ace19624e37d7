"""Undoing an import from the wizard: the one just made, or the last one made before."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.imports.import_work import ImportWork
from ctec_desktop.ui.imports.undo_dialog import UndoDialog
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import import_files as file_words


class Undoer(QObject):
    """Emits `undone` with the run's id."""

    undone = Signal(int)

    def __init__(self, wizard: Wizard, work: ImportWork, context: PageContext) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._work = work
        self._context = context
        self._dialog: UndoDialog | None = None

    def ask(self, run_id: int, what: str) -> UndoDialog:
        """Asks for the reason."""
        dialog = UndoDialog(run_id, what, self._wizard)
        self._dialog = dialog
        dialog.submitted.connect(self._on_submitted)
        dialog.open()
        return dialog

    def _on_submitted(self) -> None:
        dialog = self._dialog
        assert dialog is not None
        work = partial(self._work.undo, dialog.run_id, dialog.reason())
        self._context.jobs.start(file_words.UNDOING, work, self._on_undone, self._on_not_undone)

    def _on_undone(self, outcome: Outcome[ImportRunView]) -> None:
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
        self._context.say(file_words.undone_line(outcome.value.file_name), Tone.OK)
        self.undone.emit(outcome.value.id)

    def _on_not_undone(self, error: BaseException) -> None:
        if self._dialog is not None:
            self._dialog.fail(error)
