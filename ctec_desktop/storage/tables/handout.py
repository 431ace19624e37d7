"""Papers handed out to be signed, to one unit or class. Voided, never deleted; what is back is not kept here."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.handouts import ReceiverKind
from ctec_desktop.domain.scans import ReturnedPaper
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference, sort_text


class HandoutRow(Versioned, Base):
    """Who took which batch, and when it is due back. `receiver_name` is the unit as its papers call it, or the class.

    `seal_asked_…` says who printed the 用印申请单 last, `sealed_…` what was stamped (用印登记).
    """

    __tablename__ = "handout"
    __table_args__ = (
        one_of("receiver", ReceiverKind),
        in_order("handed_on", "due_on"),
        Index("ix_handout_due", "due_on", "id"),
        CheckConstraint("(voided_at_utc IS NULL) = (void_reason IS NULL)", name="void_has_reason"),
        CheckConstraint("(sealed_on IS NULL) = (sealed_by IS NULL)", name="seal_has_person"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    receiver: Mapped[str]
    receiver_name: Mapped[str] = sort_text()
    taken_by: Mapped[str] = sort_text()
    handed_on: Mapped[date]
    due_on: Mapped[date]
    note: Mapped[str | None]
    made_by: Mapped[str]
    made_at_utc: Mapped[datetime]
    seal_asked_by: Mapped[str | None]
    seal_asked_at_utc: Mapped[datetime | None]
    sealed_on: Mapped[date | None]
    sealed_by: Mapped[str | None]
    seals: Mapped[int | None] = mapped_column(Integer)
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class HandoutPaperRow(Base):
    """A paper in a hand-out: the originals of one version of an agreement, or its consent.

    `wanted` is how many of them must come back to the school; the others stay with whom they are for.
    """

    __tablename__ = "handout_paper"
    __table_args__ = (
        one_of("paper", ReturnedPaper),
        UniqueConstraint("handout_id", "version_id", "paper"),
        CheckConstraint("wanted BETWEEN 1 AND copies", name="wanted_are_out"),
    )
    id: Mapped[Id]
    handout_id: Mapped[int] = reference("handout", index=False)
    version_id: Mapped[int] = reference("agreement_version")
    paper: Mapped[str]
    copies: Mapped[int] = mapped_column(Integer)
    sheets: Mapped[int] = mapped_column(Integer)
    wanted: Mapped[int] = mapped_column(Integer, server_default="1")
