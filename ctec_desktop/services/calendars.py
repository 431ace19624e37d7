"""The working calendar: days told and counted, the yearly notice taken in and taken back."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.calendar import CalendarCode
from ctec_desktop.domain.holiday_notice import DayDifference, HolidayNotice, differences, problems_of
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, Day, DayCount, WorkingCalendar
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.sheets.holidays import read_notice
from ctec_desktop.storage.queries.calendar import notices_in_use
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import calendar as writer


class CalendarService(Service):
    @needs(Permission.CALENDAR_SEE)
    def days(self, actor: Actor, from_on: date, until_on: date) -> tuple[Day, ...]:
        """Every day of a period.

        Raises:
            RuleViolation: the period is reversed or leaves the years there are.
        """
        del actor
        _refuse_unfit(from_on, until_on)
        return tuple(self._calendar().days(from_on, until_on))

    @needs(Permission.CALENDAR_SEE)
    def count(self, actor: Actor, from_on: date, until_on: date) -> DayCount:
        """The days of a period by kind. Raises as `days`."""
        del actor
        _refuse_unfit(from_on, until_on)
        return self._calendar().count(from_on, until_on)

    @needs(Permission.CALENDAR_SEE)
    def compare(
        self, actor: Actor, source: Path, progress: Progress | None = None
    ) -> tuple[HolidayNotice, tuple[DayDifference, ...]]:
        """The notice of a file and what taking it in would change; writes nothing.

        Raises:
            RuleViolation: with everything that is wrong with the file.
            EnvironmentFault: it cannot be read.
        """
        del actor
        notice = read_notice(source, progress)
        if found := list(problems_of(notice)):
            raise RuleViolation(found)
        with self._database.read() as connection:
            held = notices_in_use(connection)
        others = [one for one in held if one.year != notice.year]
        return notice, differences(calendar_of(held), calendar_of([*others, notice]), notice)

    @needs(Permission.CALENDAR_EDIT)
    def take_in(self, actor: Actor, notice: HolidayNotice, source: str) -> Outcome[int]:
        """Puts a notice that was compared to use in the place of the one of its year; gives the year.

        Args:
            source: name of the file it came from.

        Raises:
            RuleViolation: as `compare`.
        """
        if found := list(problems_of(notice)):
            raise RuleViolation(found)
        with self._database.unit(Command(actor.name, "calendar.take_in", str(notice.year))) as unit:
            writer.put_to_use(unit, notice, source, actor.name)
        return Outcome(notice.year, (Change(Area.CALENDAR),))

    @needs(Permission.CALENDAR_EDIT)
    def take_back(self, actor: Actor, year: int) -> Outcome[int]:
        """Takes the notice of a year out of use.

        Raises:
            RuleViolation: there is none.
        """
        with self._database.unit(Command(actor.name, "calendar.take_back", str(year))) as unit:
            if not writer.retire(unit, year, actor.name):
                raise RuleViolation([Problem(CalendarCode.NO_NOTICE, facts={"year": year})])
        return Outcome(year, (Change(Area.CALENDAR),))

    def _calendar(self) -> WorkingCalendar:
        with self._database.read() as connection:
            return calendar_of(notices_in_use(connection))


def calendar_of(notices: Iterable[HolidayNotice]) -> WorkingCalendar:
    """The calendar that the notices in use make."""
    held = tuple(notices)
    return WorkingCalendar((day for notice in held for day in notice.days), (notice.year for notice in held))


def _refuse_unfit(from_on: date, until_on: date) -> None:
    facts: dict[str, Fact] = {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
    if until_on < from_on:
        raise RuleViolation([Problem(CalendarCode.PERIOD_REVERSED, facts=facts)])
    for year in (from_on.year, until_on.year):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            told: dict[str, Fact] = {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}
            raise RuleViolation([Problem(CalendarCode.YEAR_OUT_OF_RANGE, facts=told)])
