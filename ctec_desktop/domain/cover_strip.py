"""The strip of cover: a student's days of internship as bands, for the screen and for paper alike."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from ctec_desktop.domain.cover import CoverLedger
from ctec_desktop.domain.day_spans import Span, Spans, common, minus

_MONTH_FROM_ANY_DAY = timedelta(days=32)


class BandState(StrEnum):
    """An intern's day with cover, one without, and a day of cover on which nobody is an intern."""

    COVERED = "covered"
    LACKING = "lacking"
    SPARE = "spare"


class Band(NamedTuple):
    """Days of one state, and where they stand on a line from 0 to 1."""

    state: BandState
    days: Span
    left: float
    right: float


def bands(ledger: CoverLedger, window: Span) -> tuple[Band, ...]:
    """What is drawn within the window, spare days first so that the others lie above them."""
    lacking = ledger.uncovered
    every = None
    for kind in ledger.gaps:
        spans = ledger.covered.get(kind, ())
        every = spans if every is None else common(every, spans)
    spare = minus(every or (), ledger.needed)
    found = [
        *_placed(BandState.SPARE, spare, window),
        *_placed(BandState.COVERED, minus(ledger.needed, lacking), window),
        *_placed(BandState.LACKING, lacking, window),
    ]
    return tuple(found)


def window_of(ledgers: Iterable[CoverLedger]) -> Span | None:
    """Whole months around every day of need; none where there is no such day."""
    return months_around(span for ledger in ledgers for span in ledger.needed)


def months_around(spans: Iterable[Span]) -> Span | None:
    """The whole months that hold all the days; none where there is no day."""
    held = list(spans)
    if not held:
        return None
    first = min(span.from_on for span in held)
    last = max(span.until_on for span in held)
    return Span(first.replace(day=1), _next_month(last) - timedelta(days=1))


def months(window: Span) -> tuple[tuple[date, float], ...]:
    """The first day of every month in the window, and where it stands."""
    found = []
    day = window.from_on.replace(day=1)
    while day <= window.until_on:
        found.append((day, place_of(day, window)))
        day = _next_month(day)
    return tuple(found)


def day_at(where: float, window: Span) -> date:
    """The day that stands at a place on the line."""
    days = min(max(int(where * window.days), 0), window.days - 1)
    return window.from_on + timedelta(days=days)


def _placed(state: BandState, spans: Spans, window: Span) -> Iterable[Band]:
    for span in common(spans, (window,)):
        yield Band(state, span, place_of(span.from_on, window), place_of(span.until_on + timedelta(days=1), window))


def place_of(on: date, window: Span) -> float:
    """Where the beginning of a day stands on the line from 0 to 1."""
    return (on - window.from_on).days / window.days


def _next_month(on: date) -> date:
    return (on.replace(day=1) + _MONTH_FROM_ANY_DAY).replace(day=1)
