"""The list of placements as it stands today: filters get their day, rows their last day and standing.

The first rows of the window pass through `shown`, so what only a changed placement needs is imported there.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from ctec_desktop.kernel.clock import Clock
    from ctec_desktop.kernel.listing import ListQuery, Row, RowSource

STANDING = "standing"
_FROM, _UNTIL, _AGREEMENT, _ARRIVED, _CHANGES = 6, 7, 8, 9, 10
_POST = 5


def shown(row: "Row", today: str) -> "Row":
    """The row as the list shows it: …, first day, last day after all changes, standing, state of the agreement."""
    from_on, until_on = str(row[_FROM]), str(row[_UNTIL])
    post = row[_POST]
    if row[_CHANGES] is None:
        standing = "not_yet" if today < from_on else "ended" if until_on < today else "on_post"
    else:
        post, until_on, standing = _changed(row, today)
    if standing == "on_post" and row[_ARRIVED] is None:
        standing = "not_arrived"
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
    """A `RowSource` whose standing is asked and shown for today."""

    def __init__(self, source: "RowSource", clock: "Clock") -> None:
        self._source = source
        self._clock = clock

    def head(self, query: "ListQuery", limit: int) -> "array[int]":
        return self._source.head(self._dated(query), limit)

    def ids(self, query: "ListQuery") -> "array[int]":
        return self._source.ids(self._dated(query))

    def rows(self, ids: "Sequence[int]") -> "Sequence[Row]":
        today = self._clock.today().isoformat()
        return [shown(row, today) for row in self._source.rows(ids)]

    def _dated(self, query: "ListQuery") -> "ListQuery":
        day = self._clock.today().isoformat()
        filters = tuple((key, f"{value} {day}" if key == STANDING else value) for key, value in query.filters)
        return query._replace(filters=filters)
