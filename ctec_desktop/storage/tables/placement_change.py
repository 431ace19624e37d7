"""Changes of placements with the first day on which each holds. Voided with a reason, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.placement_changes import ChangeReason
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference
from ctec_desktop.storage.tables.placement import standing_index


class PlacementChangeRow(Versioned, Base):
    """One change of one placement; those made in one go share a `batch_uid`. In the order of their ids."""

    __tablename__ = "placement_change"
    __table_args__ = (
        one_of("kind", ChangeKind),
        one_of("reason_kind", ChangeReason),
        in_order("effective_on", "until_on"),
        Index("ix_placement_change_placement", "placement_id", "kind", "effective_on"),
        standing_index("ix_placement_change_kind", "kind", "effective_on", "placement_id", "until_on"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    placement_id: Mapped[int] = reference("placement", index=False)
    kind: Mapped[str]
    effective_on: Mapped[date]
    until_on: Mapped[date | None]
    reason_kind: Mapped[str]
    reason: Mapped[str | None]
    proof: Mapped[str | None]
    post_id: Mapped[int | None] = reference("post", nullable=True)
    next_placement_id: Mapped[int | None] = reference("placement", nullable=True)
    batch_uid: Mapped[str] = mapped_column(index=True)
    by_name: Mapped[str]
    at_utc: Mapped[datetime]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
