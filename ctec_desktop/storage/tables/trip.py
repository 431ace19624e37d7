"""Visits (认识实习) with their leaders and their roster. Cancelled with a reason, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, reference, sort_text


class TripRow(Versioned, Base):
    """A visit to a place of work, under a plan or standing alone, with its insurance as a typed line."""

    __tablename__ = "trip"
    __table_args__ = (
        in_order("from_on", "until_on"),
        in_order("insured_from", "insured_until"),
        Index("ix_trip_from", "from_on", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    name: Mapped[str] = sort_text()
    site_id: Mapped[int] = reference("enterprise_site")
    plan_id: Mapped[int | None] = reference("internship_plan", nullable=True)
    from_on: Mapped[date]
    until_on: Mapped[date]
    purpose: Mapped[str | None]
    vehicles: Mapped[str | None]
    meeting_point: Mapped[str | None]
    insurance_kind: Mapped[str | None]
    insurer: Mapped[str | None]
    policy_no: Mapped[str | None]
    insured_from: Mapped[date | None]
    insured_until: Mapped[date | None]
    safety_plan: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class TripLeaderRow(Base):
    """A teacher who goes along; `removed_on` once another goes instead."""

    __tablename__ = "trip_leader"
    __table_args__ = (UniqueConstraint("trip_id", "teacher_id"),)
    id: Mapped[Id]
    trip_id: Mapped[int] = reference("trip", index=False)
    teacher_id: Mapped[int] = reference("teacher")
    removed_on: Mapped[date | None]


class TripStudentRow(Versioned, Base):
    """A student on the roster, with the day the parents' receipt came back or the reason for staying."""

    __tablename__ = "trip_student"
    __table_args__ = (UniqueConstraint("trip_id", "student_id"),)
    id: Mapped[Id]
    trip_id: Mapped[int] = reference("trip", index=False)
    student_id: Mapped[int] = reference("student")
    notice_returned_on: Mapped[date | None]
    excuse: Mapped[str | None]
    removed_on: Mapped[date | None]
