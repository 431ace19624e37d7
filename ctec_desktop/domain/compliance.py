"""What 实习合规报告 says: how placements stand, every finding told once with whom it concerns, what rests on papers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ctec_desktop.domain.checks import MissingFact
from ctec_desktop.domain.filing_views import FilingView
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.rule import Rule

# From the worst: what a placement is drawn as.
STANDINGS: Final = (Result.FAIL, Result.HELD, Result.MISSING_DATA, Result.WARN, Result.PASS)
# So many people are named beside one finding; all are counted.
NAMED: Final = 40


@dataclass(frozen=True, slots=True)
class OutcomeBar:
    """How the placements of one class stand, each counted once by the worst of its findings."""

    label: str
    counts: Mapping[Result, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class RuleTotals:
    """How many placements have each result of one rule."""

    rule: Rule
    counts: Mapping[Result, int]


@dataclass(frozen=True, slots=True)
class NamedPlacement:
    """A placement as the report names it."""

    student_no: str
    name: str
    class_name: str
    enterprise_name: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """One finding with the facts that decided it, and the placements it stands against.

    Args:
        people: the first of them, at most `NAMED`.
    """

    finding: Finding
    placements: int
    people: tuple[NamedPlacement, ...]


@dataclass(frozen=True, slots=True)
class ComplianceReport:
    """
    Args:
        rules_on: everybody is judged by the rules of this day, for comparison alone.
        version: the packs of rules with their versions.
        judged: rules that said anything of anybody, in the order of the rulebook.
        groups: FAIL, what waits for a decision, WARN, then what a person let pass or decided; of each those that
            concern most people first.
        filings: those that stand and speak of these placements.
        apprentices: what stands against apprenticeships of the range, or is missing of them.
        record_only: rules the program does not judge, with the record that shows they are kept.
    """

    on: date
    rules_on: date | None
    about: str
    version: str
    placements: int
    failed: int
    at_work_against_rules: int
    bars: tuple[OutcomeBar, ...]
    judged: tuple[RuleTotals, ...]
    groups: tuple[FoundGroup, ...]
    missing: tuple[MissingFact, ...]
    filings: tuple[FilingView, ...]
    record_only: tuple[Rule, ...]
    unit_ids: tuple[int, ...]
    apprentices: tuple[FoundGroup, ...] = ()

    @property
    def to_confirm(self) -> tuple[Rule, ...]:
        """Rules that were judged, and whose text nobody has confirmed yet."""
        return tuple(one.rule for one in self.judged if not one.rule.is_read_in_the_text)

    def of(self, result: Result) -> tuple[FoundGroup, ...]:
        return tuple(one for one in self.groups if one.finding.result is result)


def standing_of(findings: Sequence[Finding]) -> Result:
    """The worst that is said of a placement; what rests on a paper or does not apply stands as passed."""
    results = {one.result for one in findings}
    return next((one for one in STANDINGS if one in results), Result.PASS)


@dataclass(slots=True)
class _Heap:
    finding: Finding
    placements: int = 0
    people: list[NamedPlacement] = field(default_factory=list)

    def group(self) -> FoundGroup:
        return FoundGroup(self.finding, self.placements, tuple(self.people))


class Grouping:
    """Takes placements one after the other, keeps one finding of each kind and who it is about first."""

    def __init__(self) -> None:
        self._heaps: dict[tuple[str, Result, str, str], _Heap] = {}
        self._bars: dict[str, Counter[Result]] = {}

    def add(self, who: NamedPlacement, findings: Sequence[Finding]) -> None:
        """Whoever comes to several posts is told a finding once. What is missing is told by the fact, not here."""
        self._bars.setdefault(who.class_name, Counter())[standing_of(findings)] += 1
        told = {_key(one): one for one in findings if one.result in _GROUPED}
        for key, one in told.items():
            heap = self._heaps.setdefault(key, _Heap(one))
            heap.placements += 1
            if len(heap.people) < NAMED:
                heap.people.append(who)

    def groups(self) -> tuple[FoundGroup, ...]:
        """What fails first, then those that concern most people."""
        return tuple(sorted((heap.group() for heap in self._heaps.values()), key=_order))

    def outcome_bars(self) -> tuple[OutcomeBar, ...]:
        """By class."""
        return tuple(OutcomeBar(name, dict(counts)) for name, counts in sorted(self._bars.items()))


_GROUPED: Final = (Result.FAIL, Result.HELD, Result.WARN, Result.WAIVED, Result.DECIDED)


def _key(one: Finding) -> tuple[str, Result, str, str]:
    return one.rule_id, one.result, one.code, str(one.facts)


def _order(one: FoundGroup) -> tuple[int, int, str, str]:
    finding = one.finding
    return _GROUPED.index(finding.result), -one.placements, finding.rule_id, str(finding.facts)
