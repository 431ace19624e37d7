"""From a found table to records: which rows are people's data, which are totals, notes or nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.cells import Cell, SheetRow
from ctec_desktop.sheets.columns import ColumnMatch, HeadingTable, cell_at, plain
from ctec_desktop.sheets.headers import FoundTable, find_table, table_at
from ctec_desktop.sheets.reading import read_grid
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
_EXPECTED = frozenset({"", "序号", "编号", "备注", "说明", "no"})
_SERIAL_NUMBER = re.compile(r"[0-9]{1,6}(?:\.0)?")
_STEP_ROWS = 200
_HEADING_SHOWN = 20
_STRETCHES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows under one heading row; a sheet may hold several, one below the other.

    Args:
        above: what stands above the headings, a row a line.
    """

    heading: SheetRow
    columns: Mapping[str, ColumnMatch]
    rows: tuple[SheetRow, ...]
    above: str


def read_list(
    path: Path,
    headings: HeadingTable,
    build: Callable[[RowReader], D],
    *,
    sheet: str | None,
    progress: Progress | None,
) -> SheetReading[D]:
    """Reads a list from a workbook or text table: its records, and what concerns the file as a whole.

    Args:
        build: makes a draft of a row and complains of what is wrong with it.
        sheet: the sheet to read; without it the visible one whose headings fit best.

    Raises:
        RuleViolation: no workbook, no headings of such a list, or a required heading is missing.
        EnvironmentFault: the file cannot be reached, or its reading hung, burst or died.
    """
    workbook = read_grid(path, progress=progress)
    table, problems = find_table(workbook, headings, sheet)
    if workbook.encoding:
        facts: dict[str, Fact] = {"encoding": workbook.encoding.upper()}
        problems.append(Problem(SheetCode.TEXT_REREAD, Severity.WARNING, facts, _row_place(table, table.header)))
    reading = _read_table(table, headings, build, date1904=workbook.date1904, progress=progress)
    return replace(reading, problems=(*problems, *reading.problems))


def _read_table(
    table: FoundTable,
    headings: HeadingTable,
    build: Callable[[RowReader], D],
    *,
    date1904: bool,
    progress: Progress | None,
) -> SheetReading[D]:
    """Turns every row below the heading into a record; rows that are none are skipped with a warning."""
    problems = [_heading_twice(table, column, headings) for column in headings.twice(table.columns)]
    problems.extend(_not_used(table, headings))
    records: list[SheetRecord[D]] = []
    hidden: list[SheetRow] = []
    parts = _parts(table, headings)
    if progress is not None:
        progress.begin(CHECKING_ROWS, sum(len(part.rows) for part in parts))
    done = 0
    for number, part in enumerate(parts):
        if number:
            problems.append(_row_problem(table, part.heading, SheetCode.HEADER_AGAIN))
        carried = _carried_down(table, headings, part)
        for row in part.rows:
            if progress is not None and done % _STEP_ROWS == 0:
                progress.step(done)
            done += 1
            if row.hidden:
                hidden.append(row)
                continue
            cells = {key: cell_at(row, column.index) for key, column in part.columns.items()}
            if (skipped := _skipped(table, headings, row, cells)) is not None:
                problems.extend(skipped)
                continue
            cells.update({key: value for key, value in carried.get(row.number, {}).items() if cells[key] is None})
            reader = RowReader(table.sheet.name, row.number, part.columns, cells, above=part.above, date1904=date1904)
            records.append(SheetRecord(row.number, build(reader), tuple(reader.problems)))
    if hidden:
        facts: dict[str, Fact] = {"count": len(hidden), "rows": _row_numbers([row.number for row in hidden])}
        problems.append(Problem(SheetCode.HIDDEN_ROWS, Severity.WARNING, facts, _row_place(table, hidden[0])))
    if not records:
        problems.append(Problem(SheetCode.NO_ROWS, Severity.WARNING, place=_row_place(table, table.header)))
    return SheetReading(table.sheet.name, table.header.number, table.columns, tuple(records), tuple(problems))


def _parts(table: FoundTable, headings: HeadingTable) -> list[_Part]:
    """The table cut at every further heading row, each part read by its own headings."""
    sheet = table.sheet
    heading, columns = table.header, _used(table)
    above = [_row_text(row) for row in sheet.rows if row.number < heading.number]
    rows: list[SheetRow] = []
    parts: list[_Part] = []
    for index, row in enumerate(sheet.rows):
        if row.number <= heading.number:
            continue
        again = table_at(sheet, index, headings) if _may_be_heading(row, headings, columns) else None
        if again is None or again.missing:
            rows.append(row)
            continue
        notes = list(_notes_at_end(rows, headings, columns))
        if notes and _is_title(notes[-1]):
            rows.pop()
        parts.append(_Part(heading, columns, tuple(rows), "\n".join(above)))
        above = [_row_text(note) for note in notes]
        heading, columns, rows = again.header, _used(again), []
    parts.append(_Part(heading, columns, tuple(rows), "\n".join(above)))
    return parts


def _used(table: FoundTable) -> dict[str, ColumnMatch]:
    return {column.key: column for column in table.columns if column.key}


def _may_be_heading(row: SheetRow, headings: HeadingTable, columns: Mapping[str, ColumnMatch]) -> bool:
    """Whether a heading stands where a record names its subject; spares most rows the full comparison."""
    cells = (cell_at(row, columns[spec.key].index) for spec in headings.required)
    return any(isinstance(cell, str) and headings.key_of(cell) for cell in cells)


def _notes_at_end(
    rows: Sequence[SheetRow], headings: HeadingTable, columns: Mapping[str, ColumnMatch]
) -> Iterator[SheetRow]:
    """The rows after the last one that names a subject: totals of this part, the title of the next."""
    naming = [columns[spec.key].index for spec in headings.naming if spec.key in columns]
    last = max((n for n, row in enumerate(rows) if all(cell_at(row, i) is not None for i in naming)), default=-1)
    return iter(rows[last + 1 :])


def _is_title(row: SheetRow) -> bool:
    """A single text just above the headings."""
    filled = [cell for cell in row.cells if cell is not None]
    return len(filled) == 1 and isinstance(filled[0], str) and not _SUMMARY.match(_plain(_first_text(row)))


def _row_text(row: SheetRow) -> str:
    return " ".join(as_written(cell) for cell in row.cells if cell is not None)


def _skipped(
    table: FoundTable, headings: HeadingTable, row: SheetRow, cells: Mapping[str, Cell]
) -> list[Problem] | None:
    """Why a row is no record: nothing or one warning; None when it is one."""
    text = _first_text(row)
    if _TOTAL.fullmatch(_plain(text)):
        return [_row_problem(table, row, SheetCode.SUMMARY_ROW, text)]
    if all(cells.get(spec.key) is not None for spec in headings.naming):
        return None
    if _SUMMARY.match(_plain(text)):
        return [_row_problem(table, row, SheetCode.SUMMARY_ROW, text)]
    if any(cell is not None for cell in cells.values()):
        return None
    filled = [as_written(cell) for cell in row.cells if cell is not None]
    if all(_SERIAL_NUMBER.fullmatch(text) for text in filled):
        return []
    return [_row_problem(table, row, SheetCode.ROW_NOT_RECOGNISED, filled[0])]


def _first_text(row: SheetRow) -> str:
    """What the row says first, past its running number: totals and signatures name themselves there."""
    for cell in row.cells:
        if isinstance(cell, str) and not _SERIAL_NUMBER.fullmatch(cell.strip()):
            return " ".join(cell.split())
    return ""


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("：", ":").replace("（", "(")


def _carried_down(table: FoundTable, headings: HeadingTable, part: _Part) -> dict[int, dict[str, Cell]]:
    """What vertically merged cells say for the rows below their first; a name or number belongs to its row alone."""
    rows = part.rows
    keys = {column.index: key for key, column in part.columns.items() if not headings.specs[key].own}
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


def _not_used(table: FoundTable, headings: HeadingTable) -> Iterator[Problem]:
    """One warning naming the columns that mean nothing to us; running numbers and remarks are expected."""
    twice = headings.twice(table.columns)
    named = [
        f"{column.letter}“{column.heading[:_HEADING_SHOWN]}”"
        for column in table.columns
        if not column.key and column not in twice and plain(column.heading) not in _EXPECTED
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
