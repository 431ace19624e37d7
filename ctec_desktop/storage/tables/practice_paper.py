"""Weekly logs and evidence of a teacher's practice. Voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.practice.papers import PaperKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference


class PracticePaperRow(Versioned, Base):
    """Words typed in, a file in the files store, or both; `file_title` is what the person called the file."""

    __tablename__ = "practice_paper"
    __table_args__ = (
        one_of("kind", PaperKind),
        CheckConstraint("text IS NOT NULL OR file_name IS NOT NULL", name="something_is_in_it"),
        CheckConstraint("kind <> 'log' OR (from_on IS NOT NULL AND until_on IS NOT NULL)", name="a_log_has_days"),
        CheckConstraint("from_on <= until_on", name="begins_before_it_ends"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    period_id: Mapped[int] = reference("practice_period")
    kind: Mapped[str]
    title: Mapped[str]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    text: Mapped[str | None]
    file_year: Mapped[int | None]
    file_name: Mapped[str | None]
    sha256: Mapped[str | None]
    size_bytes: Mapped[int | None]
    file_title: Mapped[str | None]
    added_by: Mapped[str]
    added_at_utc: Mapped[datetime]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
