"""Taking a merge back; asks why."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.merging import MergeLine
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import merging as words


class UnmergeDialog(FormDialog):
    """What came after the merge and rests on it is told here."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, merge: MergeLine, parent: QWidget) -> None:
        super().__init__(words.UNDO_TITLE, parent, save=words.UNDO, width=500)
        self._office = office
        self._actor = actor
        self._context = context
        self._merge_id = merge.id
        self.body.insertWidget(0, label(words.undo_lead(merge.dropped_name), "sub", wrap=True))
        self.form.add("reason", words.UNDO_REASON, line(), wide=True, required=True)
        self.form.focus_first()
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        work = partial(_undo, self._office, self._actor, self._merge_id, self.form.value("reason"))
        self._context.jobs.start(words.UNDO_TITLE, work, self._on_undone, self.fail)

    def _on_undone(self, _outcome: Outcome[int]) -> None:
        self.form.is_edited = False
        self._context.say(words.undone_line(), Tone.OK)
        self.accept()


def _undo(office: Office, actor: Actor, merge_id: int, reason: str, _progress: object) -> Outcome[int]:
    return office.enterprise_merges.undo(actor, merge_id, reason)
