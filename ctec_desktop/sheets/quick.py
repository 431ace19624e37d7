"""Lots of cells that need no word, read column by column without the rows around them.

Nearly every cell of a large list is beyond doubt, and most say what others have said before. What is read here is what
a `RowReader` would have read without a single complaint. A lot with a cell that might need one raises `Unsure`: it is
tried again in smaller lots, and a row left over alone is read by a `RowReader` as if nobody had tried.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, Final, TypeAlias, TypeVar

from ctec_desktop.domain.identifiers import holder_of_card, is_filler, is_placeholder, says_nothing
from ctec_desktop.domain.names import is_suspicious
from ctec_desktop.domain.vocabulary import Gender
from ctec_desktop.sheets.cells import Cell, SheetRow
from ctec_desktop.sheets.columns import ColumnMatch
from ctec_desktop.sheets.rows import FIRST_INEXACT, RowReader

T = TypeVar("T")

_KNOWN: Final = 16_384
_PARTS: Final = 14
_ALONE: Final = "alone"
_ALL_TEXT: Final = {str}
# Characters that no folding changes, between dots where a name has parts.
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002f7ff]"
_PLAIN_NAME = f"{_HAN}{{2,12}}|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+"
_PLAIN_PHONE = "1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8}"

Column: TypeAlias = Sequence[Cell]
# From a part's columns, and whether its days count from 1904, to a reader of lots of its rows; None where that reads
# none.
QuickBuild: TypeAlias = Callable[[Mapping[str, ColumnMatch], bool], Callable[[Sequence[SheetRow]], Iterable[T]] | None]


class Unsure(Exception):
    """Something may have to be said of a cell or of its row."""


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


def read_in_lots(
    rows: Sequence[SheetRow],
    quickly: Callable[[Sequence[SheetRow]], Iterable[T]],
    slowly: Callable[[SheetRow], Iterable[T]],
) -> Iterator[T]:
    """What the rows give, in their order: many by `quickly`, which raises `Unsure`, and odd ones by `slowly`."""
    try:
        yield from quickly(rows)
    except Unsure:
        if len(rows) == 1:
            yield from slowly(rows[0])
            return
        size = max(1, len(rows) // _PARTS)
        lots = (rows[start : start + size] for start in range(0, len(rows), size))
        yield from chain.from_iterable(read_in_lots(lot, quickly, slowly) for lot in lots)


def cells_by_column(
    rows: Sequence[SheetRow], columns: Mapping[str, ColumnMatch], keys: Iterable[str]
) -> dict[str, Column]:
    """What the rows hold for each field; None for a column the sheet does not have."""
    width = max((column.index for column in columns.values()), default=-1) + 1
    blank = (None,) * width
    cells = (row.cells if len(row.cells) >= width else row.cells + blank[len(row.cells) :] for row in rows)
    standing, nothing = list(zip(*cells, strict=False)), (None,) * len(rows)
    return {key: standing[columns[key].index] if key in columns else nothing for key in keys}


def plain_numbers(cells: Column) -> Sequence[str]:
    """Numbers that are written with digits only and are no fillers."""
    return list(map(_plain_number, cells))


def plain_names(cells: Column) -> Column:
    """Names of Han characters; None where there is none."""
    if any(is_filler(name) for name in _each_is(_PLAIN_NAME, cells)):
        raise Unsure
    return cells


def plain_phones(cells: Column) -> Column:
    texts = [str(cell) if _is_whole_number(cell) else cell for cell in cells]
    _each_is(_PLAIN_PHONE, texts)
    return texts


def plain_texts(cells: Column) -> Column:
    """Texts that hardly two rows share, such as addresses."""
    texts = _texts(cells)
    if any(map(says_nothing, texts)) or list(map(str.strip, texts)) != texts or is_suspicious("".join(texts)):
        raise Unsure
    return cells


def plain_cards(cells: Column) -> list[tuple[date, Gender] | None]:
    """Birth and gender from numbers of a 居民身份证 that are right in every way, written as they should be."""
    return [None if cell is None else _holder(cell) for cell in cells]


def matching(pattern: str, cells: Column) -> Column:
    """Texts of one exact form; None where there is none."""
    _each_is(pattern, cells)
    return cells


def _plain_number(cell: Cell) -> str:
    text = str(cell) if _is_whole_number(cell) else cell
    if not isinstance(text, str) or not (text.isascii() and text.isdigit()) or is_placeholder(text):
        raise Unsure
    return text


def _holder(cell: Cell) -> tuple[date, Gender]:
    # Numbers of 8 and 9 belong to other papers as well.
    if not isinstance(cell, str) or cell[0] in "89" or (holder := holder_of_card(cell)) is None:
        raise Unsure
    return holder


def _is_whole_number(cell: Cell) -> bool:
    """Whether it is a number short enough for a spreadsheet to have kept all of it."""
    return type(cell) is int and cell < FIRST_INEXACT


def _texts(cells: Iterable[Cell]) -> list[str]:
    """The cells that are filled, all of them texts."""
    filled: list[Any] = [cell for cell in cells if cell is not None]
    if filled and set(map(type, filled)) != _ALL_TEXT:
        raise Unsure
    return filled


def _each_is(pattern: str, cells: Iterable[Cell]) -> list[str]:
    """The filled cells, every one of them a text of this form: matched at once, as lines."""
    texts = _texts(cells)
    lines = "".join([f"{text}\n" for text in texts])
    if lines.count("\n") != len(texts) or not _lines(pattern).fullmatch(lines):
        raise Unsure
    return texts


@lru_cache(maxsize=16)
def _lines(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:(?:{pattern})\n)*+")
