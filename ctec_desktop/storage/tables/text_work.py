"""Texts from files that are being made into templates, kept half done."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned


class TextWorkRow(Versioned, Base):
    """One row a file, paper and person; `source` is what was read, `work` what was made of it so far (both as JSON)."""

    __tablename__ = "text_work"
    __table_args__ = (UniqueConstraint("key", "sha256", "kept_by"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    key: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    source: Mapped[str]
    work: Mapped[str]
    kept_by: Mapped[str]
    kept_at_utc: Mapped[datetime]
