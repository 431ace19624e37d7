"""Finding the table: which sheet, and under which titles and notes its heading row lies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.sheets.cells import Sheet, SheetRow, Workbook
from ctec_desktop.sheets.columns import ColumnMatch, HeadingTable, cell_at

_ROWS_LOOKED_AT = 40
_FEWEST_HEADINGS = 2
# 家长信息 over 姓名 means 家长姓名.
_EMPTY_WORDS = re.compile(r"基本|信息|情况|资料")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A sheet, its heading row and what its columns mean; `missing` are required headings it does not have."""

    sheet: Sheet
    header: SheetRow
    columns: tuple[ColumnMatch, ...]
    missing: tuple[str, ...]

    @property
    def score(self) -> tuple[int, int, int]:
        """Better with fewer required headings missing, then with more headings known, then with more rows below."""
        known = sum(1 for column in self.columns if column.key)
        return -len(self.missing), known, sum(1 for row in self.sheet.rows if row.number > self.header.number)


def find_table(workbook: Workbook, headings: HeadingTable, sheet_name: str | None) -> tuple[FoundTable, list[Problem]]:
    """The best table among the visible sheets, or of the sheet named; with a warning about sheets that were not taken.

    Raises:
        RuleViolation: no such sheet, no heading row, or a required heading is missing.
    """
    candidates = [sheet for sheet in workbook.sheets if _is_candidate(sheet, sheet_name)]
    if not candidates:
        _refuse_sheets(workbook, sheet_name)
    found = [table for sheet in candidates if (table := _table_in(sheet, headings)) is not None]
    required = "、".join(f"“{spec.label}”" for spec in headings.required)
    if not found:
        _refuse(SheetCode.NO_HEADER, candidates[0].name, 1, {"required": required, "rows": _ROWS_LOOKED_AT})
    best = max(found, key=lambda table: table.score)
    if best.missing:
        facts: dict[str, Fact] = {
            "missing": "、".join(f"“{label}”" for label in best.missing),
            "row": best.header.number,
        }
        _refuse(SheetCode.HEADING_MISSING, best.sheet.name, best.header.number, facts)
    others = [table.sheet.name for table in found if table is not best and not table.missing and table.score[2]]
    problems = _not_taken(best, others)
    if sheet_name is None:
        problems.extend(_hidden_lists(workbook, headings, best))
    return best, problems


def _is_candidate(sheet: Sheet, sheet_name: str | None) -> bool:
    return (
        not sheet.hidden and bool(sheet.rows) if sheet_name is None else sheet.name == sheet_name and bool(sheet.rows)
    )


def _table_in(sheet: Sheet, headings: HeadingTable) -> FoundTable | None:
    """The row with most known headings; a row that only shares one word with a table is none."""
    best: FoundTable | None = None
    for index in range(min(len(sheet.rows), _ROWS_LOOKED_AT)):
        table = table_at(sheet, index, headings)
        if table is not None and (best is None or table.score[:2] > best.score[:2]):
            best = table
    return best


def table_at(sheet: Sheet, index: int, headings: HeadingTable) -> FoundTable | None:
    """The table whose headings stand in a row, or in that row and the one below it; None where there are none."""
    best: FoundTable | None = None
    for row in _heading_rows(sheet, index, headings):
        columns = headings.match(row)
        keys = {column.key for column in columns if column.key}
        wanted = tuple(spec.label for spec in headings.required if spec.key not in keys)
        if len(wanted) == len(headings.required) or len(keys) < min(_FEWEST_HEADINGS, len(headings.specs)):
            continue
        table = FoundTable(sheet, row, columns, wanted)
        if best is None or table.score[:2] > best.score[:2]:
            best = table
    return best


def _heading_rows(sheet: Sheet, index: int, headings: HeadingTable) -> Iterator[SheetRow]:
    """The row itself; and with the row below it where a merged heading, such as 父亲, stands over 姓名 and 电话."""
    top = sheet.rows[index]
    yield top
    spans = [m for m in sheet.merged if m.first_row == m.last_row == top.number and m.first_column < m.last_column]
    if not spans or index + 1 == len(sheet.rows) or sheet.rows[index + 1].number != top.number + 1:
        return
    below = sheet.rows[index + 1]
    cells = [cell_at(top, column) for column in range(max(len(top.cells), len(below.cells)))]
    for span in spans:
        head = cell_at(top, span.first_column)
        for column in range(span.first_column, min(span.last_column + 1, len(cells))):
            under = cell_at(below, column)
            if isinstance(head, str) and isinstance(under, str):
                cells[column] = _joined(head, under, headings)
    yield SheetRow(below.number, tuple(cells))


def _joined(head: str, under: str, headings: HeadingTable) -> str:
    """Both headings as one, where that is one we know; else the lower one."""
    for text in (head + under, _EMPTY_WORDS.sub("", head) + under):
        if headings.key_of(text):
            return text
    return under


def _not_taken(best: FoundTable, others: Sequence[str]) -> list[Problem]:
    if not others:
        return []
    facts: dict[str, Fact] = {"taken": best.sheet.name, "others": "、".join(f"“{name}”" for name in others)}
    return [Problem(SheetCode.SHEETS_NOT_TAKEN, Severity.WARNING, facts, CellPlace(best.sheet.name, 1))]


def _hidden_lists(workbook: Workbook, headings: HeadingTable, best: FoundTable) -> Iterator[Problem]:
    """One warning about the hidden sheets that hold such a list too."""
    tables = (_table_in(sheet, headings) for sheet in workbook.sheets if sheet.hidden and sheet.rows)
    names = [table.sheet.name for table in tables if table is not None and not table.missing and table.score[2]]
    if names:
        facts: dict[str, Fact] = {"sheets": "、".join(f"“{name}”" for name in names)}
        yield Problem(SheetCode.HIDDEN_SHEETS, Severity.WARNING, facts, CellPlace(best.sheet.name, 1))


def _refuse_sheets(workbook: Workbook, sheet_name: str | None) -> NoReturn:
    visible = "、".join(f"“{sheet.name}”" for sheet in workbook.sheets if sheet.rows) or "无"
    if sheet_name is not None and all(sheet.name != sheet_name for sheet in workbook.sheets):
        _refuse(SheetCode.SHEET_MISSING, sheet_name, 1, {"sheet": sheet_name, "sheets": visible})
    _refuse(SheetCode.FILE_EMPTY, sheet_name or "", 1, {})


def _refuse(code: SheetCode, sheet: str, row: int, facts: dict[str, Fact]) -> NoReturn:
    place = CellPlace(sheet, row) if sheet else None
    raise RuleViolation([Problem(code, Severity.REFUSED, facts, place)])
