"""Two readers of one sheet: where they give different values, neither is believed and a person is asked."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from ctec_desktop.kernel.isolated import JsonObject
from ctec_desktop.sheets.cells import CellError

# The bound on what the second reading may cost; a list of 20,000 rows and 20 columns is compared whole.
_MOST_CELLS = 400_000
_MOST_TOLD = 500
_CLOSE = 1e-9
_SAME_MOMENT = 1e-5
_FIRST_RIGHT_DAY = 61
_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # noqa: DTZ001 - days of a sheet have no zone

Row = tuple[int, Sequence[object]]


class Comparison:
    """Looks at the rows of a first reader as they pass, and notes where a second one gives something else.

    Args:
        is_begun: the second reader stopped somewhere; rows below its last one are not compared.
        with_texts: False where the file names a wrong encoding, which only the first reader puts right.
    """

    def __init__(
        self, second: Iterable[Row], *, date1904: bool, with_texts: bool = True, is_begun: bool = False
    ) -> None:
        self.found: list[tuple[int, int, str]] = []
        self._second = dict(second)
        self._last = max(self._second, default=0) if is_begun else None
        self._epoch = _EPOCHS[date1904]
        self._with_texts = with_texts
        self._compared = 0

    def watched(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, compared on their way."""
        for number, cells in rows:
            is_asked = self._last is None or number <= self._last
            if is_asked and self._compared < _MOST_CELLS and len(self.found) < _MOST_TOLD:
                self._compare(number, cells, self._second.get(number, ()))
            yield number, cells

    def message(self) -> JsonObject:
        """What the worker sends of it: row (from 1), column (from 0) and the second reader's value."""
        return {"differing": [list(cell) for cell in self.found]}

    def _compare(self, number: int, cells: Sequence[object], others: Sequence[object]) -> None:
        width = max(len(cells), len(others))
        self._compared += width
        for column in range(width):
            one = cells[column] if column < len(cells) else None
            other = others[column] if column < len(others) else None
            if one == other or (not self._with_texts and (isinstance(one, str) or isinstance(other, str))):
                continue
            if not _agree(one, other, self._epoch):
                self.found.append((number, column, _told(other)))


def _agree(one: object, other: object, epoch: datetime) -> bool:
    """Whether both say the same; an error cell is a matter of its own."""
    if isinstance(one, CellError) or isinstance(other, CellError):
        return True
    first, second = _number(one, epoch), _number(other, epoch)
    if first is not None and second is not None:
        is_moment = not (isinstance(one, int | float) and isinstance(other, int | float))
        return math.isclose(first, second, rel_tol=_CLOSE, abs_tol=_SAME_MOMENT if is_moment else _CLOSE)
    return _told(one) == _told(other)


def _number(value: object, epoch: datetime) -> float | None:
    """The number behind a value: a moment is kept as days since the epoch."""
    match value:
        case bool() | int() | float():
            return float(value)
        case datetime():
            return _serial((value - epoch) / timedelta(days=1), epoch)
        case date():
            return _serial(float((value - epoch.date()).days), epoch)
        case time():
            return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
        case timedelta():
            return value / timedelta(days=1)
        case _:
            return None


def _serial(days: float, epoch: datetime) -> float:
    """Sheets that count from 1900 believe in a 29 February of that year: days before it are one less."""
    return days - 1 if epoch == _EPOCHS[False] and days < _FIRST_RIGHT_DAY else days


def _told(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return format(value, ".15g")
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case _:
            return " ".join(str(value).split())
