"""Lists that show what is in use unless a person asks for retired records too."""

from array import array
from collections.abc import Sequence

from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.storage.queries.master_lists import CURRENT

_ALL = "all"


class StandingRows:
    """A row source whose filter `state` reads `current` where nothing is chosen; `all` leaves nothing out."""

    def __init__(self, source: RowSource) -> None:
        self._source = source

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source.head(_asked(query), limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source.ids(_asked(query))

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return self._source.rows(ids)


def _asked(query: ListQuery) -> ListQuery:
    state = dict(query.filters).get("state", CURRENT)
    others = tuple((key, value) for key, value in query.filters if key != "state")
    return query._replace(filters=others if state == _ALL else (*others, ("state", state)))
