"""双师型 recognition: applications, and every step and result after them. Voided, never overwritten."""

from datetime import date, datetime

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.recognition.words import DualLevel, DualTrack, StepKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class RecognitionRow(Versioned, Base):
    """One application for one level; a higher level is a further row. `standard` is what it was held against."""

    __tablename__ = "recognition"
    __table_args__ = (one_of("level", DualLevel), one_of("track", DualTrack))
    id: Mapped[Id]
    uid: Mapped[Uid]
    teacher_id: Mapped[int] = reference("teacher")
    level: Mapped[str]
    track: Mapped[str]
    year: Mapped[int] = mapped_column(Integer)
    applied_on: Mapped[date]
    exception: Mapped[str | None]
    standard: Mapped[str]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class RecognitionStepRow(Versioned, Base):
    """A judgement, a step of the application, a result or its review; taken back with a reason, never changed."""

    __tablename__ = "recognition_step"
    __table_args__ = (
        one_of("kind", StepKind),
        one_of("level", DualLevel),
        in_order("step_on", "until_on"),
        Index("ix_recognition_step_recognition", "recognition_id", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    recognition_id: Mapped[int] = reference("recognition", index=False)
    kind: Mapped[str]
    step_on: Mapped[date]
    by_name: Mapped[str]
    criterion: Mapped[str | None]
    is_positive: Mapped[bool]
    until_on: Mapped[date | None]
    level: Mapped[str | None]
    number: Mapped[str | None]
    remark: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
