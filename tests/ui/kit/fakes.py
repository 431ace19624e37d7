"""A list of invented records that counts what it is asked for."""

from array import array
from collections.abc import Sequence

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone


def _tone(row: Row) -> Tone:
    return Tone.OK if row[3] == "完成" else Tone.WARN


COLUMNS = (
    Column("编号", 90, sort="number"),
    Column("名称", 140, sort="name"),
    Column("状态", 90, align=Align.CENTRE, tone=_tone, is_pill=True),
)


class CountedSource:
    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: list[tuple[int, ...]] = []
        self.heads: list[ListQuery] = []
        self.queries: list[ListQuery] = []
        self.gone: set[int] = set()
        self.names: dict[int, str] = {}
        self.is_broken = False

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        self.heads.append(query)
        return self._found(query)[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        self.queries.append(query)
        return self._found(query)

    def _found(self, query: ListQuery) -> "array[int]":
        if self.is_broken:
            raise EnvironmentFault("database_busy")
        if query.text:
            return array("q", (n for n in range(1, self.total + 1) if query.text in self._name(n)))
        numbers = array("q", range(1, self.total + 1))
        if query.sort and query.descending:
            numbers.reverse()
        return numbers

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        self.asked.append(tuple(ids))
        if self.is_broken:
            raise EnvironmentFault("database_busy")
        return [self.row(n) for n in reversed(ids) if n not in self.gone]

    def row(self, number: int) -> Row:
        return (number, f"{number:06d}", self._name(number), "完成" if number % 2 else "草稿")

    def all_asked(self) -> list[int]:
        return [n for group in self.asked for n in group]

    def _name(self, number: int) -> str:
        return self.names.get(number, f"甲{number}")
