"""Weeks of a period that no log is about."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.papers import weeks_without_log

# A Wednesday to a Tuesday: a cut week, a whole one, a cut one.
PERIOD = Span(date(2026, 7, 8), date(2026, 7, 21))
WEEKS = (
    Span(date(2026, 7, 8), date(2026, 7, 12)),
    Span(date(2026, 7, 13), date(2026, 7, 19)),
    Span(date(2026, 7, 20), date(2026, 7, 21)),
)
LATER = date(2026, 9, 1)


def test_weeks_run_from_monday_to_sunday_and_are_cut_to_the_period():
    assert weeks_without_log(PERIOD, (), LATER) == WEEKS


def test_a_log_of_one_day_is_enough_for_its_week_and_one_over_two_weeks_for_both():
    assert weeks_without_log(PERIOD, [Span(date(2026, 7, 13), date(2026, 7, 13))], LATER) == (WEEKS[0], WEEKS[2])
    assert weeks_without_log(PERIOD, [Span(date(2026, 7, 12), date(2026, 7, 13))], LATER) == (WEEKS[2],)


def test_a_week_that_is_not_over_is_not_missed_yet():
    assert weeks_without_log(PERIOD, (), date(2026, 7, 12)) == ()
    assert weeks_without_log(PERIOD, (), date(2026, 7, 13)) == WEEKS[:1]


days = st.integers(0, 60).map(lambda n: date(2026, 7, 1) + timedelta(days=n))
spans = st.builds(lambda one, other: Span(min(one, other), max(one, other)), days, days)


@given(spans, st.lists(spans, max_size=5), days)
def test_a_day_is_in_a_missing_week_just_when_no_log_is_about_any_day_of_its_week(period, logs, today):
    found = weeks_without_log(period, logs, today)
    told = {day for log in logs for day in _days(log)}
    for day in _days(period):
        monday = day - timedelta(days=day.weekday())
        week = [one for one in _days(period) if monday <= one <= monday + timedelta(days=6)]
        is_missed = week[-1] < today and not told.intersection(week)
        assert any(one.holds(day) for one in found) == is_missed


def _days(span: Span) -> list[date]:
    return [span.from_on + timedelta(days=n) for n in range(span.days)]
