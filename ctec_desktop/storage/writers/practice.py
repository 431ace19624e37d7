"""Writing teachers' practice. Called inside a write unit only."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ctec_desktop.storage.tables import PracticeExemptionRow, PracticePeriodRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import set_values


def add_period(unit: WriteUnit, values: Mapping[str, Any]) -> PracticePeriodRow:
    return unit.add(PracticePeriodRow(**values))


def write_imported(unit: WriteUnit, period_id: int | None, values: Mapping[str, Any]) -> None:
    """A new period, or what a sheet says of one on record."""
    if period_id is None:
        unit.add(PracticePeriodRow(**values))
        return
    set_values(unit.session.get_one(PracticePeriodRow, period_id), values)
    unit.session.flush()


def void(unit: WriteUnit, row: PracticePeriodRow | PracticeExemptionRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()


def set_exempt(unit: WriteUnit, teacher_id: int, year: int, reason: str, by: str) -> None:
    """The year is exempt from now on; one that is already takes the newer reason."""
    row = exemption(unit, teacher_id, year)
    if row is None:
        unit.add(PracticeExemptionRow(teacher_id=teacher_id, year=year, reason=reason, decided_by=by))
        return
    row.reason, row.decided_by = reason, by
    unit.session.flush()


def exemption(unit: WriteUnit, teacher_id: int, year: int) -> PracticeExemptionRow | None:
    """The one that stands."""
    row = PracticeExemptionRow
    return unit.session.scalar(
        select(row).where(row.teacher_id == teacher_id, row.year == year, row.voided_at_utc.is_(None))
    )
