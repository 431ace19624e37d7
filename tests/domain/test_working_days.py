"""The working calendar against both libraries, against itself, and against a count day by day."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from holidays.countries.china import China
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    DayKind,
    NoticeDay,
    Source,
    WorkingCalendar,
    statutory_days,
)
from ctec_desktop.wording.calendar import coinciding_line

LAST_PUBLISHED = 2026
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
BUILT_IN = WorkingCalendar()


def all_days(first: int, last: int) -> list[date]:
    start = date(first, 1, 1)
    return [start + timedelta(days=offset) for offset in range((date(last, 12, 31) - start).days + 1)]


def test_every_published_day_is_worked_as_both_libraries_say():
    other = China(years=range(FIRST_YEAR, LAST_PUBLISHED + 1))
    differing = [
        on
        for on in all_days(FIRST_YEAR, LAST_PUBLISHED)
        if not BUILT_IN.day(on).kind.is_worked == chinese_calendar.is_workday(on) == other.is_working_day(on)
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("on", "kind", "name"),
    [
        (date(2026, 2, 13), DayKind.WORKDAY, ""),
        (date(2026, 2, 14), DayKind.MADE_UP, "春节"),
        (date(2026, 2, 15), DayKind.WEEKLY_REST, "春节"),
        (date(2026, 2, 16), DayKind.STATUTORY, "农历除夕"),
        (date(2026, 2, 20), DayKind.SWAPPED_OFF, "春节"),
        (date(2024, 2, 9), DayKind.WORKDAY, ""),  # New Year's Eve was no statutory day before 2025
        (date(2020, 1, 31), DayKind.SWAPPED_OFF, "春节"),  # a year's lengthened holiday is no statutory day
        (date(2027, 2, 6), DayKind.STATUTORY, "春节"),
    ],
)
def test_a_day_is_of_its_class(on, kind, name):
    assert (BUILT_IN.day(on).kind, BUILT_IN.day(on).name) == (kind, name)


@pytest.mark.parametrize(("year", "days"), [(2007, 10), (2008, 11), (2020, 10), (2024, 11), (2025, 13), (2027, 13)])
def test_statutory_days_follow_the_rule_of_their_year(year, days):
    assert len(statutory_days(year)) == days


def test_two_holidays_on_one_day_are_one_day_and_the_count_says_so():
    count = WorkingCalendar().count(date(2028, 1, 1), date(2028, 12, 31))
    assert (count.of_kind[DayKind.STATUTORY], count.coinciding) == (12, (date(2028, 10, 3),))
    assert statutory_days(2028)[date(2028, 10, 3)] == "中秋节、国庆节"
    assert "2028-10-03 是两个节日重在一天" in coinciding_line(count.coinciding)
    assert WorkingCalendar().count(date(2028, 1, 1), date(2028, 9, 30)).coinciding == ()


def test_a_year_without_a_notice_is_sure_of_statutory_days_alone():
    found = {day.kind for day in BUILT_IN.days(date(2027, 1, 1), date(2027, 12, 31))}
    assert found == {DayKind.WORKDAY, DayKind.STATUTORY, DayKind.WEEKLY_REST}
    assert BUILT_IN.source(2027) is Source.NOT_ANNOUNCED
    assert BUILT_IN.count(date(2026, 12, 1), date(2027, 1, 31)).unannounced_years == (2027,)


def test_a_notice_stands_over_what_is_built_in_and_reaches_into_the_year_before():
    eve = NoticeDay(date(2026, 12, 31), is_off=True, name="元旦")
    made_up = NoticeDay(date(2027, 1, 9), is_off=False, name="元旦")
    calendar = WorkingCalendar((eve, made_up), (2027,))
    assert calendar.day(eve.on).kind is DayKind.SWAPPED_OFF
    assert calendar.day(made_up.on).kind is DayKind.MADE_UP
    assert (calendar.source(2026), calendar.source(2027)) == (Source.BUILT_IN, Source.NOTICE)


@given(DAYS, st.integers(0, 900))
def test_a_count_is_the_sum_of_its_days(first, length):
    last = min(first + timedelta(days=length), date(LAST_YEAR, 12, 31))
    count = BUILT_IN.count(first, last)
    assert sum(count.of_kind.values()) == count.days == (last - first).days + 1
    assert count.worked == sum(BUILT_IN.day(day.on).kind.is_worked for day in BUILT_IN.days(first, last))


@given(DAYS)
def test_classes_agree_with_the_week(on):
    day = BUILT_IN.day(on)
    weekend = on.weekday() >= 5
    assert day.kind is DayKind.STATUTORY or weekend == (day.kind in (DayKind.WEEKLY_REST, DayKind.MADE_UP))


@pytest.mark.parametrize("on", [date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1)])
def test_no_day_outside_the_years_there_are_is_guessed(on):
    with pytest.raises(ValueError, match=str(on.year)):
        BUILT_IN.day(on)
