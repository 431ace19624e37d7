"""Paper that came back: scanned files, what became of each of their pages, and the originals that are whole."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.scans import PageState, ReturnedPaper
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference, sort_text


class ScanFileRow(Versioned, Base):
    """A file as it was taken in. With a `problem` none of its pages could be read, and it was not kept."""

    __tablename__ = "scan_file"
    __table_args__ = (CheckConstraint("(file_name IS NULL) <> (problem IS NULL)", name="kept_or_refused"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    sha256: Mapped[str] = sort_text(index=True)
    out_name: Mapped[str]
    size_bytes: Mapped[int]
    pages: Mapped[int] = mapped_column(Integer)
    file_year: Mapped[int | None] = mapped_column(Integer)
    file_name: Mapped[str | None]
    taken_by: Mapped[str]
    taken_at_utc: Mapped[datetime]
    problem: Mapped[str | None]
    problem_facts: Mapped[str | None]
    closed_by: Mapped[str | None]
    closed_at_utc: Mapped[datetime | None]


class ScanPageRow(Versioned, Base):
    """One page of a scanned file. `version_id`, `paper`, `copy` and `page` say where a filed page belongs, and of one
    in the tray where its code says it does; a place holds one filed page.

    `quad` is where its code was read (JSON); `turn` is in degrees, clockwise, for a page without one.
    """

    __tablename__ = "scan_page"
    __table_args__ = (
        one_of("state", PageState),
        one_of("paper", ReturnedPaper),
        UniqueConstraint("scan_file_id", "n"),
        CheckConstraint(
            "state <> 'filed' OR (version_id IS NOT NULL AND paper IS NOT NULL AND copy IS NOT NULL "
            "AND page IS NOT NULL AND filed_by IS NOT NULL)",
            name="filed_somewhere",
        ),
        CheckConstraint("(state = 'tray') <= (reason IS NOT NULL)", name="tray_has_reason"),
        Index(
            "uq_scan_page_place",
            "version_id",
            "paper",
            "copy",
            "page",
            unique=True,
            sqlite_where=text("state = 'filed'"),
            postgresql_where=text("state = 'filed'"),
        ),
        Index("ix_scan_page_state", "state", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    scan_file_id: Mapped[int] = reference("scan_file", index=False)
    n: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    reason: Mapped[str | None]
    reason_facts: Mapped[str | None]
    code: Mapped[str | None]
    version_id: Mapped[int | None] = reference("agreement_version", nullable=True)
    paper: Mapped[str | None]
    copy: Mapped[int | None] = mapped_column(Integer)
    page: Mapped[int | None] = mapped_column(Integer)
    quad: Mapped[str | None]
    turn: Mapped[int] = mapped_column(Integer)
    filed_by: Mapped[str | None]
    filed_at_utc: Mapped[datetime | None]


class ReturnedCopyRow(Versioned, Base):
    """One original of a paper: when its picture was whole (影像已回), and when the paper itself was back (原件已回).

    The picture is a PDF in the files store; `sha256` is that of the PDF, `boxes` the places to sign with the ink found
    in each (JSON), `has_doubts` whether one of them looks empty.
    """

    __tablename__ = "returned_copy"
    __table_args__ = (
        one_of("paper", ReturnedPaper),
        UniqueConstraint("version_id", "paper", "copy"),
        CheckConstraint("(image_at_utc IS NULL) = (file_name IS NULL)", name="image_is_kept"),
        CheckConstraint("(original_on IS NULL) = (original_noted_by IS NULL)", name="original_is_noted"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    version_id: Mapped[int] = reference("agreement_version", index=False)
    paper: Mapped[str]
    copy: Mapped[int] = mapped_column(Integer)
    image_at_utc: Mapped[datetime | None]
    file_year: Mapped[int | None] = mapped_column(Integer)
    file_name: Mapped[str | None]
    sha256: Mapped[str | None]
    size_bytes: Mapped[int | None]
    pages: Mapped[int | None] = mapped_column(Integer)
    boxes: Mapped[str | None]
    has_doubts: Mapped[bool]
    original_on: Mapped[date | None]
    original_from: Mapped[str | None]
    original_noted_by: Mapped[str | None]
