"""Who approved a period of practice, or verified it, and when."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.papers import PeriodPapers
from ctec_desktop.domain.practice.views import DecisionForm, PeriodView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice_page as words
from ctec_desktop.wording import practice_papers as paper_words
from ctec_desktop.wording import sentence


class DecisionDialog(FormDialog):
    """Args: `verifies` where the papers were held against the record; otherwise the plan was approved."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        parent: QWidget,
        period: PeriodView,
        *,
        verifies: bool,
    ) -> None:
        title = words.VERIFY_TITLE if verifies else words.APPROVE_TITLE
        super().__init__(title, parent, save=kit_words.SAVE, width=520)
        self._office = office
        self._actor = actor
        self._context = context
        self._period = period
        self._verifies = verifies
        lead = words.VERIFY_LEAD if verifies else words.APPROVE_LEAD
        self.body.insertWidget(0, label(lead, "sub", wrap=True))
        self.body.insertWidget(0, label(f"{words.span_text(period)}　{words.unit_text(period)}", "strong", wrap=True))
        self.papers = label("", "strong", wrap=True)
        self.body.insertWidget(2, self.papers)
        self.papers.setVisible(verifies)
        if verifies:
            context.jobs.read(partial(office.practice_papers.of_period, actor, period.id), self._on_papers, self.fail)
        by = words.VERIFIED_BY if verifies else words.DECIDED_BY
        self.form.add("on", words.DECIDED_ON, line(words.DAY_HINT), required=True)
        self.form.add("by", by, line(), required=True)
        self.form.set_value("on", office.today().isoformat())
        self.form.is_edited = False
        self.submitted.connect(self._on_submitted)
        self.form.editor("by").setFocus()

    def _on_papers(self, found: PeriodPapers | None) -> None:
        """What the verifier has to hold against the record."""
        self.papers.setText("" if found is None else paper_words.summary(found))

    def _on_submitted(self) -> None:
        asked = DecisionForm(self._period.id, **self.form.values(), version=self._period.version)
        work = partial(_decide, self._office, self._actor, asked, self._verifies)
        self._context.jobs.start(self.windowTitle(), work, self._on_done, self.fail)

    def _on_done(self, outcome: Outcome[int]) -> None:
        said = words.VERIFIED if self._verifies else words.APPROVED
        tone = Tone.WARN if outcome.warnings else Tone.OK
        self._context.say("\n".join([said, *(sentence(problem) for problem in outcome.warnings)]), tone)
        self.form.is_edited = False
        self.accept()


def _decide(office: Office, actor: Actor, asked: DecisionForm, verifies: bool, _progress: object) -> Outcome[int]:
    records = office.practice_records
    return records.verify(actor, asked) if verifies else records.approve(actor, asked)
