"""Reads a workbook of practice that came back: what it claims to be, its rows as texts, and what is wrong with each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ctec_desktop.domain.codes.practice_books import PracticeBookCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay
from ctec_desktop.domain.names import strip_outer
from ctec_desktop.domain.practice.books import DAYS, FIELDS, BookFacts, Record, UnreadableFacts, facts_of, is_sealed
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.cells import CellError, Sheet, SheetRow, Workbook, column_letter
from ctec_desktop.sheets.columns import ColumnMatch, cell_at
from ctec_desktop.sheets.practice import FORMS, PLACES
from ctec_desktop.sheets.practice_book import FIRST_FIELD, HEAD_ROW, HEADINGS, MARK
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.rows import RowReader, as_written, day_code
from ctec_desktop.wording import practice_books as words

_COLUMNS: Final[Mapping[str, ColumnMatch]] = {
    key: ColumnMatch(key, index, words.HEADINGS[key]) for index, key in enumerate(FIELDS, FIRST_FIELD)
}
_NEEDED: Final = ("place", "unit", "form", "from_on", "until_on")


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row that says something.

    Args:
        number: 1-based, as the clerk sees it.
        problems: why it cannot be taken as it is; what could not be read is empty in the record.
    """

    number: int
    record: Record
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReturnedBook:
    """
    Args:
        rows: by the key of the row; one that was emptied is missing.
    """

    facts: BookFacts
    rows: Mapping[str, ReturnedRow]


def read_book(path: Path, school_uid: str, key: bytes, progress: Progress | None = None) -> ReturnedBook:
    """Reads a workbook that came back; nothing is asked of any record.

    Raises:
        RuleViolation: no workbook of ours, another school's, its protected parts changed, or rows missing.
        EnvironmentFault: the file cannot be reached, or its reading hung, burst or died.
    """
    workbook = read_grid(path, progress=progress)
    facts = _facts(workbook, school_uid, key)
    sheet = _sheet(workbook, words.SHEET)
    if sheet is None:
        raise _refused(PracticeBookCode.SHEET_MISSING, {"sheet": words.SHEET})
    rows = {row.number: row for row in sheet.rows}
    _refuse_other_head(rows, facts)
    told = dict(_keyed(sheet, facts))
    missing = [number for number, row in enumerate(facts.rows, 1) if row.key not in told]
    if missing:
        raise _refused(PracticeBookCode.ROWS_MISSING, {"count": len(missing), "example": f"序号 {missing[0]}"})
    read = {key: _read(sheet.name, row, date1904=workbook.date1904) for key, row in told.items()}
    return ReturnedBook(facts, {key: row for key, row in read.items() if row is not None})


def _facts(workbook: Workbook, school_uid: str, key: bytes) -> BookFacts:
    sealed = _sheet(workbook, words.SEALED)
    lines = [] if sealed is None else [str(cell_at(row, 0) or "") for row in sealed.rows]
    if len(lines) < 3 or lines[0] != MARK:
        raise _refused(PracticeBookCode.NOT_OURS)
    text = "".join(lines[2:])
    try:
        facts = facts_of(text)
    except UnreadableFacts as error:
        if error.format is not None:
            raise _refused(PracticeBookCode.NEWER, {"format": error.format}) from error
        raise _refused(PracticeBookCode.SEAL_BROKEN) from error
    if facts.school_uid != school_uid:
        raise _refused(PracticeBookCode.OTHER_SCHOOL, {"school": facts.school})
    if not is_sealed(text, lines[1], key):
        raise _refused(PracticeBookCode.SEAL_BROKEN)
    return facts


def _refuse_other_head(rows: Mapping[int, SheetRow], facts: BookFacts) -> None:
    """Raises: RuleViolation where the title or a heading is not what we wrote: cells were moved, or typed over."""
    blank = SheetRow(0, ())
    found = as_written(cell_at(rows.get(1, blank), 1))
    expected = words.book_title(facts.name, facts.staff_no, facts.number)
    if found != expected:
        raise _refused(PracticeBookCode.TITLE_CHANGED, {"expected": expected, "found": found or "空白"})
    head = rows.get(HEAD_ROW + 1, blank)
    for index in range(max(len(HEADINGS), len(head.cells))):
        wanted = HEADINGS[index] if index < len(HEADINGS) else ""
        said = as_written(cell_at(head, index))
        if said != wanted:
            told: dict[str, Fact] = {"column": column_letter(index), "expected": wanted, "found": said or "空白"}
            raise _refused(PracticeBookCode.HEADINGS_CHANGED, told)


def _keyed(sheet: Sheet, facts: BookFacts) -> Iterator[tuple[str, SheetRow]]:
    """The rows below the headings by key.

    Raises: RuleViolation where a key is not one of ours, comes twice, or is missing from a row that says something.
    """
    known, seen = {row.key for row in facts.rows}, set[str]()
    for row in sheet.rows:
        if row.number <= HEAD_ROW + 1:
            continue
        key = as_written(cell_at(row, 0))
        if key in known and key not in seen:
            seen.add(key)
            yield key, row
        elif key:
            raise _refused(PracticeBookCode.ROW_ID_CHANGED, {"row": row.number})
        else:
            raise _refused(PracticeBookCode.ROW_OUTSIDE, {"row": row.number})


def _read(sheet: str, row: SheetRow, *, date1904: bool) -> ReturnedRow | None:
    """The row as texts; None where its open cells were left or made empty."""
    cells = {key: cell_at(row, column.index) for key, column in _COLUMNS.items()}
    if all(not strip_outer(as_written(cell)) for cell in cells.values()):
        return None
    reader = RowReader(sheet, row.number, _COLUMNS, cells, date1904=date1904)
    record = {key: _text(reader, key) for key in FIELDS}
    for key in _NEEDED:
        if not record[key] and not any(problem.value for problem in reader.problems if _is_at(problem, key)):
            reader.complain(key, SheetCode.FACT_MISSING, Severity.REFUSED)
    refused = tuple(one for one in reader.problems if one.severity is Severity.REFUSED)
    return ReturnedRow(row.number, record, refused)


def _is_at(problem: Problem, key: str) -> bool:
    return getattr(problem.place, "column", "") == _COLUMNS[key].letter


def _text(row: RowReader, key: str) -> str:
    """The field as the record says it: a stable word, an ISO day, a number, a text."""
    cell = row.cell(key)
    if isinstance(cell, CellError):
        row.refuse(key, SheetCode.ERROR_CELL)
        return ""
    if key in DAYS:
        return _day(row, key)
    if key in ("place", "form"):
        known = row.choice(key, PLACES, severity=Severity.REFUSED) if key == "place" else None
        form = row.choice(key, FORMS, severity=Severity.REFUSED) if key == "form" else None
        return str(known or form or "")
    text = strip_outer(as_written(cell)).replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix(".0") if key == "stated_days" else text


def _day(row: RowReader, key: str) -> str:
    """Every day counts, so a month alone is none."""
    try:
        parsed = row.day(key)
    except NotADay as error:
        row.refuse(key, day_code(error))
        return ""
    if parsed is not None and parsed.whole_month:
        row.refuse(key, SheetCode.DATE_UNREADABLE)
        return ""
    return "" if parsed is None else parsed.on.isoformat()


def _sheet(workbook: Workbook, name: str) -> Sheet | None:
    return next((sheet for sheet in workbook.sheets if sheet.name == name), None)


def _refused(code: PracticeBookCode, facts: Mapping[str, Fact] | None = None) -> RuleViolation:
    return RuleViolation([Problem(code, facts=facts or {})])
