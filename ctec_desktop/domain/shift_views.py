"""Shift plans of a unit as they are listed."""

from typing import NamedTuple

from ctec_desktop.domain.shift_calendar import USUAL_REST
from ctec_desktop.domain.shift_plans import ShiftPlan


class PlanOwner(NamedTuple):
    """Whom a plan is for. Args: `key` as in `ShiftPlanForm.owner`; `name` is empty for the whole unit."""

    key: str
    name: str


class PlanLine(NamedTuple):
    id: int
    version: int
    owner: PlanOwner
    name: str
    plan: ShiftPlan


class UnitShifts(NamedTuple):
    """
    Args:
        rest_days: the weekly rest days, Monday 0; `is_agreed` where the unit said so itself.
        owners: whom a further plan can be for.
    """

    rest_days: frozenset[int]
    is_agreed: bool
    plans: tuple[PlanLine, ...]
    owners: tuple[PlanOwner, ...]


def rest_days_of(kept: str | None) -> frozenset[int]:
    """Weekdays as they are kept, Monday 1."""
    return USUAL_REST if kept is None else frozenset(int(day) - 1 for day in kept.split())


def kept_rest_days(days: frozenset[int]) -> str:
    return " ".join(str(day + 1) for day in sorted(days))
