"""What is worked on which day: shift plans laid over the working calendar, and what that comes to for the rules.

A shift belongs to the day it begins on: for the hours of a day and of a week, and for weekly rest. A statutory day is
worked where minutes fall on it, also those of a shift of the evening before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from ctec_desktop.domain.day_spans import ONE_DAY, Span, Spans, common, minus
from ctec_desktop.domain.shift_plans import DAY, HolidayMode, Shift, ShiftPlan
from ctec_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, DayKind, Source, WorkingCalendar

# Monday is 0.
USUAL_REST: Final = frozenset({5, 6})


class UnitCalendar:
    """The calendar of a unit.

    A notice moves days between weekends and weeks, so it says something only to units that rest on weekends.
    """

    def __init__(self, calendar: WorkingCalendar, rest_days: frozenset[int] = USUAL_REST) -> None:
        self._calendar = calendar
        self._rest_days = rest_days
        self.keeps_notices = bool(rest_days) and rest_days <= USUAL_REST
        self._kinds: dict[date, DayKind] = {}
        self._sources: dict[int, Source] = {}

    def kind(self, on: date) -> DayKind:
        """
        Raises:
            ValueError: the year lies outside the calendar.
        """
        if on not in self._kinds:
            self._kinds[on] = self._kind(on)
        return self._kinds[on]

    def _kind(self, on: date) -> DayKind:
        kind = self._calendar.day(on).kind
        if kind is DayKind.STATUTORY or (kind is DayKind.SWAPPED_OFF and self.keeps_notices):
            return kind
        if on.weekday() not in self._rest_days:
            return DayKind.WORKDAY
        return DayKind.MADE_UP if kind is DayKind.MADE_UP and self.keeps_notices else DayKind.WEEKLY_REST

    def source(self, year: int) -> Source:
        """Where the swaps of a year are known from."""
        if year not in self._sources:
            self._sources[year] = self._calendar.source(year)
        return self._sources[year]

    def kind_for(self, plan: ShiftPlan, on: date) -> DayKind:
        """What a day is to those who work by the plan: with rest by rota its days off take the place of weekends."""
        kind = self.kind(on)
        if not plan.rests_by_rota or kind is DayKind.STATUTORY:
            return kind
        return DayKind.WEEKLY_REST if plan.turn(on) is None else DayKind.WORKDAY

    def shift(self, plan: ShiftPlan, on: date) -> Shift | None:
        """What is worked on a day."""
        kind, turn = self.kind_for(plan, on), plan.turn(on)
        if plan.holidays is HolidayMode.RUNS_ON:
            return turn
        if kind is DayKind.STATUTORY:
            return None
        if plan.holidays is HolidayMode.FOLLOWS:
            if kind is DayKind.SWAPPED_OFF:
                return None
            if kind is DayKind.MADE_UP:
                return turn or plan.turn_before(on)
        return turn


class Turns(NamedTuple):
    """A shift, on how many days it is worked, and the first of them."""

    shift: Shift
    days: int
    first_on: date


class Week(NamedTuple):
    """From a Monday on: minutes and days worked, without made-up days, which stand for days off of other weeks."""

    monday: date
    minutes: int
    days: int


@dataclass(frozen=True, slots=True)
class WorkedTime:
    """What a student works on the days of a placement.

    Args:
        rest_worked: weekly rest days and days off by notice that are worked.
        years: by which calendar each year was told.
        unannounced: years whose notice is not out, where it could say something else.
        unplanned: days no plan speaks of.
    """

    days: int
    minutes: int
    turns: tuple[Turns, ...]
    weeks: tuple[Week, ...]
    rest_worked: tuple[date, ...]
    statutory_worked: tuple[date, ...]
    made_up: tuple[date, ...]
    years: tuple[tuple[int, Source], ...]
    unannounced: tuple[int, ...]
    unplanned: tuple[Span, ...]


def planned(levels: Sequence[Sequence[ShiftPlan]], span: Span) -> tuple[tuple[Span, ShiftPlan], ...]:
    """The days of a span by the plan that holds on them.

    Args:
        levels: the nearest first: plans of the post, of its place of work, of the unit.
    """
    left: tuple[Span, ...] = (span,) if span.days else ()
    found: list[tuple[Span, ShiftPlan]] = []
    for plan in (plan for level in levels for plan in level):
        its = Span(plan.from_on, plan.until_on or date.max - ONE_DAY)
        rest = minus(left, (its,))
        found += [(days, plan) for days in minus(left, rest)]
        left = rest
    return tuple(sorted(found, key=lambda one: one[0]))


def worked_time(levels: Sequence[Sequence[ShiftPlan]], calendar: UnitCalendar, spans: Iterable[Span]) -> WorkedTime:
    """What the plans come to on these days. Days outside the years of the calendar are unplanned."""
    known = Span(date(FIRST_YEAR, 1, 2), date(LAST_YEAR, 12, 30))
    asked = tuple(span for span in spans if span.days)
    held = [one for span in asked for within in common((span,), (known,)) for one in planned(levels, within)]
    made = _Tally(calendar)
    for days, plan in held:
        for day in _each(days):
            made.add(day, plan)
    return made.told(minus(asked, (days for days, _ in held)))


def _each(span: Span) -> Iterable[date]:
    return (span.from_on + timedelta(days=at) for at in range(span.days))


class _Tally:
    """Adds day to day."""

    def __init__(self, calendar: UnitCalendar) -> None:
        self._calendar = calendar
        # By the shift's own place in memory: what it says of itself is asked once and not for every day.
        self._turns: dict[int, _Turn] = {}
        self._weeks: dict[date, list[int]] = {}
        self._rest: list[date] = []
        self._statutory: set[date] = set()
        self._made_up: list[date] = []
        self._years: set[int] = set()
        self._unannounced: set[int] = set()

    def add(self, on: date, plan: ShiftPlan) -> None:
        calendar = self._calendar
        self._years.add(on.year)
        if calendar.keeps_notices and not plan.rests_by_rota and calendar.source(on.year) is Source.NOT_ANNOUNCED:
            self._unannounced.add(on.year)
        shift = calendar.shift(plan, on)
        if shift is None:
            return
        turn = self._turns.get(id(shift))
        if turn is None:
            turn = self._turns[id(shift)] = _Turn(shift, on)
        turn.days += 1
        kind = calendar.kind_for(plan, on)
        if kind is DayKind.MADE_UP:
            self._made_up.append(on)
        else:
            week = self._weeks.setdefault(on - timedelta(days=on.weekday()), [0, 0])
            week[0] += turn.minutes
            week[1] += 1
        if kind in (DayKind.WEEKLY_REST, DayKind.SWAPPED_OFF):
            self._rest.append(on)
        if turn.is_on_first and calendar.kind(on) is DayKind.STATUTORY:
            self._statutory.add(on)
        if turn.is_on_second and calendar.kind(on + ONE_DAY) is DayKind.STATUTORY:
            self._statutory.add(on + ONE_DAY)

    def told(self, unplanned: Spans) -> WorkedTime:
        turns = self._turns.values()
        return WorkedTime(
            sum(one.days for one in turns),
            sum(one.days * one.minutes for one in turns),
            tuple(Turns(one.shift, one.days, one.first_on) for one in turns),
            tuple(Week(monday, *found) for monday, found in sorted(self._weeks.items())),
            tuple(self._rest),
            tuple(sorted(self._statutory)),
            tuple(self._made_up),
            tuple((year, self._calendar.source(year)) for year in sorted(self._years)),
            tuple(sorted(self._unannounced)),
            unplanned,
        )


class _Turn:
    """A shift with its hours, and whether it works on the day it begins on and on the next."""

    def __init__(self, shift: Shift, first_on: date) -> None:
        worked = shift.worked()
        self.shift = shift
        self.first_on = first_on
        self.days = 0
        self.minutes = shift.minutes
        self.is_on_first = any(one.begins < DAY for one in worked)
        self.is_on_second = any(one.ends > DAY for one in worked)
