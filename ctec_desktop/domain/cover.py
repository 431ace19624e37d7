"""Insurance of internships, day by day: whom a policy covers when, and which days of an internship nobody covers.

A policy covers a person from the day their enrolment takes effect until the day before their removal does, within the
days of the policy and of its extensions (regulations.md section 6, INS-01, INS-02, INS-05, INS-REQ).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from ctec_desktop.domain.day_spans import ONE_DAY, Span, Spans, common, count, minus, union
from ctec_desktop.domain.placement_periods import Effective


class PolicyKind(StrEnum):
    """实习责任保险, 意外伤害保险, 单项工伤保险; 校方责任险 and 学平险 are kept on record and never satisfy a rule."""

    LIABILITY = "liability"
    ACCIDENT = "accident"
    WORK_INJURY = "work_injury"
    SCHOOL_LIABILITY = "school_liability"
    STUDENT_SAFETY = "student_safety"


class CoverScheme(StrEnum):
    """Whom a policy is written for: interns, apprentices of 现代学徒制, apprentices of 企业新型学徒制."""

    ORDINARY = "ordinary"
    MODERN_APPRENTICE = "modern_apprentice"
    NEW_APPRENTICE = "new_apprentice"


class CoverPayer(StrEnum):
    """Who bears the premium; a student never bears that of liability cover (INS-03)."""

    TUITION = "tuition"
    FREE_TUITION = "free_tuition"
    ENTERPRISE = "enterprise"
    STUDENT = "student"


class ListKind(StrEnum):
    """What the insurer is asked for: the first list, more people, fewer people, more days."""

    ENROL = "enrol"
    ADD = "add"
    REMOVE = "remove"
    EXTEND = "extend"


# What the nation demands; a regional or school pack, or the agreement, may ask for more (INS-REQ).
REQUIRED_KINDS: Mapping[PolicyKind, date] = MappingProxyType({PolicyKind.LIABILITY: date.min})
# Days before the last day of a policy on which the school is reminded, the nearest last.
EXPIRY_LADDER = (90, 60, 30)


class Extension(NamedTuple):
    """More days by an endorsement: from the day it takes effect, or the day after the old last one, to a new last."""

    effective_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class PolicyDays:
    """What decides the days of a policy.

    Args:
        missing: what is not entered yet of insurer, number, period and scan; until all is, it covers nobody.
        extensions: those the insurer has confirmed, in the order they were made.
    """

    kind: PolicyKind
    scheme: CoverScheme
    from_on: date | None
    until_on: date | None
    missing: tuple[str, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def last_on(self) -> date | None:
        """The last day of the policy with its extensions."""
        return max([self.until_on, *(one.until_on for one in self.extensions)]) if self.until_on else None

    def agreed(self) -> Spans:
        """The days that were agreed on, whether or not the papers are complete."""
        if self.from_on is None or self.until_on is None:
            return ()
        found = [Span(self.from_on, self.until_on)]
        found += [Span(max(one.effective_on, self.from_on), one.until_on) for one in self.extensions]
        return union(found)

    def spans(self) -> Spans:
        """The days on which it covers the people enrolled in it."""
        return () if self.missing else self.agreed()


class Membership(NamedTuple):
    """A person on a policy: the day the enrolment takes effect (none while the insurer has not answered), and that
    of the removal."""

    policy_id: int
    added_on: date | None
    removed_on: date | None = None


def member_spans(policy: PolicyDays, one: Membership) -> Spans:
    """The days the policy covers this person."""
    if one.added_on is None:
        return ()
    last = date.max if one.removed_on is None else one.removed_on - ONE_DAY
    return common(policy.spans(), (Span(one.added_on, last),))


def scheme_of(training_mode: str | None) -> CoverScheme:
    """Which scheme a student is trained under, from the 培养方式 on record."""
    told = training_mode or ""
    if "新型学徒" in told:
        return CoverScheme.NEW_APPRENTICE
    return CoverScheme.MODERN_APPRENTICE if "学徒" in told else CoverScheme.ORDINARY


def needed_spans(placements: Iterable[Effective]) -> Spans:
    """The days on which a student is an intern: every placement after its changes, without its pauses."""
    found: list[Span] = []
    for now in placements:
        if now.is_in_force_at_all:
            pauses = [Span(first, last or date.max) for first, last in now.pauses]
            found += minus((Span(now.from_on, now.last_on),), pauses)
    return union(found)


@dataclass(frozen=True, slots=True)
class CoverLedger:
    """One student's days: those that need cover, those each kind covers, and what is left uncovered of each kind.

    Args:
        in_other_scheme: days a policy of a required kind would cover, were it written for the student's scheme.
    """

    scheme: CoverScheme
    needed: Spans
    covered: Mapping[PolicyKind, Spans]
    gaps: Mapping[PolicyKind, Spans]
    in_other_scheme: Spans = ()

    @property
    def gap_days(self) -> int:
        """Days that lack at least one required kind."""
        return count(self.uncovered)

    @property
    def uncovered(self) -> Spans:
        return union(span for spans in self.gaps.values() for span in spans)


@dataclass(frozen=True, slots=True)
class Required:
    """
    Args:
        kinds: each kind that is demanded of everybody, with the first day it is demanded on.
        of_majors: the same of students whose major's code begins with one of these.
    """

    kinds: Mapping[PolicyKind, date]
    of_majors: tuple[tuple[tuple[str, ...], PolicyKind, date], ...] = ()

    @property
    def majors(self) -> tuple[str, ...]:
        """Beginnings of the codes of majors that something more is demanded of."""
        return tuple(sorted({code for codes, _, _ in self.of_majors for code in codes}))

    def of(self, major: str) -> Mapping[PolicyKind, date]:
        mine = [(kind, first) for codes, kind, first in self.of_majors if major.startswith(codes)]
        if not major or not mine:
            return self.kinds
        found = dict(self.kinds)
        for kind, first in mine:
            found[kind] = min(found.get(kind, first), first)
        return found


OF_EVERYBODY: Final = Required(REQUIRED_KINDS)


def ledger(
    needed: Spans,
    scheme: CoverScheme,
    policies: Mapping[int, PolicyDays],
    memberships: Sequence[Membership],
    required: Mapping[PolicyKind, date] = REQUIRED_KINDS,
) -> CoverLedger:
    """Holds the days of an internship against the days of cover. Policies that overlap count once.

    Args:
        required: each kind that is demanded, with the first day it is demanded on.
    """
    found: dict[PolicyKind, list[Span]] = {kind: [] for kind in sorted(required)}
    elsewhere: list[Span] = []
    for one in memberships:
        policy = policies.get(one.policy_id)
        if policy is None:
            continue
        spans = member_spans(policy, one)
        if policy.scheme is scheme:
            found.setdefault(policy.kind, []).extend(spans)
        elif policy.kind in required:
            elsewhere.extend(spans)
    covered = {kind: union(spans) for kind, spans in found.items()}
    gaps = {kind: minus(_from(required[kind], needed), covered[kind]) for kind in sorted(required)}
    return CoverLedger(scheme, needed, covered, gaps, common(needed, elsewhere))


def _from(first: date, spans: Spans) -> Spans:
    return spans if first == date.min else common(spans, (Span(first, date.max),))


def expires_in(last_on: date | None, today: date) -> int | None:
    """The step of the ladder a policy stands on: 90, 60 or 30 days before its last day; none before and after it."""
    if last_on is None or last_on < today:
        return None
    left = (last_on - today).days
    return min((step for step in EXPIRY_LADDER if left <= step), default=None)
