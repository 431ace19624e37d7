"""Packs of rules of province, city and school as they were taken in; one of each level is in use."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.storage.tables.base import Base, Id, Uid, one_of

_IN_USE = text("retired_at_utc IS NULL")


class RulePackRow(Base):
    """`text` is the TOML as it was read; a pack is retired by the next of its level, never altered."""

    __tablename__ = "rule_pack"
    __table_args__ = (
        one_of("level", PackLevel),
        Index("uq_rule_pack_in_use", "level", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    level: Mapped[str]
    name: Mapped[str]
    version: Mapped[str]
    text: Mapped[str]
    sha256: Mapped[str]
    imported_by: Mapped[str]
    imported_at_utc: Mapped[datetime]
    retired_by: Mapped[str | None]
    retired_at_utc: Mapped[datetime | None]
