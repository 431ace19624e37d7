"""The print gate as pure functions: borders of age, year, status and overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.findings import Result, problem_of
from ctec_desktop.domain.rulebook.national import national_book
from ctec_desktop.domain.rules.placement import (
    Period,
    PlacementFacts,
    birthday,
    judge,
    school_year_label,
    school_year_of,
    year_of_study,
)
from ctec_desktop.domain.vocabulary import PlanKind, StatusKind
from ctec_desktop.kernel.problems import Severity, SubjectPlace
from ctec_desktop.wording import sentence

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
ENROLLED = ((StatusKind.ENROLLED, date(2024, 9, 1), None),)
RULES = national_book().on(date(2026, 3, 1))
PERIOD = Period(date(2026, 3, 1), date(2026, 8, 31))


def facts(**changes) -> PlacementFacts:
    usual = {
        "kind": PlanKind.ON_POST,
        "wished": PERIOD,
        "birth_on": date(2008, 3, 1),
        "grade": 2024,
        "statuses": ENROLLED,
        "others": (),
    }
    return PlacementFacts(**{**usual, **changes})


def results(**changes) -> dict[str, Result]:
    return {finding.rule_id: finding.result for finding in judge(facts(**changes), RULES)}


def finding(rule_id: str, **changes):
    return next(one for one in judge(facts(**changes), RULES) if one.rule_id == rule_id)


def test_ordinary_student_passes_every_rule():
    assert set(results().values()) == {Result.PASS}
    assert list(results()) == ["INT-AGE-16", "INT-GRADE-01", "INT-GRAD-01", "PLC-OVERLAP"]


@given(birth_on=st.dates(date(1990, 1, 1), date(2015, 12, 31)), first=DAYS)
def test_age_passes_only_after_the_sixteenth_birthday(birth_on, first):
    sixteen = birthday(birth_on, 16)
    found = results(birth_on=birth_on, wished=Period(first, first))["INT-AGE-16"]
    expected = Result.PASS if first > sixteen else Result.HELD if first == sixteen else Result.FAIL
    assert found is expected


@pytest.mark.parametrize(
    ("birth_on", "years", "expected"),
    [
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 12, 31), 16, date(2024, 12, 31)),
    ],
)
def test_birthday_of_29_february_is_1_march_in_a_common_year(birth_on, years, expected):
    assert birthday(birth_on, years) == expected


@given(birth_on=st.dates(date(1990, 1, 1), date(2015, 12, 31)), years=st.integers(1, 40))
def test_nobody_is_older_by_a_day_less_than_whole_years(birth_on, years):
    on = birthday(birth_on, years)
    assert on.year == birth_on.year + years
    assert (on.month, on.day) >= (birth_on.month, birth_on.day) or birth_on.month == 2


def test_missing_facts_never_read_as_a_pass():
    assert results(birth_on=None)["INT-AGE-16"] is Result.MISSING_DATA
    assert results(grade=None)["INT-GRADE-01"] is Result.MISSING_DATA
    assert results(statuses=())["INT-GRAD-01"] is Result.MISSING_DATA


@pytest.mark.parametrize(
    ("on", "year", "label"),
    [
        (date(2026, 8, 31), 2025, "2025-2026"),
        (date(2026, 9, 1), 2026, "2026-2027"),
        (date(2027, 1, 1), 2026, "2026-2027"),
    ],
)
def test_school_year_turns_on_1_september(on, year, label):
    assert school_year_of(on) == year
    assert school_year_label(on) == label


@pytest.mark.parametrize(
    ("grade", "on", "study_year", "result"),
    [
        (2024, date(2024, 9, 1), 1, Result.FAIL),
        (2024, date(2025, 8, 31), 1, Result.FAIL),
        (2024, date(2025, 9, 1), 2, Result.PASS),
        (2025, date(2025, 8, 31), 0, Result.FAIL),
    ],
)
def test_first_year_is_counted_from_the_class_to_31_august(grade, on, study_year, result):
    assert year_of_study(grade, on) == study_year
    assert results(grade=grade, wished=Period(on, on), birth_on=date(2000, 1, 1))["INT-GRADE-01"] is result


@pytest.mark.parametrize(
    ("statuses", "result", "on"),
    [
        (((StatusKind.ENROLLED, None, None),), Result.PASS, None),
        (((StatusKind.ENROLLED, date(2026, 3, 1), date(2026, 8, 31)),), Result.PASS, None),
        (((StatusKind.ENROLLED, date(2026, 3, 2), None),), Result.MISSING_DATA, "2026-03-01"),
        (((StatusKind.ENROLLED, None, date(2026, 8, 30)),), Result.MISSING_DATA, "2026-08-31"),
        ((*ENROLLED, (StatusKind.SUSPENDED, date(2026, 8, 31), None)), Result.FAIL, "2026-08-31"),
        ((*ENROLLED, (StatusKind.GRADUATED, None, date(2026, 3, 1))), Result.FAIL, "2026-03-01"),
        ((*ENROLLED, (StatusKind.GRADUATED, date(2026, 9, 1), None)), Result.PASS, None),
        (
            ((StatusKind.ENROLLED, None, date(2026, 5, 31)), (StatusKind.ENROLLED, date(2026, 6, 1), None)),
            Result.PASS,
            None,
        ),
        (
            ((StatusKind.ENROLLED, date(2026, 6, 2), None), (StatusKind.ENROLLED, None, date(2026, 5, 31))),
            Result.MISSING_DATA,
            "2026-06-01",
        ),
    ],
)
def test_student_must_be_enrolled_on_every_day(statuses, result, on):
    found = finding("INT-GRAD-01", statuses=statuses)
    assert (found.result, found.facts.get("on")) == (result, on)


@given(first=DAYS, days=st.integers(0, 400), gap=st.integers(-400, 400), other_days=st.integers(0, 400))
def test_periods_meet_exactly_when_they_share_a_day(first, days, gap, other_days):
    one = Period(first, first + timedelta(days=days))
    begin = first + timedelta(days=gap)
    other = Period(begin, begin + timedelta(days=other_days))
    shared = max(one.from_on, other.from_on) <= min(one.until_on, other.until_on)
    assert one.meets(other) is shared
    assert other.meets(one) is shared


@pytest.mark.parametrize(
    ("other", "result"),
    [
        (Period(date(2025, 9, 1), date(2026, 3, 1)), Result.FAIL),
        (Period(date(2025, 9, 1), date(2026, 2, 28)), Result.PASS),
        (Period(date(2026, 8, 31), date(2026, 12, 31)), Result.FAIL),
        (Period(date(2026, 9, 1), date(2026, 12, 31)), Result.PASS),
    ],
)
def test_one_common_day_is_an_overlap_and_adjoining_days_are_none(other, result):
    assert results(others=(other,))["PLC-OVERLAP"] is result


def test_visit_is_bound_by_none_of_the_rules():
    found = results(kind=PlanKind.VISITING, birth_on=None, grade=None, statuses=(), others=(PERIOD,))
    assert set(found.values()) == {Result.NOT_APPLICABLE}


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_on": date(2012, 1, 1)},
        {"birth_on": date(2010, 3, 1)},
        {"birth_on": None},
        {"grade": 2025},
        {"grade": None},
        {"statuses": ()},
        {"statuses": ((StatusKind.SUSPENDED, None, None),)},
        {"others": (Period(date(2026, 3, 1), date(2026, 3, 1), "某公司"),)},
    ],
)
def test_every_finding_that_stops_has_a_sentence_with_its_facts(changes):
    place = SubjectPlace("student", "张三（1）")
    problems = [one for found in judge(facts(**changes), RULES) if (one := problem_of(found, place)) is not None]
    assert problems
    for problem in problems:
        told = sentence(problem)
        assert told
        assert "{" not in told
        assert problem.rule_id
        assert problem.severity in (Severity.REFUSED, Severity.HELD)
        if problem.code != PlacementCode.OVERLAPS_PLACEMENT and problem.clause:
            assert problem.clause in told
