"""Asking for many records at once by their ids: by a range where the ids lie close, by lists where they do not."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, SQLColumnExpression, bindparam

from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.queries.students import CHUNK

# A range may hold so many times the ids that are wanted: walking along it costs less than as many single searches.
_WIDEST = 3


def rows_among(
    connection: Connection, statement: AnySelect, column: SQLColumnExpression[Any], ids: Collection[int]
) -> Iterator[Any]:
    """The rows of these ids.

    Args:
        statement: one and the same object each time it is asked again.
        column: holds the ids and is the first that `statement` selects.
    """
    wanted = set(ids)
    ordered = sorted(wanted)
    within, named = _narrowed(statement, column)
    if ordered and ordered[-1] - ordered[0] < _WIDEST * len(ordered):
        found = connection.execute(within, {"first": ordered[0], "last": ordered[-1]}).all()
        yield from (row for row in found if row[0] in wanted)
        return
    for start in range(0, len(ordered), CHUNK):
        yield from connection.execute(named, {"ids": ordered[start : start + CHUNK]}).all()


@lru_cache(maxsize=64)
def _narrowed(statement: AnySelect, column: SQLColumnExpression[Any]) -> tuple[AnySelect, AnySelect]:
    """By a range and by a list, made once for each statement: making one takes longer than asking for one record."""
    within = statement.where(column.between(bindparam("first"), bindparam("last")))
    return within, statement.where(column.in_(bindparam("ids", expanding=True)))
