"""What records are found by: derived from them, never audited, made anew at any time."""

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, sort_text
from ctec_desktop.storage.types import BigId

_WITHOUT_ROWID = {"sqlite_with_rowid": False}


class SearchTermRow(Base):
    """A beginning that finds a record; a search is a range of this one B-tree. `kind` is a `SearchKind`."""

    __tablename__ = "search_term"
    __table_args__ = _WITHOUT_ROWID
    kind: Mapped[str] = sort_text(primary_key=True)
    term: Mapped[str] = sort_text(primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)


class SearchEntryRow(Base):
    """All terms of one record, each with a blank before it: what to take away when they change, and how a record that
    is at hand anyway is looked at for a word that half of the school is found by."""

    __tablename__ = "search_entry"
    __table_args__ = _WITHOUT_ROWID
    kind: Mapped[str] = sort_text(primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    terms: Mapped[str] = sort_text()


class SearchStateRow(Base):
    """How far the terms of a kind are made: of records below `next_id`; of all where it is empty."""

    __tablename__ = "search_state"
    __table_args__ = _WITHOUT_ROWID
    kind: Mapped[str] = sort_text(primary_key=True)
    terms_version: Mapped[int] = mapped_column(Integer)
    next_id: Mapped[int | None]
