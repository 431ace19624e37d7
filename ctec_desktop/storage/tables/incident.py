"""Incidents of interns and the claims that follow. Voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.incidents import Decision, Harm, IncidentKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference, sensitive


class IncidentRow(Versioned, Base):
    """What happened to one student, and when everybody who has to know was told."""

    __tablename__ = "incident"
    __table_args__ = (
        one_of("kind", IncidentKind),
        one_of("harm", Harm),
        Index("ix_incident_happened", "happened_at_utc", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    student_id: Mapped[int] = reference("student")
    kind: Mapped[str]
    harm: Mapped[str]
    happened_at_utc: Mapped[datetime]
    place: Mapped[str | None]
    course: Mapped[str | None] = sensitive()
    measures: Mapped[str | None] = sensitive()
    witnesses: Mapped[str | None] = sensitive()
    is_serious: Mapped[bool]
    is_safety_accident: Mapped[bool]
    school_told_at_utc: Mapped[datetime | None]
    guardian_told_at_utc: Mapped[datetime | None]
    safety_told_at_utc: Mapped[datetime | None]
    education_told_at_utc: Mapped[datetime | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class ClaimRow(Versioned, Base):
    """The claim of an incident; `papers` are the words of what the insurer was given, parted by blanks."""

    __tablename__ = "claim"
    __table_args__ = (one_of("decision", Decision),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    incident_id: Mapped[int] = reference("incident")
    policy_id: Mapped[int | None] = reference("policy", nullable=True)
    insurer_told_at_utc: Mapped[datetime | None]
    report_no: Mapped[str | None]
    papers: Mapped[str]
    submitted_on: Mapped[date | None]
    claimed_fen: Mapped[int | None]
    decision: Mapped[str | None]
    decided_on: Mapped[date | None]
    decided_fen: Mapped[int | None]
    refusal_reason: Mapped[str | None]
    refusal_told_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    paid_fen: Mapped[int | None]
