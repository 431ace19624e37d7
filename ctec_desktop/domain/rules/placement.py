"""The print gate of a placement as far as no further records are needed: age, grade, status, overlap.

Each rule binds 岗位实习 only; a visit (认识实习) of first-years is lawful (regulations.md section 16).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.vocabulary import PlanKind, StatusKind
from ctec_desktop.kernel.problems import Fact

SCHOOL_YEAR_STARTS = (9, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `from_on` until `until_on`, both inclusive, with a label for the clerk."""

    from_on: date
    until_on: date
    label: str = ""

    def meets(self, other: "Period") -> bool:
        return self.from_on <= other.until_on and other.from_on <= self.until_on


class PlacementFacts(NamedTuple):
    """What the gate must know about one student and the wished placement.

    Args:
        grade: year in which the student's class entered; None when unknown.
        statuses: 学籍 history as (kind, first day or None, last day or None), oldest first.
        others: the student's other 岗位实习 placements that are not voided.
    """

    kind: PlanKind
    wished: Period
    birth_on: date | None
    grade: int | None
    statuses: tuple[tuple[StatusKind, date | None, date | None], ...]
    others: tuple[Period, ...]


def judge(facts: PlacementFacts, rules: Rules) -> tuple[Finding, ...]:
    """Every rule of the gate, in the order they are told."""
    if facts.kind is not PlanKind.ON_POST:
        return tuple(Finding(rule_id, Result.NOT_APPLICABLE) for rule_id, _ in GATE)
    return judged(rules, GATE, facts)


def age(facts: PlacementFacts, rule: Rule) -> Finding:
    """INT-AGE-16: nobody too young on the first day; a start on the birthday itself is held for a person."""
    if facts.birth_on is None:
        return rule.missing(PlacementCode.BIRTH_DATE_UNKNOWN)
    years = rule.number("least_years")
    old_enough_on = birthday(facts.birth_on, years)
    if facts.wished.from_on > old_enough_on:
        return rule.passed
    told: dict[str, Fact] = {"birth_on": facts.birth_on.isoformat(), "old_enough_on": old_enough_on.isoformat()}
    told |= {"from_on": facts.wished.from_on.isoformat(), "years": years}
    if facts.wished.from_on < old_enough_on:
        return rule.breach(PlacementCode.UNDER_SIXTEEN, told)
    return rule.finding(Result.HELD, PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY, told)


def year(facts: PlacementFacts, rule: Rule) -> Finding:
    """INT-GRADE-01: no first-year on the first day, by the class the student is in."""
    if facts.grade is None:
        return rule.missing(PlacementCode.GRADE_UNKNOWN)
    study_year = year_of_study(facts.grade, facts.wished.from_on)
    if study_year >= rule.number("least_year"):
        return rule.passed
    told: dict[str, Fact] = {"grade": facts.grade, "year": study_year, "from_on": facts.wished.from_on.isoformat()}
    return rule.breach(PlacementCode.FIRST_YEAR, {**told, "least_year": rule.number("least_year")})


def enrolment(facts: PlacementFacts, rule: Rule) -> Finding:
    """INT-GRAD-01 (derived): on every day of the placement the student must be enrolled."""
    for kind, first, last in facts.statuses:
        span = Period(first or date.min, last or date.max)
        if kind is not StatusKind.ENROLLED and span.meets(facts.wished):
            told = {"status": kind.value, "on": max(span.from_on, facts.wished.from_on).isoformat()}
            return rule.breach(PlacementCode.NOT_ENROLLED, told)
    unknown_on = _first_day_without_status(facts)
    if unknown_on is not None:
        return rule.missing(PlacementCode.STATUS_UNKNOWN, {"on": unknown_on.isoformat()})
    return rule.passed


def _first_day_without_status(facts: PlacementFacts) -> date | None:
    """The first day of the placement on which no status is on record."""
    day = facts.wished.from_on
    for _, first, last in sorted(facts.statuses, key=lambda span: span[1] or date.min):
        if last is None and (first or date.min) <= day:
            return None
        if last is not None and (first or date.min) <= day <= last:
            day = last + timedelta(days=1)
    return day if day <= facts.wished.until_on else None


def overlap(facts: PlacementFacts, rule: Rule) -> Finding:
    """PLC-OVERLAP (derived): never two placements in force on one day."""
    for other in facts.others:
        if other.meets(facts.wished):
            told = {"from_on": other.from_on.isoformat(), "until_on": other.until_on.isoformat(), "other": other.label}
            return rule.breach(PlacementCode.OVERLAPS_PLACEMENT, told)
    return rule.passed


GATE = (("INT-AGE-16", age), ("INT-GRADE-01", year), ("INT-GRAD-01", enrolment), ("PLC-OVERLAP", overlap))
# What days that are added to a placement are still held against.
LATER_DAYS = (("INT-GRAD-01", enrolment), ("PLC-OVERLAP", overlap))


@lru_cache(maxsize=32_768)
def birthday(birth_on: date, years: int) -> date:
    """The day someone turns `years`; born on 29 February, it is 1 March in a common year."""
    try:
        return birth_on.replace(year=birth_on.year + years)
    except ValueError:
        return date(birth_on.year + years, 3, 1)


def school_year_of(on: date) -> int:
    """The year in which the school year of a day began: it begins on 1 September."""
    return on.year if (on.month, on.day) >= SCHOOL_YEAR_STARTS else on.year - 1


def school_year_label(on: date) -> str:
    """`2026-2027` for any day from 2026-09-01 to 2027-08-31."""
    start = school_year_of(on)
    return f"{start}-{start + 1}"


def year_of_study(grade: int, on: date) -> int:
    """1 in the school year the class entered, 2 in the next; 0 or less before it enters."""
    return school_year_of(on) - grade + 1
