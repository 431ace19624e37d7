"""Amendments of signed agreements: corrections, notices and 补充协议. Voided with a reason, never deleted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.amendments import AmendmentKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference


class AgreementAmendmentRow(Versioned, Base):
    """`changes` holds each field with what it said and says, as data; `part_id` is the PDF as it was issued."""

    __tablename__ = "agreement_amendment"
    __table_args__ = (
        UniqueConstraint("agreement_id", "n"),
        one_of("kind", AmendmentKind),
        CheckConstraint("(kind = 'correction') = (part_id IS NULL)", name="on_paper"),
        CheckConstraint("kind <> 'correction' OR signed_on IS NULL", name="unsigned"),
        CheckConstraint("(voided_at_utc IS NULL) = (void_reason IS NULL)", name="void_with_reason"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    agreement_id: Mapped[int] = reference("agreement", index=False)
    n: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str]
    effective_on: Mapped[date]
    reason: Mapped[str]
    changes: Mapped[str] = mapped_column(info={"sensitive": True})
    part_id: Mapped[int | None] = reference("print_part", nullable=True)
    by_name: Mapped[str]
    at_utc: Mapped[datetime]
    signed_on: Mapped[date | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
