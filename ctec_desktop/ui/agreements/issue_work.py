"""What issuing asks of the services, off the window's thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView, PlanView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.print_papers import papers_of_draft, papers_of_part
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.print_dialog import Papers
from ctec_desktop.wording.agreement_files import PATTERN

if TYPE_CHECKING:
    from ctec_desktop.services.agreements import IssueReport
    from ctec_desktop.services.approvals import SubmitReport


@dataclass(frozen=True, slots=True)
class IssueChoices:
    """What can be chosen from."""

    classes: tuple[ClassView, ...]
    plans: tuple[PlanView, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A class, and how its papers are wanted.

    Args:
        plan_id: the plan its placements must be under; None for any.
        originals: None for what the plan says.
    """

    class_name: str
    plan_id: int | None
    originals: int | None = None
    is_duplex: bool = True
    is_separate: bool = False
    name_pattern: str = PATTERN


@dataclass(frozen=True, slots=True)
class Checked:
    """
    Args:
        ready: how many would get an agreement.
        refused: why each of the others is left out.
        issued: how many of the class have one, looked up only where nobody is ready.
        source: what the rules say of the text they would be printed from.
        to_submit: how many wait to be submitted for approval.
    """

    ready: int
    refused: tuple[Problem, ...]
    issued: int
    source: Finding
    to_submit: int = 0

    @property
    def left_out(self) -> int:
        """How many students are left out; one may have several reasons."""
        return len({problem.place for problem in self.refused})


@dataclass(frozen=True, slots=True)
class Draft:
    """The first student's papers as a 草稿."""

    pdf: bytes
    pages: int


class IssueWork:
    """One office and one person at work; every method may be called from any thread."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def choices(self) -> IssueChoices:
        return IssueChoices(self._office.school.classes(self._actor), self._office.plans.all(self._actor))

    def check(self, wish: Wish) -> Checked:
        batch = self._office.agreements.check_class(self._actor, wish.class_name, wish.plan_id)
        source = self._office.templates.source_finding(self._actor)
        issued = 0 if batch.ready else self._issued(wish)
        return Checked(len(batch.ready), batch.refused, issued, source, len(batch.to_submit))

    def submit(self, wish: Wish, _progress: Progress) -> Outcome["SubmitReport"]:
        return self._office.approvals.submit_class(self._actor, wish.class_name, wish.plan_id)

    def draft(self, wish: Wish) -> Draft:
        """Raises: RuleViolation when nobody of the class can get an agreement."""
        pdf = self._office.agreements.draft_pdf(self._actor, wish.class_name, wish.plan_id, wish.originals)
        return Draft(pdf, self._office.agreements.draft_pages(self._actor, pdf))

    def draft_png(self, draft: Draft, page: int, dpi: int) -> bytes:
        return self._office.agreements.draft_page_png(self._actor, draft.pdf, page, dpi)

    def draft_papers(self, draft: Draft) -> Papers:
        """The draft as the print dialog takes it."""
        return papers_of_draft(self._office, self._actor, draft.pdf, draft.pages)

    def part_papers(self, context: PageContext, agreement_id: int) -> Papers:
        """The merged part an agreement stands in, for the print dialog."""
        return papers_of_part(self._office, self._actor, context, agreement_id)

    def issue(self, wish: Wish, folder: Path, progress: Progress) -> Outcome["IssueReport"]:
        from ctec_desktop.services.agreement_output import IssueClass

        asked = IssueClass(
            wish.class_name,
            folder,
            wish.plan_id,
            originals=wish.originals,
            is_duplex=wish.is_duplex,
            is_separate=wish.is_separate,
            name_pattern=wish.name_pattern,
        )
        return self._office.agreements.issue_class(self._actor, asked, progress)

    def _issued(self, wish: Wish) -> int:
        return self._office.agreements.issued_of_class(self._actor, wish.class_name, wish.plan_id)
