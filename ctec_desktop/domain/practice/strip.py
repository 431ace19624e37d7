"""The five-year strip: the days of practice as bands over the calendar years, for the screen and for paper alike."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ctec_desktop.domain.day_spans import ONE_DAY, Span, Spans, common, minus
from ctec_desktop.domain.practice.ledger import PracticeLedger


class BandState(StrEnum):
    """Days that count, days of a training base, days nobody verified yet, a year that is exempt."""

    COUNTED = "counted"
    BASE = "base"
    UNVERIFIED = "unverified"
    EXEMPT = "exempt"


class Band(NamedTuple):
    """Days of one state, and where they stand on a line from 0 to 1."""

    state: BandState
    days: Span
    left: float
    right: float


def strip_window(on: date, years: int) -> Span:
    """Whole calendar years around what a day looks back on."""
    return Span(date(on.year - years, 1, 1), date(on.year, 12, 31))


def bands(ledger: PracticeLedger, window: Span) -> tuple[Band, ...]:
    """What is drawn within the window, the exempt years first so that the others lie above them."""
    days = ledger.days
    exempt = [Span(date(year, 1, 1), date(year, 12, 31)) for year in sorted(ledger.bound.exempt_years)]
    return (
        *_placed(BandState.EXEMPT, tuple(exempt), window),
        *_placed(BandState.UNVERIFIED, days.unverified, window),
        *_placed(BandState.BASE, minus(days.anywhere, days.enterprise), window),
        *_placed(BandState.COUNTED, days.enterprise, window),
    )


def years(window: Span) -> tuple[tuple[int, float], ...]:
    """Every calendar year in the window, and where it begins."""
    first, last = window.from_on.year, window.until_on.year
    return tuple((year, place(max(window.from_on, date(year, 1, 1)), window)) for year in range(first, last + 1))


def place(on: date, window: Span) -> float:
    """Where a day begins on the line."""
    return (on - window.from_on).days / window.days


def day_at(where: float, window: Span) -> date:
    """The day that stands at a place on the line."""
    return window.from_on + min(max(int(where * window.days), 0), window.days - 1) * ONE_DAY


def _placed(state: BandState, spans: Spans, window: Span) -> Iterable[Band]:
    for span in common(spans, (window,)):
        yield Band(state, span, place(span.from_on, window), place(span.until_on + ONE_DAY, window))
