"""Workbooks of Excel 2007 and later: calamine gives values and dates; error cells, blank to it, are found beside."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers import expat

import python_calamine

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject, WorkerRefusal
from ctec_desktop.sheets.cells import CellError, MergedRange, sheet_messages

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")
_BLOCK = 1 << 20
# An error cell, or a formula (which may never have been calculated).
_SUSPECT = re.compile(rb"t=[\"']e[\"']|<(?:\w+:)?f[\s>/]")
_NOT_CALCULATED = "#未计算"
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, OSError, EOFError, ValueError, NotImplementedError),
)
Errors = dict[tuple[int, int], str]


def read_xlsx(path: Path) -> Iterator[JsonObject]:
    """Sends the sheets of an .xlsx or .xlsm.

    Raises:
        WorkerRefusal: another kind of package, or damaged.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = frozenset(package.namelist())
            _check_kind(package, names)
            date1904, parts = _workbook_parts(package)
            errors = {name: _error_cells(package, part) for name, part in parts.items() if part in names}
        book = python_calamine.load_workbook(path)
    except python_calamine.PasswordError as error:
        raise WorkerRefusal(SheetCode.PASSWORD) from error
    except (*_DAMAGED, python_calamine.CalamineError) as error:
        raise WorkerRefusal(SheetCode.FILE_DAMAGED, {"detail": str(error)[:200]}) from error
    except RuntimeError as error:  # a part of the package is itself encrypted
        raise WorkerRefusal(SheetCode.PASSWORD) from error
    yield {"date1904": date1904}
    yield from calamine_sheets(book, errors)


def calamine_sheets(book: python_calamine.CalamineWorkbook, errors: dict[str, Errors]) -> Iterator[JsonObject]:
    """Every worksheet of an opened workbook, with the error cells put back."""
    for about in book.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_name(about.name)
        except (python_calamine.CalamineError, *_DAMAGED) as error:
            raise WorkerRefusal(SheetCode.FILE_DAMAGED, {"detail": str(error)[:200]}) from error
        hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
        merged = [
            MergedRange(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sheet.merged_cell_ranges or ()
        ]
        yield from sheet_messages(about.name, hidden, _rows(sheet, errors.get(about.name, {})), merged)


def _rows(sheet: python_calamine.CalamineSheet, errors: Errors) -> Iterator[tuple[int, Sequence[object]]]:
    start = sheet.start or (0, 0)
    in_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), code in errors.items():
        in_row.setdefault(row, []).append((column, code))
    lead: list[object] = [None] * start[1]
    number = start[0]
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), start[0] + 1):
        cells = [*lead, *values]
        for column, code in in_row.pop(number, ()):
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = CellError(code)
        yield number, cells
    for number, found in sorted(in_row.items()):
        cells = [None] * (max(column for column, _ in found) + 1)
        for column, code in found:
            cells[column] = CellError(code)
        yield number, cells


def _check_kind(package: zipfile.ZipFile, names: frozenset[str]) -> None:
    if "xl/workbook.bin" in names or ("mimetype" in names and b"opendocument" in package.read("mimetype")):
        raise WorkerRefusal(SheetCode.FORMAT_NOT_READ)
    if not any(name.lower().endswith("workbook.xml") for name in names):
        raise WorkerRefusal(SheetCode.NOT_A_WORKBOOK)


def _workbook_parts(package: zipfile.ZipFile) -> tuple[bool, dict[str, str]]:
    """Whether days count from 1904, and which part of the package holds which sheet."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}
    date1904 = False
    workbook = next(name for name in package.namelist() if name.lower().endswith("workbook.xml"))
    folder = posixpath.dirname(workbook)

    def on_relationship(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and "Id" in attributes:
            targets[attributes["Id"]] = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))

    def on_workbook(tag: str, attributes: dict[str, str]) -> None:
        nonlocal date1904
        if _local(tag) == "workbookPr":
            date1904 = attributes.get("date1904", "0") in ("1", "true")
        elif _local(tag) == "sheet":
            link = next((value for key, value in attributes.items() if _local(key) == "id" and ":" in key), "")
            sheets[attributes.get("name", "")] = link

    relations = posixpath.join(folder, "_rels", posixpath.basename(workbook) + ".rels")
    if relations in package.namelist():
        _parse(package.read(relations), on_relationship)
    _parse(package.read(workbook), on_workbook)
    return date1904, {name: targets.get(link, "").lstrip("/") for name, link in sheets.items()}


def _parse(xml: bytes, on_start: "object") -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start  # type: ignore[assignment]
    parser.Parse(xml, True)


def _error_cells(package: zipfile.ZipFile, part: str) -> Errors:
    """Row (1-based) and column (0-based) of each cell that shows an error or a formula nobody calculated."""
    with package.open(part) as stream:
        tail = b""
        while block := stream.read(_BLOCK):
            window = tail + block
            if _SUSPECT.search(window):
                break
            tail = block[-8:]
        else:
            return {}
    finder = _ErrorFinder()
    with package.open(part) as stream:
        while block := stream.read(_BLOCK):
            finder.parser.Parse(block, False)
        finder.parser.Parse(b"", True)
    return finder.found


class _ErrorFinder:
    """Walks a sheet's XML; rows and cells without an address follow the one before."""

    def __init__(self) -> None:
        self.found: Errors = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._row = 0
        self._column = -1
        self._kind = ""
        self._has_formula = False
        self._value = ""
        self._in_value = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match _local(tag):
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = -1
            case "c":
                self._column += 1
                if found := _ADDRESS.fullmatch(attributes.get("r", "")):
                    self._column = _column_index(found[1])
                    self._row = int(found[2])
                self._kind = attributes.get("t", "n")
                self._has_formula, self._value = False, ""
            case "f":
                self._has_formula = True
            case "v":
                self._in_value = True
            case _:
                return

    def _text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def _end(self, tag: str) -> None:
        match _local(tag):
            case "v":
                self._in_value = False
            case "c" if self._kind == "e":
                self.found[self._row, self._column] = self._value
            case "c" if self._has_formula and not self._value and self._kind == "n":
                self.found[self._row, self._column] = _NOT_CALCULATED
            case _:
                return


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
