"""What a list page asks for: which records, in which order, and the rows of those a person is looking at."""

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

Row: TypeAlias = tuple[object, ...]


class ListQuery(NamedTuple):
    """Search text, chosen filters as (key, value) pairs, and the order; `sort` empty means the list's own order."""

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    descending: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether the person asked for less than the whole list."""
        return bool(self.text or self.filters)

    def sorted_by(self, sort: str, descending: bool) -> "ListQuery":
        return self._replace(sort=sort, descending=descending)


class RowSource(Protocol):
    """One list of records. Its methods are called off the window's thread and must not touch a widget."""

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        """The first ids the query finds, in order: what a person sees first. Fewer than `limit` are all there are."""
        ...

    def ids(self, query: ListQuery) -> "array[int]":
        """The ids of every record the query finds, in order, as `array('q')`."""
        ...

    def rows(self, ids: "Sequence[int]") -> "Sequence[Row]":
        """The rows of these ids, in any order. `row[0]` is the id, `row[1:]` the cells in the order of the columns;
        further values may follow for the page's own use. A record that is gone is left out."""
        ...
