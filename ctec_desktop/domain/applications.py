"""Applications for places students found themselves: states, decisions, and what approval must know (INT-SELF-01)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.meanwhile import Cells
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.kernel.problems import FieldPlace, Problem, Severity, SubjectPlace

RULE = "INT-SELF-01"
CLAUSE = clause_of(RULE)


class ApplicationState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


# Approval may be taken back while nothing is printed; a refusal voids the placement and is final.
MAY_BECOME: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.PENDING: frozenset({ApplicationState.APPROVED, ApplicationState.REFUSED}),
    ApplicationState.APPROVED: frozenset({ApplicationState.REFUSED}),
    ApplicationState.REFUSED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class ApplicationDecision:
    """What a person decides of one application. A refusal needs a reason."""

    placement_id: int
    is_approved: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application as the grid shows it.

    Args:
        sheet_returned_on, notice_returned_on: when the signed application and the parents' notice came back.
        findings: what the rules say today, problems only.
    """

    placement_id: int
    student_no: str
    student_name: str
    class_name: str
    enterprise_name: str
    uscc: str | None
    post_name: str
    site_address: str | None
    from_on: date
    until_on: date
    applied_on: date
    reason: str | None
    guardian_agreed_on: date | None
    state: ApplicationState
    decided_by: str | None
    decision_note: str | None
    sheet_returned_on: date | None = None
    notice_returned_on: date | None = None
    findings: tuple[Problem, ...] = ()

    @property
    def papers(self) -> Cells:
        """What is known of its papers, in the order of `PapersReturned`."""
        return self.sheet_returned_on, self.notice_returned_on, self.guardian_agreed_on

    @property
    def may_be_approved(self) -> bool:
        """Whether nothing stands in the way; what is held is for the person who approves to decide."""
        is_open = self.state is ApplicationState.PENDING
        return is_open and all(problem.severity is not Severity.REFUSED for problem in self.findings)


@dataclass(frozen=True, slots=True)
class PapersReturned:
    """What shall stand for one application: the days its papers came back, and the day the guardian signed.

    `shown` is what stood there when it was filled in.
    """

    placement_id: int
    sheet_on: date | None
    notice_on: date | None
    agreed_on: date | None
    shown: Cells | None = None

    @property
    def cells(self) -> Cells:
        return self.sheet_on, self.notice_on, self.agreed_on


def papers_problems(known: ApplicationView, said: PapersReturned, today: date) -> tuple[Problem, ...]:
    """What is wrong with the days: a paper comes back after it was signed, and not tomorrow.

    What is wrong with one day stands beside its field; days that do not fit each other are said of the student.
    """
    found = []
    days = {"sheet_on": said.sheet_on, "notice_on": said.notice_on, "agreed_on": said.agreed_on}
    for key, day in days.items():
        if day is not None and day > today:
            found.append(_wrong(said, key, ApplicationCode.PAPER_AHEAD, today))
    if said.agreed_on != known.guardian_agreed_on and known.state is not ApplicationState.PENDING:
        found.append(_wrong(said, "agreed_on", ApplicationCode.CONSENT_DECIDED, today))
    elif said.agreed_on is not None and said.notice_on is not None and said.notice_on < said.agreed_on <= today:
        facts = {"day": said.agreed_on.isoformat(), "notice_on": said.notice_on.isoformat()}
        place = SubjectPlace("student", f"{known.student_name}（{known.student_no}）")
        found.append(Problem(ApplicationCode.NOTICE_BEFORE_CONSENT, facts=dict(facts), place=place))
    return tuple(found)


def _wrong(said: PapersReturned, key: str, code: ApplicationCode, day: date) -> Problem:
    return Problem(code, facts={"day": day.isoformat()}, place=FieldPlace(f"{key}:{said.placement_id}"))


def application_findings(agreed_on: date | None, from_on: date, today: date) -> tuple[Finding, ...]:
    """What the rule asks before approval: the guardian's word, and that approval comes before the start."""
    found = []
    if agreed_on is None:
        found.append(Finding(RULE, Result.MISSING_DATA, ApplicationCode.GUARDIAN_MISSING, CLAUSE))
    if today > from_on:
        facts = {"from_on": from_on.isoformat()}
        found.append(Finding(RULE, Result.HELD, ApplicationCode.APPROVED_LATE, CLAUSE, facts))
    return tuple(found)
