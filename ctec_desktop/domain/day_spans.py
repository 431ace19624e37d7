"""Spans of days, both ends inclusive: put together, cut out of each other, counted."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

ONE_DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days from one to another; a span whose last day lies before its first holds none."""

    from_on: date
    until_on: date

    @property
    def days(self) -> int:
        return max(0, (self.until_on - self.from_on).days + 1)

    def holds(self, on: date) -> bool:
        return self.from_on <= on <= self.until_on


Spans: TypeAlias = tuple[Span, ...]


def union(spans: Iterable[Span]) -> Spans:
    """In order, apart from each other, without the empty ones: days named twice count once."""
    held = [one for one in spans if one.from_on <= one.until_on]
    if len(held) < 2:
        return tuple(held)
    made: list[Span] = []
    for span in sorted(held):
        if made and (span.from_on - made[-1].until_on).days <= 1:
            made[-1] = Span(made[-1].from_on, max(made[-1].until_on, span.until_on))
        else:
            made.append(span)
    return tuple(made)


def minus(spans: Iterable[Span], others: Iterable[Span]) -> Spans:
    """The days of `spans` that are in none of `others`."""
    cut = union(others)
    left: list[Span] = []
    for span in union(spans):
        first: date | None = span.from_on
        for other in cut:
            if first is None or other.from_on > span.until_on:
                break
            if other.until_on < first:
                continue
            if other.from_on > first:
                left.append(Span(first, other.from_on - ONE_DAY))
            first = other.until_on + ONE_DAY if other.until_on < span.until_on else None
        if first is not None:
            left.append(Span(first, span.until_on))
    return tuple(left)


def common(spans: Iterable[Span], others: Iterable[Span]) -> Spans:
    """The days that are in both."""
    mine, theirs = union(spans), union(others)
    found: list[Span] = []
    here = there = 0
    while here < len(mine) and there < len(theirs):
        one, other = mine[here], theirs[there]
        first, last = max(one.from_on, other.from_on), min(one.until_on, other.until_on)
        if first <= last:
            found.append(Span(first, last))
        if one.until_on < other.until_on:
            here += 1
        else:
            there += 1
    return tuple(found)


def count(spans: Sequence[Span]) -> int:
    """How many days `union` spans hold."""
    return sum(span.days for span in spans)
