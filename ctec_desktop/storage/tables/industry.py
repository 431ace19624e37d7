"""People from industry: how each was chosen and hired, what they taught month by month, how the school judged them."""

from datetime import date, datetime

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.industry.roles import HireRole, SkillGrade, TitleLevel, Working
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class IndustryHireRow(Versioned, Base):
    """One term of one person; a second term is a second row. Voided or ended early, never deleted."""

    __tablename__ = "industry_hire"
    __table_args__ = (
        one_of("working", Working),
        one_of("role", HireRole),
        one_of("title_level", TitleLevel),
        one_of("skill_grade", SkillGrade),
        in_order("from_on", "until_on"),
        in_order("insured_from", "insured_until"),
        in_order("published_from", "published_until"),
        Index("ix_industry_hire_from", "from_on", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    person_id: Mapped[int] = reference("person")
    enterprise_id: Mapped[int | None] = reference("enterprise", nullable=True)
    employer: Mapped[str | None]
    working: Mapped[str]
    role: Mapped[str]
    department_id: Mapped[int | None] = reference("department", nullable=True)
    title: Mapped[str | None]
    title_level: Mapped[str | None]
    skill_grade: Mapped[str | None]
    certificate_no: Mapped[str | None]
    special_reason: Mapped[str | None]
    team: Mapped[str | None]
    funder: Mapped[str | None]
    needed_on: Mapped[date | None]
    found_on: Mapped[date | None]
    checked_on: Mapped[date | None]
    published_from: Mapped[date | None]
    published_until: Mapped[date | None]
    agreement_no: Mapped[str | None]
    letter_no: Mapped[str | None]
    agreed_on: Mapped[date | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    tasks: Mapped[str | None]
    planned_hours: Mapped[int | None] = mapped_column(Integer)
    hour_fee_fen: Mapped[int | None] = mapped_column(Integer)
    trained_on: Mapped[date | None]
    training_hours: Mapped[int | None] = mapped_column(Integer)
    insurer: Mapped[str | None]
    policy_no: Mapped[str | None]
    insured_from: Mapped[date | None]
    insured_until: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class TaughtMonthRow(Versioned, Base):
    """Lessons of a course in a month (its first day) and the fee for them; taken out with its hours at 0.

    A course stands once in a month, which the service sees to: two lines may change their courses for each other.
    """

    __tablename__ = "taught_month"
    __table_args__ = (Index("ix_taught_month_hire", "hire_id", "month"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    hire_id: Mapped[int] = reference("industry_hire", index=False)
    month: Mapped[date]
    course: Mapped[str]
    classes: Mapped[str | None]
    hours: Mapped[int] = mapped_column(Integer)
    fee_fen: Mapped[int] = mapped_column(Integer)
    paid_on: Mapped[date | None]


class IndustryAppraisalRow(Versioned, Base):
    """What the school said of a year's work."""

    __tablename__ = "industry_appraisal"
    __table_args__ = (UniqueConstraint("hire_id", "year"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    hire_id: Mapped[int] = reference("industry_hire", index=False)
    year: Mapped[int] = mapped_column(Integer)
    result: Mapped[str]
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    remark: Mapped[str | None]
