"""Asking for many records at once by their ids: by a range where the ids lie close, by lists where they do not."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, SQLColumnExpression

from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.queries.students import CHUNK

# A range may hold so many times the ids that are wanted: walking along it costs less than as many single searches.
_WIDEST = 3


def rows_among(
    connection: Connection, statement: AnySelect, column: SQLColumnExpression[Any], ids: Collection[int]
) -> Iterator[Any]:
    """The rows of these ids. Args: `column` holds the ids and is the first that `statement` selects."""
    wanted = set(ids)
    ordered = sorted(wanted)
    if ordered and ordered[-1] - ordered[0] < _WIDEST * len(ordered):
        found = connection.execute(statement.where(column.between(ordered[0], ordered[-1])))
        yield from (row for row in found if row[0] in wanted)
        return
    for start in range(0, len(ordered), CHUNK):
        yield from connection.execute(statement.where(column.in_(ordered[start : start + CHUNK])))
