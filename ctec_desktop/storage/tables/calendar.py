"""Yearly notices of holidays that were taken in, with the days they name."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from ctec_desktop.storage.tables.base import Base, Id, Uid, reference

_IN_USE = text("retired_at_utc IS NULL")


class CalendarNoticeRow(Base):
    """The notice of one year; it is retired by the next of the same year or by hand, never altered."""

    __tablename__ = "calendar_notice"
    __table_args__ = (
        Index("uq_calendar_notice_in_use", "year", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    year: Mapped[int]
    source: Mapped[str]
    imported_by: Mapped[str]
    imported_at_utc: Mapped[datetime]
    retired_by: Mapped[str | None]
    retired_at_utc: Mapped[datetime | None]


class CalendarDayRow(Base):
    """A day that a notice says is off, or worked in its place."""

    __tablename__ = "calendar_day"
    __table_args__ = (Index("uq_calendar_day_notice", "notice_id", "on_day", unique=True),)
    id: Mapped[Id]
    notice_id: Mapped[int] = reference("calendar_notice", index=False)
    on_day: Mapped[date]
    is_off: Mapped[bool]
    name: Mapped[str]
