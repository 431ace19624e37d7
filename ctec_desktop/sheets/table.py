"""From a found table to records: which rows are people's data, which are totals, notes or nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

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
from ctec_desktop.sheets.quick import QuickBuild, Unsure, nothing_quick
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.rows import RowReader, as_written
from ctec_desktop.wording.sheets import CHECKING_ROWS

D = TypeVar("D")

_TOTAL = re.compile(r"(?:合计|总计|小计|共计|累计):?")
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
        quick: makes the drafts of rows that nothing is to be said of, given the columns and whether days count from
            1904; it raises `Unsure` at every other row.
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
    rows = _Rows(table, headings, workbook.date1904, problems, with_hidden=choice.with_hidden_rows)
    records = tuple(rows.records(parts, build, quick, progress))
    if not records:
        problems.append(Problem(SheetCode.NO_ROWS, Severity.WARNING, place=_row_place(table, table.header)))
    layout = replace(layout_of(workbook, table, headings, tables), blocks=tuple(map(_block, parts)))
    return SheetReading(table.sheet.name, table.header.number, table.columns, records, tuple(problems), layout)


class _Rows:
    """Turns every row below a heading into a record; rows that are none are skipped, with a warning in `problems`."""

    def __init__(
        self, table: FoundTable, headings: HeadingTable, date1904: bool, problems: list[Problem], *, with_hidden: bool
    ) -> None:
        self._table = table
        self._headings = headings
        self._date1904 = date1904
        self._problems = problems
        self._with_hidden = with_hidden

    def records(
        self, parts: Sequence[Part], build: Callable[[RowReader], D], quick: QuickBuild[D], progress: Progress | None
    ) -> Iterator[SheetRecord[D]]:
        table, hidden, done = self._table, [], 0
        if progress is not None:
            progress.begin(CHECKING_ROWS, sum(len(part.rows) for part in parts))
        for number, part in enumerate(parts):
            if number:
                self._problems.append(_row_problem(table, part.heading, SheetCode.HEADER_AGAIN))
            carried = carried_down(table, self._headings, part)
            odd = carried.keys() | {number for number, _ in table.sheet.differing}
            read = quick(part.columns, self._date1904)
            for row in part.rows:
                if progress is not None and done % _STEP_ROWS == 0:
                    progress.step(done)
                done += 1
                if row.hidden and not self._with_hidden:
                    hidden.append(row)
                    continue
                if read is not None and row.number not in odd and (quickly := _read_quickly(row, read)) is not None:
                    yield quickly
                    continue
                cells = _cells(part, row)
                if (skipped := _skipped(table, self._headings, row, cells)) is not None:
                    self._problems.extend(skipped)
                    continue
                whole = _filled(row.cells, cells, part, carried.get(row.number, {}))
                yield self._record(part, row, cells, whole, build)
        if hidden:
            facts: dict[str, Fact] = {"count": len(hidden), "rows": _row_numbers([row.number for row in hidden])}
            place = _row_place(table, hidden[0])
            self._problems.append(Problem(SheetCode.HIDDEN_ROWS, Severity.WARNING, facts, place))

    def _record(
        self,
        part: Part,
        row: SheetRow,
        cells: Mapping[str, Cell],
        whole: tuple[Cell, ...],
        build: Callable[[RowReader], D],
    ) -> SheetRecord[D]:
        sheet = self._table.sheet
        reader = RowReader(sheet.name, row.number, part.columns, cells, above=part.above, date1904=self._date1904)
        draft = build(reader)
        if sheet.differing:
            for key, column in part.columns.items():
                if (row.number, column.index) in sheet.differing:
                    reader.hold_difference(key, sheet.differing[row.number, column.index])
        return SheetRecord(row.number, draft, tuple(reader.problems), whole)


def _read_quickly(row: SheetRow, read: Callable[[SheetRow], D]) -> SheetRecord[D] | None:
    """The record of a row that names its subject and needs no word; None for any other row."""
    if _is_total(first_text(row)):
        return None
    try:
        return SheetRecord(row.number, read(row), (), row.cells)
    except Unsure:
        return None


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
