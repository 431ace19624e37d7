"""A year's notice of holidays and swaps as it is taken in: checked against what no notice can change.

CAL-02, CAL-09: the notice appears late in the year before. Its days come as they were written down by somebody, so a
statutory day that is missing or worked, a weekday said to be worked, or a day named twice is a slip of the file.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.codes.calendar import CalendarCode
from ctec_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, NoticeDay, WorkingCalendar, statutory_days
from ctec_desktop.kernel.problems import Fact, Problem

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """Args: `days` in order; a few may lie in December before or January after `year`."""

    year: int
    days: tuple[NoticeDay, ...]


@dataclass(frozen=True, slots=True)
class DayDifference:
    """A day that is not what it was before the notice."""

    on: date
    was_worked: bool
    is_worked: bool
    name: str


def notice_of(year: int | None, days: Sequence[NoticeDay]) -> HolidayNotice:
    """The notice that the days make up.

    Args:
        year: as the file says it; None where it does not, then the year nearly all its days lie in.
    """
    if year is None:
        year = Counter(day.on.year for day in days).most_common(1)[0][0] if days else 0
    return HolidayNotice(year, tuple(sorted(days, key=lambda day: day.on)))


def problems_of(notice: HolidayNotice) -> Iterator[Problem]:
    """Everything that is wrong with a notice; nothing when it can be taken in."""
    if not FIRST_YEAR <= notice.year <= LAST_YEAR:
        facts: dict[str, Fact] = {"year": notice.year, "first": FIRST_YEAR, "last": LAST_YEAR}
        yield Problem(CalendarCode.YEAR_OUT_OF_RANGE, facts=facts)
        return
    statutory = statutory_days(notice.year)
    for on, count in Counter(day.on for day in notice.days).items():
        if count > 1:
            yield _problem(CalendarCode.DAY_TWICE, on)
    for day in notice.days:
        if not date(notice.year - 1, 12, 1) <= day.on <= date(notice.year + 1, 1, 31):
            yield _problem(CalendarCode.OTHER_YEAR, day.on, year=notice.year)
        elif day.on in statutory and not day.is_off:
            yield _problem(CalendarCode.STATUTORY_WORKED, day.on, name=statutory[day.on])
        elif not day.is_off and day.on.weekday() < _SATURDAY:
            yield _problem(CalendarCode.ORDINARY_DAY, day.on)
    named = {day.on for day in notice.days if day.is_off}
    for on, name in statutory.items():
        if on not in named:
            yield _problem(CalendarCode.STATUTORY_MISSING, on, name=name)


def differences(before: WorkingCalendar, after: WorkingCalendar, notice: HolidayNotice) -> tuple[DayDifference, ...]:
    """The days worked or free otherwise than before, with all days of the notice's year looked at."""
    first = min([date(notice.year, 1, 1), *(day.on for day in notice.days)])
    last = max([date(notice.year, 12, 31), *(day.on for day in notice.days)])
    return tuple(
        DayDifference(now.on, was.kind.is_worked, now.kind.is_worked, now.name or was.name)
        for was, now in zip(before.days(first, last), after.days(first, last), strict=True)
        if was.kind.is_worked != now.kind.is_worked
    )


def _problem(code: CalendarCode, on: date, **facts: Fact) -> Problem:
    return Problem(code, facts={"on": on.isoformat(), **facts})
