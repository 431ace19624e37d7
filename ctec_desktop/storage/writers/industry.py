"""Writing people from industry. Called inside a write unit only."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ctec_desktop.storage.tables import IndustryAppraisalRow, IndustryHireRow, TaughtMonthRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import set_values


def add_hire(unit: WriteUnit, values: Mapping[str, Any]) -> IndustryHireRow:
    return unit.add(IndustryHireRow(**values))


def months_of(unit: WriteUnit, hire_id: int) -> list[TaughtMonthRow]:
    """Every line of the hire, those taken out among them."""
    return list(unit.session.scalars(select(TaughtMonthRow).where(TaughtMonthRow.hire_id == hire_id)))


def set_month(unit: WriteUnit, hire_id: int, known: TaughtMonthRow | None, values: Mapping[str, Any]) -> None:
    if known is None:
        unit.session.add(TaughtMonthRow(hire_id=hire_id, **values))
    else:
        set_values(known, values)


def set_appraisal(unit: WriteUnit, hire_id: int, year: int, values: Mapping[str, Any]) -> None:
    """One word a year; a new one replaces it, and the trail keeps what stood there."""
    own = IndustryAppraisalRow
    known = unit.session.scalar(select(own).where(own.hire_id == hire_id, own.year == year))
    if known is None:
        unit.session.add(own(hire_id=hire_id, year=year, **values))
    else:
        set_values(known, values)
    unit.session.flush()
