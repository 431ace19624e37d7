"""What a post asks of a student: hazards, weight of labour, hours, nights, rest days, pay, how many stand on it.

INT-LAB3-01, INT-HAZ-01, INT-RATIO-20, INT-OT-01, INT-HOURS-01, INT-NIGHT-01, INT-REST-01 and the rules of pay.
"""

from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.vocabulary import PayUnit
from ctec_desktop.kernel.problems import Fact

_MINUTES = 60
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


@dataclass(frozen=True, slots=True)
class PostFacts:
    """
    Args:
        hazards: None while nobody looked; empty when there are none.
        interns: on the fullest day of the placement.
        wage_fen, lowest_wage_fen: a month's wage of the same post, and its lowest grade.
        day_minutes, week_days: what the unit asks; `works_nights`, `works_rest_days` are its answers.
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
    if facts.interns <= most:
        return rule.passed
    told: dict[str, Fact] = {"interns": facts.interns, "staff": facts.same_kind_staff, "most": most}
    return rule.breach(FindingCode.SHARE_OF_POST, {**told, "percent": rule.number("percent")})


def overtime(facts: PostFacts, rule: Rule) -> Finding:
    if facts.day_minutes is None or facts.week_days is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    most_day, most_week = rule.number("day_hours"), rule.number("week_hours")
    week = facts.day_minutes * facts.week_days
    if facts.day_minutes <= most_day * _MINUTES and week <= most_week * _MINUTES:
        return rule.passed
    told: dict[str, Fact] = {"day": _hours(facts.day_minutes), "week": _hours(week)}
    return rule.breach(FindingCode.OVERTIME, {**told, "most_day": most_day, "most_week": most_week})


def rest_in_week(facts: PostFacts, rule: Rule) -> Finding:
    if facts.week_days is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    if facts.week_days <= rule.number("week_days"):
        return rule.passed
    return rule.breach(FindingCode.NO_REST_DAY, {"days": facts.week_days, "most": rule.number("week_days")})


def nights(facts: PostFacts, rule: Rule) -> Finding:
    if facts.works_nights is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    told = {"from_hour": rule.number("from_hour"), "until_hour": rule.number("until_hour")}
    return rule.breach(FindingCode.NIGHT_WORK, dict(told)) if facts.works_nights else rule.passed


def rest_days(facts: PostFacts, rule: Rule) -> Finding:
    if facts.works_rest_days is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    return rule.breach(FindingCode.REST_DAY_WORK) if facts.works_rest_days else rule.passed


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
    ("INT-OT-01", overtime),
    ("INT-HOURS-01", rest_in_week),
    ("INT-NIGHT-01", nights),
    ("INT-REST-01", rest_days),
    ("INT-PAY-01", pay),
    ("INT-PAY-80", pay_level),
    ("INT-PAY-CYCLE", pay_cycle),
    ("INT-PAY-FORM", pay_form),
)


def _hours(minutes: int) -> str:
    return f"{minutes / _MINUTES:g}"


def _yuan(fen: int) -> str:
    return f"{fen / 100:g}"
