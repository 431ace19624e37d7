"""Working hours, nights and rest: by the shift plans on the days of a placement, else by the answers for the post.

INT-OT-01, INT-HOURS-01, INT-NIGHT-01, INT-REST-01; LAB-HOURS, LAB-REST, LAB-NIGHT-01, CAL-01 to CAL-05.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.day_spans import count
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.shift_calendar import WorkedTime
from ctec_desktop.kernel.problems import Fact

if TYPE_CHECKING:
    from ctec_desktop.domain.rules.post import PostFacts

_MINUTES = 60
_NAMED = 6


def overtime(facts: "PostFacts", rule: Rule) -> Finding:
    return _by_plan_or_answers(facts, rule, _overtime_by_plan, _overtime_by_answers)


def rest_in_week(facts: "PostFacts", rule: Rule) -> Finding:
    return _by_plan_or_answers(facts, rule, _rest_by_plan, _rest_by_answers)


def nights(facts: "PostFacts", rule: Rule) -> Finding:
    return _by_plan_or_answers(facts, rule, _nights_by_plan, _nights_by_answers)


def rest_days(facts: "PostFacts", rule: Rule) -> Finding:
    return _by_plan_or_answers(facts, rule, _rest_days_by_plan, _rest_days_by_answers)


def _by_plan_or_answers(
    facts: "PostFacts",
    rule: Rule,
    by_plan: Callable[[WorkedTime, Rule], Finding],
    by_answers: Callable[["PostFacts", Rule], Finding],
) -> Finding:
    """The shift plans decide; for days none speaks of, the answers for the whole post."""
    worked = facts.worked
    if worked is None:
        return by_answers(facts, rule)
    found = by_plan(worked, rule)
    if not worked.unplanned or found.result is Result.FAIL:
        return found
    answered = by_answers(facts, rule)
    if answered.result is Result.MISSING_DATA:
        first, last = worked.unplanned[0].from_on, worked.unplanned[-1].until_on
        days: dict[str, Fact] = {"first": first.isoformat(), "last": last.isoformat(), "days": count(worked.unplanned)}
        return rule.missing(FindingCode.DAYS_WITHOUT_SHIFTS, days)
    return found if answered.result is Result.PASS else answered


def _overtime_by_plan(worked: WorkedTime, rule: Rule) -> Finding:
    """Made-up days stand for days off and are not counted into their week."""
    most_day, most_week = rule.number("day_hours"), rule.number("week_hours")
    long = [one for one in worked.turns if one.shift.minutes > most_day * _MINUTES]
    if long:
        longest = max(long, key=lambda one: one.shift.minutes)
        told: dict[str, Fact] = {"shift": longest.shift.name, "day": _hours(longest.shift.minutes)}
        told |= {"days": sum(one.days for one in long), "first": min(one.first_on for one in long).isoformat()}
        return rule.breach(FindingCode.OVERTIME_BY_PLAN, {**told, "most_day": most_day})
    heavy = [week for week in worked.weeks if week.minutes > most_week * _MINUTES]
    if heavy:
        worst = max(heavy, key=lambda week: week.minutes)
        told = {"weeks": len(heavy), "monday": worst.monday.isoformat(), "week": _hours(worst.minutes)}
        return rule.breach(FindingCode.WEEK_BY_PLAN, {**told, "days": worst.days, "most_week": most_week})
    return rule.passed


def _overtime_by_answers(facts: "PostFacts", rule: Rule) -> Finding:
    if facts.day_minutes is None or facts.week_days is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    most_day, most_week = rule.number("day_hours"), rule.number("week_hours")
    week = facts.day_minutes * facts.week_days
    if facts.day_minutes <= most_day * _MINUTES and week <= most_week * _MINUTES:
        return rule.passed
    told: dict[str, Fact] = {"day": _hours(facts.day_minutes), "week": _hours(week)}
    return rule.breach(FindingCode.OVERTIME, {**told, "most_day": most_day, "most_week": most_week})


def _rest_by_plan(worked: WorkedTime, rule: Rule) -> Finding:
    full = [week for week in worked.weeks if week.days > rule.number("week_days")]
    if not full:
        return rule.passed
    worst = max(full, key=lambda week: week.days)
    told: dict[str, Fact] = {"weeks": len(full), "monday": worst.monday.isoformat(), "days": worst.days}
    return rule.breach(FindingCode.NO_REST_DAY_BY_PLAN, {**told, "most": rule.number("week_days")})


def _rest_by_answers(facts: "PostFacts", rule: Rule) -> Finding:
    if facts.week_days is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    if facts.week_days <= rule.number("week_days"):
        return rule.passed
    return rule.breach(FindingCode.NO_REST_DAY, {"days": facts.week_days, "most": rule.number("week_days")})


def _nights_by_plan(worked: WorkedTime, rule: Rule) -> Finding:
    hours = (rule.number("from_hour"), rule.number("until_hour"))
    met = [(one, one.shift.night_minutes(*hours)) for one in worked.turns]
    met = [(one, minutes) for one, minutes in met if minutes]
    if not met:
        return rule.passed
    told: dict[str, Fact] = {"shifts": "、".join(one.shift.name for one, _ in met), "from_hour": hours[0]}
    told |= {"until_hour": hours[1], "days": sum(one.days for one, _ in met)}
    told |= {"first": min(one.first_on for one, _ in met).isoformat()}
    return rule.breach(FindingCode.NIGHTS_BY_PLAN, {**told, "hours": _hours(max(minutes for _, minutes in met))})


def _nights_by_answers(facts: "PostFacts", rule: Rule) -> Finding:
    if facts.works_nights is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    told = {"from_hour": rule.number("from_hour"), "until_hour": rule.number("until_hour")}
    return rule.breach(FindingCode.NIGHT_WORK, dict(told)) if facts.works_nights else rule.passed


def _rest_days_by_plan(worked: WorkedTime, rule: Rule) -> Finding:
    """Statutory days are certain in every year; of a year without its notice the swaps are not."""
    notices = " ".join(f"{year}:{source}" for year, source in worked.years)
    if worked.statutory_worked or worked.rest_worked:
        told: dict[str, Fact] = {"statutory": len(worked.statutory_worked), "rest": len(worked.rest_worked)}
        told["worked_days"] = _first_days(sorted({*worked.statutory_worked, *worked.rest_worked}))
        return rule.breach(FindingCode.REST_DAYS_BY_PLAN, {**told, "notices": notices})
    if worked.unannounced:
        unsure: dict[str, Fact] = {"years": "、".join(map(str, worked.unannounced)), "days": worked.days}
        return rule.finding(Result.WARN, FindingCode.SWAPS_NOT_ANNOUNCED, {**unsure, "made_up": len(worked.made_up)})
    return rule.passed


def _rest_days_by_answers(facts: "PostFacts", rule: Rule) -> Finding:
    if facts.works_rest_days is None:
        return rule.missing(FindingCode.SHIFT_UNKNOWN)
    return rule.breach(FindingCode.REST_DAY_WORK) if facts.works_rest_days else rule.passed


def _first_days(days: Sequence[date]) -> str:
    """The first of them; how many there are is told beside."""
    return "、".join(day.isoformat() for day in days[:_NAMED])


def _hours(minutes: int) -> str:
    return f"{minutes / _MINUTES:g}"
