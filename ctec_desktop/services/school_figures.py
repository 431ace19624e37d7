"""Figures of the school: as they are on a day, as they were kept for a year, and the papers of them."""

from datetime import date
from pathlib import Path
from typing import Final

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.figures import FigureCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.school_figures import KeepForm, SchoolFigures
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.school_figures_made import made
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import school_figures as queries
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import school_figures as writer

_EARLIEST: Final = date(2000, 1, 1)


class SchoolFigureService(Service):
    @needs(Permission.FIGURES_SEE)
    def on(self, actor: Actor, on: date | None = None) -> SchoolFigures:
        """Every figure as the records have it on a day, today when none is given.

        Raises: RuleViolation because the day is ahead or before any record.
        """
        today = self._clock.today()
        day = on or today
        _refuse_far(day, today)
        with self._database.read() as connection:
            return SchoolFigures(day, made(connection, actor.scope, day))

    @needs(Permission.FIGURES_SEE)
    def kept(self, actor: Actor) -> tuple[SchoolFigures, ...]:
        """Figures kept for a year, the latest first; nothing for who does not see the whole school."""
        if not actor.scope.is_whole_school:
            return ()
        with self._database.read() as connection:
            return queries.snapshots(connection)

    @needs(Permission.FIGURES_KEEP)
    def keep(self, actor: Actor, form: KeepForm) -> Outcome[int]:
        """Keeps the figures of a day as those of its year: who is counted then never moves again. Returns the year.

        Raises: RuleViolation because the year has some already, or as `on`.
        """
        typed = Typed(form)
        typed.text("on", required=True)
        on = typed.day("on")
        typed.finish()
        assert on is not None
        _refuse_far(on, self._clock.today())
        if not actor.scope.is_whole_school:
            raise RuleViolation([Problem(FigureCode.NOT_THE_WHOLE_SCHOOL)])
        with self._database.unit(Command(actor.name, "figures.keep", on.isoformat())) as unit:
            known = writer.standing(unit, on.year)
            if known is not None:
                facts: dict[str, Fact] = {"year": on.year, "day": known.as_of.isoformat(), "by": known.taken_by}
                raise RuleViolation([Problem(FigureCode.KEPT_ALREADY, place=FieldPlace("on"), facts=facts)])
            figures = queries.written(made(unit.connection, actor.scope, on))
            writer.keep(unit, on, figures, actor.name)
        return Outcome(on.year, (Change(Area.FIGURES),))

    @needs(Permission.FIGURES_KEEP)
    def take_back(self, actor: Actor, year: int, reason: str) -> Outcome[int]:
        """Figures were kept by mistake: they stay on record with the reason, and the year can be kept anew.

        Raises: RuleViolation without a reason, or when nothing is kept for the year.
        """
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(FigureCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "figures.take_back", str(year))) as unit:
            known = writer.standing(unit, year)
            if known is None:
                raise RuleViolation([Problem(FigureCode.GONE, facts={"year": year})])
            writer.take_back(unit, known, told)
        return Outcome(year, (Change(Area.FIGURES),))

    @needs(Permission.FIGURES_SEE)
    def write(self, actor: Actor, shown: SchoolFigures, target: Path) -> Outcome[Path]:
        """Writes 学校教师数据表: a PDF with a bar for every department, or a workbook with the names.

        Raises:
            RuleViolation: a name cannot be drawn; EnvironmentFault: the target cannot be written.
        """
        from ctec_desktop.services.school_figures_papers import write_pdf, write_workbook

        with self._database.read() as connection:
            name, others = school(connection).name, queries.snapshots(connection)
        earlier = tuple(one for one in others if one.on < shown.on) if actor.scope.is_whole_school else ()
        with write_beside(target) as temporary:
            if target.suffix.lower() == ".xlsx":
                write_workbook(shown, temporary)
            else:
                write_pdf(shown, earlier, name, temporary)
            with self._database.unit(Command(actor.name, "figures.report", target.name)):
                pass
        return Outcome(target)

    @needs(Permission.FIGURES_SEE)
    def write_uploads(self, actor: Actor, target: Path, on: date | None = None) -> Outcome[Path]:
        """Writes 教师上报表, from which other systems are filled: teachers (POR-05) and verified practice (13.3).

        Raises: RuleViolation as `on`; EnvironmentFault: the target cannot be written.
        """
        from ctec_desktop.services.teacher_uploads import write_uploads

        today = self._clock.today()
        day = on or today
        _refuse_far(day, today)
        with write_beside(target) as temporary:
            with self._database.read() as connection:
                write_uploads(connection, actor.scope, day, temporary)
            with self._database.unit(Command(actor.name, "figures.uploads", target.name)):
                pass
        return Outcome(target)


def _refuse_far(on: date, today: date) -> None:
    if on > today:
        facts: dict[str, Fact] = {"day": on.isoformat(), "today": today.isoformat()}
        raise RuleViolation([Problem(FigureCode.DAY_AHEAD, place=FieldPlace("on"), facts=facts)])
    if on < _EARLIEST:
        facts = {"day": on.isoformat(), "least": _EARLIEST.isoformat()}
        raise RuleViolation([Problem(FigureCode.DAY_TOO_EARLY, place=FieldPlace("on"), facts=facts)])
