"""Workbooks that are a zip package: which kind it is, its small XML parts, and calamine's values of its sheets."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

import python_calamine

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject, WorkerRefusal
from ctec_desktop.sheets.cells import CellError, MergedRange, sheet_messages
from ctec_desktop.sheets.comparing import Comparison

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, OSError, EOFError, ValueError, NotImplementedError),
    IndexError,
)
BLOCK = 1 << 20
# How much of a workbook is read a second time: a list of a few thousand rows whole, of a longer one the beginning.
MOST_CELLS = 40_000
_UNKNOWN_SHEET = "Unrecognized sheet:type"
Errors = dict[tuple[int, int], str]


@dataclass(slots=True)
class SheetExtras:
    """What calamine does not tell of a sheet: error cells, merged cells, hidden rows; rows from 1, columns from 0.

    Args:
        again: the first rows as a second reader gives them.
    """

    errors: Errors = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    again: list[tuple[int, list[object]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PackageExtras:
    date1904: bool
    sheets: Mapping[str, SheetExtras]


def read_package(path: Path) -> Iterator[JsonObject]:
    """Sends the sheets of an .xlsx, .xlsm, .xlsb or .ods, told apart by what is inside.

    Raises:
        WorkerRefusal: another kind of package, damaged, or protected by a password.
    """
    try:
        with zipfile.ZipFile(path) as package:
            extras = _extras(package, frozenset(package.namelist()))
        book = _opened(path)
    except python_calamine.PasswordError as error:
        raise WorkerRefusal(SheetCode.PASSWORD) from error
    except (*DAMAGED, python_calamine.CalamineError) as error:
        raise WorkerRefusal(SheetCode.FILE_DAMAGED, {"detail": str(error)[:200]}) from error
    except RuntimeError as error:  # a part of the package is itself encrypted
        raise WorkerRefusal(SheetCode.PASSWORD) from error
    yield {"date1904": extras.date1904}
    yield from calamine_sheets(book, extras.sheets, date1904=extras.date1904)


def calamine_sheets(
    book: python_calamine.CalamineWorkbook, extras: Mapping[str, SheetExtras], *, date1904: bool = False
) -> Iterator[JsonObject]:
    """Every worksheet of an opened workbook, with the error cells put back.

    Raises:
        WorkerRefusal: damaged, or no worksheet at all.
    """
    worksheets = [about for about in book.sheets_metadata if about.typ == python_calamine.SheetTypeEnum.WorkSheet]
    if not worksheets:
        raise WorkerRefusal(SheetCode.NO_WORKSHEET)
    for about in worksheets:
        try:
            sheet = book.get_sheet_by_name(about.name)
        except (python_calamine.CalamineError, *DAMAGED) as error:
            raise WorkerRefusal(SheetCode.FILE_DAMAGED, {"detail": str(error)[:200]}) from error
        hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
        more = extras.get(about.name, SheetExtras())
        merged = more.merged or merged_ranges(sheet)
        comparison = Comparison(more.again, date1904=date1904, is_begun=True)
        rows = comparison.watched(calamine_rows(sheet, more.errors))
        yield from sheet_messages(about.name, hidden, rows, merged, more.hidden_rows)
        yield comparison.message()


def filled(cells: Mapping[int, object]) -> list[object]:
    """The cells of a row from column A to its last one."""
    return [cells.get(column) for column in range(max(cells) + 1)]


def merged_ranges(sheet: python_calamine.CalamineSheet) -> list[MergedRange]:
    return [MergedRange(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sheet.merged_cell_ranges or ()]


def _opened(path: Path) -> python_calamine.CalamineWorkbook:
    """The workbook as calamine takes it: it gives up on one with a sheet of Excel 4 macros, whatever else is in it."""
    try:
        return python_calamine.load_workbook(path)
    except python_calamine.CalamineError as error:
        if _UNKNOWN_SHEET not in str(error):
            raise
        from ctec_desktop.sheets.xlsx import only_worksheets

        with zipfile.ZipFile(path) as package:
            return python_calamine.load_workbook(only_worksheets(package))


def relationships(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that `part` names, by the short name it has for each."""
    folder = posixpath.dirname(part)
    relations = posixpath.join(folder, "_rels", posixpath.basename(part) + ".rels")
    targets: dict[str, str] = {}

    def on_relationship(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "Relationship" and "Id" in attributes:
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            targets[attributes["Id"]] = target.lstrip("/")

    if relations in package.namelist():
        parse(package.read(relations), on_relationship)
    return targets


def parse(xml: bytes, on_start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    parser.Parse(xml, True)


def local_name(tag: str) -> str:
    return tag.rpartition(":")[2]


def _extras(package: zipfile.ZipFile, names: frozenset[str]) -> PackageExtras:
    if "xl/workbook.bin" in names:
        from ctec_desktop.sheets.xlsb import xlsb_extras

        return xlsb_extras(package)
    if "content.xml" in names and b"opendocument.spreadsheet" in _kind(package, names):
        from ctec_desktop.sheets.ods import ods_extras

        return ods_extras(package)
    if any(name.lower().endswith("workbook.xml") for name in names):
        from ctec_desktop.sheets.xlsx import xlsx_extras

        return xlsx_extras(package)
    raise WorkerRefusal(SheetCode.NOT_A_WORKBOOK)


def _kind(package: zipfile.ZipFile, names: frozenset[str]) -> bytes:
    part = next((name for name in ("mimetype", "META-INF/manifest.xml") if name in names), None)
    return package.read(part) if part else b""


def calamine_rows(
    sheet: python_calamine.CalamineSheet, errors: Errors | None = None
) -> Iterator[tuple[int, Sequence[object]]]:
    """Every row by its number, with the error cells put in."""
    start = sheet.start or (0, 0)
    in_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), code in (errors or {}).items():
        in_row.setdefault(row, []).append((column, code))
    lead: list[object] = [None] * start[1]
    number = start[0]
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), start[0] + 1):
        cells: list[Any] = [*lead, *values] if lead else values
        for column, code in in_row.pop(number, ()):
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = CellError(code)
        yield number, cells
    for number, found in sorted(in_row.items()):
        cells = [None] * (max(column for column, _ in found) + 1)
        for column, code in found:
            cells[column] = CellError(code)
        yield number, cells
