"""Practice of teachers in enterprises, and the years in which they owe none. Voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.practice.periods import PracticeForm, PracticePlace
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class PracticePeriodRow(Versioned, Base):
    """One stay of a teacher: at an enterprise on record, or at a training base that is only named.

    `leave_…` is the 实践假 the school gave for it, `absent_…` days within it that the teacher was away.
    """

    __tablename__ = "practice_period"
    __table_args__ = (
        one_of("place", PracticePlace),
        one_of("form", PracticeForm),
        in_order("from_on", "until_on"),
        Index("ix_practice_period_teacher", "teacher_id", "from_on"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    teacher_id: Mapped[int] = reference("teacher", index=False)
    enterprise_id: Mapped[int | None] = reference("enterprise", nullable=True)
    place: Mapped[str]
    base_name: Mapped[str | None]
    form: Mapped[str]
    post: Mapped[str | None]
    from_on: Mapped[date]
    until_on: Mapped[date]
    stated_days: Mapped[int | None] = mapped_column(Integer)
    absent_from_on: Mapped[date | None]
    absent_until_on: Mapped[date | None]
    goals: Mapped[str | None]
    mentor: Mapped[str | None]
    agreement_no: Mapped[str | None]
    approved_on: Mapped[date | None]
    approved_by: Mapped[str | None]
    leave_from_on: Mapped[date | None]
    leave_until_on: Mapped[date | None]
    substitutes: Mapped[str | None]
    substitutes_approved_by: Mapped[str | None]
    outcomes: Mapped[str | None]
    enterprise_appraisal: Mapped[str | None]
    school_appraisal: Mapped[str | None]
    verified_on: Mapped[date | None]
    verified_by: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class PracticeExemptionRow(Versioned, Base):
    """A calendar year in which a teacher owes no practice."""

    __tablename__ = "practice_exemption"
    id: Mapped[Id]
    uid: Mapped[Uid]
    teacher_id: Mapped[int] = reference("teacher")
    year: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str]
    decided_by: Mapped[str]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class PracticeWorkbookRow(Versioned, Base):
    """A workbook that was handed out to a teacher, and when it was taken in again.

    Args:
        number: counted through the school, never given twice.
        originals: the records as they were handed out, by the uid of their period, as JSON.
    """

    __tablename__ = "practice_workbook"
    id: Mapped[Id]
    uid: Mapped[Uid]
    number: Mapped[int] = mapped_column(Integer, unique=True)
    teacher_id: Mapped[int] = reference("teacher")
    made_at_utc: Mapped[datetime]
    made_on: Mapped[date]
    made_by: Mapped[str]
    originals: Mapped[str]
    returned_at_utc: Mapped[datetime | None]
    returned_on: Mapped[date | None]
    returned_by: Mapped[str | None]
