"""The teacher file: what papers say of a teacher, a line each, with the scan. Voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.teaching.entries import EntryKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference


class TeacherEntryRow(Versioned, Base):
    """`level` is the level of a certificate, the post of work; `until_on` the last day a certificate is valid."""

    __tablename__ = "teacher_entry"
    __table_args__ = (
        one_of("kind", EntryKind),
        CheckConstraint("until_on IS NULL OR from_on IS NULL OR from_on <= until_on", name="begins_before_it_ends"),
        Index("ix_teacher_entry_teacher", "teacher_id", "kind"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    teacher_id: Mapped[int] = reference("teacher", index=False)
    kind: Mapped[str]
    name: Mapped[str]
    level: Mapped[str | None]
    issuer: Mapped[str | None]
    number: Mapped[str | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    note: Mapped[str | None]
    scan_year: Mapped[int | None] = mapped_column(Integer)
    scan_name: Mapped[str | None]
    scan_sha256: Mapped[str | None]
    scan_size_bytes: Mapped[int | None]
    scan_title: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
