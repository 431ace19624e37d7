"""Insurance policies, the lists sent to insurers with their answers, and the people on them. Voided, never deleted."""

from datetime import date, datetime

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.cover import CoverPayer, CoverScheme, ListKind, PolicyKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference, sort_text


class PolicyRow(Versioned, Base):
    """A policy as far as it is known; without insurer, number, days and scan it covers nobody."""

    __tablename__ = "policy"
    __table_args__ = (
        one_of("kind", PolicyKind),
        one_of("scheme", CoverScheme),
        one_of("payer", CoverPayer),
        in_order("from_on", "until_on"),
        Index("ix_policy_until", "until_on", "id"),
        Index("ix_policy_number", "number"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    kind: Mapped[str]
    scheme: Mapped[str]
    insurer: Mapped[str | None] = sort_text()
    number: Mapped[str | None] = sort_text()
    policyholder: Mapped[str | None]
    insured: Mapped[str | None]
    limit_person_fen: Mapped[int | None]
    limit_medical_fen: Mapped[int | None]
    limit_event_fen: Mapped[int | None]
    price_fen: Mapped[int | None]
    payer: Mapped[str | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    note: Mapped[str | None]
    scan_year: Mapped[int | None] = mapped_column(Integer)
    scan_name: Mapped[str | None]
    scan_sha256: Mapped[str | None]
    scan_size_bytes: Mapped[int | None]
    scan_title: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class EndorsementRow(Versioned, Base):
    """A list the insurer is asked to enrol, add or remove, or more days; it holds from `effective_on` once answered.

    `list_sha256` is the digest of the workbook that was sent.
    """

    __tablename__ = "endorsement"
    __table_args__ = (
        one_of("kind", ListKind),
        Index("ix_endorsement_policy", "policy_id", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    policy_id: Mapped[int] = reference("policy", index=False)
    kind: Mapped[str]
    made_on: Mapped[date]
    by_name: Mapped[str]
    people: Mapped[int] = mapped_column(Integer)
    premium_fen: Mapped[int | None]
    list_sha256: Mapped[str | None]
    number: Mapped[str | None]
    answered_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    until_on: Mapped[date | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class CoveredPersonRow(Versioned, Base):
    """A student on a policy, by the list that named them until the one that took them off.

    One whom the insurer did not take names the same list twice: no day of theirs is covered.
    """

    __tablename__ = "covered_person"
    __table_args__ = (
        Index("ix_covered_person_policy", "policy_id", "student_id"),
        Index("ix_covered_person_student", "student_id", "policy_id", "added_by_id", "removed_by_id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    policy_id: Mapped[int] = reference("policy", index=False)
    student_id: Mapped[int] = reference("student", index=False)
    added_by_id: Mapped[int] = reference("endorsement")
    removed_by_id: Mapped[int | None] = reference("endorsement", nullable=True)
