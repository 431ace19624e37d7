"""Binary workbooks of Excel 2007 and later (.xlsb): the records beside the values, which calamine reads.

The values of the first cells are read here too, as a second witness.
"""

import struct
import zipfile
from collections.abc import Iterator

from ctec_desktop.sheets.cells import MergedRange
from ctec_desktop.sheets.packages import DAMAGED, MOST_CELLS, PackageExtras, SheetExtras, filled, relationships

_WORKBOOK = "xl/workbook.bin"
_ROW_HEADER, _CELL_ERROR, _FORMULA_ERROR, _WORKBOOK_PROPERTIES, _BUNDLED_SHEET, _MERGED = 0, 3, 11, 153, 156, 176
_RK, _BOOL, _REAL, _INLINE, _SHARED, _FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _SHARED_TEXT = (
    2,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    19,
)
_ROW_HIDDEN = 0x10
_VALUE_AT = 8
_RK_HUNDREDTHS, _RK_WHOLE = 1, 2
_VALUES = frozenset({_RK, _BOOL, _REAL, _INLINE, _SHARED, _FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL})
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
    part = next((name for name in parts.values() if name.endswith("haredStrings.bin")), "")
    texts = _shared_texts(package.read(part)) if part in package.namelist() else []
    left = MOST_CELLS
    date1904 = False
    sheets: dict[str, SheetExtras] = {}
    for kind, body in _records(package.read(_WORKBOOK)):
        if kind == _WORKBOOK_PROPERTIES:
            date1904 = bool(body[0] & 1)
        elif kind == _BUNDLED_SHEET:
            link, after = _text(body, 8)
            name, _ = _text(body, after)
            if parts.get(link) in package.namelist():
                sheets[name] = _sheet_extras(package.read(parts[link]), texts, left)
                left -= sum(len(cells) for _, cells in sheets[name].again)
    return PackageExtras(date1904, sheets)


def _shared_texts(content: bytes) -> list[str]:
    return [_text(body, 1)[0] for kind, body in _records(content) if kind == _SHARED_TEXT]


def _sheet_extras(content: bytes, texts: list[str], most: int) -> SheetExtras:
    extras = SheetExtras()
    rows: dict[int, dict[int, object]] = {}
    row = count = 0
    for kind, body in _records(content):
        if kind == _ROW_HEADER:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & _ROW_HIDDEN:
                extras.hidden_rows.add(row)
        elif kind in (_CELL_ERROR, _FORMULA_ERROR):
            column = struct.unpack_from("<I", body)[0]
            extras.errors[row, column] = _ERRORS.get(body[_VALUE_AT], "#ERROR")
        elif kind in _VALUES and count < most:
            try:
                rows.setdefault(row, {})[struct.unpack_from("<I", body)[0]] = _value(kind, body, texts)
                count += 1
            except (*DAMAGED, struct.error):
                count = most  # a witness who cannot read on has nothing to say of this row
        elif kind == _MERGED:
            first_row, last_row, first_column, last_column = struct.unpack_from("<4I", body)
            extras.merged.append(MergedRange(first_row + 1, first_column, last_row + 1, last_column))
    if count == most:
        rows.pop(max(rows, default=0), None)
    extras.again = [(number, filled(cells)) for number, cells in rows.items()]
    return extras


def _value(kind: int, body: bytes, texts: list[str]) -> object:
    if kind == _RK:
        return _rk(struct.unpack_from("<I", body, _VALUE_AT)[0])
    if kind in (_BOOL, _FORMULA_BOOL):
        return bool(body[_VALUE_AT])
    if kind in (_REAL, _FORMULA_REAL):
        return float(struct.unpack_from("<d", body, _VALUE_AT)[0])
    if kind == _SHARED:
        return texts[struct.unpack_from("<I", body, _VALUE_AT)[0]]
    return _text(body, _VALUE_AT)[0]


def _rk(packed: int) -> float:
    """A number in four bytes: a whole one, or the upper half of a real one; either may be meant in hundredths."""
    if packed & _RK_WHOLE:
        number = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & ~0b11) << 32))[0]
    return number / 100 if packed & _RK_HUNDREDTHS else number


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
