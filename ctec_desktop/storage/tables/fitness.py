"""What the rules ask of units, posts, plans and placements beyond what papers print: one row each, filled in grids."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.fitness import CheckKind
from ctec_desktop.domain.rules.student_papers import Match
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class EnterpriseFitnessRow(Versioned, Base):
    """A unit as the rules see it. `is_venue` and `is_agent` are what a person decided once, empty until then.

    `rest_days`: the weekly rest days agreed, Monday 1, blanks between; Saturday and Sunday while empty.
    """

    __tablename__ = "enterprise_fitness"
    __table_args__ = (UniqueConstraint("enterprise_id"), in_order("cooperation_from", "cooperation_until"))
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int] = reference("enterprise", index=False)
    other_interns: Mapped[int | None] = mapped_column(Integer)
    known_since: Mapped[date | None]
    decided_on: Mapped[date | None]
    minutes_no: Mapped[str | None]
    published_on: Mapped[date | None]
    cooperation_no: Mapped[str | None]
    cooperation_from: Mapped[date | None]
    cooperation_until: Mapped[date | None]
    is_venue: Mapped[bool | None]
    is_agent: Mapped[bool | None]
    rest_days: Mapped[str | None]


class EnterpriseCheckRow(Base):
    """A register looked into on a day, with what it said; a history."""

    __tablename__ = "enterprise_check"
    __table_args__ = (one_of("kind", CheckKind), UniqueConstraint("enterprise_id", "kind", "checked_on"))
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int] = reference("enterprise", index=False)
    kind: Mapped[str]
    checked_on: Mapped[date]
    is_clean: Mapped[bool]


class InspectionRow(Versioned, Base):
    """An inspection on the spot with its nine heads (INT-UNIT-04); taken back, never deleted."""

    __tablename__ = "inspection"
    __table_args__ = (Index("ix_inspection_enterprise", "enterprise_id", "inspected_on"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int] = reference("enterprise", index=False)
    inspected_on: Mapped[date]
    team: Mapped[str | None]
    is_fit: Mapped[bool]
    qualification: Mapped[str | None]
    credit: Mapped[str | None]
    management: Mapped[str | None]
    post_content: Mapped[str | None]
    working_hours: Mapped[str | None]
    workplace: Mapped[str | None]
    living: Mapped[str | None]
    health: Mapped[str | None]
    protection: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class PostFitnessRow(Versioned, Base):
    """A post as the rules see it. `hazards` holds words with blanks between; empty means that there are none."""

    __tablename__ = "post_fitness"
    __table_args__ = (
        UniqueConstraint("post_id"),
        CheckConstraint("labour_grade BETWEEN 1 AND 4", name="grade_of_labour"),
        CheckConstraint("day_minutes BETWEEN 1 AND 1440", name="minutes_of_a_day"),
        CheckConstraint("week_days BETWEEN 1 AND 7", name="days_of_a_week"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    post_id: Mapped[int] = reference("post", index=False)
    labour_grade: Mapped[int | None] = mapped_column(Integer)
    hazards: Mapped[str | None]
    day_minutes: Mapped[int | None] = mapped_column(Integer)
    week_days: Mapped[int | None] = mapped_column(Integer)
    works_nights: Mapped[bool | None]
    works_rest_days: Mapped[bool | None]
    wage_fen: Mapped[int | None]
    lowest_wage_fen: Mapped[int | None]
    majors: Mapped[str | None]


class PlanReadinessRow(Versioned, Base):
    """What stands for a plan before anybody leaves; `heads` are those of the programme, blanks between."""

    __tablename__ = "plan_readiness"
    __table_args__ = (UniqueConstraint("plan_id"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    plan_id: Mapped[int] = reference("internship_plan", index=False)
    programme_on: Mapped[date | None]
    heads: Mapped[str | None]
    curriculum_on: Mapped[date | None]
    management_on: Mapped[date | None]
    safety_on: Mapped[date | None]
    emergency_on: Mapped[date | None]
    emergency_until: Mapped[date | None]


class PlacementPapersRow(Versioned, Base):
    """The days that stand on a student's own papers, and how the post was judged to fit the major.

    `signed_on_before` is the day that was typed before the signing was registered; taking that back brings it again.
    """

    __tablename__ = "placement_papers"
    __table_args__ = (UniqueConstraint("placement_id"), one_of("match", Match))
    id: Mapped[Id]
    uid: Mapped[Uid]
    placement_id: Mapped[int] = reference("placement", index=False)
    signed_on: Mapped[date | None]
    signed_on_before: Mapped[date | None]
    student_agreed_on: Mapped[date | None]
    guardian_agreed_on: Mapped[date | None]
    has_guardian_proof: Mapped[bool | None]
    trained_on: Mapped[date | None]
    safety_trained_on: Mapped[date | None]
    has_passed_safety: Mapped[bool | None]
    match: Mapped[str | None]
