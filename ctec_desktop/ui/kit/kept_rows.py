"""Rows that were worked out at once and are shown as a list: small, of one reading, without a filter of their own."""

from array import array
from collections.abc import Sequence

from ctec_desktop.kernel.listing import ListQuery, Row


class KeptRows:
    """A `RowSource` over rows given to it, in their order."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}

    def keep(self, rows: Sequence[Row]) -> None:
        """Shows these rows from the next reading on; `row[0]` is the id."""
        kept: dict[int, Row] = {}
        for row in rows:
            assert isinstance(row[0], int)
            kept[row[0]] = row
        self._rows = kept

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self.ids(query)[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        del query
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return [self._rows[row_id] for row_id in ids if row_id in self._rows]
