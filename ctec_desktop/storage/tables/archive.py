"""实习档案: files attached by hand, where the program has no record of its own. Taken back, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.archive.kinds import ArchiveKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference


class ArchiveItemRow(Versioned, Base):
    """One file in the folder of a student for a plan; `paper_place` is where the paper itself lies."""

    __tablename__ = "archive_item"
    __table_args__ = (
        one_of("kind", ArchiveKind),
        Index(
            "ix_archive_item_folder",
            "student_id",
            "plan_id",
            "kind",
            sqlite_where=text("voided_at_utc IS NULL"),
            postgresql_where=text("voided_at_utc IS NULL"),
        ),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    student_id: Mapped[int] = reference("student")
    plan_id: Mapped[int] = reference("internship_plan")
    kind: Mapped[str]
    title: Mapped[str]
    dated_on: Mapped[date]
    paper_place: Mapped[str | None]
    file_year: Mapped[int] = mapped_column(Integer)
    file_name: Mapped[str]
    sha256: Mapped[str]
    size_bytes: Mapped[int]
    out_name: Mapped[str]
    added_by: Mapped[str]
    added_at_utc: Mapped[datetime]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
