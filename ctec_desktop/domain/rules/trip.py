"""What a visit needs before it leaves: cover on its days, a leader, a safety plan, the parents' receipts.

It needs no agreement and may take first-years; the school arranges it (regulations.md section 16, INT-COG-01).
"""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.kernel.problems import Fact

_NAMED = 5


@dataclass(frozen=True, slots=True)
class TripFacts:
    """What is known about a visit.

    Args:
        going: how many go; an excused student does not.
        without_notice: names of those going whose parents have not answered.
        on_post: names of those going who are on post on one of the days, with the unit.
    """

    days: Period
    insurance_kind: str | None
    insured_from: date | None
    insured_until: date | None
    leaders: int
    safety_plan: str | None
    going: int
    without_notice: tuple[str, ...]
    on_post: tuple[str, ...]


def judge_trip(facts: TripFacts, rules: Rules) -> tuple[Finding, ...]:
    """Every rule, in the order they are told."""
    return judged(rules, FAMILY, facts)


def _insured(facts: TripFacts, rule: Rule) -> Finding:
    return rule.passed if facts.insurance_kind else rule.missing(TripCode.COVER_UNKNOWN)


def _kind(facts: TripFacts, rule: Rule) -> Finding:
    """INS-REQ: asked only where an insurance is named at all."""
    if not facts.insurance_kind:
        return rule.not_applicable()
    if not any(kind in facts.insurance_kind for kind in rule.words("kinds")):
        return rule.breach(TripCode.NOT_LIABILITY, {"kind": facts.insurance_kind})
    return rule.passed


def _cover(facts: TripFacts, rule: Rule) -> Finding:
    first, last = facts.insured_from, facts.insured_until
    if first is None or last is None:
        return rule.missing(TripCode.COVER_UNKNOWN)
    if first <= facts.days.from_on and facts.days.until_on <= last:
        return rule.passed
    told = {"insured_from": first.isoformat(), "insured_until": last.isoformat()}
    told |= {"from_on": facts.days.from_on.isoformat(), "until_on": facts.days.until_on.isoformat()}
    return rule.breach(TripCode.COVER_TOO_SHORT, told)


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
    ("INS-01", _insured),
    ("INS-REQ", _kind),
    ("INS-02", _cover),
    ("INT-MENT-01", _leaders),
    ("INT-ORG-01", _safety),
    ("COG-NOTICE", _notices),
    ("PLC-OVERLAP", _overlap),
)


def _some(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:_NAMED])
    return f"{shown} 等" if len(names) > _NAMED else shown
