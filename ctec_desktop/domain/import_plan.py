"""What an import would do, row by row, before anything is written; what a person decides; and what it did."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from ctec_desktop.domain.import_ground import MadeAgainst
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, Severity

D = TypeVar("D")
# Column letter and the field it holds; an empty field leaves the column out.
ColumnChoices: TypeAlias = tuple[tuple[str, str], ...]


class ImportNoun(StrEnum):
    """What can be imported, as the command line names it."""

    STUDENTS = "students"
    ENTERPRISES = "enterprises"
    TEACHERS = "teachers"
    MAJORS = "majors"
    SELF_PLACEMENTS = "self_placements"
    STATUSES = "statuses"
    POST_ASSIGNMENTS = "post_assignments"
    PRACTICE = "practice"


PLACING_NOUNS = frozenset({ImportNoun.SELF_PLACEMENTS, ImportNoun.POST_ASSIGNMENTS})


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
        cells: the row as the sheet has it, from column A on; kept where something stands against it.
    """

    row: int
    label: str
    action: Action
    intent: Action
    draft: D
    known_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What a person corrected in how a file is read; whatever is empty stays as it was proposed.

    Args:
        header_row: 1-based row of the (lower) headings.
        with_hidden_rows: whether rows that are hidden or filtered out are read too.
        remembered: the columns as a person once corrected them, by the signature of the headings.
        plan_name: the internship plan for rows that name none, of sheets that place students.
    """

    sheet: str | None = None
    header_row: int | None = None
    columns: ColumnChoices = ()
    with_hidden_rows: bool = False
    remembered: Mapping[str, ColumnChoices] = field(default_factory=dict)
    plan_name: str | None = None


@dataclass(frozen=True, slots=True)
class OfferedSheet:
    """A sheet of the workbook.

    Args:
        rows: rows with anything in them.
        fits: how many headings of this noun were found in it.
    """

    name: str
    is_hidden: bool
    rows: int
    fits: int


@dataclass(frozen=True, slots=True)
class ColumnOffer:
    """A column of the sheet and the field it is read as (empty: none).

    Args:
        samples: its cells in the first rows below the headings, blank ones included; identity numbers masked.
    """

    letter: str
    heading: str
    field: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldOffer:
    """A field a column may be read as."""

    key: str
    label: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """Rows under one heading row; a sheet may hold several, one below the other.

    Args:
        above: the lines of text above the headings.
        headings: from column A on.
    """

    header_row: int
    above: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How the file was read, for a person to correct.

    Args:
        signature: what is remembered of the headings, so that a correction made once serves the next file.
        is_remembered: whether the columns are as a person corrected them for an earlier file.
        is_corrected: whether they are as a person corrects them for this one.
        hidden_rows: how many rows below the headings are hidden or filtered out.
    """

    sheets: tuple[OfferedSheet, ...]
    sheet: str
    header_row: int
    signature: str
    columns: tuple[ColumnOffer, ...]
    fields: tuple[FieldOffer, ...]
    is_remembered: bool = False
    is_corrected: bool = False
    hidden_rows: int = 0
    blocks: tuple[SheetBlock, ...] = ()

    def missing(self) -> tuple[FieldOffer, ...]:
        """The required fields no column is read as."""
        taken = {column.field for column in self.columns}
        return tuple(field for field in self.fields if field.is_required and field.key not in taken)


class LayoutUnclear(RuleViolation):
    """The table could not be read as it stands; `layout` is what a person can correct."""

    def __init__(self, problems: Sequence[Problem], layout: SheetLayout) -> None:
        super().__init__(problems)
        self.layout = layout


class AbsenceKind(StrEnum):
    """Why somebody on record is not in the file; everything but the first changes the record."""

    FILE_INCOMPLETE = "file_incomplete"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    TRANSFERRED_OUT = "transferred_out"
    MAJOR_CHANGED = "major_changed"
    REPEATING = "repeating"
    CONSCRIPTED = "conscripted"
    GRADUATED = "graduated"


@dataclass(frozen=True, slots=True)
class AbsentRecord:
    """Somebody of a class the file covers whom the file does not name.

    Args:
        placed_at: the unit they stand at, while a placement of theirs is not over.
    """

    id: int
    label: str
    class_name: str
    placed_at: str | None = None


@dataclass(frozen=True, slots=True)
class AbsenceDecision:
    """What a person says of an absent record.

    Args:
        on: the first day it holds.
        class_name: the class gone to, for a change of major or a year repeated.
    """

    id: int
    kind: AbsenceKind
    on: date
    proof: str | None = None
    class_name: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decides before a plan is applied.

    Args:
        confirmed_rows: held rows whose papers a person has seen.
        all_or_nothing: refuse the whole batch when a single row is refused or still held.
        absences: what became of records the file does not name; whoever is not listed stays as they are.
    """

    confirmed_rows: frozenset[int] = frozenset()
    all_or_nothing: bool = False
    absences: tuple[AbsenceDecision, ...] = ()


AS_PROPOSED = ImportChoice()
UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class ImportPlan(Generic[D]):
    """
    Args:
        noun: what is imported, one of `ImportNoun`.
        created: names of classes, majors or departments that would be founded.
        problems: what concerns the file as a whole.
        layout: how the file was read, where its reader says so.
        absent: records of what the file covers that it does not name.
        made_against: what it was judged by; None where nobody says.
    """

    noun: str
    file_name: str
    sheet: str
    header_row: int
    rows: tuple[PlannedRow[D], ...]
    created: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    layout: SheetLayout | None = None
    absent: tuple[AbsentRecord, ...] = ()
    made_against: MadeAgainst | None = None

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
    """What an import did, in the words of the JSON contract (`docs/cli.md`).

    Args:
        run_id: the import by which it can be undone; None where nothing was written.
    """

    new: int
    changed: int
    same: int
    refused: tuple[Problem, ...]
    held: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    applied: bool
    run_id: int | None = None
    absent: tuple[AbsentRecord, ...] = ()
