"""Numbers of people at a unit or on one of its posts, as they were counted on a day (INT-RATIO-10, INT-RATIO-20)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.share_meter import HeadcountKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, one_of, reference

_STANDS = "voided_at_utc IS NULL"
_OF_UNIT, _OF_POST = text(f"enterprise_id IS NOT NULL AND {_STANDS}"), text(f"post_id IS NOT NULL AND {_STANDS}")


class HeadcountRow(Base):
    """A history, never overwritten; voided, never deleted. 在岗职工总数 has its own (`enterprise_staffing`)."""

    __tablename__ = "headcount"
    __table_args__ = (
        one_of("kind", HeadcountKind),
        CheckConstraint("(enterprise_id IS NULL) <> (post_id IS NULL)", name="of_a_unit_or_a_post"),
        CheckConstraint("heads >= 0", name="heads_are_not_negative"),
        Index(
            "uq_headcount_enterprise_id",
            *("enterprise_id", "kind", "counted_on"),
            unique=True,
            sqlite_where=_OF_UNIT,
            postgresql_where=_OF_UNIT,
        ),
        Index(
            "uq_headcount_post_id",
            *("post_id", "kind", "counted_on"),
            unique=True,
            sqlite_where=_OF_POST,
            postgresql_where=_OF_POST,
        ),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int | None] = reference("enterprise", index=False, nullable=True)
    post_id: Mapped[int | None] = reference("post", index=False, nullable=True)
    kind: Mapped[str]
    counted_on: Mapped[date]
    heads: Mapped[int] = mapped_column(Integer)
    source: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]
