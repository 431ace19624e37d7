"""Shares of staff on the days of placements: how many are there on every day, and the day that decides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
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
)
from ctec_desktop.storage.queries.headcounts import UnitCounts, unit_counts
from ctec_desktop.storage.queries.occupancy import Moved, Occupied, Stays, occupancy
from ctec_desktop.storage.queries.scoping import Connection

_FEW: Final = 3


class Shares:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # By post; of the units that are known.
        self._stays: dict[int, list[Occupied]] = {}
        # Of placements that were changed; all others stand where they were planned.
        self._changed: dict[int, Stays] = {}
        self._units: set[int] = set()
        self._counts: dict[int, UnitCounts] = {}
        self._facts: dict[tuple[int, int | None], ShareFacts] = {}
        self._courses: dict[tuple[int, int | None, int], ShareCourse] = {}
        self._asked: Counter[tuple[int, int | None, int]] = Counter()

    def read_by(self, connection: Connection) -> None:
        self._connection = connection

    def forget_stays(self) -> None:
        """Counts of staff stay known."""
        for known in (self._stays, self._changed, self._units, self._facts, self._courses, self._asked):
            known.clear()

    def move(self, moved: Iterable[Moved]) -> None:
        """These stand elsewhere now: they are taken off where they stood and put where they stand."""
        for one in moved:
            if one.enterprise_id not in self._units:
                continue
            before = self._changed.get(one.placement_id, one.planned)
            for stays, students in ((before, -1), (one.stays, 1)):
                for first, last, post_id in stays:
                    self._stays.setdefault(post_id, []).append(Occupied(first, last, students))
            self._changed[one.placement_id] = one.stays
            self._forget_unit(one.enterprise_id)

    def _forget_unit(self, unit_id: int) -> None:
        self._facts = {owner: one for owner, one in self._facts.items() if owner[0] != unit_id}
        self._courses = {owner: one for owner, one in self._courses.items() if owner[0] != unit_id}
        self._asked = Counter({owner: one for owner, one in self._asked.items() if owner[0] != unit_id})

    def read(self, unit_ids: Iterable[int]) -> None:
        """Takes in who stands at units that are not known yet, and their counts."""
        if unknown := sorted(set(unit_ids) - self._units):
            found = occupancy(self._connection, unknown)
            self._stays |= found.posts
            self._changed |= found.changed
            self._units.update(unknown)
        self._counts |= unit_counts(self._connection, sorted(set(unit_ids) - self._counts.keys()))

    def worst(self, unit_id: int, post_id: int | None, days: tuple[date, date], rules: Rules) -> ShareStep:
        """The days that decide, of a post or of the whole unit; the first day where nobody of ours is there."""
        kind = ShareKind.OF_STAFF if post_id is None else ShareKind.OF_POST
        rule = rules.get(SHARE_RULES[kind])
        percent = rule.number("percent") if rule is not None else 0
        window, owner = Span(*days), (unit_id, post_id, percent)
        # For a few windows the days around them are enough; for many all days are laid out once.
        self._asked[owner] += 1
        if owner not in self._courses and self._asked[owner] <= _FEW:
            facts = self._of(unit_id, post_id)
            near = [one for one in facts.stays if one[0] <= window.until_on and window.from_on <= one[1]]
            return ShareCourse(replace(facts, stays=near), percent).worst(window)
        if owner not in self._courses:
            self._courses[owner] = ShareCourse(self._of(unit_id, post_id), percent)
        return self._courses[owner].worst(window)

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
