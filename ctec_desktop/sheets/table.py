"""From a found table to records: which rows are people's data, which are totals, notes or nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Generic, TypeVar

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice, SheetBlock
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.cells import Cell, SheetRow
from ctec_desktop.sheets.choosing import find_table
from ctec_desktop.sheets.columns import PROBLEM_HEADING, ColumnMatch, HeadingTable, cell_at, plain
from ctec_desktop.sheets.headers import FoundTable, recognised
from ctec_desktop.sheets.layout import heading_texts, layout_of
from ctec_desktop.sheets.parts import SERIAL_NUMBER, SUMMARY, Part, carried_down, first_text, folded, parts_of
from ctec_desktop.sheets.quick import QuickBuild, Unsure, nothing_quick, read_in_lots
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.rows import RowReader, as_written
from ctec_desktop.wording.sheets import CHECKING_ROWS

D = TypeVar("D")

_TOTAL = re.compile(r"(?:合计|总计|小计|共计|累计):?")
_IN_TOTALS = "计"
_EXPECTED = frozenset({"", "序号", "编号", "备注", "说明", "no", PROBLEM_HEADING})
_STEP_ROWS = 200
_HEADING_SHOWN = 20
_STRETCHES_SHOWN = 8


def read_list(
    path: Path,
    headings: HeadingTable,
    build: Callable[[RowReader], D],
    quick: QuickBuild[D] = nothing_quick,
    *,
    choice: ImportChoice = AS_PROPOSED,
    progress: Progress | None = None,
) -> SheetReading[D]:
    """Reads a list from a workbook or text table: its records, and what concerns the file as a whole.

    Args:
        build: makes a draft of a row and complains of what is wrong with it.
        quick: makes the drafts of lots of rows that nothing is to be said of, given the columns and whether days
            count from 1904; it raises `Unsure` at every other lot.
        choice: what a person said of sheet, heading row and columns; the rest is found by looking.

    Raises:
        LayoutUnclear: no headings of such a list, or a required heading is missing.
        RuleViolation: no workbook.
        EnvironmentFault: the file cannot be reached, or its reading hung, burst or died.
    """
    workbook = read_grid(path, progress=progress)
    tables = recognised(workbook, headings)
    table, problems = find_table(workbook, headings, tables, choice)
    if workbook.encoding:
        facts: dict[str, Fact] = {"encoding": workbook.encoding.upper()}
        problems.append(Problem(SheetCode.TEXT_REREAD, Severity.WARNING, facts, _row_place(table, table.header)))
    problems.extend(_heading_twice(table, column, headings) for column in _left_out(table, headings))
    problems.extend(_not_used(table, headings))
    parts = parts_of(table, headings)
    rows = _Rows[D](table, headings, workbook.date1904, problems, with_hidden=choice.with_hidden_rows)
    records = tuple(rows.records(parts, build, quick, progress))
    if not records:
        problems.append(Problem(SheetCode.NO_ROWS, Severity.WARNING, place=_row_place(table, table.header)))
    layout = replace(layout_of(workbook, table, headings, tables), blocks=tuple(map(_block, parts)))
    return SheetReading(table.sheet.name, table.header.number, table.columns, records, tuple(problems), layout)


class _Rows(Generic[D]):
    """Turns every row below a heading into a record; rows that are none are skipped, with a warning in `problems`."""

    def __init__(
        self, table: FoundTable, headings: HeadingTable, date1904: bool, problems: list[Problem], *, with_hidden: bool
    ) -> None:
        self.table = table
        self.headings = headings
        self.date1904 = date1904
        self.problems = problems
        self.with_hidden = with_hidden
        self.hidden: list[SheetRow] = []

    def records(
        self, parts: Sequence[Part], build: Callable[[RowReader], D], quick: QuickBuild[D], progress: Progress | None
    ) -> Iterator[SheetRecord[D]]:
        table, done = self.table, 0
        if progress is not None:
            progress.begin(CHECKING_ROWS, sum(len(part.rows) for part in parts))
        for number, part in enumerate(parts):
            if number:
                self.problems.append(_row_problem(table, part.heading, SheetCode.HEADER_AGAIN))
            own = _PartRows(self, part, build, quick)
            for start in range(0, len(part.rows), _STEP_ROWS):
                if progress is not None:
                    progress.step(done)
                lot = part.rows[start : start + _STEP_ROWS]
                done += len(lot)
                yield from own.records(lot)
        if self.hidden:
            facts: dict[str, Fact] = {
                "count": len(self.hidden),
                "rows": _row_numbers([row.number for row in self.hidden]),
            }
            place = _row_place(table, self.hidden[0])
            self.problems.append(Problem(SheetCode.HIDDEN_ROWS, Severity.WARNING, facts, place))


class _PartRows(Generic[D]):
    """The rows of one part: lots that need no word are read at once, every other row by itself."""

    def __init__(self, rows: _Rows[D], part: Part, build: Callable[[RowReader], D], quick: QuickBuild[D]) -> None:
        self._rows = rows
        self._part = part
        self._build = build
        self._read = quick(part.columns, rows.date1904)
        self._carried = carried_down(rows.table, rows.headings, part)
        self._odd = self._carried.keys() | {number for number, _ in rows.table.sheet.differing}

    def records(self, lot: Sequence[SheetRow]) -> Iterator[SheetRecord[D]]:
        return read_in_lots(lot, self._quickly, self._slowly)

    def _quickly(self, lot: Sequence[SheetRow]) -> Iterator[SheetRecord[D]]:
        numbers = [row.number for row in lot]
        has_hidden = not self._rows.with_hidden and any(row.hidden for row in lot)
        if self._read is None or has_hidden or not self._odd.isdisjoint(numbers) or _names_total(lot):
            raise Unsure
        return map(SheetRecord, numbers, self._read(lot), repeat(()), [row.cells for row in lot])

    def _slowly(self, row: SheetRow) -> Iterator[SheetRecord[D]]:
        rows, part = self._rows, self._part
        if row.hidden and not rows.with_hidden:
            rows.hidden.append(row)
            return
        cells = _cells(part, row)
        if (skipped := _skipped(rows.table, rows.headings, row, cells)) is not None:
            rows.problems.extend(skipped)
            return
        whole = _filled(row.cells, cells, part, self._carried.get(row.number, {}))
        yield self._record(row, cells, whole)

    def _record(self, row: SheetRow, cells: Mapping[str, Cell], whole: tuple[Cell, ...]) -> SheetRecord[D]:
        sheet, part = self._rows.table.sheet, self._part
        reader = RowReader(sheet.name, row.number, part.columns, cells, above=part.above, date1904=self._rows.date1904)
        draft = self._build(reader)
        if sheet.differing:
            for key, column in part.columns.items():
                if (row.number, column.index) in sheet.differing:
                    reader.hold_difference(key, sheet.differing[row.number, column.index])
        return SheetRecord(row.number, draft, tuple(reader.problems), whole)


def _names_total(lot: Sequence[SheetRow]) -> bool:
    """Whether any row calls itself a total by what it says first; looks at columns before it looks at rows."""
    for cells in zip(*(row.cells for row in lot), strict=False):
        texts = [cell for cell in cells if isinstance(cell, str)]
        said = "".join(texts)
        if _IN_TOTALS in said:
            break
        if len(texts) == len(lot) and said.isalpha():
            return False
    return any(_is_total(first_text(row)) for row in lot)


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(folded(text)) is not None


def _cells(part: Part, row: SheetRow) -> dict[str, Cell]:
    return {key: cell_at(row, column.index) for key, column in part.columns.items()}


def _filled(
    whole: tuple[Cell, ...], cells: dict[str, Cell], part: Part, carried: Mapping[str, Cell]
) -> tuple[Cell, ...]:
    """The row's cells with what merged cells above say of its blanks; `cells` is told too."""
    for key, value in carried.items():
        if cells[key] is None:
            cells[key] = value
            whole = _with_cell(whole, part.columns[key].index, value)
    return whole


def _with_cell(cells: tuple[Cell, ...], index: int, value: Cell) -> tuple[Cell, ...]:
    filled = [*cells, *([None] * (index + 1 - len(cells)))]
    filled[index] = value
    return tuple(filled)


def _block(part: Part) -> SheetBlock:
    return SheetBlock(part.heading.number, tuple(part.above.splitlines()), heading_texts(part.heading))


def _skipped(
    table: FoundTable, headings: HeadingTable, row: SheetRow, cells: Mapping[str, Cell]
) -> list[Problem] | None:
    """Why a row is no record: nothing or one warning; None when it is one."""
    text = first_text(row)
    if _is_total(text):
        return [_row_problem(table, row, SheetCode.SUMMARY_ROW, text)]
    if all(cells.get(spec.key) is not None for spec in headings.naming):
        return None
    if SUMMARY.match(folded(text)):
        return [_row_problem(table, row, SheetCode.SUMMARY_ROW, text)]
    if any(cell is not None for cell in cells.values()):
        return None
    filled = [as_written(cell) for cell in row.cells if cell is not None]
    if all(SERIAL_NUMBER.fullmatch(text) for text in filled):
        return []
    return [_row_problem(table, row, SheetCode.ROW_NOT_RECOGNISED, filled[0])]


def _row_numbers(numbers: Sequence[int]) -> str:
    """`3–7、9`; where there are many stretches, the first of them."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and stretches[-1][1] == number - 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in stretches[:_STRETCHES_SHOWN]]
    return "、".join(said) + (" 等" if len(stretches) > _STRETCHES_SHOWN else "")


def _row_place(table: FoundTable, row: SheetRow) -> CellPlace:
    return CellPlace(table.sheet.name, row.number)


def _row_problem(table: FoundTable, row: SheetRow, code: SheetCode, value: str = "") -> Problem:
    return Problem(code, Severity.WARNING, {"value": value[:60]}, _row_place(table, row), value)


def _left_out(table: FoundTable, headings: HeadingTable) -> list[ColumnMatch]:
    """The columns that mean the same as an earlier one; what a person has decided needs no word."""
    return [column for column in headings.twice(table.columns) if column.letter not in table.decided]


def _not_used(table: FoundTable, headings: HeadingTable) -> Iterator[Problem]:
    """One warning naming the columns that mean nothing to us; running numbers and remarks are expected."""
    twice = headings.twice(table.columns)
    named = [
        f"{column.letter}“{column.heading[:_HEADING_SHOWN]}”"
        for column in table.columns
        if not (column.key or column in twice or column.letter in table.decided)
        and plain(column.heading) not in _EXPECTED
    ]
    if named:
        facts: dict[str, Fact] = {"columns": "、".join(named)}
        yield Problem(SheetCode.COLUMNS_NOT_USED, Severity.WARNING, facts, _row_place(table, table.header))


def _heading_twice(table: FoundTable, column: ColumnMatch, headings: HeadingTable) -> Problem:
    key = headings.key_of(column.heading)
    used = next(other for other in table.columns if other.key == key)
    facts: dict[str, Fact] = {"heading": column.heading, "column": column.letter, "used": used.letter}
    place = CellPlace(table.sheet.name, table.header.number, column.letter, column.heading)
    return Problem(SheetCode.HEADING_TWICE, Severity.WARNING, facts, place, column.heading)
