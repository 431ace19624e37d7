"""The texts papers are printed from: the school's own in their versions, and the built-in ones that were used."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.storage.tables.base import Base, Id, Uid, one_of

_IN_USE = "state = 'in_use' AND origin = 'school'"


class TemplateRow(Base):
    """One version of one paper's text; only a draft is ever altered. `edition` is the optimistic lock.

    The trail keeps a digest of the text, not the whole of it for every save of a draft.

    `sample_source` stays empty until an administrator confirms that the text rests on the issued sample (INT-AGR-01).
    """

    __tablename__ = "template"
    __table_args__ = (
        UniqueConstraint("key", "origin", "version"),
        one_of("origin", TemplateOrigin),
        one_of("state", TemplateState),
        Index("uq_template_in_use", "key", unique=True, sqlite_where=sql(_IN_USE), postgresql_where=sql(_IN_USE)),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    key: Mapped[str]
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(info={"sensitive": True})
    sha256: Mapped[str]
    sample_source: Mapped[str | None]
    sample_number: Mapped[str | None]
    sample_dated_on: Mapped[date | None]
    sample_confirmed_on: Mapped[date | None]
    sample_confirmed_by: Mapped[str | None]
    origin: Mapped[str] = mapped_column(server_default=TemplateOrigin.BUILT_IN.value)
    state: Mapped[str] = mapped_column(server_default=TemplateState.IN_USE.value)
    name: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str | None]
    based_on: Mapped[str | None]
    created_by: Mapped[str | None]
    created_at_utc: Mapped[datetime | None]
    used_by: Mapped[str | None]
    used_at_utc: Mapped[datetime | None]
    retired_at_utc: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(Integer, default=1, server_default="1")

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.edition}
