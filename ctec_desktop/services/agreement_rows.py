"""The list of agreements as their papers say it: unit and days are those frozen in the newest version."""

from array import array
from collections.abc import Sequence

from ctec_desktop.domain.frozen_terms import frozen_terms
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource

_ENTERPRISE, _FROM, _UNTIL, _SNAPSHOT = 6, 7, 8, 11


class FrozenRows:
    """A `RowSource` over a list whose last cell is the snapshot; the cell is left out of the rows."""

    def __init__(self, source: RowSource) -> None:
        self._source = source

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source.head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source.ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return [_as_printed(row) for row in self._source.rows(ids)]


def _as_printed(row: Row) -> Row:
    """An agreement that was never issued has no version, and says what the record says."""
    if row[_SNAPSHOT] is None:
        return row[:_SNAPSHOT]
    said = frozen_terms(str(row[_SNAPSHOT]))
    terms = (said.enterprise_name or row[_ENTERPRISE], said.from_on or row[_FROM], said.until_on or row[_UNTIL])
    return (*row[:_ENTERPRISE], *terms, *row[_UNTIL + 1 : _SNAPSHOT])
