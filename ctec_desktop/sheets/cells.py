"""A workbook as it was read: cells keep their kind, rows and columns keep the numbers the clerk sees.

Also the JSON form in which the worker sends it: `sheet` announces a sheet, its rows follow in batches. A batch that
holds texts only, as nearly all of them do, is `texts`: one text with marks between cells and rows, which is taken apart
in a fraction of the time. Any other is `rows`.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, TypeAlias, cast

from ctec_desktop.kernel.isolated import JsonObject, JsonValue


@dataclass(frozen=True, slots=True)
class CellError:
    """A formula's failure shown in the cell: `#N/A`, `#REF!`."""

    code: str


Cell: TypeAlias = str | int | float | bool | date | datetime | CellError | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with at least one filled cell; `number` is 1-based, `cells` run from A to the last filled one.

    Args:
        hidden: by hand or by a filter.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class MergedRange:
    """1-based rows and 0-based columns, both ends included; only the first cell of a merged range has a value."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Args:
    differing: what a second way of reading gives, where it gives something else; by 1-based row and 0-based column.
    """

    name: str
    hidden: bool
    rows: tuple[SheetRow, ...]
    merged: tuple[MergedRange, ...] = ()
    differing: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets.

    Args:
        date1904: from which year numbers that mean days are counted.
        encoding: in which the texts were read, where the file named a wrong one.
    """

    sheets: tuple[Sheet, ...]
    date1904: bool = False
    encoding: str | None = None


_BATCH_ROWS = 500
_LARGEST_EXACT = float(1 << 53)
# Marks that no sheet has reason to hold, and JSON no reason to write otherwise; a batch that does is sent as `rows`.
_CELL_END, _ROW_END = "\x7f", "\x9f"
_PLAIN = {str, int, float, bool, type(None)}


def column_letter(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def sheet_messages(
    name: str,
    hidden: bool,
    rows: Iterable[tuple[int, Sequence[object]]],
    merged: Sequence[MergedRange],
    hidden_rows: Collection[int] = (),
) -> Iterator[JsonObject]:
    """The messages that carry one sheet; blank rows and trailing blank cells are left out."""
    ranges = [[part.first_row, part.first_column, part.last_row, part.last_column] for part in merged]
    yield {"sheet": name, "hidden": hidden, "merged": ranges}
    each = iter(rows)
    while batch := list(islice(each, _BATCH_ROWS)):
        yield _texts(batch, hidden_rows) or _rows(batch, hidden_rows)


def _texts(batch: Sequence[tuple[int, Sequence[Any]]], hidden_rows: Collection[int]) -> JsonObject | None:
    """A batch of texts among which no blank has to be looked at; None for any other."""
    try:
        lines = [_CELL_END.join(values) for _, values in batch]
    except TypeError:
        return None
    text = _ROW_END.join(lines)
    marks = sum(len(values) for _, values in batch) - sum(1 for _, values in batch if values)
    if text.count(_CELL_END) != marks or text.count(_ROW_END) != len(batch) - 1 or text.split(maxsplit=1) != [text]:
        return None
    kept = {number: cells for (number, _), line in zip(batch, lines, strict=True) if (cells := line.rstrip(_CELL_END))}
    return {
        "texts": _ROW_END.join(kept.values()),
        "numbers": list(kept),
        "hidden": [number for number in kept if number in hidden_rows],
    }


def _rows(batch: Sequence[tuple[int, Sequence[object]]], hidden_rows: Collection[int]) -> JsonObject:
    """A batch with word of whether any cell needs to be made a day or an error again: most lists have none."""
    rows: list[JsonValue] = []
    kinds: set[type] = set()
    for number, values in batch:
        cells = list(map(_cell, values))
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            kinds.update(map(type, values))
            rows.append((number, cells, number in hidden_rows))
    return {"rows": rows, "plain": kinds <= _PLAIN}


def _cell(value: object) -> JsonValue:
    return (None if not value or value.isspace() else value) if isinstance(value, str) else _to_json(value)


def workbook_from(messages: Iterable[JsonObject]) -> Workbook:
    """Puts the worker's messages together again."""
    date1904, encoding = False, None
    sheets: list[Sheet] = []
    rows: list[SheetRow] = []
    differing: dict[tuple[int, int], str] = {}
    for message in messages:
        if "date1904" in message:
            date1904 = bool(message["date1904"])
            encoding = cast("str | None", message.get("encoding"))
        elif "sheet" in message:
            if sheets:
                sheets[-1] = replace(sheets[-1], rows=tuple(rows), differing=differing)
            ranges = cast("list[tuple[int, int, int, int]]", message["merged"])
            sheets.append(
                Sheet(str(message["sheet"]), bool(message["hidden"]), (), tuple(MergedRange(*r) for r in ranges))
            )
            rows, differing = [], {}
        elif "texts" in message:
            rows.extend(_from_texts(message))
        elif "differing" in message:
            for row, column, other in cast("list[tuple[int, int, str]]", message["differing"]):
                differing[row, column] = other
        else:
            batch = cast("list[tuple[int, list[JsonValue], bool]]", message["rows"])
            if message.get("plain"):
                plain = cast("list[tuple[int, list[Cell], bool]]", batch)
                rows.extend(SheetRow(number, tuple(cells), is_hidden) for number, cells, is_hidden in plain)
            else:
                rows.extend(SheetRow(number, tuple(map(_from_json, cells)), hidden) for number, cells, hidden in batch)
    if sheets:
        sheets[-1] = replace(sheets[-1], rows=tuple(rows), differing=differing)
    return Workbook(tuple(sheets), date1904, encoding)


def _from_texts(message: JsonObject) -> Iterator[SheetRow]:
    numbers, hidden = cast("list[int]", message["numbers"]), frozenset(cast("list[int]", message["hidden"]))
    for number, line in zip(numbers, cast("str", message["texts"]).split(_ROW_END), strict=bool(numbers)):
        cells = line.split(_CELL_END)
        yield SheetRow(
            number, tuple(cells) if all(cells) else tuple([cell or None for cell in cells]), number in hidden
        )


def _to_json(value: object) -> JsonValue:
    match value:
        case bool() | int() | None:
            return value
        case float():
            if not math.isfinite(value):
                return str(value)
            return int(value) if value == int(value) and abs(value) <= _LARGEST_EXACT else value
        case datetime():
            return {"t": value.isoformat()} if value.time() != time() else {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case CellError():
            return {"e": value.code}
        case time() | timedelta():
            return str(value)
        case _:
            return str(value)


def _from_json(value: JsonValue) -> Cell:
    if not isinstance(value, dict):
        return cast("Cell", value)
    if "d" in value:
        return date.fromisoformat(value["d"])
    if "t" in value:
        return datetime.fromisoformat(value["t"])
    return CellError(str(value["e"]))
