"""Writing shift plans and the weekly rest days of units. Called inside a write unit only."""

from datetime import date
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.shift_plans import ShiftPlan
from ctec_desktop.domain.shift_texts import kept_shifts, rota_text
from ctec_desktop.storage.tables import EnterpriseFitnessRow, ShiftPlanRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values


def holds_beside(one: ShiftPlanRow, other: ShiftPlanRow) -> bool:
    """Whether both are in use and hold on some day."""
    if one.voided_at_utc is not None or other.voided_at_utc is not None:
        return False
    return one.from_on <= (other.until_on or date.max) and other.from_on <= (one.until_on or date.max)


def join_site_plans(unit: WriteUnit, site_id: int, twin_id: int) -> dict[int, int]:
    """Plans of a place of work that is another one go over, unless that has one for the same days.

    Returns the place of each before.
    """
    row = ShiftPlanRow
    held = list(unit.session.scalars(select(row).where(row.site_id == twin_id)))
    moved: dict[int, int] = {}
    for plan in unit.session.scalars(select(row).where(row.site_id == site_id)):
        if not any(holds_beside(plan, one) for one in held):
            plan.site_id = twin_id
            moved[plan.id] = site_id
    unit.session.flush()
    return moved


def save_plan(
    unit: WriteUnit, owner: tuple[str, int], known: tuple[int, int | None] | None, name: str, plan: ShiftPlan
) -> int:
    """
    Args:
        owner: column of the owner and its id.
        known: id and version of the plan the form was opened on; None for a new one.
    """
    columns = {"enterprise_id": None, "site_id": None, "post_id": None, owner[0]: owner[1]}
    values: dict[str, Any] = {
        **columns,
        "name": name,
        "shifts": kept_shifts(plan.shifts),
        "rota": rota_text(plan.shifts, plan.rota),
        "is_by_weekday": plan.is_by_weekday,
        "rests_by_rota": plan.rests_by_rota,
        "holidays": plan.holidays.value,
        "from_on": plan.from_on,
        "until_on": plan.until_on,
    }
    if known is None:
        return unit.add(ShiftPlanRow(**values)).id
    row = record(unit, ShiftPlanRow, known[0])
    refuse_stale(known[1], row)
    set_values(row, values)
    unit.session.flush()
    return row.id


def set_rest_days(unit: WriteUnit, enterprise_id: int, rest_days: str | None) -> None:
    row = EnterpriseFitnessRow
    found = unit.session.scalar(select(row).where(row.enterprise_id == enterprise_id))
    if found is None:
        unit.add(row(enterprise_id=enterprise_id, rest_days=rest_days))
    else:
        set_values(found, {"rest_days": rest_days})
    unit.session.flush()
