"""Rows of a list with identity numbers and phones masked before they leave the services (PRV-05)."""

from array import array
from collections.abc import Callable, Mapping, Sequence

from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource

# Position of the cell in a row, the id standing at 0.
TEACHER_CELLS: Mapping[int, Callable[[str], str]] = {7: mask_phone}
STUDENT_CELLS: Mapping[int, Callable[[str], str]] = {6: mask_phone, 7: mask_id}


class MaskedRows:
    """A row source whose named cells are masked."""

    def __init__(self, source: RowSource, cells: Mapping[int, Callable[[str], str]]) -> None:
        self._source = source
        self._cells = cells

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source.head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source.ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return [self._masked(row) for row in self._source.rows(ids)]

    def _masked(self, row: Row) -> Row:
        cells = list(row)
        for position, mask in self._cells.items():
            value = cells[position]
            if isinstance(value, str) and value:
                cells[position] = mask(value)
        return tuple(cells)
