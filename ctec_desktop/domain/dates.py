"""Calendar days as clerks write them: real dates, serials, `2024.9.1`, `20240901`, `2024年9月1日`, Chinese figures."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

DayInput: TypeAlias = str | int | float | date | datetime

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Serials outside these are more likely a year, an age or a mistake; the first is 1927, the last 2100-01-01.
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_051
_LARGEST_NUMBER = 100_000_000
_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)

_TIME = r"(?:[T ]*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?Z?)?"
_DAY = re.compile(
    rf"(\d{{4}})\s*([-./年])\s*(\d{{1,2}})\s*[-./月]\s*(\d{{1,2}})\s*[日号]?\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?{_TIME}"
)
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?份?")
_LOST_ZERO = re.compile(r"\d{4}\.1")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_CHINESE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十元]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?"
)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "元": 1}


class NotADayReason(StrEnum):
    """Why a value is no day: nobody can tell, or it could be read two ways."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"


class NotADay(ValueError):
    def __init__(self, reason: NotADayReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ParsedDay:
    """A day; `whole_month` when only year and month were written and the first of the month stands for them."""

    on: date
    whole_month: bool = False


def parse_day(value: DayInput, *, date1904: bool = False) -> ParsedDay:
    """Reads a day from a cell's value.

    Args:
        date1904: the workbook counts its serial numbers from 1904 (old Macintosh files).

    Raises:
        NotADay: unreadable, impossible (31 June) or readable in two ways (`2024.1` as a number: January or October).
    """
    match value:
        case datetime():
            return _bounded(value.date())
        case date():
            return _bounded(value)
        case bool():
            raise NotADay(NotADayReason.UNREADABLE)
        case int() | float():
            if not 0 < value < _LARGEST_NUMBER:
                raise NotADay(NotADayReason.UNREADABLE)
            return _from_number(float(value), date1904)
        case str():
            return _from_text(value, date1904)


def _from_number(number: float, date1904: bool) -> ParsedDay:
    if _FIRST_SERIAL <= number < _LAST_SERIAL:
        return _bounded((_EPOCH_1904 if date1904 else _EPOCH_1900) + timedelta(days=int(number)))
    if number == int(number):
        return _from_compact(str(int(number)))
    if _FIRST_YEAR <= number < _LAST_YEAR:
        return _from_decimal(repr(number))
    raise NotADay(NotADayReason.UNREADABLE)


def _from_decimal(text: str) -> ParsedDay:
    """`2024.9` typed into a cell became a number: the month, unless a lost zero makes it January or October."""
    year, _, month = text.partition(".")
    if month == "1":
        raise NotADay(NotADayReason.AMBIGUOUS)
    if len(month) > 2:
        raise NotADay(NotADayReason.UNREADABLE)
    return _day(int(year), int(month), None)


def _from_compact(text: str) -> ParsedDay:
    found = _COMPACT.fullmatch(text)
    if found is None:
        raise NotADay(NotADayReason.UNREADABLE)
    year, month, day = found.groups()
    return _day(int(year), int(month), int(day) if day else None)


@lru_cache(maxsize=16_384)
def _from_text(written: str, date1904: bool) -> ParsedDay:
    text = unicodedata.normalize("NFKC", written).strip()
    if found := _DAY.fullmatch(text):
        year, _, month, day = found.groups()
        return _day(int(year), int(month), int(day))
    if _LOST_ZERO.fullmatch(text):
        raise NotADay(NotADayReason.AMBIGUOUS)
    if found := _MONTH.fullmatch(text):
        return _day(int(found[1]), int(found[2]), None)
    if _SERIAL.fullmatch(text):
        return _from_number(float(text), date1904)
    if found := _CHINESE.fullmatch("".join(written.split())):
        year = int("".join(str(_DIGITS[char]) for char in found[1]))
        return _day(year, _chinese_number(found[2]), _chinese_number(found[3]) if found[3] else None)
    if re.fullmatch(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}", text):
        raise NotADay(NotADayReason.AMBIGUOUS)
    return _from_compact(text)


def _chinese_number(text: str) -> int:
    """一 … 三十一, also 廿一 and 卅."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if not ten:
        if len(text) != 1:
            raise NotADay(NotADayReason.UNREADABLE)
        return _DIGITS[text]
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        raise NotADay(NotADayReason.UNREADABLE)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _day(year: int, month: int, day: int | None) -> ParsedDay:
    try:
        return _bounded(date(year, month, day or 1), whole_month=day is None)
    except ValueError as error:
        if isinstance(error, NotADay):
            raise
        raise NotADay(NotADayReason.IMPOSSIBLE) from error


def _bounded(on: date, *, whole_month: bool = False) -> ParsedDay:
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        raise NotADay(NotADayReason.IMPOSSIBLE)
    return ParsedDay(on, whole_month)
