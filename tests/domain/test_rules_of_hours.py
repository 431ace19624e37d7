"""Rules of hours by the shift plan: both sides of every limit, years without their notice, and days without a plan."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.rulebook.national import national_book
from ctec_desktop.domain.rules import filings, post
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.shift_calendar import UnitCalendar, worked_time
from ctec_desktop.domain.shift_plans import HolidayMode, ShiftPlan
from ctec_desktop.domain.shift_texts import read_rota, read_shift
from ctec_desktop.domain.working_days import WorkingCalendar
from ctec_desktop.wording.findings import finding_sentence

FIRST, LAST = date(2026, 9, 1), date(2026, 10, 31)
BOOK = national_book()
RULES = BOOK.on(FIRST)
ANSWERS = post.PostFacts(
    1, 2, frozenset(), 100, day_minutes=480, week_days=5, works_nights=False, works_rest_days=False
)
HOURS = ("INT-OT-01", "INT-HOURS-01", "INT-NIGHT-01", "INT-REST-01")
DAY = "白班 8:00-17:00 休12:00-13:00"


def plan(shift: str, rota: str, holidays: HolidayMode = HolidayMode.FOLLOWS, **changed: object) -> ShiftPlan:
    shifts = (read_shift(shift, "", 1),)
    turns = read_rota(rota, shifts, "", is_by_weekday=False)
    is_by_weekday = len(turns) == 7
    made = ShiftPlan(shifts, turns, is_by_weekday, not is_by_weekday, holidays, date(2026, 1, 1))
    return replace(made, **changed)  # type: ignore[arg-type]


def results(*plans: ShiftPlan, answers: post.PostFacts = ANSWERS, until: date = LAST) -> dict[str, tuple[Result, str]]:
    worked = worked_time([plans], UnitCalendar(WorkingCalendar()), [Span(FIRST, until)])
    found = judged(RULES, post.FAMILY, answers._replace(worked=worked))
    for one in found:
        if one.rule_id in HOURS and one.code:
            assert "—" not in finding_sentence(one), one
    return {
        one.rule_id: (one.result, one.code) for one in found if one.rule_id in HOURS and one.result is not Result.PASS
    }


FAIL, C = Result.FAIL, FindingCode


@pytest.mark.parametrize(
    ("shift", "rota", "holidays", "expected"),
    [
        (DAY, "白班×5 休×2", HolidayMode.FOLLOWS, {}),
        ("白班 8:00-17:01 休12:00-13:00", "白班×5 休×2", HolidayMode.FOLLOWS, {"INT-OT-01": C.OVERTIME_BY_PLAN}),
        ("白班 8:00-14:40", "白班×6 休", HolidayMode.FOLLOWS, {"INT-REST-01": C.REST_DAYS_BY_PLAN}),
        (DAY, "白班×6 休", HolidayMode.FOLLOWS, {"INT-OT-01": C.WEEK_BY_PLAN, "INT-REST-01": C.REST_DAYS_BY_PLAN}),
        ("早班 6:00-14:00", "早班×5 休×2", HolidayMode.FOLLOWS, {}),
        ("早班 5:59-13:59", "早班×5 休×2", HolidayMode.FOLLOWS, {"INT-NIGHT-01": C.NIGHTS_BY_PLAN}),
        ("晚班 14:00-22:00", "晚班×5 休×2", HolidayMode.FOLLOWS, {}),
        ("晚班 14:01-22:01", "晚班×5 休×2", HolidayMode.FOLLOWS, {"INT-NIGHT-01": C.NIGHTS_BY_PLAN}),
        (DAY, "白班×5 休×2", HolidayMode.RUNS_ON, {"INT-REST-01": C.REST_DAYS_BY_PLAN}),
        (DAY, "白班×5 休×2", HolidayMode.STATUTORY_OFF, {"INT-REST-01": C.REST_DAYS_BY_PLAN}),
        (DAY, "白班×3 休×2 白班×2 休×2", HolidayMode.STATUTORY_OFF, {}),
        ("短班 8:00-13:00", "短班×13 休", HolidayMode.STATUTORY_OFF, {"INT-HOURS-01": C.NO_REST_DAY_BY_PLAN}),
    ],
)
def test_both_sides_of_every_limit(shift, rota, holidays, expected):
    assert results(plan(shift, rota, holidays)) == {rule: (FAIL, code) for rule, code in expected.items()}


def test_a_made_up_day_is_worked_without_being_overtime_or_a_rest_day():
    worked = worked_time([[plan(DAY, "白班×5 休×2")]], UnitCalendar(WorkingCalendar()), [Span(FIRST, LAST)])
    assert worked.made_up == (date(2026, 9, 20), date(2026, 10, 10))
    assert max(week.minutes for week in worked.weeks) == 40 * 60


def test_the_finding_names_the_days_and_the_notice_they_are_judged_by():
    worked = worked_time(
        [[plan(DAY, "白班×5 休×2", HolidayMode.RUNS_ON)]], UnitCalendar(WorkingCalendar()), [Span(FIRST, LAST)]
    )
    found = judged(RULES, post.FAMILY, ANSWERS._replace(worked=worked))
    told = finding_sentence(next(one for one in found if one.rule_id == "INT-REST-01"))
    assert "法定节假日上班 3 天，休息日（含调休放假日）上班 3 天，依据 2026 年（随程序的放假通知）" in told
    assert "2026-09-25、2026-10-01、2026-10-02、2026-10-05、2026-10-06、2026-10-07 等" in told


def test_a_year_without_its_notice_is_a_warning():
    found = results(plan(DAY, "白班×5 休×2"), until=date(2027, 1, 31))
    assert found == {"INT-REST-01": (Result.WARN, C.SWAPS_NOT_ANNOUNCED)}


def test_days_without_a_plan_are_answered_for_by_the_post_or_missing():
    short = plan(DAY, "白班×5 休×2", until_on=date(2026, 9, 30))
    assert results(short) == {}
    unknown = post.PostFacts(1, 2, frozenset(), 100)
    assert results(short, answers=unknown) == dict.fromkeys(HOURS, (Result.MISSING_DATA, C.DAYS_WITHOUT_SHIFTS))
    assert results(short, answers=ANSWERS._replace(works_nights=True)) == {"INT-NIGHT-01": (FAIL, C.NIGHT_WORK)}
    bad = plan("夜班 22:00-次日6:00", "夜班×5 休×2", until_on=date(2026, 9, 30))
    assert results(bad, answers=unknown)["INT-NIGHT-01"] == (FAIL, C.NIGHTS_BY_PLAN)


def test_a_filing_made_before_frees_the_nights_of_a_plan():
    rule = RULES["INT-NIGHT-01"]
    worked = worked_time(
        [[plan("夜班 22:00-次日6:00", "夜班×5 休×2")]], UnitCalendar(WorkingCalendar()), [Span(FIRST, LAST)]
    )
    night = next(one for one in judged(RULES, post.FAMILY, ANSWERS._replace(worked=worked)) if one.rule_id == rule.id)
    filed = filings.Filing(filings.FilingKind.NIGHTS, "市教育局", "3号", date(2026, 8, 1), LAST)
    facts = filings.FilingFacts(FIRST, LAST, "110101", "110000", (filed,))
    assert filings.exempted(facts, night, rule).result is Result.EXEMPT


@pytest.mark.parametrize(
    ("others", "at_most", "code"),
    [
        (None, None, C.OTHER_INTERNS_UNKNOWN),
        (None, 19, ""),
        (None, 20, C.POST_INTERNS_UNKNOWN),
        (19, None, ""),
        (20, None, C.SHARE_OF_POST),
    ],
)
def test_interns_of_other_schools_count_on_the_post_too(others, at_most, code):
    facts = post.PostFacts(1, 2, frozenset(), 100, other_interns=others, others_at_most=at_most, share_on=FIRST)
    (found,) = (one for one in judged(RULES, post.FAMILY, facts) if one.rule_id == "INT-RATIO-20")
    assert found.code == code
