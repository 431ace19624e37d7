"""What a visit needs before it leaves: cover on its days, a leader, a safety plan, the parents' receipts.

It needs no agreement and may take first-years; the school arranges it (regulations.md section 16, INT-COG-01).
"""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rules.placement import R4, Period
from ctec_desktop.kernel.problems import Fact

# The kind of insurance the nation demands; any other name does not satisfy it (INS-REQ).
LIABILITY = "实习责任"
_COVER, _LEADERS, _SAFETY = f"{R4}第三十五条", f"{R4}第八条", f"{R4}第十三条"
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


def judge_trip(facts: TripFacts) -> tuple[Finding, ...]:
    """Every rule, in the order they are told."""
    return (_kind(facts), _cover(facts), _leaders(facts), _safety(facts), _notices(facts), _overlap(facts))


def _kind(facts: TripFacts) -> Finding:
    if not facts.insurance_kind:
        return Finding("INS-01", Result.MISSING_DATA, TripCode.COVER_UNKNOWN, _COVER)
    if LIABILITY not in facts.insurance_kind:
        return Finding("INS-REQ", Result.FAIL, TripCode.NOT_LIABILITY, _COVER, {"kind": facts.insurance_kind})
    return Finding("INS-REQ", Result.PASS, "", _COVER)


def _cover(facts: TripFacts) -> Finding:
    first, last = facts.insured_from, facts.insured_until
    if first is None or last is None:
        return Finding("INS-02", Result.MISSING_DATA, TripCode.COVER_UNKNOWN, _COVER)
    told = {"insured_from": first.isoformat(), "insured_until": last.isoformat()}
    told |= {"from_on": facts.days.from_on.isoformat(), "until_on": facts.days.until_on.isoformat()}
    if first <= facts.days.from_on and facts.days.until_on <= last:
        return Finding("INS-02", Result.PASS, "", _COVER, told)
    return Finding("INS-02", Result.FAIL, TripCode.COVER_TOO_SHORT, _COVER, told)


def _leaders(facts: TripFacts) -> Finding:
    if facts.leaders:
        return Finding("INT-MENT-01", Result.PASS, "", _LEADERS)
    return Finding("INT-MENT-01", Result.FAIL, TripCode.NO_LEADER, _LEADERS)


def _safety(facts: TripFacts) -> Finding:
    if facts.safety_plan:
        return Finding("INT-ORG-01", Result.PASS, "", _SAFETY)
    return Finding("INT-ORG-01", Result.MISSING_DATA, TripCode.NO_SAFETY_PLAN, _SAFETY)


def _notices(facts: TripFacts) -> Finding:
    """COG-NOTICE (the office's own): the parents of everyone who goes have sent the receipt back."""
    if not facts.going:
        return Finding("COG-NOTICE", Result.MISSING_DATA, TripCode.NOBODY_ON_ROSTER)
    if not facts.without_notice:
        return Finding("COG-NOTICE", Result.PASS)
    told: dict[str, Fact] = {"count": len(facts.without_notice), "names": _some(facts.without_notice)}
    return Finding("COG-NOTICE", Result.MISSING_DATA, TripCode.NOTICES_MISSING, "", told)


def _overlap(facts: TripFacts) -> Finding:
    """PLC-OVERLAP (derived): nobody is on a visit and on post on one day."""
    if not facts.on_post:
        return Finding("PLC-OVERLAP", Result.PASS)
    return Finding("PLC-OVERLAP", Result.FAIL, TripCode.MEETS_PLACEMENT, "", {"names": _some(facts.on_post)})


def _some(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:_NAMED])
    return f"{shown} 等" if len(names) > _NAMED else shown
