"""Which days of the year are worked: statutory days, days off by swap, weekly rest, weekend days worked instead.

CAL-01 to CAL-08 of regulations.md section 12. Published years come from `chinesecalendar`, statutory days of any year
from `holidays`; a year's notice that the school has taken in stands over both. Of a year without a notice the statutory
days are certain and the swaps unknown, and every day of it says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

FIRST_YEAR: Final = 2007
LAST_YEAR: Final = 2099
_SATURDAY: Final = 5
_AND: Final = "、"


class DayKind(StrEnum):
    """The four classes of CAL-01, and the ordinary working day."""

    WORKDAY = "workday"
    MADE_UP = "made_up"
    STATUTORY = "statutory"
    SWAPPED_OFF = "swapped_off"
    WEEKLY_REST = "weekly_rest"

    @property
    def is_worked(self) -> bool:
        return self in (DayKind.WORKDAY, DayKind.MADE_UP)


class Source(StrEnum):
    """Where the swaps of a year are known from."""

    BUILT_IN = "built_in"
    NOTICE = "notice"
    NOT_ANNOUNCED = "not_announced"


@dataclass(frozen=True, slots=True)
class Day:
    """Args: `name` of the holiday, empty on other days; `source` of the year's swaps."""

    on: date
    kind: DayKind
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day that a yearly notice names: off, or worked in its place."""

    on: date
    is_off: bool
    name: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many days of each kind a period has; `days` is the whole period.

    Args:
        coinciding: statutory days two holidays fall on, each counted once.
    """

    from_on: date
    until_on: date
    of_kind: Mapping[DayKind, int]
    unannounced_years: tuple[int, ...]
    coinciding: tuple[date, ...] = ()

    @property
    def days(self) -> int:
        return (self.until_on - self.from_on).days + 1

    @property
    def worked(self) -> int:
        return sum(count for kind, count in self.of_kind.items() if kind.is_worked)


class WorkingCalendar:
    """The school's calendar.

    Args:
        notice: the days that the notices taken in name.
        noticed_years: the years those notices are about; for these nothing that is built in counts.
    """

    def __init__(self, notice: Iterable[NoticeDay] = (), noticed_years: Iterable[int] = ()) -> None:
        self._notice = {day.on: day for day in notice}
        self._noticed_years = frozenset(noticed_years)

    def source(self, year: int) -> Source:
        """
        Raises:
            ValueError: the year lies outside `FIRST_YEAR` to `LAST_YEAR`.
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(year)
        if year in self._noticed_years:
            return Source.NOTICE
        return Source.BUILT_IN if year in _published() else Source.NOT_ANNOUNCED

    def day(self, on: date) -> Day:
        """
        Raises:
            ValueError: as `source`.
        """
        source = self.source(on.year)
        name = statutory_days(on.year).get(on, "")
        if name:
            return Day(on, DayKind.STATUTORY, name, source)
        is_off, name = self._swap(on, source)
        is_weekend = on.weekday() >= _SATURDAY
        if is_off:
            return Day(on, DayKind.WEEKLY_REST if is_weekend else DayKind.SWAPPED_OFF, name, source)
        return Day(on, DayKind.MADE_UP if is_weekend else DayKind.WORKDAY, name if is_weekend else "", source)

    def days(self, from_on: date, until_on: date) -> Iterator[Day]:
        """
        Raises:
            ValueError: as `source`.
        """
        for offset in range((until_on - from_on).days + 1):
            yield self.day(from_on + timedelta(days=offset))

    def count(self, from_on: date, until_on: date) -> DayCount:
        """
        Raises:
            ValueError: the period ends before it begins, or as `source`.
        """
        if until_on < from_on:
            raise ValueError(until_on)
        found = Counter(day.kind for day in self.days(from_on, until_on))
        years = range(from_on.year, until_on.year + 1)
        unknown = tuple(year for year in years if self.source(year) is Source.NOT_ANNOUNCED)
        twofold = tuple(on for year in years for on in coinciding_days(year) if from_on <= on <= until_on)
        return DayCount(from_on, until_on, {kind: found[kind] for kind in DayKind}, unknown, twofold)

    def _swap(self, on: date, source: Source) -> tuple[bool, str]:
        """Whether the day is off, and for which holiday; the notice of one year may name days of its neighbours."""
        if (named := self._notice.get(on)) is not None:
            return named.is_off, named.name
        if source is Source.BUILT_IN:
            return _built_in(on)
        return on.weekday() >= _SATURDAY, ""


@lru_cache(maxsize=128)
def statutory_days(year: int) -> Mapping[date, str]:
    """The statutory days of a year (LAB-HOL-13) with their names, where they fall.

    Thirteen since 2025, fewer where two holidays fall on one day: 放假办法 6 makes up for Saturdays and Sundays alone,
    so a day that is two holidays is one day, and what is given for it is for the year's notice to say.
    """
    from holidays.countries.china import China

    found = China(years=year, observed=False, language="zh_CN")  # type: ignore[no-untyped-call]
    told = {on: name.replace("; ", _AND) for on, name in sorted(found.items())}
    return {on: name for on, name in told.items() if not name.startswith(_NOT_STATUTORY)}


def coinciding_days(year: int) -> tuple[date, ...]:
    """The statutory days of a year that two holidays fall on."""
    return tuple(on for on, name in statutory_days(year).items() if _AND in name)


@cache
def _published() -> frozenset[int]:
    from chinese_calendar.constants import holidays

    return frozenset(on.year for on in holidays)


def _built_in(on: date) -> tuple[bool, str]:
    from chinese_calendar import get_holiday_detail

    is_off, name = get_holiday_detail(on)
    return is_off, _NAMES.get(name or "", "")


# What the library adds to the statutory days because one year's notice swapped or lengthened something.
_NOT_STATUTORY: Final = ("休息日", "春节延长")
_NAMES: Final = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}
