"""Filings with the authority: the internship itself, and what is barred without one."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.rules.filings import FilingKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference


class FilingRow(Versioned, Base):
    """Speaks of a plan, or of one unit within it. Taken back with a reason, never deleted.

    `newest_placement_id` is the newest placement when it was recorded: one that came later needs a filing of its own.
    """

    __tablename__ = "filing"
    __table_args__ = (
        one_of("kind", FilingKind),
        CheckConstraint("valid_to IS NULL OR filed_on <= valid_to", name="filed_before_it_ends"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    kind: Mapped[str]
    authority: Mapped[str]
    number: Mapped[str]
    filed_on: Mapped[date]
    valid_to: Mapped[date | None]
    plan_id: Mapped[int] = reference("internship_plan")
    enterprise_id: Mapped[int | None] = reference("enterprise", nullable=True)
    note: Mapped[str | None]
    newest_placement_id: Mapped[int]
    scan_year: Mapped[int | None] = mapped_column(Integer)
    scan_name: Mapped[str | None]
    scan_sha256: Mapped[str | None]
    scan_size_bytes: Mapped[int | None]
    scan_title: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
