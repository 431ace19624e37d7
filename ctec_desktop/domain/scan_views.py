"""What the window and the command line show of paper that came back."""

from dataclasses import dataclass
from datetime import date, datetime

from ctec_desktop.domain.scans import PagePlace, ReturnedPaper
from ctec_desktop.kernel.problems import Problem


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; with a `problem` nothing of it was taken in."""

    name: str
    pages: int = 0
    filed: int = 0
    tray: int = 0
    blank: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of a pile: file by file, and which agreements' originals are whole now."""

    files: tuple[FileReport, ...]
    completed: int
    agreement_ids: tuple[int, ...]

    @property
    def filed(self) -> int:
        return sum(one.filed for one in self.files)

    @property
    def tray(self) -> int:
        return sum(one.tray for one in self.files)

    @property
    def blank(self) -> int:
        return sum(one.blank for one in self.files)

    @property
    def refused(self) -> tuple[FileReport, ...]:
        return tuple(one for one in self.files if one.problem is not None)


@dataclass(frozen=True, slots=True)
class TrayPage:
    """A page that waits for a person, and what its code says where it has one that can be believed."""

    id: int
    uid: str
    file_name: str
    n: int
    pages: int
    problem: Problem
    place: PagePlace | None
    number: str
    student_name: str
    taken_at_utc: datetime


@dataclass(frozen=True, slots=True)
class TrayFile:
    """A file that could not be read."""

    id: int
    uid: str
    name: str
    problem: Problem
    taken_at_utc: datetime


@dataclass(frozen=True, slots=True)
class ReturnedCopy:
    """One original of a paper and how much of it is back.

    Args:
        found, pages: the pages filed so far, of how many.
        image_at_utc: since when its picture is whole (影像已回).
        original_on: the day the paper itself came back (原件已回).
        is_doubtful: a place to sign looks empty.
    """

    version_id: int
    paper: ReturnedPaper
    copy: int
    pages: int
    found: tuple[int, ...]
    image_at_utc: datetime | None
    original_on: date | None
    is_doubtful: bool

    @property
    def missing(self) -> tuple[int, ...]:
        return tuple(page for page in range(1, self.pages + 1) if page not in self.found)


@dataclass(frozen=True, slots=True)
class ReturnedAgreement:
    """The papers of one agreement's newest version, original by original."""

    agreement_id: int
    version_id: int
    number: str
    version: int
    student_name: str
    student_no: str
    class_name: str
    enterprise_name: str
    copies: tuple[ReturnedCopy, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the picture of at least one original of every paper is whole."""
        papers = {copy.paper for copy in self.copies}
        return all(any(c.image_at_utc is not None for c in self.copies if c.paper is paper) for paper in papers)
