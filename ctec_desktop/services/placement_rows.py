"""The list of placements as it stands today or on another day: filters get their day, rows their last day and standing.

The first rows of the window pass through `shown`, so what only a changed placement needs is imported there.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import date

    from ctec_desktop.kernel.clock import Clock
    from ctec_desktop.kernel.listing import ListQuery, Row, RowSource

STANDING = "standing"
_FROM, _UNTIL, _AGREEMENT, _ARRIVED, _CHANGES = 6, 7, 8, 9, 10
_POST = 5
_STANDING, _AWAITED, _THERE = 8, "not_arrived", "on_post"


def shown(row: "Row", today: str) -> "Row":
    """The row as the list shows it: …, first day, last day after all changes, standing, state of the agreement."""
    from_on, until_on = str(row[_FROM]), str(row[_UNTIL])
    post = row[_POST]
    if row[_CHANGES] is None:
        standing = "not_yet" if today < from_on else "ended" if until_on < today else "on_post"
    else:
        post, until_on, standing = _changed(row, today)
    if standing == _THERE and (row[_ARRIVED] is None or str(row[_ARRIVED]) > today):
        standing = _AWAITED
    return (*row[:_POST], post, from_on, until_on, standing, row[_AGREEMENT])


def _changed(row: "Row", today: str) -> tuple[object, str, str]:
    """The post of today, the last day and the standing of a placement that was changed."""
    from datetime import date

    from ctec_desktop.domain.placement_periods import LINE, PART, ChangeKind, PeriodChange, PlannedDays, effective

    lines = sorted((line.split(PART) for line in str(row[_CHANGES]).split(LINE)), key=lambda parts: int(parts[0]))
    changes = [
        PeriodChange(ChangeKind(kind), date.fromisoformat(first), date.fromisoformat(last) if last else None, at + 1)
        for at, (_, kind, first, last, _) in enumerate(lines)
    ]
    planned = PlannedDays(date.fromisoformat(str(row[_FROM])), date.fromisoformat(str(row[_UNTIL])), 0)
    now, on = effective(planned, changes), date.fromisoformat(today)
    at = now.post_on(on)
    return (lines[at - 1][-1] if at else row[_POST]), now.last_on.isoformat(), now.standing(on).value


class PlacementSource:
    """A `RowSource` whose standing is asked and shown for a day; who arrives on a day ahead is not known yet.

    Args:
        on: None for today.
    """

    def __init__(self, source: "RowSource", clock: "Clock", on: "date | None" = None) -> None:
        self._source = source
        self._clock = clock
        self._on = on

    def head(self, query: "ListQuery", limit: int) -> "array[int]":
        return self._source.head(self._dated(query), limit)[: None if self._can_be(query) else 0]

    def ids(self, query: "ListQuery") -> "array[int]":
        return self._source.ids(self._dated(query))[: None if self._can_be(query) else 0]

    def rows(self, ids: "Sequence[int]") -> "Sequence[Row]":
        day = self._day()
        rows = [shown(row, day.isoformat()) for row in self._source.rows(ids)]
        if day <= self._clock.today():
            return rows
        return [
            (*row[:_STANDING], _THERE, *row[_STANDING + 1 :]) if row[_STANDING] == _AWAITED else row for row in rows
        ]

    def _day(self) -> "date":
        return self._on or self._clock.today()

    def _can_be(self, query: "ListQuery") -> bool:
        """Whether anybody can stand as asked for on the day."""
        return (STANDING, _AWAITED) not in query.filters or self._day() <= self._clock.today()

    def _dated(self, query: "ListQuery") -> "ListQuery":
        day = self._day().isoformat()
        filters = tuple((key, f"{value} {day}" if key == STANDING else value) for key, value in query.filters)
        return query._replace(filters=filters)
