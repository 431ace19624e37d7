"""Workbooks of Excel 2007 and later (.xlsx, .xlsm): error cells, blank to calamine, and hidden rows."""

import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from ctec_desktop.sheets.cells import column_index
from ctec_desktop.sheets.packages import (
    BLOCK,
    Errors,
    PackageExtras,
    SheetExtras,
    local_name,
    parse,
    relationships,
)
from ctec_desktop.sheets.xlsx_cells import SecondReading

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")
# An error cell, a formula (which may never have been calculated), a hidden row.
_SUSPECT = re.compile(rb"t=[\"']e[\"']|<(?:\w+:)?f[\s>/]|hidden=[\"'](?:1|true)")
# What one of them cannot do without, and a rare mark within it: found in a tenth of the time, so that most sheets are
# spared the pattern.
_SIGNS = ((b"f", b"<f"), (b":", b":f"), (b"e", b't="e"'), (b"'", b"t='e'"), (b"h", b'hidden="'), (b"'", b"hidden='"))
_LONGEST_SIGN = 16
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_LINK = re.compile(rb"\w+:id=[\"']([^\"']+)")
_NOT_CALCULATED = "#未计算"


def xlsx_extras(package: zipfile.ZipFile) -> PackageExtras:
    """From which year days count, and each sheet's error cells and hidden rows."""
    date1904, parts = _workbook_parts(package)
    names = frozenset(package.namelist())
    sheets = {name: _sheet_extras(package, part) for name, part in parts.items() if part in names}
    second = SecondReading(package, _workbook_part(package))
    for name, extras in sheets.items():
        extras.again = second.rows(parts[name])
    return PackageExtras(date1904, sheets)


def _workbook_parts(package: zipfile.ZipFile) -> tuple[bool, dict[str, str]]:
    """Whether days count from 1904, and which part of the package holds which sheet."""
    sheets: dict[str, str] = {}
    date1904 = False
    workbook = _workbook_part(package)

    def on_workbook(tag: str, attributes: dict[str, str]) -> None:
        nonlocal date1904
        if local_name(tag) == "workbookPr":
            date1904 = attributes.get("date1904", "0") in ("1", "true")
        elif local_name(tag) == "sheet":
            link = next((value for key, value in attributes.items() if local_name(key) == "id" and ":" in key), "")
            sheets[attributes.get("name", "")] = link

    targets = relationships(package, workbook)
    parse(package.read(workbook), on_workbook)
    return date1904, {name: targets.get(link, "") for name, link in sheets.items()}


def only_worksheets(package: zipfile.ZipFile) -> BytesIO:
    """The package with no other sheets than worksheets, and nothing that is no table: macros, drawings, pictures."""
    workbook = _workbook_part(package)
    targets = relationships(package, workbook)
    others = {link for link, target in targets.items() if not target.startswith("xl/worksheets/")}

    def kept(found: re.Match[bytes]) -> bytes:
        link = _LINK.search(found[0])
        return b"" if link is not None and link[1].decode() in others else found[0]

    copied = BytesIO()
    with zipfile.ZipFile(copied, "w") as copy:
        for name in package.namelist():
            if name == workbook:
                copy.writestr(name, _SHEET.sub(kept, package.read(name)))
            elif name.endswith((".xml", ".rels")) and not name.startswith(("xl/drawings/", "xl/charts/")):
                copy.writestr(name, package.read(name))
    copied.seek(0)
    return copied


def _workbook_part(package: zipfile.ZipFile) -> str:
    return next(name for name in package.namelist() if name.lower().endswith("workbook.xml"))


def _sheet_extras(package: zipfile.ZipFile, part: str) -> SheetExtras:
    """The cells that show an error or a formula nobody calculated, and the hidden rows."""
    with package.open(part) as stream:
        tail = b""
        while block := stream.read(BLOCK):
            window = tail + block
            if any(mark in window and sign in window for mark, sign in _SIGNS) and _SUSPECT.search(window):
                break
            tail = block[-_LONGEST_SIGN:]
        else:
            return SheetExtras()
    walk = _Walk()
    with package.open(part) as stream:
        while block := stream.read(BLOCK):
            walk.parser.Parse(block, False)
        walk.parser.Parse(b"", True)
    return SheetExtras(walk.found, hidden_rows=walk.hidden_rows)


class _Walk:
    """Walks a sheet's XML; rows and cells without an address follow the one before."""

    def __init__(self) -> None:
        self.found: Errors = {}
        self.hidden_rows: set[int] = set()
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
        match local_name(tag):
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = -1
                if attributes.get("hidden") in ("1", "true"):
                    self.hidden_rows.add(self._row)
            case "c":
                self._column += 1
                if found := _ADDRESS.fullmatch(attributes.get("r", "")):
                    self._column = column_index(found[1])
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
        match local_name(tag):
            case "v":
                self._in_value = False
            case "c" if self._kind == "e":
                self.found[self._row, self._column] = self._value
            case "c" if self._has_formula and not self._value and self._kind == "n":
                self.found[self._row, self._column] = _NOT_CALCULATED
            case _:
                return
