"""Practice of teachers in enterprises: what counts, what is missing, for one teacher, a department or everybody."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.day_spans import Span, Spans, union
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.bounds import EARLIEST, MOST_AHEAD
from ctec_desktop.domain.practice.ledger import LedgerKeeper
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.policy import PolicyBook, policies_of
from ctec_desktop.domain.practice.strip import bands, strip_window, years
from ctec_desktop.domain.practice.views import (
    PeriodView,
    PracticeLine,
    PracticeReport,
    PractisingTeacher,
    TeacherPractice,
    as_period,
    urgency,
)
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.calendars import calendar_of
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import rulebook
from ctec_desktop.storage.queries import practice as queries
from ctec_desktop.storage.queries.calendar import notices_in_use
from ctec_desktop.storage.queries.majors import departments
from ctec_desktop.storage.queries.practice_papers import counts_of
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.teachers import teacher_of_number
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import practice_report as words

if TYPE_CHECKING:
    from ctec_desktop.documents.practice_report import PracticeReportSnapshot

# What the strip shows besides the year of the day.
STRIP_YEARS = 5


class PracticeService(Service):
    @needs(Permission.PRACTICE_SEE)
    def of_teacher(self, actor: Actor, teacher_id: int, on: date | None = None) -> TeacherPractice | None:
        """One teacher's ledger; None when the teacher is out of the actor's sight."""
        day = on or self._clock.today()
        with self._database.read() as connection:
            found = queries.practising(connection, actor.scope, teacher_id=teacher_id)
            if not found:
                return None
            periods = queries.periods_of(connection, teacher_id)
            keeper = keeper_on(connection, day)
            papers = counts_of(connection, teacher_id)
        standing = [as_period(one) for one in periods if one.state is not PeriodState.VOID]
        return TeacherPractice(found[0], keeper.ledger(found[0].bound, standing, day), periods, papers)

    @needs(Permission.PRACTICE_SEE)
    def period(self, actor: Actor, period_id: int) -> PeriodView | None:
        with self._database.read() as connection:
            return queries.period(connection, actor.scope, period_id)

    @needs(Permission.PRACTICE_SEE)
    def enterprise_names(self, actor: Actor) -> tuple[str, ...]:
        """Enterprises a period can be at."""
        del actor
        with self._database.read() as connection:
            return queries.enterprise_names(connection)

    @needs(Permission.PRACTICE_SEE)
    def report(
        self, actor: Actor, on: date | None = None, *, department: str | None = None, staff_no: str | None = None
    ) -> PracticeReport:
        """Every teacher in use, of the school or of a department, or one: who falls short first comes first.

        Args:
            on: the day it is judged as of; today when none is given.

        Raises: RuleViolation when there is no such department or teacher, or the day is far off.
        """
        day = on or self._clock.today()
        _refuse_far(day, self._clock.today())
        with self._database.read() as connection:
            people, about = _asked(connection, actor, department, staff_no)
            only = None if department is None and staff_no is None else [one.id for one in people]
            periods = queries.counted_periods(connection, only)
            keeper, rules = keeper_on(connection, day), rulebook(connection).version
        lines = [PracticeLine(one, keeper.ledger(one.bound, periods.get(one.id, ()), day)) for one in people]
        return PracticeReport(day, about, tuple(sorted(lines, key=urgency)), rules)

    @needs(Permission.PRACTICE_SEE)
    def write_report(
        self, actor: Actor, target: Path, report: PracticeReport, progress: Progress | None = None
    ) -> Outcome[Path]:
        """Writes 教师企业实践情况汇总 of a report: a PDF with the strips, or a workbook where the target is one.

        Raises:
            RuleViolation: a name cannot be drawn; EnvironmentFault: the target cannot be written.
        """
        with write_beside(target) as temporary:
            if target.suffix.lower() == ".xlsx":
                from ctec_desktop.sheets.list_export import write_list

                headings = [heading for heading, _, _ in words.COLUMNS]
                write_list(temporary, words.TITLE, headings, (words.cells(line) for line in report.lines))
            else:
                from ctec_desktop.documents.practice_report import print_practice_report

                print_practice_report(self._snapshot(report), temporary, progress or SilentProgress())
            with self._database.unit(Command(actor.name, "practice.report", target.name)):
                pass
        return Outcome(target)

    def _snapshot(self, report: PracticeReport) -> "PracticeReportSnapshot":
        from ctec_desktop.documents.practice_report import PracticeReportSnapshot, StripLine

        with self._database.read() as connection:
            name = school(connection).name
        window = strip_window(report.on, STRIP_YEARS)
        return PracticeReportSnapshot(
            words.about(report.about, report.on),
            words.facts(report, name),
            tuple(words.cells(line) for line in report.lines),
            tuple(StripLine(line.teacher.name, bands(line.ledger, window)) for line in report.lines),
            years(window),
        )


def _refuse_far(on: date, today: date) -> None:
    """Raises: RuleViolation where no practice can be on record on that day."""
    latest = today + MOST_AHEAD
    if on < EARLIEST:
        facts: dict[str, Fact] = {"day": on.isoformat(), "least": EARLIEST.isoformat()}
        raise RuleViolation([Problem(PracticeCode.TOO_EARLY, facts=facts)])
    if on > latest:
        facts = {"day": on.isoformat(), "most": latest.isoformat()}
        raise RuleViolation([Problem(PracticeCode.TOO_FAR_AHEAD, facts=facts)])


def _asked(
    connection: Connection, actor: Actor, department: str | None, staff_no: str | None
) -> tuple[Sequence[PractisingTeacher], str]:
    """Whom the report is about, and what it is called."""
    if staff_no is not None:
        view = teacher_of_number(connection, staff_no)
        people = () if view is None else queries.practising(connection, actor.scope, teacher_id=view.id)
        if not people:
            raise RuleViolation([Problem(PracticeCode.NO_SUCH_TEACHER, value=staff_no)])
        return people, people[0].name
    if department is None:
        return queries.practising(connection, actor.scope), ""
    ids = {one.name: one.id for one in departments(connection)}
    if department not in ids:
        raise RuleViolation([Problem(PracticeCode.NO_SUCH_DEPARTMENT, value=department)])
    return queries.practising(connection, actor.scope, department_id=ids[department]), department


def keeper_on(connection: Connection, on: date) -> LedgerKeeper:
    """Makes ledgers by the rules in use."""
    policies = policies_of(rulebook(connection))
    return LedgerKeeper(policies, _rest_days(connection, policies, on))


def _rest_days(connection: Connection, policies: PolicyBook, on: date) -> Spans:
    """Days nobody works, as far back as a window reaches; nothing while no policy asks for them."""
    window = Span(date(on.year - 2 * STRIP_YEARS, 1, 1), on)
    if not any(policy.skips_rest_days for _, policy in policies.within(window)):
        return ()
    calendar = calendar_of(notices_in_use(connection))
    days = calendar.days(window.from_on, window.until_on)
    return union(Span(day.on, day.on) for day in days if not day.kind.is_worked)
