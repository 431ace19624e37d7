"""Looks of lists that were given a name."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned


class SavedViewRow(Versioned, Base):
    """`look` says what narrows the list, its order and its columns; see `kernel/list_look`."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("list_key", "name"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    list_key: Mapped[str]
    name: Mapped[str]
    look: Mapped[str]
    is_default: Mapped[bool] = mapped_column(default=False)
