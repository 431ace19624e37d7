"""From a found table to records: which rows are people's data, which are totals, notes or nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.cells import Cell, SheetRow
from ctec_desktop.sheets.columns import ColumnMatch, HeadingTable, cell_at, plain
from ctec_desktop.sheets.headers import FoundTable
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.rows import RowReader, as_written
from ctec_desktop.wording.sheets import CHECKING_ROWS

D = TypeVar("D")

_TOTAL = re.compile(r"(?:合计|总计|小计|共计|累计):?")
_SUMMARY = re.compile(
    r"(?:合计|总计|小计|共计|累计|总人数|人数合计|共[0-9]+[人名])"
    r"|(?:制表|填表|填报|审核|审批|复核|经办|负责|班主任|校长|分管领导|联系)(?:人|日期|时间|单位|签[字名])*[:(]"
    r"|(?:备注|注|说明|填表说明|注意事项|说明事项)[:0-9一]"
)
_SERIAL_NUMBER = re.compile(r"[0-9]{1,6}(?:\.0)?")
_STEP_ROWS = 200


def read_table(
    table: FoundTable,
    headings: HeadingTable,
    build: Callable[[RowReader], D],
    *,
    date1904: bool,
    progress: Progress | None,
) -> SheetReading[D]:
    """Turns every row below the heading into a record; rows that are none are skipped with a warning."""
    columns = {column.key: column for column in table.columns if column.key}
    problems = [_heading_twice(table, column, headings) for column in headings.twice(table.columns)]
    records: list[SheetRecord[D]] = []
    rows = [row for row in table.sheet.rows if row.number > table.header.number]
    carried = _carried_down(table, headings, columns, rows)
    if progress is not None:
        progress.begin(CHECKING_ROWS, len(rows))
    for done, row in enumerate(rows):
        if progress is not None and done % _STEP_ROWS == 0:
            progress.step(done)
        cells = {key: cell_at(row, column.index) for key, column in columns.items()}
        if (skipped := _skipped(table, headings, row, cells)) is not None:
            problems.extend(skipped)
            continue
        cells.update({key: value for key, value in carried.get(row.number, {}).items() if cells[key] is None})
        reader = RowReader(table.sheet.name, row.number, columns, cells, date1904=date1904)
        draft = build(reader)
        records.append(SheetRecord(row.number, draft, tuple(reader.problems)))
    if not records:
        problems.append(Problem(SheetCode.NO_ROWS, Severity.WARNING, place=_row_place(table, table.header)))
    return SheetReading(table.sheet.name, table.header.number, table.columns, tuple(records), tuple(problems))


def _skipped(
    table: FoundTable, headings: HeadingTable, row: SheetRow, cells: Mapping[str, Cell]
) -> list[Problem] | None:
    """Why a row is no record: nothing or one warning; None when it is one."""
    text = _first_text(row)
    if _TOTAL.fullmatch(text):
        return [_row_problem(table, row, SheetCode.SUMMARY_ROW, text)]
    if all(cells[spec.key] is not None for spec in headings.required):
        if all(plain(as_written(cell)) == plain(table_heading(table, key)) for key, cell in _filled(cells)):
            return [_row_problem(table, row, SheetCode.HEADER_AGAIN)]
        return None
    if _SUMMARY.match(text):
        return [_row_problem(table, row, SheetCode.SUMMARY_ROW, text)]
    if any(cell is not None for cell in cells.values()):
        return None
    filled = [as_written(cell) for cell in row.cells if cell is not None]
    if all(_SERIAL_NUMBER.fullmatch(text) for text in filled):
        return []
    return [_row_problem(table, row, SheetCode.ROW_NOT_RECOGNISED, filled[0])]


def table_heading(table: FoundTable, key: str) -> str:
    return next(column.heading for column in table.columns if column.key == key)


def _filled(cells: Mapping[str, Cell]) -> Iterator[tuple[str, Cell]]:
    return ((key, cell) for key, cell in cells.items() if cell is not None)


def _first_text(row: SheetRow) -> str:
    """What the row says first, past its running number: totals and signatures name themselves there."""
    for cell in row.cells:
        if isinstance(cell, str) and not _SERIAL_NUMBER.fullmatch(cell.strip()):
            return "".join(cell.split()).replace("：", ":").replace("（", "(")
    return ""


def _carried_down(
    table: FoundTable, headings: HeadingTable, columns: Mapping[str, ColumnMatch], rows: list[SheetRow]
) -> dict[int, dict[str, Cell]]:
    """What vertically merged cells say for the rows below their first; a name or number belongs to its row alone."""
    keys = {column.index: key for key, column in columns.items() if not headings.specs[key].own}
    numbers = [row.number for row in rows]
    carried: dict[int, dict[str, Cell]] = {}
    for merged in table.sheet.merged:
        key = keys.get(merged.first_column)
        start = bisect_left(numbers, merged.first_row)
        if key is None or start >= len(rows) or numbers[start] != merged.first_row:
            continue
        value = cell_at(rows[start], merged.first_column)
        for number in numbers[start + 1 : bisect_right(numbers, merged.last_row)]:
            carried.setdefault(number, {})[key] = value
    return carried


def _row_place(table: FoundTable, row: SheetRow) -> CellPlace:
    return CellPlace(table.sheet.name, row.number)


def _row_problem(table: FoundTable, row: SheetRow, code: SheetCode, value: str = "") -> Problem:
    facts: dict[str, Fact] = {"row": row.number, "value": value[:60]}
    return Problem(code, Severity.WARNING, facts, _row_place(table, row), value)


def _heading_twice(table: FoundTable, column: ColumnMatch, headings: HeadingTable) -> Problem:
    key = headings.key_of(column.heading)
    used = next(other for other in table.columns if other.key == key)
    facts: dict[str, Fact] = {"heading": column.heading, "column": column.letter, "used": used.letter}
    place = CellPlace(table.sheet.name, table.header.number, column.letter, column.heading)
    return Problem(SheetCode.HEADING_TWICE, Severity.WARNING, facts, place, column.heading)
