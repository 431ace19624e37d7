"""What a visit needs before it leaves: cover on its days, a leader, a safety plan, the parents' receipts.

It needs no agreement and may take first-years; the school arranges it (regulations.md section 16, INT-COG-01).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules import cover
from ctec_desktop.domain.rules.cover import CoverFacts
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.kernel.problems import Fact

_NAMED = 5
_CoverCheck: TypeAlias = Callable[[CoverFacts, Rule], Finding]


@dataclass(frozen=True, slots=True)
class PersonCover:
    """Someone who goes, the days of the visit held against the policies they are on."""

    name: str
    facts: CoverFacts


@dataclass(frozen=True, slots=True)
class TripFacts:
    """What is known about a visit.

    Args:
        covers: everyone who goes, held against their policies.
        going: how many go; an excused student does not.
        without_notice: names of those going whose parents have not answered.
        on_post: names of those going who are on post on one of the days, with the unit.
    """

    days: Period
    covers: tuple[PersonCover, ...]
    leaders: int
    safety_plan: str | None
    going: int
    without_notice: tuple[str, ...]
    on_post: tuple[str, ...]


_TripCheck: TypeAlias = Callable[[TripFacts, Rule], Finding]


def judge_trip(facts: TripFacts, rules: Rules) -> tuple[Finding, ...]:
    """Every rule, in the order they are told."""
    return judged(rules, FAMILY, facts)


def _of_everybody(judge: _CoverCheck, broken: TripCode, lacking: TripCode) -> _TripCheck:
    """What is asked of a placement is asked of everyone who goes; their names are told together."""

    def check(facts: TripFacts, rule: Rule) -> Finding:
        results = [(one.name, judge(one.facts, rule).result) for one in facts.covers]
        days = {"from_on": facts.days.from_on.isoformat(), "until_on": facts.days.until_on.isoformat()}
        for code, say, wrong in (
            (broken, rule.breach, (Result.FAIL, Result.WARN)),
            (lacking, rule.missing, (Result.MISSING_DATA,)),
        ):
            names = tuple(name for name, result in results if result in wrong)
            if names:
                return say(code, {"count": len(names), "names": _some(names), **days})
        return rule.passed if any(result is Result.PASS for _, result in results) else rule.not_applicable()

    return check


def _leaders(facts: TripFacts, rule: Rule) -> Finding:
    return rule.passed if facts.leaders else rule.breach(TripCode.NO_LEADER)


def _safety(facts: TripFacts, rule: Rule) -> Finding:
    return rule.passed if facts.safety_plan else rule.missing(TripCode.NO_SAFETY_PLAN)


def _notices(facts: TripFacts, rule: Rule) -> Finding:
    """COG-NOTICE (the office's own): the parents of everyone who goes have sent the receipt back."""
    if not facts.going:
        return rule.missing(TripCode.NOBODY_ON_ROSTER)
    if not facts.without_notice:
        return rule.passed
    told: dict[str, Fact] = {"count": len(facts.without_notice), "names": _some(facts.without_notice)}
    return rule.missing(TripCode.NOTICES_MISSING, told)


def _overlap(facts: TripFacts, rule: Rule) -> Finding:
    """PLC-OVERLAP (derived): nobody is on a visit and on post on one day."""
    if not facts.on_post:
        return rule.passed
    return rule.breach(TripCode.MEETS_PLACEMENT, {"names": _some(facts.on_post)})


FAMILY = (
    ("INS-01", _of_everybody(cover.insured, TripCode.UNINSURED_TODAY, TripCode.NOT_ENROLLED)),
    ("INS-REQ", _of_everybody(cover.kinds, TripCode.KIND_LACKING, TripCode.NOT_ENROLLED)),
    ("INS-02", _of_everybody(cover.whole, TripCode.COVER_GAP, TripCode.NOT_ENROLLED)),
    ("INS-03", _of_everybody(cover.payer, TripCode.PAYER_STUDENT, TripCode.PAYER_UNKNOWN)),
    ("INT-MENT-01", _leaders),
    ("INT-ORG-01", _safety),
    ("COG-NOTICE", _notices),
    ("PLC-OVERLAP", _overlap),
)


def _some(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:_NAMED])
    return f"{shown} 等" if len(names) > _NAMED else shown
