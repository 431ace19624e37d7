"""What checking placements comes to: totals, missing facts grouped, what fails, who is at work against the rules."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.fitness import FactSubject

# Findings of a student who is at work and must not be: red, before everything else (违规在岗).
AT_WORK_AGAINST_RULES: Final = frozenset({"unsigned_at_work", "uninsured_at_work"})


@dataclass(frozen=True, slots=True)
class CheckSelection:
    """Which placements; what is left empty does not narrow.

    Args:
        is_at_work: only those whose student has come by the day it is judged as of.
    """

    class_name: str | None = None
    plan_id: int | None = None
    enterprise_ids: tuple[int, ...] = ()
    placement_ids: tuple[int, ...] = ()
    is_at_work: bool = False


EVERY_PLACEMENT: Final = CheckSelection()


@dataclass(frozen=True, slots=True)
class ReportRange:
    """Which placements a report speaks of, and what they are called together; no name is the whole school."""

    chosen: CheckSelection = EVERY_PLACEMENT
    about: str = ""

    @staticmethod
    def of(class_name: str | None, plan_id: int | None, unit_id: int | None, about: str) -> "ReportRange":
        """As a person chose it; what is left open does not narrow."""
        return ReportRange(CheckSelection(class_name, plan_id, (unit_id,) if unit_id else ()), about)


WHOLE_SCHOOL: Final = ReportRange()


@dataclass(frozen=True, slots=True)
class MissingFact:
    """One fact that is not on record: about how many subjects, and how many placements wait for it.

    Args:
        code: the finding that names it.
        subject_ids: sorted; of units, posts, plans or placements.
    """

    code: str
    rule_ids: tuple[str, ...]
    subject: FactSubject
    subject_ids: tuple[int, ...]
    placements: int


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A placement with everything that stands against it; `unit_id` is where the student is."""

    placement_id: int
    student_no: str
    student_name: str
    class_name: str
    enterprise_name: str
    post_name: str
    findings: tuple[Finding, ...]
    plan_id: int
    unit_id: int

    @property
    def is_against_rules(self) -> bool:
        return any(one.code in AT_WORK_AGAINST_RULES for one in self.findings)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """
    Args:
        counts: how many placements have each result of each rule.
        version: the packs in use on the day, or on `rules_on`; each finding names those it was judged by.
        failing: placements with a FAIL, the ones at work against the rules first; `failed` is how many there are.
        rules_on: everything was judged anew by the rules of this day; None where each by those of its first day.
    """

    on: date
    version: str
    placements: int
    counts: tuple[tuple[str, Result, int], ...]
    missing: tuple[MissingFact, ...]
    failing: tuple[CheckLine, ...]
    failed: int
    at_work_against_rules: tuple[int, ...]
    rules_on: date | None = None

    @property
    def waived(self) -> int:
        """How many warnings of placements a named person let pass; no other result counts them."""
        return self.total(Result.WAIVED)

    def total(self, result: Result) -> int:
        return sum(count for _, found, count in self.counts if found is result)


class DepartureCondition(StrEnum):
    """The eight that come beforehand (八个事先), safety training and cover."""

    AGREEMENT = "agreement"
    CONSENT = "consent"
    INSPECTION = "inspection"
    DECISION = "decision"
    FILING = "filing"
    PROGRAMME = "programme"
    SCHOOL_RULES = "school_rules"
    TRAINING = "training"
    SAFETY = "safety"
    COVER = "cover"


CONDITIONS: Final[dict[DepartureCondition, tuple[str, ...]]] = {
    DepartureCondition.AGREEMENT: ("INT-AGR-01", "INT-AGR-02"),
    DepartureCondition.CONSENT: ("INT-CONS-01", "INT-SELF-01"),
    DepartureCondition.INSPECTION: ("INT-UNIT-04",),
    DepartureCondition.DECISION: ("INT-UNIT-05",),
    DepartureCondition.FILING: ("INT-FILE-01", "INT-PROV-01", "INT-ABROAD-01"),
    DepartureCondition.PROGRAMME: ("INT-PROG-01",),
    DepartureCondition.SCHOOL_RULES: ("INT-ORG-01",),
    DepartureCondition.TRAINING: ("INT-TRAIN-01",),
    DepartureCondition.SAFETY: ("INT-SAFE-01",),
    DepartureCondition.COVER: ("INS-01", "INS-REQ", "INS-02", "INS-03"),
}
_WORST: Final = (
    Result.FAIL,
    Result.HELD,
    Result.MISSING_DATA,
    Result.WARN,
    Result.WAIVED,
    Result.DECIDED,
    Result.EXEMPT,
    Result.PASS,
)


@dataclass(frozen=True, slots=True)
class ConditionState:
    """One condition of the departure gate for one student, with the findings it rests on."""

    condition: DepartureCondition
    result: Result
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """The departure gate of one student; open when every condition holds."""

    line: CheckLine
    conditions: tuple[ConditionState, ...]

    @property
    def may_leave(self) -> bool:
        return all(one.result not in (Result.FAIL, Result.HELD, Result.MISSING_DATA) for one in self.conditions)


def departure_conditions(findings: tuple[Finding, ...]) -> tuple[ConditionState, ...]:
    """The ten conditions by the findings of a placement."""
    states = []
    for condition, rule_ids in CONDITIONS.items():
        mine = tuple(one for one in findings if one.rule_id in rule_ids)
        results = {one.result for one in mine}
        worst = next((result for result in _WORST if result in results), Result.NOT_APPLICABLE)
        states.append(ConditionState(condition, worst, mine))
    return tuple(states)
