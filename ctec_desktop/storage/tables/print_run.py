"""What of a merged part went to a printer, so that it can be gone on with after a jam."""

from datetime import datetime

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, Id, Uid, reference


class PrintRunRow(Base):
    """Pages count from 1 within the part. `first_page` to `until_page` are the papers that were to be printed,
    `from_page` where this run began, `reached_page` the last one the printer was given: one less where it got none;
    `asked_page` the last one that was asked for (empty in runs of before it was kept).
    """

    __tablename__ = "print_run"
    __table_args__ = (Index("ix_print_run_papers", "part_id", "first_page", "until_page"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    part_id: Mapped[int] = reference("print_part", index=False)
    first_page: Mapped[int] = mapped_column(Integer)
    until_page: Mapped[int] = mapped_column(Integer)
    from_page: Mapped[int] = mapped_column(Integer)
    reached_page: Mapped[int] = mapped_column(Integer)
    asked_page: Mapped[int | None] = mapped_column(Integer)
    printer_name: Mapped[str]
    by_name: Mapped[str]
    at_utc: Mapped[datetime]
