"""Units that take interns: enterprise, places of work, posts and mentors."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.vocabulary import PayMethod, PayUnit, Provision
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference, sensitive, sort_text

_STANDS = text("voided_at_utc IS NULL")


class EnterpriseRow(Versioned, Base):
    """A unit. One that turned out to be a duplicate is retired and names the unit it was merged into."""

    __tablename__ = "enterprise"
    __table_args__ = (
        Index(
            "uq_enterprise_uscc",
            "uscc",
            unique=True,
            sqlite_where=text("uscc IS NOT NULL"),
            postgresql_where=text("uscc IS NOT NULL"),
        ),
        Index("ix_enterprise_pinyin", "pinyin", "id"),
        Index("ix_enterprise_initials", "initials", "id"),
        Index("ix_enterprise_name", "name", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    uscc: Mapped[str | None] = sort_text()
    name: Mapped[str] = sort_text()
    pinyin: Mapped[str] = sort_text()
    initials: Mapped[str] = sort_text()
    legal_representative: Mapped[str | None]
    address: Mapped[str | None]
    region_code: Mapped[str | None]
    industry_code: Mapped[str | None]
    contact_name: Mapped[str | None]
    contact_phone: Mapped[str | None] = sensitive()
    retired_on: Mapped[date | None]
    merged_into_id: Mapped[int | None] = reference("enterprise", nullable=True)


class EnterpriseStaffingRow(Base):
    """在岗职工总数 on a day (denominator of INT-RATIO-10); a history, never overwritten; voided, never deleted."""

    __tablename__ = "enterprise_staffing"
    __table_args__ = (
        Index(
            "uq_enterprise_staffing_enterprise_id",
            *("enterprise_id", "counted_on"),
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )
    id: Mapped[Id]
    enterprise_id: Mapped[int] = reference("enterprise", index=False)
    counted_on: Mapped[date]
    staff_on_post: Mapped[int] = mapped_column(Integer)
    source: Mapped[str | None]
    voided_at_utc: Mapped[datetime | None]
    void_reason: Mapped[str | None]


class EnterpriseSiteRow(Versioned, Base):
    """A place of work; its region decides INT-PROV-01, not where the unit is registered."""

    __tablename__ = "enterprise_site"
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int] = reference("enterprise")
    address: Mapped[str | None]
    region_code: Mapped[str | None]
    retired_on: Mapped[date | None]


class PostRow(Versioned, Base):
    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("site_id", "name"),
        one_of("pay_unit", PayUnit),
        one_of("pay_method", PayMethod),
        one_of("board", Provision),
        one_of("lodging", Provision),
        CheckConstraint("pay_fen >= 0", name="pay_is_not_negative"),
        CheckConstraint("pay_day BETWEEN 1 AND 31", name="pay_day_of_month"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    enterprise_id: Mapped[int] = reference("enterprise")
    site_id: Mapped[int] = reference("enterprise_site", index=False)
    name: Mapped[str] = sort_text()
    same_kind_staff: Mapped[int | None] = mapped_column(Integer)
    work_hours: Mapped[str | None]
    pay_fen: Mapped[int | None]
    pay_unit: Mapped[str | None]
    pay_method: Mapped[str | None]
    pay_day: Mapped[int | None] = mapped_column(Integer)
    board: Mapped[str | None]
    lodging: Mapped[str | None]
    mentor_id: Mapped[int | None] = reference("mentor", nullable=True)
    retired_on: Mapped[date | None]


class MentorRow(Versioned, Base):
    """A 单位指导人员 of an enterprise."""

    __tablename__ = "mentor"
    id: Mapped[Id]
    uid: Mapped[Uid]
    person_id: Mapped[int] = reference("person")
    enterprise_id: Mapped[int] = reference("enterprise")
    title: Mapped[str | None]
    skill_level: Mapped[str | None]
    retired_on: Mapped[date | None]
