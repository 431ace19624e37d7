"""Internship plans and the placements of students under them."""

from datetime import date, datetime

from sqlalchemy import Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.vocabulary import ArrangedBy, PlanKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference, sort_text


def standing_index(name: str, *columns: str) -> Index:
    """An index over what stands; every list asks for this alone, so that it is read without the table.

    One in the order of a list also holds what the list is searched and narrowed by: it is walked without the table.
    """
    stands = text("voided_at_utc IS NULL")
    return Index(name, *columns, sqlite_where=stands, postgresql_where=stands)


class InternshipPlanRow(Versioned, Base):
    """A plan with its insurance as a typed line until policies have tables of their own."""

    __tablename__ = "internship_plan"
    __table_args__ = (
        one_of("kind", PlanKind),
        in_order("from_on", "until_on"),
        in_order("insured_from", "insured_until"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    name: Mapped[str] = sort_text(unique=True)
    kind: Mapped[str]
    school_year: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date]
    content: Mapped[str | None]
    supervisor_id: Mapped[int | None] = reference("teacher", nullable=True)
    insurance_kind: Mapped[str | None]
    insurer: Mapped[str | None]
    policy_no: Mapped[str | None]
    insurance_payer: Mapped[str | None]
    insured_from: Mapped[date | None]
    insured_until: Mapped[date | None]
    originals: Mapped[int] = mapped_column(Integer, default=3)
    retired_on: Mapped[date | None]


class PlacementRow(Versioned, Base):
    """A student on a post from a day until a day, both inclusive. Voided, never deleted."""

    __tablename__ = "placement"
    __table_args__ = (
        one_of("arranged_by", ArrangedBy),
        in_order("from_on", "until_on"),
        Index("ix_placement_plan", "plan_id", "from_on", "id", "voided_at_utc"),
        Index("ix_placement_post", "post_id", "from_on", "id", "voided_at_utc"),
        standing_index("ix_placement_student", "student_id", "from_on"),
        standing_index("ix_placement_from", "from_on", "id", "student_id", "post_id", "until_on", "arranged_by"),
        standing_index("ix_placement_until", "until_on", "id", "student_id", "post_id", "from_on"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    student_id: Mapped[int] = reference("student", index=False)
    plan_id: Mapped[int] = reference("internship_plan", index=False)
    post_id: Mapped[int] = reference("post", index=False)
    arranged_by: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date]
    supervisor_id: Mapped[int | None] = reference("teacher", nullable=True)
    mentor_id: Mapped[int | None] = reference("mentor", nullable=True)
    arrived_on: Mapped[date | None]
    arrival_note: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
