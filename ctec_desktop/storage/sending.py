"""Sending rows of one table: several by one statement, which saves half the driver's own work for short rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

_TOGETHER = 20
_LOT = 1_000


def send(connection: Connection, insert: str, columns: Sequence[Sequence[Any]], *, otherwise: str = "") -> None:
    """Sends rows, given column by column; no more than a lot of them is held at a time.

    Args:
        insert: the statement for one row, with a question mark for each of the columns.
        otherwise: what is to be done with a row that is refused, as SQL.
    """
    head, values, marks = insert.rpartition(" VALUES ")
    width, count = len(columns), len(columns[0])
    several = f"{head}{values}{', '.join([marks] * _TOGETHER)} {otherwise}"
    whole = count - count % _TOGETHER
    for start in range(0, whole, _LOT):
        end = min(start + _LOT, whole)
        connection.exec_driver_sql(several, _cut(columns, start, end, width * _TOGETHER))
    if whole < count:
        connection.exec_driver_sql(f"{insert} {otherwise}", _cut(columns, whole, count, width))


def _cut(columns: Sequence[Sequence[Any]], start: int, end: int, length: int) -> list[tuple[Any, ...]]:
    """The values of these rows, row after row, in pieces of so many values."""
    width = len(columns)
    flat: list[Any] = [None] * (width * (end - start))
    for place, column in enumerate(columns):
        flat[place::width] = column[start:end]
    values = tuple(flat)
    return [values[first : first + length] for first in range(0, len(values), length)]
