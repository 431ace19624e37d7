"""Workbooks of practice as the office sees them: handed out, come back, compared, taken in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctec_desktop.domain.practice.books import Record
from ctec_desktop.domain.practice.merging import Kind, RecordMerge, Side
from ctec_desktop.domain.practice.views import PeriodView, PractisingTeacher
from ctec_desktop.kernel.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A workbook on record with the records as they were handed out, by the uid of their period."""

    id: int
    teacher_id: int
    number: int
    made_on: date
    returned_on: date | None
    returned_by: str | None
    originals: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class OfflineTeacher:
    """A teacher with the newest workbook handed out."""

    teacher: PractisingTeacher
    last: HandedOut | None


@dataclass(frozen=True, slots=True)
class MadeBooks:
    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ReturnedRecord:
    """A record on its three sides with what stands against taking it.

    Args:
        serial: as it stands beside the record in the workbook.
        known: the period on record, None where there is none that stands.
        problems: of the file and of the rules of the record.
    """

    merge: RecordMerge
    serial: int
    known: PeriodView | None
    problems: tuple[Problem, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """What may be taken; ours only where something stands against theirs."""
        return (Side.OURS,) if self._is_refused else self.merge.sides

    @property
    def proposed(self) -> Side | None:
        """A refused one that came back otherwise is left as it is only if a person says so, unless it is verified."""
        if self._is_refused:
            return Side.OURS if self.is_verified else None
        return self.merge.proposed

    @property
    def is_verified(self) -> bool:
        return self.known is not None and self.known.verified_on is not None

    @property
    def _is_refused(self) -> bool:
        return any(problem.severity is Severity.REFUSED for problem in self.problems)


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """What taking a workbook in would do; nothing is written yet."""

    file_name: str
    book: HandedOut
    teacher: PractisingTeacher
    theirs: Mapping[str, tuple[Record, tuple[Problem, ...]]]
    records: tuple[ReturnedRecord, ...]

    def record(self, key: str) -> ReturnedRecord:
        return next(one for one in self.records if one.merge.key == key)

    @property
    def has_news(self) -> bool:
        """Whether anything came back otherwise than it was handed out."""
        return any(one.merge.kind not in (Kind.SAME, Kind.OURS) for one in self.records)


@dataclass(frozen=True, slots=True)
class TakenIn:
    number: int
    new: int
    changed: int
    removed: int
    run_id: int | None
