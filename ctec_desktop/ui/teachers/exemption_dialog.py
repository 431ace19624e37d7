"""A calendar year in which a teacher owes no practice."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.views import ExemptionForm
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice_page as words


class ExemptionDialog(FormDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, teacher_id: int) -> None:
        super().__init__(words.EXEMPT_TITLE, parent, save=kit_words.SAVE, width=520)
        self._office = office
        self._actor = actor
        self._context = context
        self._teacher_id = teacher_id
        self.body.insertWidget(0, label(words.EXEMPT_LEAD, "sub", wrap=True))
        self.form.add("year", words.YEAR, line(), required=True)
        self.form.add("by", words.EXEMPT_BY, line(), required=True)
        self.form.add("reason", words.REASON, line(words.REASON_HINT), wide=True, required=True)
        self.submitted.connect(self._on_submitted)
        self.form.editor("year").setFocus()

    def _on_submitted(self) -> None:
        asked = ExemptionForm(self._teacher_id, **self.form.values())
        work = partial(_exempt, self._office, self._actor, asked)
        self._context.jobs.start(words.EXEMPT_TITLE, work, self._on_done, self.fail)

    def _on_done(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.EXEMPTED, Tone.OK)
        self.form.is_edited = False
        self.accept()


def _exempt(office: Office, actor: Actor, asked: ExemptionForm, _progress: object) -> Outcome[int]:
    return office.practice_records.exempt(actor, asked)
