"""Where a student is on a day, from what is on record; one answer for every student and day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.placement_periods import ChangeKind, PeriodChange, PlannedDays, effective
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.domain.whereabouts import (
    Crossing,
    DayFacts,
    KnownPlacement,
    PlaceOnDay,
    Tally,
    Whereabouts,
    crossing,
    tallies,
    whereabouts,
)

FIRST, LAST, TODAY = date(2026, 9, 1), date(2027, 2, 28), date(2026, 10, 12)


def placed(*changes: PeriodChange, arrived_on: date | None = FIRST, first: date = FIRST) -> KnownPlacement:
    return KnownPlacement(effective(PlannedDays(first, LAST, 1), changes), arrived_on)


def where(facts: DayFacts, on: date = TODAY) -> Whereabouts:
    return whereabouts(facts, on, TODAY)[0]


PAUSED = PeriodChange(ChangeKind.PAUSE, date(2026, 10, 1), date(2026, 10, 20))
ENDED = PeriodChange(ChangeKind.END_EARLY, date(2026, 10, 1))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (DayFacts(), Whereabouts.UNKNOWN),
        (DayFacts([placed()]), Whereabouts.ON_POST),
        (DayFacts([placed(arrived_on=None)]), Whereabouts.NOT_ARRIVED),
        (DayFacts([placed(arrived_on=TODAY + timedelta(days=1))]), Whereabouts.NOT_ARRIVED),
        (DayFacts([placed(PAUSED)]), Whereabouts.PAUSED),
        (DayFacts([placed(ENDED)]), Whereabouts.ENDED),
        (DayFacts([placed(ENDED)], is_due=True), Whereabouts.UNKNOWN),
        (DayFacts([placed(ENDED)], has_excuse=True, is_due=True), Whereabouts.NOT_PLACED),
        (DayFacts([placed(ENDED), placed(first=date(2026, 11, 1))], is_due=True), Whereabouts.NOT_YET),
        (DayFacts([placed(ENDED), placed(first=date(2026, 11, 1))]), Whereabouts.NOT_YET),
        (DayFacts([placed(ENDED), placed(first=date(2026, 10, 1))]), Whereabouts.ON_POST),
        (DayFacts(has_excuse=True), Whereabouts.NOT_PLACED),
        (DayFacts([placed()], is_on_trip=True), Whereabouts.ON_TRIP),
        (DayFacts([placed()], status=StatusKind.SUSPENDED), Whereabouts.NOT_ENROLLED),
        (DayFacts([placed(PeriodChange(ChangeKind.END_EARLY, FIRST))]), Whereabouts.UNKNOWN),
    ],
)
def test_one_word_for_what_is_on_record(facts, told):
    assert where(facts) is told


def test_for_a_day_ahead_nobody_is_awaited():
    facts = DayFacts([placed(arrived_on=None)])
    assert [where(facts, day) for day in (TODAY, TODAY + timedelta(days=1))] == [
        Whereabouts.NOT_ARRIVED,
        Whereabouts.ON_POST,
    ]


@given(st.dates(date(2026, 8, 1), date(2027, 4, 1)), st.booleans(), st.booleans())
def test_on_post_only_while_a_placement_is_in_force(on, has_excuse, has_arrived):
    placement = placed(PAUSED, arrived_on=FIRST if has_arrived else None)
    told, said_by = whereabouts(DayFacts([placement], has_excuse=has_excuse), on, TODAY)
    in_force = placement.now.is_in_force(on)
    assert in_force == (told in (Whereabouts.ON_POST, Whereabouts.NOT_ARRIVED, Whereabouts.PAUSED))
    assert (said_by is None) == (told in (Whereabouts.NOT_PLACED, Whereabouts.UNKNOWN))


@pytest.mark.parametrize(
    ("school", "site", "told"),
    [
        ("320000", "320500", Crossing.SAME),
        ("320000", "330100", Crossing.OTHER),
        ("", "330100", Crossing.UNKNOWN),
        ("320000", None, Crossing.UNKNOWN),
    ],
)
def test_the_province_is_that_of_the_place_of_work(school, site, told):
    assert crossing(school, site) is told


def test_classes_and_units_are_counted_the_doubtful_first():
    people = [
        PlaceOnDay(1, "1", "甲", "一班", Whereabouts.ON_POST, "乙公司"),
        PlaceOnDay(2, "2", "乙", "一班", Whereabouts.ON_POST, "乙公司"),
        PlaceOnDay(3, "3", "丙", "二班", Whereabouts.UNKNOWN),
    ]
    assert tallies(people, "class_name") == (Tally("二班", 1, 0, 1), Tally("一班", 2, 2, 0))
    assert tallies(people, "enterprise_name") == (Tally("乙公司", 2, 2, 0),)
