"""A list whose service is first asked off the window's thread: the page is there before the database is."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from ctec_desktop.kernel.listing import ListQuery, Row, RowSource


class LateRows:
    """A `RowSource`.

    Args:
        source: opens the list; it is called with `asking`.
    """

    def __init__(self, source: Callable[..., RowSource], *asking: Any) -> None:
        self._source = source
        self._asking = asking

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source(*self._asking).head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source(*self._asking).ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return self._source(*self._asking).rows(ids)
