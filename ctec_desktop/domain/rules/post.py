"""What a post asks of a student: hazards, weight of labour, hours, nights, rest days, pay, how many stand on it.

INT-LAB3-01, INT-HAZ-01, INT-RATIO-20, INT-OT-01, INT-HOURS-01, INT-NIGHT-01, INT-REST-01 and the rules of pay.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules import hours
from ctec_desktop.domain.shift_calendar import WorkedTime
from ctec_desktop.domain.vocabulary import PayUnit
from ctec_desktop.kernel.problems import Fact

# Paid days of a month, in hundredths (月计薪天数 21.75).
_PAID_DAYS = 2175


class Hazard(StrEnum):
    """What is dangerous about a post, as the lists for minors and women and article 17 name it."""

    HEIGHT = "height"
    MINE = "mine"
    RADIATION = "radiation"
    TOXIC = "toxic"
    EXPLOSIVE = "explosive"
    DUST = "dust"
    COLD_WATER = "cold_water"
    HEAT = "heat"
    COLD = "cold"
    FORESTRY = "forestry"
    FIELD_GEOLOGY = "field_geology"
    DIVING = "diving"
    LOAD = "load"
    POWER_TOOLS = "power_tools"
    FORCED_POSTURE = "forced_posture"
    BOILER = "boiler"
    HIGH_RISK = "high_risk"


class PostFacts(NamedTuple):
    """
    Args:
        hazards: None while nobody looked; empty when there are none.
        interns: on the fullest day of the placement.
        wage_fen, lowest_wage_fen: a month's wage of the same post, and its lowest grade.
        day_minutes, week_days: what the unit asks; `works_nights`, `works_rest_days` are its answers.
        worked: by the shift plans on the days of the placement; None where there is no plan.
    """

    interns: int
    labour_grade: int | None = None
    hazards: frozenset[str] | None = None
    same_kind_staff: int | None = None
    pay_fen: int | None = None
    pay_unit: str | None = None
    pay_method: str | None = None
    pay_day: int | None = None
    wage_fen: int | None = None
    lowest_wage_fen: int | None = None
    day_minutes: int | None = None
    week_days: int | None = None
    works_nights: bool | None = None
    works_rest_days: bool | None = None
    other_interns: int | None = None
    others_at_most: int | None = None
    share_on: date | None = None
    worked: WorkedTime | None = None


def labour(facts: PostFacts, rule: Rule) -> Finding:
    if facts.labour_grade is None:
        return rule.missing(FindingCode.GRADE_OF_LABOUR_UNKNOWN)
    most = rule.number("most_grade")
    if facts.labour_grade > most:
        return rule.breach(FindingCode.GRADE_OF_LABOUR_HIGH, {"grade": facts.labour_grade, "most": most})
    return rule.passed


def hazards(facts: PostFacts, rule: Rule) -> Finding:
    if facts.hazards is None:
        return rule.missing(FindingCode.HAZARDS_UNKNOWN)
    met = facts.hazards.intersection(rule.words("flags"))
    return rule.breach(FindingCode.HAZARDOUS, {"hazards": " ".join(sorted(met))}) if met else rule.passed


def share(facts: PostFacts, rule: Rule) -> Finding:
    """INT-RATIO-20: without a count there is no share."""
    if not facts.same_kind_staff:
        return rule.missing(FindingCode.SAME_KIND_UNKNOWN)
    most = facts.same_kind_staff * rule.number("percent") // 100
    interns = facts.interns + (facts.other_interns or 0)
    told: dict[str, Fact] = {"interns": interns, "staff": facts.same_kind_staff, "most": most}
    told |= {"percent": rule.number("percent"), "on": facts.share_on.isoformat() if facts.share_on else ""}
    if interns > most:
        return rule.breach(FindingCode.SHARE_OF_POST, told)
    if facts.other_interns is not None:
        return rule.passed
    if facts.others_at_most is None:
        return rule.missing(FindingCode.OTHER_INTERNS_UNKNOWN, told)
    is_within = facts.interns + facts.others_at_most <= most
    return rule.passed if is_within else rule.missing(FindingCode.POST_INTERNS_UNKNOWN, told)


def pay(facts: PostFacts, rule: Rule) -> Finding:
    if facts.pay_fen is None:
        return rule.missing(FindingCode.PAY_UNKNOWN)
    return rule.passed if facts.pay_fen > 0 else rule.breach(FindingCode.PAY_NOTHING)


def pay_level(facts: PostFacts, rule: Rule) -> Finding:
    """INT-PAY-80: either of the two floors is enough; only below both is it broken."""
    if facts.pay_fen is None:
        return rule.missing(FindingCode.PAY_UNKNOWN)
    month = facts.pay_fen * _PAID_DAYS // 100 if facts.pay_unit == PayUnit.DAY else facts.pay_fen
    percent = rule.number("percent")
    if facts.wage_fen is not None and month * 100 >= facts.wage_fen * percent:
        return rule.passed
    if facts.lowest_wage_fen is not None and month >= facts.lowest_wage_fen:
        return rule.passed
    if facts.wage_fen is None or facts.lowest_wage_fen is None:
        return rule.missing(FindingCode.WAGES_UNKNOWN, {"percent": percent})
    told: dict[str, Fact] = {"pay": _yuan(month), "wage": _yuan(facts.wage_fen), "percent": percent}
    return rule.breach(FindingCode.PAY_LOW, {**told, "lowest": _yuan(facts.lowest_wage_fen)})


def pay_cycle(facts: PostFacts, rule: Rule) -> Finding:
    if facts.pay_unit == PayUnit.DAY or facts.pay_day is not None:
        return rule.passed
    return rule.missing(FindingCode.PAY_DAY_UNKNOWN)


def pay_form(facts: PostFacts, rule: Rule) -> Finding:
    return rule.passed if facts.pay_method else rule.missing(FindingCode.PAY_METHOD_UNKNOWN)


FAMILY = (
    ("INT-LAB3-01", labour),
    ("INT-HAZ-01", hazards),
    ("INT-RATIO-20", share),
    ("INT-OT-01", hours.overtime),
    ("INT-HOURS-01", hours.rest_in_week),
    ("INT-NIGHT-01", hours.nights),
    ("INT-REST-01", hours.rest_days),
    ("INT-PAY-01", pay),
    ("INT-PAY-80", pay_level),
    ("INT-PAY-CYCLE", pay_cycle),
    ("INT-PAY-FORM", pay_form),
)


def _yuan(fen: int) -> str:
    return f"{fen / 100:g}"
