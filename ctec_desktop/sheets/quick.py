"""Cells that need no word, read without the row around them.

Nearly every cell of a large list is beyond doubt, and most say what others have said before. What is read here is what
a `RowReader` would have read without a single complaint; a cell that might need one raises `Unsure`, and its row is
then read by a `RowReader` as if nobody had tried.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, TypeAlias, TypeVar

from ctec_desktop.domain.identifiers import holder_of_card, is_filler, is_placeholder, says_nothing
from ctec_desktop.domain.names import is_suspicious
from ctec_desktop.domain.vocabulary import Gender
from ctec_desktop.sheets.cells import Cell, SheetRow
from ctec_desktop.sheets.columns import ColumnMatch
from ctec_desktop.sheets.rows import FIRST_INEXACT, RowReader

T = TypeVar("T")

_KNOWN: Final = 16_384
_ALONE: Final = "alone"
# Characters that no folding changes, between dots where a name has parts.
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002f7ff]"
_PLAIN_NAME = re.compile(f"{_HAN}{{2,12}}|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+")
_PLAIN_PHONE = re.compile("1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8}")


# From a part's columns, and whether its days count from 1904, to a reader of its rows; None where that reads none.
QuickBuild: TypeAlias = Callable[[Mapping[str, ColumnMatch], bool], Callable[[SheetRow], T] | None]


class Unsure(Exception):
    """Something may have to be said of the cell or of its row."""


def nothing_quick(columns: Mapping[str, ColumnMatch], date1904: bool) -> None:
    """For lists that are never long: every row is read by a `RowReader`."""
    del columns, date1904


def alone(read: Callable[[RowReader, str], T], *, date1904: bool = False) -> Callable[[Cell], T]:
    """`read` for a cell that stands for itself; what a value was once read as is kept for the next such cell."""

    def read_alone(cell: Cell) -> T:
        row = RowReader("", 0, {}, {_ALONE: cell}, date1904=date1904)
        value = read(row, _ALONE)
        if row.problems:
            raise Unsure
        return value

    return lru_cache(maxsize=_KNOWN, typed=True)(read_alone)


def cells_of(columns: Mapping[str, ColumnMatch], *groups: tuple[str, ...]) -> Callable[[SheetRow], list[Any]]:
    """What a row holds for groups of fields, each in its order; None for a column the sheet does not have."""
    width = max((column.index for column in columns.values()), default=-1) + 1
    takes = [itemgetter(*(columns[key].index if key in columns else width for key in keys)) for keys in groups]
    blank = (None,) * (width + 1)

    def cells(row: SheetRow) -> list[Any]:
        own = row.cells[:width]
        filled = own + blank[len(own) :]
        return [take(filled) for take in takes]

    return cells


def plain_number(cell: Cell) -> str:
    """A number that is written with digits only and no filler."""
    cell = _digits(cell)
    if not isinstance(cell, str) or not (cell.isascii() and cell.isdigit()) or is_placeholder(cell):
        raise Unsure
    return cell


def plain_name(cell: Cell) -> str:
    if not isinstance(cell, str) or not _PLAIN_NAME.fullmatch(cell) or is_filler(cell):
        raise Unsure
    return cell


def plain_text(cell: Cell) -> str | None:
    """A text that hardly two rows share, such as an address."""
    if cell is None:
        return None
    if not isinstance(cell, str) or cell != cell.strip() or says_nothing(cell) or is_suspicious(cell):
        raise Unsure
    return cell


def plain_phone(cell: Cell) -> str | None:
    if cell is None:
        return None
    cell = _digits(cell)
    if not isinstance(cell, str) or not _PLAIN_PHONE.fullmatch(cell):
        raise Unsure
    return cell


def plain_card(cell: Cell) -> tuple[date, Gender] | None:
    """Birth and gender from the number of a 居民身份证 that is right in every way, written as it should be."""
    if cell is None:
        return None
    # Numbers of 8 and 9 belong to other papers as well.
    if not isinstance(cell, str) or cell[0] in "89" or (holder := holder_of_card(cell)) is None:
        raise Unsure
    return holder


def matching(pattern: re.Pattern[str]) -> Callable[[Cell], str | None]:
    """Texts of one exact form."""

    def read(cell: Cell) -> str | None:
        if cell is None:
            return None
        if not isinstance(cell, str) or not pattern.fullmatch(cell):
            raise Unsure
        return cell

    return read


def _digits(cell: Cell) -> Cell:
    """A number short enough for a spreadsheet to have kept all of it, as text."""
    return str(cell) if type(cell) is int and cell < FIRST_INEXACT else cell
