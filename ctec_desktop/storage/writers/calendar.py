"""Taking notices of holidays in. Called inside a write unit only."""

from sqlalchemy import select

from ctec_desktop.domain.holiday_notice import HolidayNotice
from ctec_desktop.storage.tables import CalendarDayRow, CalendarNoticeRow
from ctec_desktop.storage.uow import WriteUnit


def put_to_use(unit: WriteUnit, notice: HolidayNotice, source: str, by_name: str) -> None:
    """The notice of its year from now on; the one before is kept as retired.

    Args:
        source: name of the file it came from.
    """
    retire(unit, notice.year, by_name)
    row = CalendarNoticeRow(year=notice.year, source=source, imported_by=by_name, imported_at_utc=unit.at_utc)
    unit.add(row)
    for day in notice.days:
        unit.add(CalendarDayRow(notice_id=row.id, on_day=day.on, is_off=day.is_off, name=day.name))


def retire(unit: WriteUnit, year: int, by_name: str) -> bool:
    """Takes the notice of a year out of use; False when there was none."""
    in_use = select(CalendarNoticeRow).where(CalendarNoticeRow.year == year, CalendarNoticeRow.retired_at_utc.is_(None))
    row = unit.session.scalar(in_use)
    if row is not None:
        row.retired_at_utc, row.retired_by = unit.at_utc, by_name
        unit.session.flush()
    return row is not None
