"""What a kind of import must know how to do; everything else about importing is the same for all of them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, Generic

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.import_plan import AbsentRecord, D, Decisions, ImportChoice, ImportNoun, ImportPlan, PlannedRow
from ctec_desktop.domain.permissions import Permission, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import WriteUnit


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan is made against: the record, the rows the actor sees, the day."""

    connection: Connection
    scope: RowScope
    today: date


@dataclass(frozen=True, slots=True)
class Planned(Generic[D]):
    """The sheet's rows against the record.

    Args:
        created: names of classes, majors or departments that would be founded.
        problems: what concerns the file as a whole.
    """

    rows: tuple[PlannedRow[D], ...]
    created: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    absent: tuple[AbsentRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing(Generic[D]):
    """What is to be written: the plan as it was remade inside the write unit, and its rows that change something."""

    plan: ImportPlan[D]
    rows: tuple[PlannedRow[D], ...]
    decisions: Decisions
    ground: Ground


class Importer(ABC, Generic[D]):
    """One kind of import.

    Args:
        permission: what an actor needs besides being allowed to import at all.
        areas: what it changes; the ids written belong to the first.
        doing: what the progress line says while it writes.
        is_school_wide: whether what it writes is the whole school's, so that only who sees all of it may import.
    """

    noun: ClassVar[ImportNoun]
    permission: ClassVar[Permission]
    areas: ClassVar[tuple[Area, ...]]
    doing: ClassVar[str]
    is_school_wide: ClassVar[bool] = False

    @abstractmethod
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[D]:
        """The file as drafts, row by row; writes nothing and asks no record."""

    @abstractmethod
    def plan_rows(self, ground: Ground, records: Sequence[SheetRecord[D]], sheet: str) -> Planned[D]:
        """Every row against the record as it stands."""

    @abstractmethod
    def write(self, unit: WriteUnit, writing: Writing[D], step: Callable[[int], None]) -> list[int]:
        """Writes the rows; returns the ids of the records touched."""

    def settle_absences(self, unit: WriteUnit, writing: Writing[D]) -> tuple[Problem, ...]:
        """Carries out what was decided of records the file does not name; returns what is worth saying of it.

        Raises:
            RuleViolation: naming every decision that cannot be carried out.
        """
        del unit
        if writing.decisions.absences:
            raise RuleViolation([Problem(ImportCode.ABSENT_NO_MORE)])
        return ()
