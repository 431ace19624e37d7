"""Figures of the school as they were kept for a year, with everybody behind them. Taken back, never overwritten."""

from datetime import date, datetime

from sqlalchemy import Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned

_STANDS = text("voided_at_utc IS NULL")


class SchoolSnapshotRow(Versioned, Base):
    """`figures` is JSON: for each figure who was counted and with what, so that no denominator moves afterwards."""

    __tablename__ = "school_snapshot"
    __table_args__ = (
        Index("uq_school_snapshot_year", "year", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    year: Mapped[int] = mapped_column(Integer)
    as_of: Mapped[date]
    figures: Mapped[str]
    taken_by: Mapped[str]
    taken_at_utc: Mapped[datetime]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
