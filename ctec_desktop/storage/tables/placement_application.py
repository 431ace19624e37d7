"""Applications for places that students found themselves (INT-SELF-01): one a placement, decided by the school."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.applications import ApplicationState
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference


class PlacementApplicationRow(Versioned, Base):
    """`state` begins as pending; a trigger lets it go only where `domain.applications` says.

    `sheet_returned_on` and `notice_returned_on` are the days the signed application and the parents' notice came back.
    """

    __tablename__ = "placement_application"
    __table_args__ = (
        UniqueConstraint("placement_id"),
        one_of("state", ApplicationState),
        CheckConstraint("(state = 'pending') = (decided_at_utc IS NULL)", name="decided_when_not_pending"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    placement_id: Mapped[int] = reference("placement", index=False)
    applied_on: Mapped[date]
    reason: Mapped[str | None]
    guardian_agreed_on: Mapped[date | None]
    sheet_returned_on: Mapped[date | None]
    notice_returned_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default=ApplicationState.PENDING.value)
    decided_by: Mapped[str | None]
    decided_at_utc: Mapped[datetime | None]
    decision_note: Mapped[str | None]
