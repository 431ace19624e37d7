"""Workbooks of Excel 97–2003 and WPS (.xls, .et): xlrd keeps error cells apart; calamine is asked where xlrd fails."""

import struct
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import python_calamine
import xlrd
from xlrd.compdoc import CompDocError

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject, WorkerRefusal
from ctec_desktop.sheets.biff import hidden_rows
from ctec_desktop.sheets.cells import CellError, sheet_messages
from ctec_desktop.sheets.comparing import Comparison
from ctec_desktop.sheets.misread import real_encoding
from ctec_desktop.sheets.packages import calamine_rows, calamine_sheets, merged_ranges

_BROKEN = (
    *(xlrd.XLRDError, CompDocError, struct.error, AssertionError, IndexError, KeyError, ValueError, TypeError),
    *(AttributeError, OverflowError, ZeroDivisionError, NotImplementedError, EOFError),
)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BIFF8 = 80
_CHINESE, _WESTERN = "gb18030", "latin-1"
_EAST_ASIAN = ("utf", "cp932", "cp936", "cp949", "cp950", "gb", "big5")
_BOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def read_xls(path: Path) -> Iterator[JsonObject]:
    """Sends the sheets of an .xls or .et.

    Raises:
        WorkerRefusal: protected by a password, no workbook inside, or damaged.
    """
    content = path.read_bytes()
    if _ENCRYPTED_PACKAGE in content:
        raise WorkerRefusal(SheetCode.PASSWORD)
    if content.startswith(b"\xd0\xcf") and not any(name in content for name in _BOOK_STREAMS):
        raise WorkerRefusal(SheetCode.NOT_A_WORKBOOK)
    try:
        return _xlrd_messages(content, path)
    except _BROKEN as error:
        if "encrypted" in str(error).lower():
            raise WorkerRefusal(SheetCode.PASSWORD) from error
        return _calamine_messages(path)


def _xlrd_messages(content: bytes, path: Path) -> Iterator[JsonObject]:
    """Everything is read before anything is sent, so that a file that breaks half-way can be given to calamine."""
    book, encoding = _opened(content)
    if not book.nsheets:
        raise WorkerRefusal(SheetCode.NO_WORKSHEET)
    inside = encoding if book.biff_version >= _BIFF8 else None
    second, hidden = _second_reading(path), hidden_rows(content)
    messages: list[JsonObject] = [{"date1904": bool(book.datemode), "encoding": encoding}]
    for number, sheet in enumerate(book.sheets()):
        not_shown = hidden[number] if number < len(hidden) else frozenset()
        other = second.get(sheet.name)
        again = calamine_rows(other) if other is not None else ()
        comparison = Comparison(
            again, date1904=bool(book.datemode), with_texts=encoding is None, is_begun=other is None
        )
        rows = comparison.watched(_rows(sheet, book.datemode, inside))
        merged = merged_ranges(other) if other is not None else ()
        messages.extend(sheet_messages(_title(sheet.name, inside), sheet.visibility != 0, rows, merged, not_shown))
        messages.append(comparison.message())
    return iter(messages)


def _opened(content: bytes) -> tuple[Any, str | None]:
    """The workbook, and the encoding of its texts where the file names a wrong one."""
    try:
        book = _open(content, None)
    except UnicodeDecodeError:
        encoding = _real_encoding(_open(content, _WESTERN), _WESTERN) or _CHINESE
        return _open(content, encoding), encoding
    if book.biff_version >= _BIFF8:
        return book, _real_encoding(book, _WESTERN)
    declared = str(book.encoding or "")
    found = None if declared.startswith(_EAST_ASIAN) else _real_encoding(book, declared)
    return (_open(content, found), found) if found else (book, None)


def _open(content: bytes, encoding: str | None) -> Any:
    return xlrd.open_workbook(file_contents=content, logfile=StringIO(), ragged_rows=True, encoding_override=encoding)


def _real_encoding(book: Any, declared: str) -> str | None:
    """None as well where a text has characters that encoding does not know: it was not read through it."""
    texts = {
        value
        for sheet in book.sheets()
        for index in range(sheet.nrows)
        for value in sheet.row_values(index)
        if isinstance(value, str) and not value.isascii()
    }
    try:
        return real_encoding([text.encode(declared) for text in texts])
    except (UnicodeEncodeError, LookupError):
        return None


def _rows(sheet: Any, datemode: int, inside: str | None) -> Iterator[tuple[int, Sequence[object]]]:
    """Args:
    inside: the encoding of the bytes that stand, one a character, in place of the texts.
    """
    for index in range(sheet.nrows):
        kinds, values = sheet.row_types(index), sheet.row_values(index)
        if inside is not None:
            values = [_decoded(value, inside) if isinstance(value, str) else value for value in values]
        yield index + 1, [_value(kind, value, datemode) for kind, value in zip(kinds, values, strict=True)]


def _title(name: str, inside: str | None) -> str:
    """A sheet's name, which may be right where the texts are not."""
    try:
        return name if inside is None else _decoded(name, inside)
    except UnicodeError:
        return name


def _decoded(text: str, encoding: str) -> str:
    return text.encode(_WESTERN).decode(encoding)


def _value(kind: int, value: Any, datemode: int) -> object:
    match kind:
        case xlrd.XL_CELL_TEXT | xlrd.XL_CELL_NUMBER:
            return value
        case xlrd.XL_CELL_DATE:
            try:
                return xlrd.xldate_as_datetime(value, datemode)
            except (xlrd.xldate.XLDateError, OverflowError, ValueError):
                return value
        case xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        case xlrd.XL_CELL_ERROR:
            return CellError(xlrd.error_text_from_code.get(value, "#ERROR"))
        case _:
            return None


def _second_reading(path: Path) -> dict[str, python_calamine.CalamineSheet]:
    """The sheets as calamine reads them: a second witness, who also knows merged cells without every font."""
    try:
        book = python_calamine.load_workbook(path)
        return {name: book.get_sheet_by_name(name) for name in book.sheet_names}
    except (python_calamine.CalamineError, OSError, ValueError):
        return {}


def _calamine_messages(path: Path) -> Iterator[JsonObject]:
    try:
        book = python_calamine.load_workbook(path)
    except python_calamine.PasswordError as error:
        raise WorkerRefusal(SheetCode.PASSWORD) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise WorkerRefusal(SheetCode.FILE_DAMAGED, {"detail": str(error)[:200]}) from error
    yield {"date1904": False}
    yield from calamine_sheets(book, {})
