"""What reading a sheet gives: drafts row by row, each with what is wrong with it."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ctec_desktop.domain.import_plan import SheetLayout
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.sheets.cells import Cell
from ctec_desktop.sheets.columns import ColumnMatch
from ctec_desktop.sheets.rows import as_written

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class SheetRecord(Generic[D]):
    """One row: not to be kept when anything in it is refused, only after a person's word when anything is held."""

    row: int
    draft: D
    problems: tuple[Problem, ...] = ()
    cells: tuple[Cell, ...] = field(default=(), compare=False)

    def texts(self) -> tuple[str, ...]:
        """The row's own cells from column A on, as they are written."""
        return tuple(map(as_written, self.cells))

    @property
    def is_refused(self) -> bool:
        return any(problem.severity is Severity.REFUSED for problem in self.problems)

    @property
    def is_held(self) -> bool:
        return not self.is_refused and any(problem.severity is Severity.HELD for problem in self.problems)


@dataclass(frozen=True, slots=True)
class SheetReading(Generic[D]):
    """A whole table; `problems` belong to no single record (rows skipped, columns or sheets not taken)."""

    sheet: str
    header_row: int
    columns: tuple[ColumnMatch, ...]
    records: tuple[SheetRecord[D], ...]
    problems: tuple[Problem, ...] = ()
    layout: SheetLayout | None = None
