"""Asks why an import is undone; says what stands in the way."""

from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.wording import import_files as file_words

REASON = "reason"
_LONGEST = 200


class UndoDialog(FormDialog):
    """`what` names the import in a sentence; `run_id` is carried for whoever answers `submitted`."""

    def __init__(self, run_id: int, what: str, parent: QWidget | None = None) -> None:
        super().__init__(file_words.UNDO_TITLE, parent, save=file_words.UNDO_YES, width=520)
        self.run_id = run_id
        reason = LineEdit()
        reason.setMaxLength(_LONGEST)
        self.body.insertWidget(0, label(what, wrap=True))
        self.body.insertWidget(1, label(file_words.UNDO_HINT, "sub", wrap=True))
        self.form.add(REASON, file_words.UNDO_REASON, reason, wide=True, required=True)
        reason.setFocus()

    def reason(self) -> str:
        return self.form.value(REASON)
