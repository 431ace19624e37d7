"""What an import would do, row by row, before anything is written; and what it did."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from ctec_desktop.kernel.problems import Problem, Severity

D = TypeVar("D")


class Action(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a known record, as it stands and as the sheet has it. Fields a sheet leaves blank never change."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class PlannedRow(Generic[D]):
    """
    Args:
        row: 1-based row in the sheet.
        label: whom the row is about, as the clerk knows them.
        known_id: the record it matches, if any.
        intent: what applying the row does once nothing is held against it (NEW, CHANGED or SAME).
    """

    row: int
    label: str
    action: Action
    intent: Action
    draft: D
    known_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan(Generic[D]):
    """
    Args:
        noun: what is imported, as the command line names it (`students`, `enterprises`).
        created: names of classes, majors or departments that would be founded.
        problems: what concerns the file as a whole.
    """

    noun: str
    file_name: str
    sheet: str
    header_row: int
    rows: tuple[PlannedRow[D], ...]
    created: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, action: Action) -> int:
        return Counter(row.action for row in self.rows)[action]

    def of_severity(self, severity: Severity) -> tuple[Problem, ...]:
        every = (*self.problems, *(problem for row in self.rows for problem in row.problems))
        return tuple(problem for problem in every if problem.severity is severity)

    def to_apply(self, confirmed_rows: Iterable[int] = ()) -> tuple[PlannedRow[D], ...]:
        """Rows that change something: new, changed, and held ones that a person has confirmed."""
        confirmed = frozenset(confirmed_rows)
        return tuple(
            row
            for row in self.rows
            if row.action in (Action.NEW, Action.CHANGED)
            or (row.action is Action.HELD and row.row in confirmed and row.intent is not Action.SAME)
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in the words of the JSON contract (`docs/cli.md`)."""

    new: int
    changed: int
    same: int
    refused: tuple[Problem, ...]
    held: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    applied: bool
