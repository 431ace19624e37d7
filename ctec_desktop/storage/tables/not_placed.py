"""Students of a plan who have no placement, each with the reason. Closed by a placement, voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.not_placed import NotPlacedReason
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference

_OPEN = text("closed_on IS NULL AND voided_at_utc IS NULL")


class NotPlacedRow(Versioned, Base):
    """Open while neither a placement closed it nor anyone took it back; one open record per student and plan."""

    __tablename__ = "not_placed"
    __table_args__ = (
        one_of("reason_kind", NotPlacedReason),
        Index(
            "uq_not_placed_open",
            "student_id",
            "plan_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    student_id: Mapped[int] = reference("student")
    plan_id: Mapped[int] = reference("internship_plan")
    reason_kind: Mapped[str]
    reason: Mapped[str | None]
    proof: Mapped[str | None]
    recorded_on: Mapped[date]
    by_name: Mapped[str]
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[int | None] = reference("placement", nullable=True)
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
