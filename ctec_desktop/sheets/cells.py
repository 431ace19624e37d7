"""A workbook as it was read: cells keep their kind, rows and columns keep the numbers the clerk sees.

Also the JSON form in which the worker sends it: `sheet` announces a sheet, `rows` follow in batches.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
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
_ALL_TEXT = {str}
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
    batch: list[tuple[int, list[JsonValue], bool]] = []
    kinds: set[type] = set()
    for number, values in rows:
        own = set(map(type, values))
        cells = _texts(values) if own == _ALL_TEXT else [_cell(value) for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        kinds |= own
        batch.append((number, cells, number in hidden_rows))
        if len(batch) >= _BATCH_ROWS:
            yield _batch(batch, kinds)
            batch, kinds = [], set()
    if batch:
        yield _batch(batch, kinds)


def _batch(rows: list[tuple[int, list[JsonValue], bool]], kinds: set[type]) -> JsonObject:
    """Rows with word of whether any cell of theirs needs to be made a day or an error again: most lists have none."""
    return {"rows": rows, "plain": kinds <= _PLAIN}


def _texts(values: Iterable[Any]) -> list[JsonValue]:
    return [None if not text or text.isspace() else text for text in values]


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
