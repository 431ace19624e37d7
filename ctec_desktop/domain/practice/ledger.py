"""The ledger of a teacher's practice: the meters, what is missing, and until when it has to be made good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctec_desktop.domain.day_spans import ONE_DAY, Span, Spans
from ctec_desktop.domain.practice.counting import Account, Counted, Counter, days_within
from ctec_desktop.domain.practice.periods import Bound, CourseKind, Period
from ctec_desktop.domain.practice.policy import YEARLY, Duty, Policy, PolicyBook

_SCHOOL_YEAR_ENDS = (8, 31)


class MeterState(StrEnum):
    """The number is reached; it is not and was due; it is not due yet; no number is demanded."""

    MET = "met"
    SHORT = "short"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Meter:
    """Args: `due_on` is the day by which the number must be reached, while it is not due yet."""

    rule_id: str
    window: Span
    counted: int
    required: int
    state: MeterState
    due_on: date | None = None

    @property
    def missing(self) -> int:
        return max(0, self.required - self.counted)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is still needed if nothing is added: so many days by a day.

    Args:
        rule_id: whose number it is, the nation's or the region's.
        short_from: the first day that falls short; None where it does already.
    """

    rule_id: str
    days: int
    by_on: date
    short_from: date | None


@dataclass(frozen=True, slots=True)
class PracticeLedger:
    """Args: `years` are the calendar years of the strip, the last one that of the day."""

    on: date
    bound: Bound
    main: Meter
    yearly: Meter
    regional: Meter | None
    forecast: Forecast | None
    years: tuple[Meter, ...]
    days: Counted

    @property
    def short(self) -> Meter | None:
        """What is not reached although it was due: the nation's number, else the stricter one of the region."""
        both = (self.main, self.regional)
        return next((one for one in both if one is not None and one.state is MeterState.SHORT), None)

    @property
    def is_short_in_region(self) -> bool:
        """Whether only the number of the region is not reached."""
        return self.short is not None and self.short is self.regional

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self.days.accounts


class LedgerKeeper:
    """Makes ledgers by the same policies, one teacher after the other."""

    def __init__(self, policies: PolicyBook, rest: Spans = ()) -> None:
        self._policies = policies
        self._counter = Counter(policies, rest)

    def ledger(self, bound: Bound, periods: Sequence[Period], on: date) -> PracticeLedger:
        """What holds on a day, with what is known of days up to it."""
        policy = self._policies.on(on)
        window = policy.main.window(on) if policy.main else Span(on, on)
        days = self._counter.count(periods, on, window)
        judged = _Judged(self._policies, bound, days, on)
        main, regional = policy.main, policy.regional
        years = tuple(judged.year(year) for year in range(window.from_on.year, on.year + 1))
        return PracticeLedger(
            on,
            bound,
            judged.meter(main, on) if main else Meter("", window, 0, 0, MeterState.NONE),
            years[-1],
            judged.meter(regional, on) if regional else None,
            judged.forecast(),
            years,
            days,
        )


class _Judged:
    """The counted days of one teacher held against what is demanded of them."""

    def __init__(self, policies: PolicyBook, bound: Bound, days: Counted, on: date) -> None:
        self._policies = policies
        self._bound = bound
        self._days = days
        self._on = on

    def meter(self, duty: Duty, on: date) -> Meter:
        window = duty.window(on)
        counted = days_within(self._days.enterprise, window)
        required = self._required(duty, on)
        due_on = self._due(duty, on)
        return Meter(duty.rule_id, window, counted, required, _state(counted, required, due_on), due_on)

    def year(self, year: int) -> Meter:
        """The month of a calendar year."""
        window = Span(date(year, 1, 1), date(year, 12, 31))
        policy = self._policies.on(window.until_on)
        counted = days_within(self._days.anywhere, window)
        required = 0 if self._bound.kind is CourseKind.EXTERNAL else policy.yearly_days
        if self._is_exempt(year, policy):
            required = 0
        since = self._bound.since
        if since is not None and since > window.from_on:
            in_post = max(0, (window.until_on - since).days + 1)
            required = _share(required, in_post, window.days)
        due_on = window.until_on if self._on < window.until_on else None
        return Meter(YEARLY, window, counted, required, _state(counted, required, due_on), due_on)

    def forecast(self) -> Forecast | None:
        """What is missing first, by the nation's number or the region's."""
        policy = self._policies.on(self._on)
        found = [self._forecast(duty) for duty in (policy.main, policy.regional) if duty is not None]
        return min((one for one in found if one is not None), key=_comes, default=None)

    def _forecast(self, duty: Duty) -> Forecast | None:
        """The first end of a school year, or of the cycle, on which days will be missing."""
        for by_on in self._turning_days(duty):
            lacking = self._lacking(duty, by_on)
            if lacking:
                return Forecast(duty.rule_id, lacking, by_on, self._short_from(duty, by_on))
        return None

    def _turning_days(self, duty: Duty) -> list[date]:
        due_on = self._due(duty, self._on)
        if duty.cycle_year:
            return [due_on or self._on]
        first = due_on or self._on
        ends = [date(year, *_SCHOOL_YEAR_ENDS) for year in range(first.year, first.year + duty.years + 2)]
        later = [end for end in ends if end >= first]
        return [first, *later] if due_on else later

    def _short_from(self, duty: Duty, by_on: date) -> date | None:
        """The first day that is short, up to `by_on`; nobody is short before the number is due. None if today is."""
        first = self._due(duty, self._on) or self._on
        if first == self._on and self._lacking(duty, first):
            return None
        if duty.cycle_year or first >= by_on:
            return by_on
        if self._lacking(duty, first):
            return first
        is_even = not self._bound.exempt_years and self._same_duty(duty, by_on) == duty
        if not is_even:
            return next(day for day in _days(first, by_on) if self._lacking(duty, day))
        low, high = first, by_on
        while (high - low).days > 1:
            middle = low + (high - low) // 2
            low, high = (low, middle) if self._lacking(duty, middle) else (middle, high)
        return high

    def _same_duty(self, duty: Duty, on: date) -> Duty | None:
        """The duty of that rule as it stands on a day."""
        policy = self._policies.on(on)
        both = (policy.main, policy.regional)
        return next((one for one in both if one is not None and one.rule_id == duty.rule_id), None)

    def _lacking(self, asked: Duty, on: date) -> int:
        duty = self._same_duty(asked, on)
        if duty is None:
            return 0
        return max(0, self._required(duty, on) - days_within(self._days.enterprise, duty.window(on)))

    def _due(self, duty: Duty, on: date) -> date | None:
        """By when the number must be reached, while a day lies before it."""
        window = duty.window(on)
        if duty.cycle_year:
            return window.until_on if on < window.until_on else None
        since = self._bound.since
        if since is None or since <= window.from_on:
            return None
        return _full_window_ends(since, duty)

    def _required(self, duty: Duty, on: date) -> int:
        policy = self._policies.on(on)
        match self._bound.kind:
            case CourseKind.EXTERNAL:
                return 0
            case CourseKind.PUBLIC:
                demanded = _share(duty.days, policy.public_percent, 100)
            case _:
                demanded = duty.days
        window = duty.window(on)
        barred = [date(year, 1, 1) for year in self._bound.exempt_years if self._is_exempt(year, policy)]
        lost = sum(days_within((Span(day, day.replace(month=12, day=31)),), window) for day in barred)
        if duty.cycle_year and self._bound.since is not None and self._bound.since > window.from_on:
            in_post = Span(self._bound.since, window.until_on)
            lost = sum(days_within((Span(day, day.replace(month=12, day=31)),), in_post) for day in barred)
            return _share(demanded, in_post.days - lost, window.days)
        return _share(demanded, window.days - lost, window.days) if lost else demanded

    def _is_exempt(self, year: int, policy: Policy) -> bool:
        return policy.takes_exemptions and year in self._bound.exempt_years


def _comes(one: Forecast) -> tuple[bool, date, int]:
    """Short already before short later, and of two the one that is due first."""
    return one.short_from is not None, one.short_from or one.by_on, -one.days


def _state(counted: int, required: int, due_on: date | None) -> MeterState:
    if not required:
        return MeterState.NONE
    if counted >= required:
        return MeterState.MET
    return MeterState.SHORT if due_on is None else MeterState.OPEN


def _full_window_ends(since: date, duty: Duty) -> date:
    """The first day whose window begins no earlier than the first day in the post."""
    try:
        ends = since.replace(year=since.year + duty.years) - ONE_DAY
    except ValueError:
        ends = date(since.year + duty.years, 2, 28)
    while duty.window(ends).from_on < since:
        ends += ONE_DAY
    return ends


def _share(days: int, part: int, whole: int) -> int:
    """Rounded up: a part of a day demanded is a day."""
    return -(-days * max(0, part) // whole)


def _days(first: date, last: date) -> Sequence[date]:
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]
