"""Figures of the desk against counting every day by hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.desk import Group, figures, school_year_months

TODAY = date(2026, 11, 23)
_DAYS = st.dates(date(2026, 8, 1), date(2027, 9, 30))


@st.composite
def groups(draw: st.DrawFn) -> Group:
    first = draw(_DAYS)
    last = first + timedelta(draw(st.integers(0, 300)))
    paused = draw(st.none() | _DAYS)
    pauses = () if paused is None else ((paused, draw(st.none() | st.just(paused + timedelta(20)))),)
    return Group(first, last, draw(st.booleans()), draw(st.booleans()), draw(st.integers(1, 3)), pauses)


@given(st.lists(groups(), max_size=6))
def test_everybody_is_counted_by_their_own_days(several: list[Group]):
    found = figures(TODAY, several, 0, {})
    here = [one for one in several if one.from_on <= TODAY <= one.last_on]
    assert found.on_post + found.paused == sum(one.placements for one in here)
    expected = [one for one in here if not one.is_arrived and not one.is_paused(TODAY)]
    assert found.not_arrived == sum(one.placements for one in expected) <= found.on_post
    assert found.unsigned == sum(one.placements for one in several if one.last_on >= TODAY and not one.is_signed)
    for month, heads in found.months:
        middle = month.replace(day=15)
        on_post = [one for one in several if one.is_in_force(middle) and not one.is_paused(middle)]
        assert heads == sum(one.placements for one in on_post)


def test_the_school_year_runs_from_september_to_august():
    for on in (date(2026, 9, 1), date(2027, 8, 31), TODAY):
        months = school_year_months(on)
        assert (months[0], months[-1], len(months)) == (date(2026, 9, 1), date(2027, 8, 1), 12)


def test_a_week_ahead_counts_from_today():
    days = {0: 1, 6: 1, 7: 0, -1: 0}
    for ahead, starting in days.items():
        first = TODAY + timedelta(ahead)
        one = Group(first, first + timedelta(90), False, False, 1)
        assert figures(TODAY, [one], 0, {}).starting == starting, ahead
