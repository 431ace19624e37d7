"""A year's notice of holidays: read, compared, taken in, taken back; what is wrong with one is said line by line."""

import csv
import json
from datetime import date

import pytest

from ctec_desktop.domain.codes.calendar import CalendarCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.working_days import DayKind, statutory_days
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.wording import sentence

CLERK = Actor("管理员")
YEAR = 2027
OFF = [(on, True, name) for on, name in statutory_days(YEAR).items()]
SWAPPED, MADE_UP = (date(2027, 2, 9), True, "春节"), (date(2027, 2, 20), False, "春节")


def written(tmp_path, days, **more):
    path = tmp_path / "放假.json"
    lines = [{"name": name, "date": on.isoformat(), "isOffDay": is_off} for on, is_off, name in days]
    path.write_text(json.dumps({"days": lines, **more}, ensure_ascii=False), encoding="utf-8")
    return path


def kind(office, on):
    return office.calendar.days(CLERK, on, on)[0].kind


def test_a_notice_is_compared_first_then_taken_in_and_taken_back(school, tmp_path):
    office = school.office
    notice, changed = office.calendar.compare(CLERK, written(tmp_path, [*OFF, SWAPPED, MADE_UP], year=YEAR))
    assert [(one.on, one.is_worked) for one in changed] == [(SWAPPED[0], False), (MADE_UP[0], True)]
    assert kind(office, SWAPPED[0]) is DayKind.WORKDAY
    office.calendar.take_in(CLERK, notice, "放假.json")
    assert (kind(office, SWAPPED[0]), kind(office, MADE_UP[0])) == (DayKind.SWAPPED_OFF, DayKind.MADE_UP)
    again, _ = office.calendar.compare(CLERK, written(tmp_path, OFF))
    office.calendar.take_in(CLERK, again, "放假.json")
    assert kind(office, SWAPPED[0]) is DayKind.WORKDAY
    office.calendar.take_back(CLERK, YEAR)
    with pytest.raises(RuleViolation) as nothing:
        office.calendar.take_back(CLERK, YEAR)
    assert nothing.value.problems[0].code == CalendarCode.NO_NOTICE


def test_a_workbook_of_days_says_the_same_as_json(school, tmp_path):
    rows = [["2027年部分节假日安排"], ["日期", "星期", "安排", "节日"]]
    rows += [[f"{on.year}年{on.month}月{on.day}日", "星期一", "休", name] for on, _, name in [*OFF, SWAPPED]]
    rows.append(["2027-02-20", "周六", "班", "春节"])
    table = tmp_path / "放假.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    from_rows, _ = school.office.calendar.compare(CLERK, table)
    from_json, _ = school.office.calendar.compare(CLERK, written(tmp_path, [*OFF, SWAPPED, MADE_UP]))
    assert from_rows == from_json


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ([*OFF, SWAPPED, SWAPPED], CalendarCode.DAY_TWICE),
        (OFF[1:], CalendarCode.STATUTORY_MISSING),
        ([(OFF[0][0], False, "元旦"), *OFF[1:]], CalendarCode.STATUTORY_WORKED),
        ([*OFF, (date(2027, 2, 22), False, "春节")], CalendarCode.ORDINARY_DAY),
        ([*OFF, (date(2029, 1, 1), True, "元旦")], CalendarCode.OTHER_YEAR),
        ([], CalendarCode.NOT_A_NOTICE),
    ],
)
def test_a_slip_in_the_notice_is_told_with_its_day(school, tmp_path, days, code):
    with pytest.raises(RuleViolation) as refused:
        school.office.calendar.compare(CLERK, written(tmp_path, days, year=YEAR))
    assert code in {problem.code for problem in refused.value.problems}
    assert all("{" not in sentence(problem) for problem in refused.value.problems)


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2]",
        "{",
        "[" * 100_000,
        '{"days": 3}',
        '{"days": [7]}',
        '{"days": [{"date": "2027-13-01", "isOffDay": true}]}',
    ],
)
def test_a_file_that_is_no_notice_is_one_sentence(school, tmp_path, text):
    path = tmp_path / "别的.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleViolation):
        school.office.calendar.compare(CLERK, path)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), CalendarCode.PERIOD_REVERSED),
        (date(1999, 1, 1), date(2026, 1, 1), CalendarCode.YEAR_OUT_OF_RANGE),
    ],
)
def test_a_period_that_cannot_be_counted_is_a_sentence(school, first, last, code):
    with pytest.raises(RuleViolation) as refused:
        school.office.calendar.count(CLERK, first, last)
    assert refused.value.problems[0].code == code
