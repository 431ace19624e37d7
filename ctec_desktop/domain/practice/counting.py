"""Which days of which periods count: verified, not ahead, not on leave, once each; and why the others do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ctec_desktop.domain.day_spans import ONE_DAY, Span, Spans, common, minus, union
from ctec_desktop.domain.practice.periods import Period, PracticeForm, PracticePlace
from ctec_desktop.domain.practice.policy import PolicyBook


class Reason(StrEnum):
    """Why days of a period do not count."""

    UNVERIFIED = "unverified"
    AHEAD = "ahead"
    LEAVE = "leave"
    REST = "rest"
    VISIT = "visit"
    BEYOND_STATED = "beyond_stated"
    BASE = "base"
    OUT_OF_WINDOW = "out_of_window"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class NotCounted:
    reason: Reason
    days: int


@dataclass(frozen=True, slots=True)
class Account:
    """A period towards the main meter.

    Args:
        counted: days that count in the window and in no earlier period.
        yearly: days that count towards the months of the years, whichever year.
    """

    period: Period
    counted: int
    yearly: int
    not_counted: tuple[NotCounted, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Every day that counts, each once.

    Args:
        enterprise: towards the main and the regional meter.
        anywhere: towards the month of a calendar year, training bases among it.
        unverified: days that would count if somebody verified them.
    """

    enterprise: Spans
    anywhere: Spans
    unverified: Spans
    accounts: tuple[Account, ...]


class Counter:
    """Counts the periods of one teacher after the other.

    Args:
        rest: days nobody works; they are left out where the policy of the day says so.
    """

    def __init__(self, policies: PolicyBook, rest: Spans = ()) -> None:
        self._policies = policies
        self._rest = rest

    def count(self, periods: Iterable[Period], on: date, window: Span) -> Counted:
        """Args: `window` is the main meter's; `accounts` tell what counts within it."""
        firm, anywhere, waiting = _Days(), _Days(), []
        accounts = []
        for period in sorted(periods, key=_order):
            if not period.is_verified:
                waiting.append(period.span)
                accounts.append(Account(period, 0, 0, (NotCounted(Reason.UNVERIFIED, period.span.days),)))
                continue
            days, lost = self._eligible(period, on)
            yearly = anywhere.add(days)
            if period.place is PracticePlace.BASE:
                _lose(lost, Reason.BASE, length(days))
                accounts.append(Account(period, 0, length(yearly), tuple(lost)))
                continue
            fresh = firm.add(days)
            _lose(lost, Reason.OVERLAP, length(days) - length(fresh))
            counted = days_within(fresh, window)
            _lose(lost, Reason.OUT_OF_WINDOW, length(fresh) - counted)
            accounts.append(Account(period, counted, length(yearly), tuple(lost)))
        every = anywhere.spans()
        return Counted(firm.spans(), every, minus(waiting, every) if waiting else (), tuple(accounts))

    def _eligible(self, period: Period, on: date) -> tuple[Spans, list[NotCounted]]:
        """Days of the period itself that count somewhere, and what was lost on the way."""
        lost: list[NotCounted] = []
        last = min(period.span.until_on, on)
        days: Spans = (Span(period.span.from_on, last),) if last >= period.span.from_on else ()
        _lose(lost, Reason.AHEAD, period.span.days - length(days))
        if period.absent is not None:
            days = _less(days, minus(days, (period.absent,)), Reason.LEAVE, lost)
        if days and not self._policies.counts_every_day:
            days = self._by_policy(period, days, lost)
        if period.stated_days is not None:
            days = _less(days, first_days(days, period.stated_days), Reason.BEYOND_STATED, lost)
        return days, lost

    def _by_policy(self, period: Period, days: Spans, lost: list[NotCounted]) -> Spans:
        """Each day by the policy in force on it."""
        parts = list(self._policies.within(Span(days[0].from_on, days[-1].until_on)))
        if period.form is PracticeForm.VISIT:
            barred = [span for span, policy in parts if policy.skips_visits]
            days = _less(days, minus(days, barred), Reason.VISIT, lost)
        without_rest = [span for span, policy in parts if policy.skips_rest_days]
        resting = common(self._rest, without_rest) if without_rest else ()
        return _less(days, minus(days, resting), Reason.REST, lost)


class _Days:
    """Days taken so far, in the order periods begin."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._last: date | None = None

    def add(self, days: Spans) -> Spans:
        """The days that were not there yet."""
        if not days:
            return ()
        fresh = minus(days, self._spans) if self._last is not None and days[0].from_on <= self._last else days
        self._spans.extend(fresh)
        last = days[-1].until_on
        self._last = last if self._last is None else max(self._last, last)
        return fresh

    def spans(self) -> Spans:
        return union(self._spans)


def length(spans: Spans) -> int:
    """How many days the spans hold; as a rule it is one span."""
    if len(spans) == 1:
        return (spans[0].until_on - spans[0].from_on).days + 1
    return sum(span.days for span in spans)


def days_within(spans: Sequence[Span], window: Span) -> int:
    """How many of the days lie in the window."""
    found = 0
    for span in spans:
        first = max(span.from_on, window.from_on)
        last = min(span.until_on, window.until_on)
        if first <= last:
            found += (last - first).days + 1
    return found


def first_days(spans: Spans, most: int) -> Spans:
    """The first so many days."""
    left, kept = most, []
    for span in spans:
        if left <= 0:
            break
        kept.append(span if span.days <= left else Span(span.from_on, span.from_on + timedelta(days=left) - ONE_DAY))
        left -= span.days
    return tuple(kept)


def _less(before: Spans, after: Spans, reason: Reason, lost: list[NotCounted]) -> Spans:
    _lose(lost, reason, length(before) - length(after))
    return after


def _lose(lost: list[NotCounted], reason: Reason, days: int) -> None:
    if days > 0:
        lost.append(NotCounted(reason, days))


def _order(period: Period) -> tuple[Span, int]:
    return period.span, period.id
