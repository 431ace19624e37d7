"""Recognising a table in a sheet: under which titles and notes its heading row lies, and what its columns mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctec_desktop.sheets.cells import MergedRange, Sheet, SheetRow, Workbook
from ctec_desktop.sheets.columns import ColumnMatch, HeadingTable, cell_at

ROWS_LOOKED_AT = 40
_FEWEST_HEADINGS = 2
# 家长信息 over 姓名 means 家长姓名.
_EMPTY_WORDS = re.compile(r"基本|信息|情况|资料")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A sheet, its heading row and what its columns mean.

    Args:
        missing: required headings it does not have.
        decided: letters of the columns whose meaning a person has said, now or for an earlier file.
        is_remembered: whether it was said for an earlier file.
    """

    sheet: Sheet
    header: SheetRow
    columns: tuple[ColumnMatch, ...]
    missing: tuple[str, ...]
    decided: frozenset[str] = frozenset()
    is_remembered: bool = False

    @property
    def known(self) -> int:
        """How many columns mean something to us."""
        return sum(1 for column in self.columns if column.key)

    @property
    def score(self) -> tuple[int, int, int]:
        """Better with fewer required headings missing, then with more headings known, then with more rows below."""
        return -len(self.missing), self.known, sum(1 for row in self.sheet.rows if row.number > self.header.number)


def recognised(workbook: Workbook, headings: HeadingTable) -> dict[str, FoundTable]:
    """The table in each sheet that holds one, by the sheet's name."""
    found = ((sheet.name, table_in(sheet, headings)) for sheet in workbook.sheets)
    return {name: table for name, table in found if table is not None}


def table_in(sheet: Sheet, headings: HeadingTable) -> FoundTable | None:
    """The row with most known headings; a row that only shares one word with a table is none."""
    best: FoundTable | None = None
    for index in range(min(len(sheet.rows), ROWS_LOOKED_AT)):
        table = table_at(sheet, index, headings)
        if table is not None and (best is None or table.score[:2] > best.score[:2]):
            best = table
    return best


def table_at(sheet: Sheet, index: int, headings: HeadingTable) -> FoundTable | None:
    """The table whose headings stand in a row, or in that row and the one below it; None where there are none."""
    best: FoundTable | None = None
    for row in heading_rows(sheet, index, headings):
        table = _table(sheet, row, headings)
        if len(table.missing) == len(headings.required) or table.known < min(_FEWEST_HEADINGS, len(headings.specs)):
            continue
        if best is None or table.score[:2] > best.score[:2]:
            best = table
    return best


def table_below(sheet: Sheet, number: int, headings: HeadingTable) -> FoundTable:
    """The table whose (lower) headings stand in the row a person named, whatever is in it."""
    near = [index for index, row in enumerate(sheet.rows) if row.number in (number - 1, number)]
    rows = [row for index in near for row in heading_rows(sheet, index, headings) if row.number == number]
    tables = [_table(sheet, row, headings) for row in rows]
    return max(tables, key=_by_score) if tables else _table(sheet, SheetRow(number, ()), headings)


def _by_score(table: FoundTable) -> tuple[int, int, int]:
    return table.score


def _table(sheet: Sheet, row: SheetRow, headings: HeadingTable) -> FoundTable:
    columns = headings.match(row)
    return FoundTable(sheet, row, columns, headings.missing(columns))


def heading_rows(sheet: Sheet, index: int, headings: HeadingTable) -> Iterator[SheetRow]:
    """The row itself; and with the row below it where a merged heading, such as 父亲, stands over 姓名 and 电话.

    A row below such a heading is none by itself: its 姓名 is the father's.
    """
    if not (index and _joins(sheet, index - 1, headings)):
        yield sheet.rows[index]
    if spans := _spans(sheet, index):
        yield _with_row_below(sheet, index, spans, headings)


def _spans(sheet: Sheet, index: int) -> list[MergedRange]:
    """The merged headings of a row that stand over several columns of the next."""
    top = sheet.rows[index]
    if index + 1 == len(sheet.rows) or sheet.rows[index + 1].number != top.number + 1:
        return []
    return [m for m in sheet.merged if m.first_row == m.last_row == top.number and m.first_column < m.last_column]


def _joins(sheet: Sheet, index: int, headings: HeadingTable) -> bool:
    """Whether what stands below a merged heading of the row means something else with it than alone."""
    spans = _spans(sheet, index)
    if not spans:
        return False
    joined, below = _with_row_below(sheet, index, spans, headings), sheet.rows[index + 1]
    pairs = zip(joined.cells, below.cells, strict=False)
    return any(
        isinstance(whole, str) and isinstance(under, str) and headings.key_of(whole) not in ("", headings.key_of(under))
        for column, (whole, under) in enumerate(pairs)
        if any(span.first_column <= column <= span.last_column for span in spans)
    )


def _with_row_below(sheet: Sheet, index: int, spans: Sequence[MergedRange], headings: HeadingTable) -> SheetRow:
    """Heading and heading below as one; beside merged headings whichever of the two is filled, the upper first."""
    top, below = sheet.rows[index], sheet.rows[index + 1]
    width = max(len(top.cells), len(below.cells))
    cells = [cell_at(below, n) if cell_at(top, n) is None else cell_at(top, n) for n in range(width)]
    for span in spans:
        head = cell_at(top, span.first_column)
        for column in range(span.first_column, min(span.last_column + 1, width)):
            under = cell_at(below, column)
            if isinstance(head, str) and isinstance(under, str):
                cells[column] = _joined(head, under, headings)
    return SheetRow(below.number, tuple(cells))


def _joined(head: str, under: str, headings: HeadingTable) -> str:
    """Both headings as one, where that is one we know; else the lower one."""
    for text in (head + under, _EMPTY_WORDS.sub("", head) + under):
        if headings.key_of(text):
            return text
    return under
