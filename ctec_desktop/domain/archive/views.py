"""What the page, the command line and the export read of a student's folder."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ctec_desktop.domain.archive.kinds import REQUIRED, ArchiveKind, lacking, percent
from ctec_desktop.domain.archive.retention import KeepUntil


@dataclass(frozen=True, slots=True)
class ArchiveForm:
    """A file to be attached, as typed. `folder_ids` are the folders it belongs into; `paper_place` is where the paper
    itself lies.
    """

    folder_ids: tuple[int, ...]
    kind: str = ""
    title: str = ""
    dated_on: str = ""
    paper_place: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """One thing in a folder.

    Args:
        key: names its file; empty where the record itself is the material.
        item_id: of one attached by hand, else None.
        facts: what the record says, where it counts from one.
    """

    kind: ArchiveKind
    title: str
    dated_on: date | None
    by_name: str | None = None
    key: str = ""
    item_id: int | None = None
    file_name: str = ""
    sha256: str = ""
    size_bytes: int = 0
    paper_place: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of one student for one plan; `id` is the first placement of the cycle that stands."""

    id: int
    student_id: int
    plan_id: int
    student_no: str
    student_name: str
    class_name: str
    plan_name: str
    from_on: date
    until_on: date
    graduated_on: date | None
    present: frozenset[ArchiveKind]
    materials: tuple[Material, ...] = ()
    keep: tuple[tuple[ArchiveKind, KeepUntil], ...] = ()

    @property
    def percent(self) -> int:
        return percent(self.present)

    @property
    def lacking(self) -> tuple[ArchiveKind, ...]:
        return lacking(self.present)


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to export and where to, as typed.

    Args:
        into: the folder a new folder is made in.
        most_mb: what the receiver takes of one file; empty for any size.
    """

    folder_ids: tuple[int, ...]
    into: Path
    most_mb: str = ""


class ExportReport(NamedTuple):
    """What was written: the new folder, and how many students and files are in it."""

    folder: Path
    students: int
    files: int
    lacking: int


class BatchTally(NamedTuple):
    """A class under a plan: how many folders, and how many of them lack each required kind."""

    class_name: str
    plan_name: str
    folders: int
    lacks: tuple[int, ...]

    @property
    def percent(self) -> int:
        whole = self.folders * len(REQUIRED)
        return 100 * (whole - sum(self.lacks)) // whole if whole else 0
