"""Sending many rows of one table: several by one statement, which saves half the driver's own work for short rows."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection

_TOGETHER = 20
_LOT = 50


def send(connection: Connection, insert: str, rows: Iterable[tuple[Any, ...]], *, otherwise: str = "") -> None:
    """Sends rows as the driver takes them; no more than a lot of them is held at a time.

    Args:
        insert: the statement for one row, with a question mark for each of its values.
        otherwise: what is to be done with a row that is refused, as SQL.
    """
    head, values, marks = insert.rpartition(" VALUES ")
    width = marks.count("?")
    several = f"{head}{values}{', '.join([marks] * _TOGETHER)} {otherwise}"
    flat = chain.from_iterable(rows)
    groups = iter(lambda: tuple(islice(flat, width * _TOGETHER)), ())
    while lot := list(islice(groups, _LOT)):
        last = lot.pop() if len(lot[-1]) < width * _TOGETHER else ()
        if lot:
            connection.exec_driver_sql(several, lot)
        if last:
            single = [last[start : start + width] for start in range(0, len(last), width)]
            connection.exec_driver_sql(f"{insert} {otherwise}", single)
