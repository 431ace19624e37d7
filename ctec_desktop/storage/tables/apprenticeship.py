"""学徒培养: an apprentice with an enterprise, and the stages of the alternation. Voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.apprenticeships import Scheme, StageKind, StageResult
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class ApprenticeshipRow(Versioned, Base):
    """`signers` are words of the parties that have signed, parted by blanks; a labour contract makes an employee.

    `ended_on` is the first day it no longer holds, where it ends before `until_on`.
    """

    __tablename__ = "apprenticeship"
    __table_args__ = (
        one_of("scheme", Scheme),
        in_order("from_on", "until_on"),
        in_order("labour_from", "labour_until"),
        CheckConstraint("practice_hours <= total_hours", name="practice_within_total"),
        CheckConstraint("(ended_on IS NULL) = (end_reason IS NULL)", name="end_with_its_reason"),
        Index("ix_apprenticeship_from", "from_on", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    scheme: Mapped[str]
    student_id: Mapped[int] = reference("student")
    enterprise_id: Mapped[int] = reference("enterprise")
    from_on: Mapped[date]
    until_on: Mapped[date]
    certificate: Mapped[str | None]
    labour_from: Mapped[date | None]
    labour_until: Mapped[date | None]
    teacher_duties: Mapped[str | None]
    mentor_duties: Mapped[str | None]
    allowance_fen: Mapped[int | None]
    total_hours: Mapped[int | None] = mapped_column(Integer)
    practice_hours: Mapped[int | None] = mapped_column(Integer)
    signed_on: Mapped[date | None]
    signers: Mapped[str]
    subsidy_no: Mapped[str | None]
    subsidy_fen: Mapped[int | None]
    advance_fen: Mapped[int | None]
    final_fen: Mapped[int | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class ApprenticeshipStageRow(Versioned, Base):
    """Days at school or on a post; posts change from stage to stage.

    `placement_id` is the 岗位实习 a school student spends the stage on, whose 三方协议 is an annex of the contract.
    """

    __tablename__ = "apprenticeship_stage"
    __table_args__ = (
        one_of("kind", StageKind),
        one_of("result", StageResult),
        in_order("from_on", "until_on"),
        CheckConstraint("(result IS NULL) = (assessed_on IS NULL)", name="result_with_its_day"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    apprenticeship_id: Mapped[int] = reference("apprenticeship")
    kind: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date]
    post_id: Mapped[int | None] = reference("post", nullable=True)
    content: Mapped[str | None]
    pay_fen: Mapped[int | None]
    teacher_id: Mapped[int | None] = reference("teacher", nullable=True)
    mentor_id: Mapped[int | None] = reference("mentor", nullable=True)
    placement_id: Mapped[int | None] = reference("placement", nullable=True)
    result: Mapped[str | None]
    assessed_on: Mapped[date | None]
    voided_at_utc: Mapped[datetime | None]


class MinimumWageRow(Versioned, Base):
    """What a month's work is paid at least in a region, from a day on, as a document says; entered, never guessed."""

    __tablename__ = "minimum_wage"
    __table_args__ = (
        UniqueConstraint("region_code", "from_on"),
        CheckConstraint("monthly_fen > 0", name="positive"),
        CheckConstraint("length(trim(document)) > 0", name="documented"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    region_code: Mapped[str]
    from_on: Mapped[date]
    monthly_fen: Mapped[int]
    document: Mapped[str]


class TrainingAgreementRow(Versioned, Base):
    """What an enterprise agreed with the body that trains its apprentices."""

    __tablename__ = "training_agreement"
    __table_args__ = (in_order("from_on", "until_on"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int] = reference("enterprise")
    body_name: Mapped[str]
    number: Mapped[str | None]
    signed_on: Mapped[date | None]
    from_on: Mapped[date]
    until_on: Mapped[date]
    manner: Mapped[str | None]
    content: Mapped[str | None]
    fee: Mapped[str | None]
    duties: Mapped[str | None]
