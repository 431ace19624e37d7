"""Shares over time: against a count of every single day, on both sides of the limit, and without numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.share_meter import (
    Counted,
    Counts,
    ShareCourse,
    ShareFacts,
    ShareKind,
    ShareMeter,
    ShareState,
    ShareStep,
    share_steps,
    worst_of,
)
from ctec_desktop.domain.share_picture import picture_of

FIRST = date(2026, 9, 1)
WINDOW = Span(FIRST, FIRST + timedelta(days=59))
days = st.integers(-10, 70).map(lambda offset: FIRST + timedelta(days=offset))
heads = st.integers(0, 30)
histories = st.lists(st.tuples(days, heads), max_size=4, unique_by=lambda one: one[0])
stays = st.lists(st.tuples(days, st.integers(0, 30), st.integers(1, 5)), max_size=6).map(
    lambda found: [(first, first + timedelta(days=length), students) for first, length, students in found]
)


def counts(found: list[tuple[date, int]], current: int | None = None) -> Counts:
    return Counts((Counted(*one) for one in found), current)


def brute(found: list[tuple[date, int]], on: date, current: int | None) -> int | None:
    """The newest line until the day; what is kept beside the history stands since its newest line."""
    if not found:
        return current
    before = [one for one in sorted(found) if one[0] <= on]
    if len(before) == len(found) and current is not None:
        return current
    return before[-1][1] if before else min(found)[1]


@given(stays, histories, histories, st.none() | heads)
def test_every_day_is_what_counting_that_day_alone_says(here, staff, others, current):
    found = share_steps(ShareFacts(here, counts(staff), counts(others, current)), 10, WINDOW)
    by_day = {one.days.from_on + timedelta(days=at): one for one in found for at in range(one.days.days)}
    for offset in range(WINDOW.days):
        on = WINDOW.from_on + timedelta(days=offset)
        ours = sum(students for first, last, students in here if first <= on <= last)
        assert (on in by_day) is (ours > 0)
        if ours:
            step = by_day[on]
            told = (step.ours, step.staff, step.others)
            assert told == (ours, brute(staff, on, None), brute(others, on, current))
            if step.staff:
                assert (step.interns * 100 > step.staff * 10) is (step.state is ShareState.OVER)
            else:
                assert (step.state, step.share, step.most) == (ShareState.UNKNOWN, None, None)


@given(stays, histories, histories, st.none() | heads, st.integers(-5, 70), st.integers(0, 40))
def test_the_worst_of_a_window_is_found_in_the_course_of_all_days(here, staff, others, current, start, days):
    facts = ShareFacts(here, counts(staff), counts(others, current))
    window = Span(WINDOW.from_on + timedelta(days=start), WINDOW.from_on + timedelta(days=start + days))
    steps = share_steps(facts, 10, window)
    found = ShareCourse(facts, 10).worst(window)
    assert found == worst_of(steps) if steps else (found.ours, found.days.from_on) == (0, window.from_on)


@pytest.mark.parametrize(
    ("ours", "others", "at_most", "staff", "state"),
    [
        (3, 0, None, 30, ShareState.WITHIN),
        (3, 0, None, 29, ShareState.OVER),
        (2, 1, None, 30, ShareState.WITHIN),
        (2, 2, None, 30, ShareState.OVER),
        (3, None, None, 30, ShareState.UNKNOWN),
        (4, None, None, 30, ShareState.OVER),
        (2, None, 1, 30, ShareState.WITHIN),
        (2, None, 2, 30, ShareState.UNKNOWN),
        (3, 0, None, 0, ShareState.UNKNOWN),
        (3, 0, None, None, ShareState.UNKNOWN),
    ],
)
def test_a_share_is_judged_only_on_numbers_that_are_there(ours, others, at_most, staff, state):
    assert ShareStep(WINDOW, ours, others, at_most, staff, 10).state is state


def test_the_worst_day_is_one_over_the_limit_before_one_that_is_unknown():
    within, unknown, over = (ShareStep(WINDOW, 3, 0, None, staff, 10) for staff in (40, 0, 25))
    assert worst_of((within, unknown, over)) is over
    assert worst_of((within, unknown)) is unknown


def test_the_picture_shows_the_limit_and_cuts_what_is_far_above_it():
    far, near = ShareStep(WINDOW, 9, 0, None, 10, 10), ShareStep(WINDOW, 1, 1, None, 100, 10)
    without = ShareStep(WINDOW, 1, 0, None, 0, 10)
    drawn = picture_of(ShareMeter(ShareKind.OF_STAFF, "", 10, "", (far, near, without)), WINDOW)
    assert drawn.limit == pytest.approx(0.2)
    assert [(one.is_cut, one.height) for one in drawn.bars] == [
        (True, 1.0),
        (False, pytest.approx(0.04)),
        (False, None),
    ]
    assert drawn.bars[1].ours == pytest.approx(0.02)


def test_a_limit_of_nought_lies_on_the_ground():
    step = ShareStep(WINDOW, 1, 0, None, 100, 0)
    drawn = picture_of(ShareMeter(ShareKind.OF_STAFF, "", 0, "", (step,)), WINDOW)
    assert drawn.limit == 0
    assert drawn.bars[0].height == pytest.approx(0.5)
