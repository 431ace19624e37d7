"""What the desk (工作台) shows: how many are on post month by month, and what waits for somebody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

SOON: Final = timedelta(days=7)
_MID_MONTH: Final = 15
_MONTHS: Final = 12
_FIRST_MONTH: Final = 9


class DeskLine(StrEnum):
    """What waits, in the order it is told: what must stop at once first."""

    AGAINST_RULES = "against_rules"
    UNINSURED = "uninsured"
    FAILING = "failing"
    NOT_ARRIVED = "not_arrived"
    UNSIGNED = "unsigned"
    OVERDUE = "overdue"
    POLICIES = "policies"
    APPLICATIONS = "applications"
    MISSING = "missing"


class Group(NamedTuple):
    """So many placements with the same days.

    Args:
        pauses: days off, the last may be open.
    """

    from_on: date
    last_on: date
    is_arrived: bool
    is_signed: bool
    placements: int
    pauses: tuple[tuple[date, date | None], ...] = ()

    def is_in_force(self, on: date) -> bool:
        return self.from_on <= on <= self.last_on

    def is_paused(self, on: date) -> bool:
        return any(first <= on and (last is None or on <= last) for first, last in self.pauses)


class MonthHeads(NamedTuple):
    """How many were, or will be, on post in the middle of a month."""

    month: date
    heads: int


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """
    Args:
        starting: begin today or within a week.
        not_arrived: their internship has begun and nobody has said that they came.
        unsigned: not over, and the agreement is not signed by everybody.
        overdue: papers that were handed out, are due back, and of which no original is back.
        policies: that end soon, by the step of the ladder in days.
    """

    on: date
    on_post: int
    paused: int
    starting: int
    not_arrived: int
    unsigned: int
    applications: int
    policies: Mapping[int, int]
    overdue: int
    months: tuple[MonthHeads, ...]


@dataclass(frozen=True, slots=True)
class DeskChecks:
    """What checking the whole school comes to; it takes longer than the figures."""

    placements: int
    against_rules: int
    failed: int
    missing_kinds: int
    waiting: int
    uninsured: int
    gap_days: int


def figures(
    on: date, groups: Iterable[Group], applications: int, policies: Mapping[int, int], overdue: int = 0
) -> DeskFigures:
    """Counts heads by the day they are counted on."""
    months = school_year_months(on)
    heads = dict.fromkeys(months, 0)
    told = dict.fromkeys(("on_post", "paused", "starting", "not_arrived", "unsigned"), 0)
    for one in groups:
        for month in months:
            middle = month.replace(day=_MID_MONTH)
            if one.is_in_force(middle) and not one.is_paused(middle):
                heads[month] += one.placements
        if one.is_in_force(on) and one.is_paused(on):
            told["paused"] += one.placements
        elif one.is_in_force(on):
            told["on_post"] += one.placements
            told["not_arrived"] += 0 if one.is_arrived else one.placements
        if on <= one.from_on < on + SOON:
            told["starting"] += one.placements
        if one.last_on >= on and not one.is_signed:
            told["unsigned"] += one.placements
    by_month = tuple(map(MonthHeads._make, heads.items()))
    return DeskFigures(on, **told, applications=applications, policies=policies, overdue=overdue, months=by_month)


def school_year_months(on: date) -> tuple[date, ...]:
    """The first days of September to August around the day."""
    year = on.year if on.month >= _FIRST_MONTH else on.year - 1
    return tuple(
        date(year + (month > _MONTHS), (month - 1) % _MONTHS + 1, 1) for month in range(_FIRST_MONTH, _FIRST_MONTH + 12)
    )
