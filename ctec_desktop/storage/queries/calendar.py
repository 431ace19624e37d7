"""Reading the notices of holidays in use."""

from sqlalchemy import Connection, select

from ctec_desktop.domain.holiday_notice import HolidayNotice
from ctec_desktop.domain.working_days import NoticeDay
from ctec_desktop.storage.tables import CalendarDayRow, CalendarNoticeRow


def notices_in_use(connection: Connection) -> tuple[HolidayNotice, ...]:
    """By year, each with its days in order."""
    notice, day = CalendarNoticeRow, CalendarDayRow
    statement = (
        select(notice.year, day.on_day, day.is_off, day.name)
        .join(day, day.notice_id == notice.id)
        .where(notice.retired_at_utc.is_(None))
        .order_by(notice.year, day.on_day)
    )
    found: dict[int, list[NoticeDay]] = {}
    for year, on, is_off, name in connection.execute(statement):
        found.setdefault(year, []).append(NoticeDay(on, is_off, name))
    return tuple(HolidayNotice(year, tuple(days)) for year, days in found.items())
