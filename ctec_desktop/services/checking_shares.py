"""Shares of staff on the days of placements: how many are there on every day, and the day that decides."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.share_meter import (
    SHARE_RULES,
    ShareCourse,
    ShareFacts,
    ShareKind,
    ShareStep,
    Stay,
)
from ctec_desktop.storage.queries.headcounts import UnitCounts, unit_counts
from ctec_desktop.storage.queries.scoping import Connection

# So many different windows are remembered, which bounds the memory.
_MOST_KNOWN: Final = 50_000


class Shares:
    """Args: `stays` by post."""

    def __init__(self, connection: Connection, stays: Mapping[int, Sequence[Stay]]) -> None:
        self._connection = connection
        self._stays = stays
        self._counts: dict[int, UnitCounts] = {}
        self._facts: dict[tuple[int, int | None], ShareFacts] = {}
        self._courses: dict[tuple[int, int | None, int], ShareCourse] = {}
        self._worst: dict[tuple[object, ...], ShareStep] = {}

    def read(self, unit_ids: Iterable[int]) -> None:
        """Takes in the counts of units that are not known yet."""
        self._counts |= unit_counts(self._connection, sorted(set(unit_ids) - self._counts.keys()))

    def worst(self, unit_id: int, post_id: int | None, days: tuple[date, date], rules: Rules) -> ShareStep:
        """The days that decide, of a post or of the whole unit; the first day where nobody of ours is there."""
        kind = ShareKind.OF_STAFF if post_id is None else ShareKind.OF_POST
        rule = rules.get(SHARE_RULES[kind])
        percent = rule.number("percent") if rule is not None else 0
        key = (unit_id, post_id, days, percent)
        if key not in self._worst:
            owner = (unit_id, post_id, percent)
            if owner not in self._courses:
                self._courses[owner] = ShareCourse(self._of(unit_id, post_id), percent)
            if len(self._worst) >= _MOST_KNOWN:
                self._worst.clear()
            self._worst[key] = self._courses[owner].worst(Span(*days))
        return self._worst[key]

    def _of(self, unit_id: int, post_id: int | None) -> ShareFacts:
        owner = (unit_id, post_id)
        if owner not in self._facts:
            counts = self._counts[unit_id]
            if post_id is None:
                everybody = [one for post in counts.posts for one in self._stays.get(post, ())]
                self._facts[owner] = ShareFacts(everybody, counts.staff, counts.others)
            else:
                here = self._stays.get(post_id, ())
                same, others = counts.same_kind[post_id], counts.others_on[post_id]
                self._facts[owner] = ShareFacts(here, same, others, counts.others)
        return self._facts[owner]
