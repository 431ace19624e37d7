"""Writing figures of the school that are kept. Called inside a write unit only."""

from datetime import date

from sqlalchemy import select

from ctec_desktop.storage.tables import SchoolSnapshotRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import set_values


def standing(unit: WriteUnit, year: int) -> SchoolSnapshotRow | None:
    """What is kept for a year."""
    own = SchoolSnapshotRow
    return unit.session.scalar(select(own).where(own.year == year, own.voided_at_utc.is_(None)))


def keep(unit: WriteUnit, as_of: date, figures: str, taken_by: str) -> None:
    values = {"as_of": as_of, "figures": figures, "taken_by": taken_by, "taken_at_utc": unit.at_utc}
    unit.add(SchoolSnapshotRow(year=as_of.year, **values))


def take_back(unit: WriteUnit, row: SchoolSnapshotRow, reason: str) -> None:
    set_values(row, {"voided_at_utc": unit.at_utc, "void_reason": reason})
    unit.session.flush()
