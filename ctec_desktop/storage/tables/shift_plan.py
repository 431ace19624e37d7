"""Shift plans of units, of places of work and of posts; voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.shift_plans import HolidayMode
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class ShiftPlanRow(Versioned, Base):
    """`shifts` and `rota` as `domain.shift_texts` writes them: one shift a line, the days by the names of shifts."""

    __tablename__ = "shift_plan"
    __table_args__ = (
        one_of("holidays", HolidayMode),
        in_order("from_on", "until_on"),
        CheckConstraint(
            "CASE WHEN enterprise_id IS NULL THEN 0 ELSE 1 END + CASE WHEN site_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN post_id IS NULL THEN 0 ELSE 1 END = 1",
            name="of_one_owner",
        ),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int | None] = reference("enterprise", nullable=True)
    site_id: Mapped[int | None] = reference("enterprise_site", nullable=True)
    post_id: Mapped[int | None] = reference("post", nullable=True)
    name: Mapped[str]
    shifts: Mapped[str]
    rota: Mapped[str]
    is_by_weekday: Mapped[bool]
    rests_by_rota: Mapped[bool]
    holidays: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    voided_at_utc: Mapped[datetime | None]
