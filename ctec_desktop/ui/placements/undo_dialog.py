"""Taking back the newest change of a placement, alone or with everything registered in the same go."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_changes import ChangeLine
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import change_dialog as words


class UndoDialog(FormDialog):
    """The box that takes the others with it is there only when there are others."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        line: ChangeLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.UNDO_TITLE, parent, save=words.UNDO_SAVE, width=480)
        self._office = office
        self._actor = actor
        self._context = context
        self._line = line
        self.body.insertWidget(0, label(words.undo_lead(self._line), wrap=True))
        self.form.add("reason", words.UNDO_REASON, LineEdit(), wide=True, required=True, hint=words.UNDO_REASON_HINT)
        self.all_box = CheckBox(words.undo_all(line.in_batch))
        self.all_box.setVisible(line.in_batch > 1)
        self.body.insertWidget(self.body.count() - 1, self.all_box)
        self.submitted.connect(self._on_submitted)
        self.form.editor("reason").setFocus()

    def _on_submitted(self) -> None:
        work = partial(
            _undo, self._office, self._actor, self._line.id, self.form.value("reason"), self.all_box.isChecked()
        )
        self._context.jobs.start(words.UNDO_TITLE, work, self._on_undone, self.fail)

    def _on_undone(self, outcome: Outcome[int]) -> None:
        self._context.say(words.undone_line(outcome.value), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _undo(
    office: Office, actor: Actor, change_id: int, reason: str, whole_batch: bool, _progress: object
) -> Outcome[int]:
    return office.placement_changes.undo(actor, change_id, reason, whole_batch=whole_batch)
