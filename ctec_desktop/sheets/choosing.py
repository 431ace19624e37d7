"""Finding the table of a workbook: as we propose, as a person says instead, as one said for such a file before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NoReturn

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import AS_PROPOSED, ColumnChoices, ImportChoice, LayoutUnclear
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.sheets.cells import Sheet, SheetRow, Workbook, column_index
from ctec_desktop.sheets.columns import ColumnMatch, HeadingTable
from ctec_desktop.sheets.headers import ROWS_LOOKED_AT, FoundTable, heading_rows, table_below
from ctec_desktop.sheets.layout import layout_of, signature_of


def find_table(
    workbook: Workbook,
    headings: HeadingTable,
    tables: Mapping[str, FoundTable],
    choice: ImportChoice = AS_PROPOSED,
) -> tuple[FoundTable, list[Problem]]:
    """The table a person chose, else the best among the visible sheets; with a warning about sheets not taken.

    Args:
        tables: what was recognised in each sheet, by its name.

    Raises:
        RuleViolation: no such sheet, or nothing in it.
        LayoutUnclear: no heading row, or a required heading is missing, or all is hidden.
    """
    candidates = [sheet for sheet in workbook.sheets if _is_candidate(sheet, choice.sheet)]
    if not candidates:
        filled = [sheet for sheet in workbook.sheets if sheet.rows] if choice.sheet is None else []
        if not filled:
            _refuse_sheets(workbook, choice.sheet)
        table = max(map(partial(_or_guessed, tables, headings), filled), key=_by_score)
        raise LayoutUnclear([Problem(SheetCode.ONLY_HIDDEN)], layout_of(workbook, table, headings, tables))
    found = [tables[sheet.name] for sheet in candidates if sheet.name in tables]
    best = max(found, key=_by_score) if found else None
    table = _corrected(_chosen(candidates, best, headings, choice), headings, choice)
    if table.missing:
        is_guessed = best is None and choice.header_row is None and not table.decided
        problem = _no_header(candidates, headings) if is_guessed else _heading_missing(table)
        raise LayoutUnclear([problem], layout_of(workbook, table, headings, tables))
    others = [other for other in found if other.sheet.name != table.sheet.name]
    problems = list(_not_taken(table, others))
    if choice.sheet is None:
        hidden = [other for name, other in tables.items() if other.sheet.hidden and name != table.sheet.name]
        problems.extend(_hidden_lists(table, hidden))
    return table, problems


def _is_candidate(sheet: Sheet, sheet_name: str | None) -> bool:
    return bool(sheet.rows) and (not sheet.hidden if sheet_name is None else sheet.name == sheet_name)


def _by_score(table: FoundTable) -> tuple[int, int, int]:
    return table.score


def _chosen(
    candidates: Sequence[Sheet],
    best: FoundTable | None,
    headings: HeadingTable,
    choice: ImportChoice,
) -> FoundTable:
    """Sheet and heading row: as said, as remembered, as recognised, else as guessed."""
    if choice.header_row is not None:
        sheet = best.sheet if best is not None else max(candidates, key=_size)
        return table_below(sheet, choice.header_row, headings)
    if choice.remembered and not choice.columns:
        known = (found for sheet in candidates for found in _remembered_in(sheet, headings, choice.remembered))
        if (table := next(known, None)) is not None:
            return table
    return best if best is not None else _guessed(max(candidates, key=_size), headings)


def _size(sheet: Sheet) -> int:
    return len(sheet.rows)


def _remembered_in(
    sheet: Sheet, headings: HeadingTable, remembered: Mapping[str, ColumnChoices]
) -> Iterator[FoundTable]:
    """The table below the first row that looks like one whose columns a person has corrected before."""
    for index in range(min(len(sheet.rows), ROWS_LOOKED_AT)):
        for row in heading_rows(sheet, index, headings):
            columns = headings.match(row)
            if signature_of(columns) in remembered:
                yield FoundTable(sheet, row, columns, headings.missing(columns))


def _or_guessed(tables: Mapping[str, FoundTable], headings: HeadingTable, sheet: Sheet) -> FoundTable:
    return tables[sheet.name] if sheet.name in tables else _guessed(sheet, headings)


def _guessed(sheet: Sheet, headings: HeadingTable) -> FoundTable:
    """The first of the rows that say most in words: what a person would take for the headings."""
    row = max(sheet.rows[:ROWS_LOOKED_AT], key=_words)
    return table_below(sheet, row.number, headings)


def _words(row: SheetRow) -> int:
    return len({cell for cell in row.cells if isinstance(cell, str) and not any(char.isdigit() for char in cell)})


def _corrected(table: FoundTable, headings: HeadingTable, choice: ImportChoice) -> FoundTable:
    said = choice.columns or choice.remembered.get(signature_of(table.columns), ())
    made = corrected(table, headings, said)
    return replace(made, is_remembered=bool(made.decided) and not choice.columns)


def corrected(table: FoundTable, headings: HeadingTable, said: ColumnChoices) -> FoundTable:
    """The table with the columns a person named; a field belongs to one column, and the person's word goes first."""
    wanted: dict[str, str] = {}
    for letter, key in said:
        if key == "" or (key in headings.specs and key not in wanted.values()):
            wanted[letter] = key
    if not wanted:
        return table
    taken = {key for key in wanted.values() if key}
    columns = {
        column.letter: replace(column, key=wanted.get(column.letter, "" if column.key in taken else column.key))
        for column in table.columns
    }
    for letter, key in wanted.items():
        if key and letter not in columns:
            columns[letter] = ColumnMatch(key, column_index(letter), headings.specs[key].label)
    ordered = tuple(sorted(columns.values(), key=_position))
    return replace(table, columns=ordered, missing=headings.missing(ordered), decided=frozenset(wanted))


def _position(column: ColumnMatch) -> int:
    return column.index


def _not_taken(table: FoundTable, others: Sequence[FoundTable]) -> Iterator[Problem]:
    names = [other.sheet.name for other in others if not other.missing and other.score[2]]
    if names:
        facts: dict[str, Fact] = {"taken": table.sheet.name, "others": _quoted(names)}
        yield Problem(SheetCode.SHEETS_NOT_TAKEN, Severity.WARNING, facts, CellPlace(table.sheet.name, 1))


def _hidden_lists(table: FoundTable, hidden: Sequence[FoundTable]) -> Iterator[Problem]:
    """One warning about the hidden sheets that hold such a list too."""
    names = [other.sheet.name for other in hidden if not other.missing and other.score[2]]
    if names:
        facts: dict[str, Fact] = {"sheets": _quoted(names)}
        yield Problem(SheetCode.HIDDEN_SHEETS, Severity.WARNING, facts, CellPlace(table.sheet.name, 1))


def _quoted(names: Sequence[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def _no_header(candidates: Sequence[Sheet], headings: HeadingTable) -> Problem:
    required = _quoted([spec.label for spec in headings.required])
    facts: dict[str, Fact] = {"required": required, "rows": ROWS_LOOKED_AT}
    return Problem(SheetCode.NO_HEADER, Severity.REFUSED, facts, CellPlace(candidates[0].name, 1))


def _heading_missing(table: FoundTable) -> Problem:
    facts: dict[str, Fact] = {"missing": _quoted(table.missing), "row": table.header.number}
    return Problem(SheetCode.HEADING_MISSING, Severity.REFUSED, facts, CellPlace(table.sheet.name, table.header.number))


def _refuse_sheets(workbook: Workbook, sheet_name: str | None) -> NoReturn:
    visible = "、".join(f"“{sheet.name}”" for sheet in workbook.sheets if sheet.rows) or "无"
    if sheet_name is not None and all(sheet.name != sheet_name for sheet in workbook.sheets):
        facts: dict[str, Fact] = {"sheet": sheet_name, "sheets": visible}
        raise RuleViolation([Problem(SheetCode.SHEET_MISSING, Severity.REFUSED, facts, CellPlace(sheet_name, 1))])
    place = CellPlace(sheet_name, 1) if sheet_name else None
    raise RuleViolation([Problem(SheetCode.FILE_EMPTY, Severity.REFUSED, place=place)])
