"""Templates printed with invented people."""

from collections.abc import Collection, Mapping

from ctec_desktop.documents import trial
from ctec_desktop.domain.invented_papers import invented_values
from ctec_desktop.domain.paper_look import PaperLook
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.template import Template, spelt_out
from ctec_desktop.domain.template_views import TrialPaper


def trial_paper(template: Template, chosen: Mapping[str, str], look: PaperLook) -> TrialPaper:
    """The paper as a 草稿; `chosen` are boxes to be ticked other than the first."""
    paper = PAPERS[template.key]
    shown = _as_written(template, paper.fields)
    return trial.trial_paper(shown, invented_values(chosen), is_numbered=paper.is_numbered, look=look)


def refuse_unprintable_text(template: Template, look: PaperLook) -> None:
    """Raises: RuleViolation where the text cannot be printed at all."""
    trial.refuse_unprintable_text(template, invented_values(), is_numbered=PAPERS[template.key].is_numbered, look=look)


def _as_written(template: Template, known: Collection[str]) -> Template:
    """The template with fields it cannot print as they are written, so that a draft can be looked at."""
    foreign = tuple(key for key in template.fields() if key not in known)
    return spelt_out(template, foreign) if foreign else template
