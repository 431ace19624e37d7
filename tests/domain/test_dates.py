"""Days are read in every form clerks use, and never guessed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.dates import NotADay, NotADayReason, ParsedDay, parse_day

DAYS = st.dates(date(1930, 1, 1), date(2099, 12, 31))
CHINESE_DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{CHINESE_DIGITS[tens]}十") + (
        CHINESE_DIGITS[ones] if ones else ""
    )


def written_forms(day: date) -> list[str | int | float | date]:
    y, m, d = day.year, day.month, day.day
    return [
        *(f"{y}-{m}-{d}", f"{y}.{m}.{d}", f"{y}/{m}/{d}", f"{y}-{m:02}-{d:02}", f"{y}{m:02}{d:02}", f"{y}年{m}月{d}日"),
        *(f" {y} 年 {m} 月 {d} 日 ", f"{y}-{m}-{d} 00:00:00", f"{y}-{m:02}-{d:02}T08:30:00", f"{y}年{m}月{d}日 星期一"),
        "".join(chr(ord(char) + 0xFEE0) for char in f"{y}{m:02}{d:02}"),
        "".join(CHINESE_DIGITS[int(digit)] for digit in str(y)) + f"年{chinese(m)}月{chinese(d)}日",
        int(f"{y}{m:02}{d:02}"),
        float(f"{y}{m:02}{d:02}"),
        day,
        datetime.combine(day, time(23, 59)),
    ]


@given(DAYS)
def test_a_day_is_read_in_every_written_form(day: date) -> None:
    assert {parse_day(form) for form in written_forms(day)} == {ParsedDay(day)}


@given(DAYS, st.floats(0, 0.99))
def test_a_serial_number_is_a_day_with_or_without_time(day: date, time_of_day: float) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert parse_day(serial + time_of_day).on == parse_day(str(serial)).on == day


@given(st.dates(date(1932, 1, 1), date(2099, 12, 31)))
def test_a_workbook_may_count_from_1904(day: date) -> None:
    assert parse_day((day - date(1904, 1, 1)).days, date1904=True).on == day


@given(DAYS)
def test_a_month_stands_for_its_first_day_and_says_so(day: date) -> None:
    y, m = day.year, day.month
    forms: list[str | int] = [
        f"{y}年{m}月",
        f"{y}-{m}",
        f"{y}/{m:02}",
        f"{y}{m:02}",
        int(f"{y}{m:02}"),
        f"{y}年{m}月份",
    ]
    assert {parse_day(form) for form in forms} == {ParsedDay(day.replace(day=1), whole_month=True)}


def test_a_month_typed_as_a_decimal_number_is_read_unless_its_zero_may_be_lost() -> None:
    assert parse_day(2024.9) == parse_day(2024.09) == ParsedDay(date(2024, 9, 1), whole_month=True)
    assert parse_day(2024.12).on == date(2024, 12, 1)
    for lost in (2024.1, "2024.1"):
        with pytest.raises(NotADay) as caught:
            parse_day(lost)
        assert caught.value.reason is NotADayReason.AMBIGUOUS


@pytest.mark.parametrize("written", ["24-9-1", "1/9/2024", "9.1.24", "01-02-03"])
def test_a_day_with_a_short_year_or_at_the_end_is_not_guessed(written: str) -> None:
    with pytest.raises(NotADay) as caught:
        parse_day(written)
    assert caught.value.reason is NotADayReason.AMBIGUOUS


@pytest.mark.parametrize(
    "written", ["2024-6-31", "2023.2.29", 20241301, "2024年0月1日", "二〇二四年十三月一日", "0001-01-01"]
)
def test_a_day_no_calendar_has_is_impossible(written: str | int) -> None:
    with pytest.raises(NotADay) as caught:
        parse_day(written)
    assert caught.value.reason is NotADayReason.IMPOSSIBLE


@pytest.mark.parametrize(
    "written", ["", "无", "秋季", "2024", 2024, 18, -1, 0.5, 1e300, 10**400, float("inf"), float("nan"), True, "十十"]
)
def test_what_is_no_day_is_unreadable(written: str | float) -> None:
    with pytest.raises(NotADay) as caught:
        parse_day(written)
    assert caught.value.reason is NotADayReason.UNREADABLE


@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.datetimes()))
def test_anything_is_a_day_in_bounds_or_none(value: str | float | datetime) -> None:
    try:
        parsed = parse_day(value)
    except NotADay:
        return
    assert date(1900, 1, 1) <= parsed.on <= date(2100, 12, 31)


def test_leap_days_are_kept() -> None:
    assert parse_day(date(2024, 2, 28).toordinal() - date(1899, 12, 30).toordinal() + 1).on == date(2024, 2, 29)
    assert parse_day("2024-2-29").on - timedelta(days=1) == date(2024, 2, 28)
