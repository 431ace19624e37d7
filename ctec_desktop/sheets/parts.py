"""A table in parts: the rows under each of its heading rows, what stands above them, what merged cells say below."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ctec_desktop.sheets.cells import Cell, SheetRow
from ctec_desktop.sheets.columns import ColumnMatch, HeadingTable, begins_otherwise, cell_at, plain
from ctec_desktop.sheets.headers import FoundTable, table_at
from ctec_desktop.sheets.rows import as_written

SUMMARY = re.compile(
    r"(?:合计|总计|小计|共计|累计|总人数|人数合计|共[0-9]+[人名])"
    r"|(?:制表|填表|填报|审核|审批|复核|经办|负责|班主任|校长|分管领导|联系)(?:人|日期|时间|单位|签[字名])*[:(]"
    r"|(?:备注|注|说明|填表说明|注意事项|说明事项)[:0-9一]"
)
SERIAL_NUMBER = re.compile(r"[0-9]{1,6}(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one heading row; a sheet may hold several, one below the other.

    Args:
        above: what stands above the headings, a row a line.
    """

    heading: SheetRow
    columns: Mapping[str, ColumnMatch]
    rows: tuple[SheetRow, ...]
    above: str


def parts_of(table: FoundTable, headings: HeadingTable) -> list[Part]:
    """The table cut at every further heading row, each part read by its own headings."""
    sheet = table.sheet
    heading, columns = table.header, _used(table)
    beginnings = _Beginnings(table.header, columns, headings)
    above = [_row_text(row) for row in sheet.rows if row.number < heading.number]
    rows: list[SheetRow] = []
    parts: list[Part] = []
    for index, row in enumerate(sheet.rows):
        if row.number <= heading.number:
            continue
        again = _headings_again(table, index, headings, columns) if beginnings.may_be_headings(row) else None
        if again is None or again.missing:
            rows.append(row)
            continue
        notes = list(_notes_at_end(rows, headings, columns))
        if notes and _is_title(notes[-1]):
            rows.pop()
        parts.append(Part(heading, columns, tuple(rows), "\n".join(above)))
        above = [_row_text(note) for note in notes]
        heading, columns, rows = again.header, _used(again), []
        beginnings = _Beginnings(table.header, columns, headings)
    parts.append(Part(heading, columns, tuple(rows), "\n".join(above)))
    return parts


class _Beginnings:
    """Spares nearly all rows the comparison with headings: by how what they say first, and of whom, begins."""

    def __init__(self, heading: SheetRow, columns: Mapping[str, ColumnMatch], headings: HeadingTable) -> None:
        self._indexes = [columns[spec.key].index for spec in headings.required if spec.key in columns]
        self._first = headings.first_characters | {plain(next(_texts(heading), ""))[:1]}
        self._otherwise: dict[str, bool] = {}

    def may_be_headings(self, row: SheetRow) -> bool:
        cells, width, otherwise = row.cells, len(row.cells), self._otherwise
        first = cells[0] if isinstance(cells[0], str) else next(_texts(row), "")
        if not (otherwise.get(first[:1]) or self._begins_otherwise(first[:1])):
            return True
        for index in self._indexes:
            text = cells[index] if index < width else None
            if isinstance(text, str) and not (otherwise.get(text[:1]) or self._begins_otherwise(text[:1])):
                return True
        return False

    def _begins_otherwise(self, character: str) -> bool:
        return self._otherwise.setdefault(character, begins_otherwise(character, self._first))


def _used(table: FoundTable) -> dict[str, ColumnMatch]:
    return {column.key: column for column in table.columns if column.key}


def _headings_again(
    table: FoundTable, index: int, headings: HeadingTable, columns: Mapping[str, ColumnMatch]
) -> FoundTable | None:
    """The table whose headings stand in a further row: the same as at the top, or others we know."""
    row = table.sheet.rows[index]
    if _says_the_same(row, table.header):
        return replace(table, header=row)
    return table_at(table.sheet, index, headings) if _may_be_heading(row, headings, columns) else None


def _says_the_same(row: SheetRow, header: SheetRow) -> bool:
    word = next(_texts(row), "")
    if begins_otherwise(word, plain(next(_texts(header), ""))[:1]):
        return False
    return list(_words(row)) == list(_words(header))


def _texts(row: SheetRow) -> Iterator[str]:
    return (cell for cell in row.cells if isinstance(cell, str))


def _words(row: SheetRow) -> Iterator[str]:
    return map(plain, _texts(row))


def _may_be_heading(row: SheetRow, headings: HeadingTable, columns: Mapping[str, ColumnMatch]) -> bool:
    """Whether a heading stands where a record names its subject; spares most rows the full comparison."""
    cells = (cell_at(row, columns[spec.key].index) for spec in headings.required if spec.key in columns)
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
    return len(filled) == 1 and isinstance(filled[0], str) and not SUMMARY.match(folded(first_text(row)))


def _row_text(row: SheetRow) -> str:
    return " ".join(as_written(cell) for cell in row.cells if cell is not None)


def first_text(row: SheetRow) -> str:
    """What the row says first, past its running number: totals and signatures name themselves there."""
    for cell in row.cells:
        if isinstance(cell, str) and not SERIAL_NUMBER.fullmatch(cell.strip()):
            return " ".join(cell.split())
    return ""


def folded(text: str) -> str:
    return text.replace(" ", "").replace("：", ":").replace("（", "(")


def carried_down(table: FoundTable, headings: HeadingTable, part: Part) -> dict[int, dict[str, Cell]]:
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
