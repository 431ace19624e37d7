"""What imports did, so that the last one can be undone; and how people had their columns read."""

from datetime import datetime

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, Id, Uid, reference
from ctec_desktop.storage.types import BigId


class ImportRunRow(Base):
    """An import that was applied. Its lines of the audit trail name the rows it made and changed.

    `lines_after` is the last line before it, `lines_until` its own last one. `is_undoable` is false where it changed
    something whose old values were not kept.
    """

    __tablename__ = "import_run"
    __table_args__ = (Index("ix_import_run_noun", "noun", "id"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    noun: Mapped[str]
    file_name: Mapped[str]
    sheet: Mapped[str]
    by_name: Mapped[str]
    at_utc: Mapped[datetime]
    lines_after: Mapped[int] = mapped_column(BigId)
    lines_until: Mapped[int] = mapped_column(BigId)
    new_rows: Mapped[int] = mapped_column(Integer)
    changed_rows: Mapped[int] = mapped_column(Integer)
    is_undoable: Mapped[bool]
    undone_at_utc: Mapped[datetime | None]


class ImportOldRow(Base):
    """A row as it stood before the last import of its noun changed it: its changed columns as JSON, in the clear.

    Never audited: it holds identity numbers, and goes with the next import of the noun.
    """

    __tablename__ = "import_old"
    id: Mapped[Id]
    run_id: Mapped[int] = reference("import_run")
    table_name: Mapped[str]
    row_id: Mapped[int]
    old: Mapped[str]


class ColumnMappingRow(Base):
    """Columns as a person corrected them, by the signature of the headings: letter → field, as JSON."""

    __tablename__ = "column_mapping"
    __table_args__ = (UniqueConstraint("noun", "signature"),)
    id: Mapped[Id]
    noun: Mapped[str]
    signature: Mapped[str]
    columns: Mapped[str]
