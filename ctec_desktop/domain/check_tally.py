"""Counting what placements are told: most are told what many others are, so that is counted, and taken apart once."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from ctec_desktop.domain.checks import AT_WORK_AGAINST_RULES, MissingFact
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.fitness import FactSubject, subject_of

_OUTCOME: Final = attrgetter("rule_id", "result", "code")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What findings come to whatever the days and names in them; one object for all that come to the same.

    Args:
        counts: each finding's rule and result.
        missing: the code of each fact that is not on record, with the rule that asks for it.
    """

    counts: tuple[tuple[str, Result], ...]
    missing: tuple[tuple[str, str], ...]
    is_failing: bool
    is_red: bool


class Part(NamedTuple):
    """The findings of one family, and what they come to."""

    findings: tuple[Finding, ...]
    told: Told


class TellsAlike:
    """Keeps one `Told` for all findings that come to the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[str, Result, str], ...], Told] = {}

    def part(self, findings: tuple[Finding, ...]) -> Part:
        outcomes = tuple(map(_OUTCOME, findings))
        if outcomes not in self._known:
            self._known[outcomes] = Told(
                tuple((rule_id, result) for rule_id, result, _ in outcomes),
                tuple((code, rule_id) for rule_id, result, code in outcomes if result is Result.MISSING_DATA),
                any(result is Result.FAIL for _, result, _ in outcomes),
                any(result is Result.FAIL and code in AT_WORK_AGAINST_RULES for _, result, code in outcomes),
            )
        return Part(findings, self._known[outcomes])


class About(NamedTuple):
    """Whom and what a placement's findings are about."""

    placement_id: int
    plan_id: int
    enterprise_id: int
    post_ids: tuple[int, ...]


@dataclass(slots=True)
class _Alike:
    """Placements that are told the same; `own` and `subjects` are kept where a fact of theirs is missing."""

    told: Told
    waits_for_own: bool
    placements: int = 0
    own: "array[int]" = field(default_factory=lambda: array("q"))
    subjects: set[tuple[int, int, tuple[int, ...]]] = field(default_factory=set)


class Tally:
    """Takes placements one by one and keeps no finding."""

    def __init__(self) -> None:
        self._groups: dict[tuple[Told, ...], _Alike] = {}

    def add(self, about: About, told: tuple[Told, ...]) -> Told:
        """Counts a placement; what all of it comes to."""
        group = self._groups.get(told)
        if group is None:
            # Whoever comes to several posts is told a rule once for each, and is one placement all the same.
            counts = [one for part in told for one in part.counts]
            missing = tuple(one for part in told for one in part.missing)
            whole = Told(
                tuple(dict.fromkeys(counts)),
                missing,
                any(one.is_failing for one in told),
                any(one.is_red for one in told),
            )
            waits_for_own = any(subject_of(code) is FactSubject.PLACEMENT for code, _ in missing)
            group = self._groups[told] = _Alike(whole, waits_for_own)
        group.placements += 1
        if group.told.missing:
            group.subjects.add(about[1:])
            if group.waits_for_own:
                group.own.append(about.placement_id)
        return group.told

    @property
    def placements(self) -> int:
        return sum(group.placements for group in self._groups.values())

    @property
    def failed(self) -> int:
        return sum(group.placements for group in self._groups.values() if group.told.is_failing)

    def counts(self) -> tuple[tuple[str, Result, int], ...]:
        """How many placements have each result of each rule."""
        found: Counter[tuple[str, Result]] = Counter()
        for group in self._groups.values():
            for one in group.told.counts:
                found[one] += group.placements
        return tuple((rule_id, result, count) for (rule_id, result), count in found.items())

    def missing(self) -> tuple[MissingFact, ...]:
        """The facts most placements wait for first."""
        waiting: defaultdict[str, list[_Alike]] = defaultdict(list)
        rules: defaultdict[str, set[str]] = defaultdict(set)
        for group in self._groups.values():
            for code, rule_id in group.told.missing:
                rules[code].add(rule_id)
            for code in dict.fromkeys(code for code, _ in group.told.missing):
                waiting[code].append(group)
        found = (
            MissingFact(
                code, tuple(sorted(rules[code])), subject_of(code), _subjects(code, groups), _placements(groups)
            )
            for code, groups in waiting.items()
        )
        return tuple(sorted(found, key=_most_first))


def _subjects(code: str, groups: Sequence[_Alike]) -> tuple[int, ...]:
    match subject_of(code):
        case FactSubject.UNIT:
            return _sorted(unit for group in groups for _, unit, _ in group.subjects)
        case FactSubject.POST:
            return _sorted(post for group in groups for _, _, posts in group.subjects for post in posts)
        case FactSubject.PLAN:
            return _sorted(plan for group in groups for plan, _, _ in group.subjects)
        case FactSubject.PLACEMENT:
            return _sorted(one for group in groups for one in group.own)


def _sorted(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(ids)))


def _placements(groups: Sequence[_Alike]) -> int:
    return sum(group.placements for group in groups)


def _most_first(one: MissingFact) -> tuple[int, str]:
    return -one.placements, one.code
