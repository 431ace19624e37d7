"""Texts of rules that an administrator held against the original. Withdrawn with a reason, never deleted."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned

_STANDS = text("withdrawn_on IS NULL")


class RuleConfirmationRow(Versioned, Base):
    """`told` are the program's words that were confirmed; other words of the same rule are not."""

    __tablename__ = "rule_confirmation"
    __table_args__ = (
        Index("uq_rule_confirmation_stands", "rule_id", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    rule_id: Mapped[str]
    told: Mapped[str]
    wording: Mapped[str]
    source: Mapped[str]
    read_on: Mapped[date]
    confirmed_on: Mapped[date]
    by_name: Mapped[str]
    withdrawn_on: Mapped[date | None]
    withdraw_reason: Mapped[str | None]
