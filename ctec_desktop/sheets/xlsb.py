"""Binary workbooks of Excel 2007 and later (.xlsb): the records beside the values, which calamine reads."""

import struct
import zipfile
from collections.abc import Iterator

from ctec_desktop.sheets.cells import MergedRange
from ctec_desktop.sheets.packages import PackageExtras, SheetExtras, relationships

_WORKBOOK = "xl/workbook.bin"
_ROW_HEADER, _CELL_ERROR, _FORMULA_ERROR, _WORKBOOK_PROPERTIES, _BUNDLED_SHEET, _MERGED = 0, 3, 11, 153, 156, 176
_ROW_HIDDEN = 0x10
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def xlsb_extras(package: zipfile.ZipFile) -> PackageExtras:
    """From which year days count, and each sheet's error cells, merged cells and hidden rows."""
    parts = relationships(package, _WORKBOOK)
    date1904 = False
    sheets: dict[str, SheetExtras] = {}
    for kind, body in _records(package.read(_WORKBOOK)):
        if kind == _WORKBOOK_PROPERTIES:
            date1904 = bool(body[0] & 1)
        elif kind == _BUNDLED_SHEET:
            link, after = _text(body, 8)
            name, _ = _text(body, after)
            if parts.get(link) in package.namelist():
                sheets[name] = _sheet_extras(package.read(parts[link]))
    return PackageExtras(date1904, sheets)


def _sheet_extras(content: bytes) -> SheetExtras:
    extras = SheetExtras()
    row = 0
    for kind, body in _records(content):
        if kind == _ROW_HEADER:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & _ROW_HIDDEN:
                extras.hidden_rows.add(row)
        elif kind in (_CELL_ERROR, _FORMULA_ERROR):
            column = struct.unpack_from("<I", body)[0]
            extras.errors[row, column] = _ERRORS.get(body[8], "#ERROR")
        elif kind == _MERGED:
            first_row, last_row, first_column, last_column = struct.unpack_from("<4I", body)
            extras.merged.append(MergedRange(first_row + 1, first_column, last_row + 1, last_column))
    return extras


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record; both the kind and the length take as many bytes as they need."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = content[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield kind, content[at : at + size]
        at += size


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where the next one begins."""
    length = struct.unpack_from("<I", body, at)[0]
    end = at + 4 if length == 0xFFFFFFFF else at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le"), end
