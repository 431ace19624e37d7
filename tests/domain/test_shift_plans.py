"""Shift plans against a clock that goes minute by minute: hours, nights, breaks, rest, holidays; and refusals."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.shift_calendar import USUAL_REST, UnitCalendar, planned, worked_time
from ctec_desktop.domain.shift_plans import (
    DAY,
    HolidayMode,
    Shift,
    ShiftPlan,
    Stretch,
    problems_of_rota,
    problems_of_shift,
)
from ctec_desktop.domain.shift_texts import (
    NotAShift,
    kept_shifts,
    read_rota,
    read_shift,
    rota_text,
    shifts_kept,
)
from ctec_desktop.domain.working_days import DayKind, WorkingCalendar

CALENDAR = WorkingCalendar()
DAYTIME = Shift("白班", 480, 1020, (Stretch(720, 780),))
NIGHT = Shift("夜班", 1320, 1800)
FIVE_DAYS = (0, 0, 0, 0, 0, None, None)


def plan(**changed: object) -> ShiftPlan:
    usual = {"shifts": (DAYTIME,), "rota": FIVE_DAYS, "is_by_weekday": True, "rests_by_rota": False}
    return ShiftPlan(**{**usual, "holidays": HolidayMode.FOLLOWS, "from_on": date(2026, 1, 1), **changed})  # type: ignore[arg-type]


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    begins = draw(st.integers(0, DAY - 1))
    ends = begins + draw(st.integers(1, DAY))
    marks = sorted(draw(st.sets(st.integers(begins, ends), max_size=4)))
    made = Shift("班", begins, ends, tuple(Stretch(*pair) for pair in zip(marks[::2], marks[1::2], strict=False)))
    assume(made.minutes)
    return made


def minutes(shift: Shift) -> set[int]:
    off = {minute for one in shift.breaks for minute in range(one.begins, one.ends)}
    return set(range(shift.begins, shift.ends)) - off


@given(shifts())
def test_hours_and_night_hours_are_what_a_clock_counts_minute_by_minute(shift):
    worked = minutes(shift)
    assert shift.minutes == len(worked)
    assert shift.night_minutes(22, 6) == sum(minute % DAY >= 1320 or minute % DAY < 360 for minute in worked)
    assert {minute for one in shift.worked() for minute in range(one.begins, one.ends)} == worked


@given(shifts())
def test_a_shift_reads_back_as_it_is_kept(shift):
    assert shifts_kept(kept_shifts([shift])) == (shift,)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(shifts(), min_size=1, max_size=2),
    st.data(),
    st.sampled_from(HolidayMode),
    st.booleans(),
    st.frozensets(st.integers(0, 6), min_size=1, max_size=2),
    st.integers(0, 340),
)
def test_days_weeks_rest_and_holidays_are_what_a_clock_counts(two, data, mode, by_rota, rest, offset):
    rota = tuple(data.draw(st.lists(st.sampled_from([None, *range(len(two))]), min_size=7, max_size=9)))
    if all(one is None for one in rota):
        rota = (0, *rota[1:])
    one = plan(shifts=tuple(two), rota=rota, is_by_weekday=False, rests_by_rota=by_rota, holidays=mode)
    calendar = UnitCalendar(CALENDAR, rest)
    span = Span(date(2026, 1, 1) + timedelta(days=offset), date(2026, 1, 1) + timedelta(days=offset + 20))
    found = worked_time([[one]], calendar, [span])
    clock: list[tuple[date, date]] = []
    for at in range(span.days):
        on = span.from_on + timedelta(days=at)
        shift = calendar.shift(one, on)
        clock += [(on, on + timedelta(days=minute // DAY)) for minute in minutes(shift)] if shift else []
    assert found.minutes == len(clock)
    assert set(found.statutory_worked) == {
        on for on in {on for _, on in clock} if CALENDAR.day(on).kind is DayKind.STATUTORY
    }
    begun = {on for on, _ in clock}
    free = (DayKind.WEEKLY_REST, DayKind.SWAPPED_OFF)
    assert set(found.rest_worked) == {on for on in begun if calendar.kind_for(one, on) in free}
    for week in found.weeks:
        mine = [on for on, _ in clock if on - timedelta(days=on.weekday()) == week.monday]
        mine = [on for on in mine if on not in found.made_up]
        assert (week.minutes, week.days) == (len(mine), len(set(mine)))


@pytest.mark.parametrize(
    ("mode", "rest", "on", "is_worked"),
    [
        (HolidayMode.FOLLOWS, USUAL_REST, date(2026, 10, 1), False),
        (HolidayMode.STATUTORY_OFF, USUAL_REST, date(2026, 10, 1), False),
        (HolidayMode.RUNS_ON, USUAL_REST, date(2026, 10, 1), True),
        (HolidayMode.FOLLOWS, USUAL_REST, date(2026, 10, 5), False),
        (HolidayMode.STATUTORY_OFF, USUAL_REST, date(2026, 10, 5), True),
        (HolidayMode.FOLLOWS, USUAL_REST, date(2026, 10, 10), True),
        (HolidayMode.STATUTORY_OFF, USUAL_REST, date(2026, 10, 10), False),
        (HolidayMode.FOLLOWS, frozenset({0, 1}), date(2026, 10, 7), True),
        (HolidayMode.FOLLOWS, frozenset({0, 1}), date(2026, 10, 10), False),
    ],
)
def test_holidays_swaps_and_made_up_days_do_to_a_rota_what_the_plan_says(mode, rest, on, is_worked):
    assert (UnitCalendar(CALENDAR, rest).shift(plan(holidays=mode), on) is not None) is is_worked


def test_a_shift_of_the_evening_before_works_on_the_statutory_day():
    one = plan(shifts=(NIGHT,), holidays=HolidayMode.STATUTORY_OFF)
    found = worked_time([[one]], UnitCalendar(CALENDAR), [Span(date(2026, 9, 30), date(2026, 9, 30))])
    assert found.statutory_worked == (date(2026, 10, 1),)


def test_the_nearest_plan_that_holds_on_a_day_counts_and_days_without_one_are_told():
    unit, post = plan(until_on=date(2026, 3, 31)), plan(from_on=date(2026, 2, 1), until_on=date(2026, 2, 28))
    span = Span(date(2026, 1, 1), date(2026, 4, 30))
    assert [(days.from_on.month, one is post) for days, one in planned([[post], [], [unit]], span)] == [
        *((1, False), (2, True), (3, False))
    ]
    found = worked_time([[post], [unit]], UnitCalendar(CALENDAR), [span])
    assert found.unplanned == (Span(date(2026, 4, 1), date(2026, 4, 30)),)


def test_a_year_without_its_notice_is_told_only_where_the_notice_could_say_something():
    span = [Span(date(2026, 12, 1), date(2027, 1, 31))]
    assert worked_time([[plan()]], UnitCalendar(CALENDAR), span).unannounced == (2027,)
    assert worked_time([[plan(rests_by_rota=True)]], UnitCalendar(CALENDAR), span).unannounced == ()
    assert worked_time([[plan()]], UnitCalendar(CALENDAR, frozenset({2})), span).unannounced == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("白班", ShiftCode.NOT_A_SHIFT),
        ("白班 8点到17点", ShiftCode.NOT_A_SHIFT),
        ("休 8:00-17:00", ShiftCode.NOT_A_SHIFT),
        ("白班 8:00-25:00", ShiftCode.NOT_A_SHIFT),
        ("白班 8:00-17:00 休中午", ShiftCode.NOT_A_SHIFT),
        ("夜班 22:00-6:00", ShiftCode.REVERSED),
        ("夜班 次日1:00-次日6:00", ShiftCode.REVERSED),
        ("白班 8:00-8:00", ShiftCode.REVERSED),
        ("长班 8:00-次日9:00", ShiftCode.TOO_LONG),
        ("白班 8:00-17:00 休17:00-18:00", ShiftCode.BREAK_OUTSIDE),
        ("白班 8:00-17:00 休7:00-9:00", ShiftCode.BREAK_OUTSIDE),
        ("白班 8:00-17:00 休11:00-12:00 休11:30-13:00", ShiftCode.BREAKS_OVERLAP),
        ("白班 8:00-17:00 休8:00-17:00", ShiftCode.NOTHING_WORKED),
    ],
)
def test_a_shift_that_cannot_be_is_refused(typed, code):
    try:
        found = [problem.code for problem in problems_of_shift(read_shift(typed, "shift1", 1), "shift1")]
    except NotAShift as wrong:
        found = [wrong.problem.code]
    assert found == [code]


@pytest.mark.parametrize(
    ("typed", "shift"),
    [
        ("白班 8:00-17:00 休12:00-13:00", DAYTIME),
        ("白班　０8：00—17：00（休息12：00至13：00）", DAYTIME),
        ("夜班22:00-次日6:00", NIGHT),
        ("22:00~次日6:00 休2:00-2:30", Shift("甲班", 1320, 1800, (Stretch(1560, 1590),))),
        ("早班 0:00-24:00 休23:30-24:00", Shift("早班", 0, 1440, (Stretch(1410, 1440),))),
    ],
)
def test_a_shift_is_read_as_people_write_it(typed, shift):
    assert read_shift(typed, "shift1", 1) == shift
    assert list(problems_of_shift(shift, "shift1")) == []


@pytest.mark.parametrize(
    ("typed", "is_by_weekday", "expected"),
    [
        ("白班×5 休×2", True, (0, 0, 0, 0, 0, None, None)),
        ("白班 夜班、休，白班*2 休 休", True, (0, 1, None, 0, 0, None, None)),
        ("白班×2 夜班×2 休×2", False, (0, 0, 1, 1, None, None)),
        ("白班×5 休", True, ShiftCode.ROTA_NOT_A_WEEK),
        ("中班×5 休×2", True, ShiftCode.UNKNOWN_IN_ROTA),
        ("白班×50 休×9", False, ShiftCode.ROTA_TOO_LONG),
    ],
)
def test_a_rota_is_read_and_written_again(typed, is_by_weekday, expected):
    both = (DAYTIME, NIGHT)
    try:
        found: object = read_rota(typed, both, "rota", is_by_weekday=is_by_weekday)
        assert read_rota(rota_text(both, found), both, "rota", is_by_weekday=is_by_weekday) == found  # type: ignore[arg-type]
    except NotAShift as wrong:
        found = wrong.problem.code
    assert found == expected


@pytest.mark.parametrize(
    ("rota", "codes"),
    [
        ((0, 1, None), []),
        ((0, 0, 1, 1, 1), [ShiftCode.NO_REST, ShiftCode.OVERLAPPING]),
        ((0, None), [ShiftCode.NOT_IN_ROTA]),
        ((1, 0, None), [ShiftCode.OVERLAPPING]),
        ((0, None, 1), [ShiftCode.OVERLAPPING]),
    ],
)
def test_a_rota_without_rest_or_with_shifts_over_each_other_is_refused(rota, codes):
    late = Shift("晚班", 1200, 1980)
    early = Shift("早班", 480, 960)
    assert [problem.code for problem in problems_of_rota((early, late), rota, "rota")] == codes
