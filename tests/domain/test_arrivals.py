from datetime import date

import pytest

from ctec_desktop.domain.arrivals import ArrivalRow, arrival_day, arrival_problem
from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.dates import NotADay

FIRST, LAST, TODAY = date(2026, 9, 1), date(2027, 2, 28), date(2026, 10, 12)


def row(first: date = FIRST, last: date = LAST) -> ArrivalRow:
    return ArrivalRow(7, "20240001", "学生甲", "示例公司", first, last, None, None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, None),
        (FIRST, None),
        (TODAY, None),
        (date(2026, 8, 31), ArrivalCode.BEFORE_START),
        (date(2026, 10, 13), ArrivalCode.IN_FUTURE),
        (date(2027, 3, 1), ArrivalCode.AFTER_END),
    ],
)
def test_an_arrival_lies_within_the_placement_and_not_ahead(day, said):
    problem = arrival_problem(row(), day, TODAY)
    assert (problem.code if problem else None) == said


def test_nobody_arrives_where_a_placement_never_began():
    problem = arrival_problem(row(FIRST, date(2026, 8, 31)), FIRST, TODAY)
    assert problem is not None
    assert problem.code == ArrivalCode.NEVER_IN_FORCE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("9.1", FIRST),
        ("９月３日", date(2026, 9, 3)),
        ("1-5", date(2027, 1, 5)),
        ("8/31", date(2027, 8, 31)),
        ("2026.9.2", date(2026, 9, 2)),
        ("20260902", date(2026, 9, 2)),
    ],
)
def test_a_day_without_its_year_is_the_next_of_that_name(written, read):
    assert arrival_day(written, row()) == read


def test_a_day_shortly_before_the_start_keeps_its_year():
    assert arrival_day("9.1", row(date(2026, 9, 7))) == FIRST


@pytest.mark.parametrize("written", ["abc", "13.1", "2.30"])
def test_what_is_no_day_is_not_read(written):
    with pytest.raises(NotADay):
        arrival_day(written, row())
