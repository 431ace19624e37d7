"""The rules as the school went by them on each day: a pack taken in later does not reach back."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.rulebook.book import Rulebook, Rules
from ctec_desktop.domain.rulebook.rule import PackLevel


@dataclass(frozen=True, slots=True)
class PackInUse:
    """The text of a pack with the days it was in use; `until_on` is the first day it was not, None while it is."""

    level: PackLevel
    text: str
    from_on: date
    until_on: date | None = None

    def holds(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on < self.until_on)


class RulebookHistory:
    """
    Args:
        turns: from which day on each book was gone by, in order of the days; the first one holds for all before too.
    """

    def __init__(self, turns: Sequence[tuple[date, Rulebook]]) -> None:
        self._days = [day for day, _ in turns]
        self._books = [book for _, book in turns]
        self._found: dict[tuple[date, str], Rules] = {}

    def book(self, on: date) -> Rulebook:
        """The book that was in use at the end of the day; for a day to come the newest one."""
        return self._books[max(bisect_right(self._days, on) - 1, 0)]

    def on(self, day: date, major: str = "") -> Rules:
        """The rules in force on the day for students of the major, as the packs of that day said them."""
        key = (day, major)
        if key not in self._found:
            self._found[key] = self.book(day).on(day, major)
        return self._found[key]


def turning_days(packs: Sequence[PackInUse]) -> list[date]:
    """The days on which packs came into use or went out of it, after the beginning of time."""
    ends = {one.until_on for one in packs if one.until_on is not None}
    return [date.min, *sorted({one.from_on for one in packs} | ends)]
