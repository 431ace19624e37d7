"""Two readers of one sheet: where they give different values, neither is believed and a person is asked."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from ctec_desktop.sheets.cells import CellError

# The bound on what the second reading may cost; a list of 20,000 rows and 20 columns is compared whole.
_MOST_CELLS = 400_000
_MOST_TOLD = 500
_CLOSE = 1e-9
_SAME_MOMENT = 1e-5
_FIRST_RIGHT_DAY = 61
_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # noqa: DTZ001 - days of a sheet have no zone

Row = tuple[int, Sequence[object]]


def differing_cells(
    first: Iterable[Row], second: Iterable[Row], *, date1904: bool, with_texts: bool = True
) -> list[tuple[int, int, str]]:
    """Row (from 1), column (from 0) and the second reader's value of every cell on which the two disagree.

    Args:
        with_texts: False where the file names a wrong encoding, which only the first reader puts right.
    """
    return list(islice(_differing(first, dict(second), _EPOCHS[date1904], with_texts), _MOST_TOLD))


def _differing(
    first: Iterable[Row], second: dict[int, Sequence[object]], epoch: datetime, with_texts: bool
) -> Iterator[tuple[int, int, str]]:
    compared = 0
    for number, cells in first:
        others = second.get(number, ())
        width = max(len(cells), len(others))
        compared += width
        if compared > _MOST_CELLS:
            return
        for column in range(width):
            one = cells[column] if column < len(cells) else None
            other = others[column] if column < len(others) else None
            if one == other or (not with_texts and (isinstance(one, str) or isinstance(other, str))):
                continue
            if not _agree(one, other, epoch):
                yield number, column, _told(other)


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
