"""Duplicate enterprises that were merged, and what it takes to part them again."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, Id, Uid, reference


class EnterpriseMergeRow(Base):
    """`moved` says as JSON which records went over and what stood before; `kept_version` is the version the merge left.

    `newest_placement`, `newest_change` and `newest_paper` are the last ids of placements, of their changes and of
    issued versions then: what is newer depends on the merge.
    """

    __tablename__ = "enterprise_merge"
    id: Mapped[Id]
    uid: Mapped[Uid]
    kept_id: Mapped[int] = reference("enterprise")
    dropped_id: Mapped[int] = reference("enterprise")
    merged_on: Mapped[date]
    by_name: Mapped[str]
    kept_version: Mapped[int]
    newest_placement: Mapped[int]
    newest_change: Mapped[int]
    newest_paper: Mapped[int]
    moved: Mapped[str] = mapped_column(info={"sensitive": True})
    undone_at_utc: Mapped[datetime | None]
