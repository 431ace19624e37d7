"""An apprenticeship that ends before its last day: from when on, and why."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import apprentices_page as words


class TrainingEndDialog(FormDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, apprenticeship_id: int
    ) -> None:
        super().__init__(words.ENDING, parent, width=460)
        self._office = office
        self._actor = actor
        self._context = context
        self._id = apprenticeship_id
        self.form.add("ended_on", words.ENDED_ON, line(words.DAY_HINT), wide=True, required=True, hint=words.END_HINT)
        self.form.add("reason", words.END_REASON, line(), wide=True, required=True)
        self.submitted.connect(self._on_submitted)
        self.form.editor("ended_on").setFocus()

    def _on_submitted(self) -> None:
        typed = (self._id, self.form.value("ended_on"), self.form.value("reason"))
        work = partial(_run, self._office, self._actor, typed)
        self._context.jobs.start(words.ENDING, work, self._on_ended, self.fail)

    def _on_ended(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.ENDED_LINE, Tone.OK)
        self.form.is_edited = False
        self.accept()


def _run(office: Office, actor: Actor, typed: tuple[int, str, str], _progress: object) -> Outcome[int]:
    apprenticeship_id, day, reason = typed
    try:
        ended_on = parse_day(day).on
    except NotADay:
        ended_on = None
    return office.apprenticeships.end(actor, apprenticeship_id, ended_on, reason)
