"""Importing sheets: plan, show, apply. The plan is remade inside the write unit, against what is true then."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import EnterpriseDraft, StudentDraft
from ctec_desktop.domain.import_plan import Action, D, ImportPlan, ImportReport, PlannedRow
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services import enterprise_import, student_import
from ctec_desktop.services.context import Service, needs
from ctec_desktop.sheets.enterprises import read_enterprises
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.sheets.students import read_students
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.enterprises import EnterpriseWriter
from ctec_desktop.storage.writers.students import StudentWriter

_OWN_CODES = frozenset(code.value for code in ImportCode)


class ImportService(Service):
    @needs(Permission.STUDENTS_IMPORT)
    def plan_students(
        self, actor: Actor, path: Path, progress: Progress | None = None, *, sheet: str | None = None
    ) -> ImportPlan[StudentDraft]:
        """What the roster at `path` would change. Reads the file in a child worker; writes nothing.

        Args:
            sheet: the sheet to read; without it the visible one whose headings fit best.

        Raises:
            RuleViolation: no such sheet, no header row, or no row below it.
            EnvironmentFault: the file cannot be read in time or is damaged.
        """
        reading = read_students(path, sheet=sheet, progress=progress or SilentProgress())
        with self._database.read() as connection:
            rows = student_import.plan_rows(connection, actor.scope, reading.records, reading.sheet)
            founded = student_import.new_classes(connection, actor.scope, rows)
        return ImportPlan(
            "students",
            path.name,
            reading.sheet,
            reading.header_row,
            rows,
            tuple(sorted(founded)),
            (*reading.problems, *student_import.class_problems(founded)),
        )

    @needs(Permission.STUDENTS_IMPORT)
    def apply_students(
        self,
        actor: Actor,
        plan: ImportPlan[StudentDraft],
        *,
        all_or_nothing: bool = False,
        confirmed_rows: Iterable[int] = (),
        progress: Progress | None = None,
    ) -> Outcome[ImportReport]:
        """Writes the good rows of a plan, in one transaction.

        Args:
            all_or_nothing: refuse the whole batch when a single row is refused or still held.
            confirmed_rows: held rows whose papers a person has seen.
        """
        confirmed = frozenset(confirmed_rows)
        _refuse_incomplete(plan, confirmed, all_or_nothing)
        tell = progress or SilentProgress()
        with self._database.unit(Command(actor.name, "students.import", _reason(plan, confirmed))) as unit:
            remade = _remade(plan, student_import.plan_rows(unit.connection, actor.scope, _records(plan), plan.sheet))
            _refuse_incomplete(remade, confirmed, all_or_nothing)
            rows = remade.to_apply(confirmed)
            founded = student_import.new_classes(unit.connection, actor.scope, rows)
            tell.begin("导入学生", len(rows))
            ids = StudentWriter(unit, founded).write(rows, tell.step)
        return Outcome(report_of(remade, rows), (Change(Area.STUDENTS, tuple(ids)), Change(Area.CLASSES)))

    @needs(Permission.ENTERPRISES_IMPORT)
    def plan_enterprises(
        self, actor: Actor, path: Path, progress: Progress | None = None, *, sheet: str | None = None
    ) -> ImportPlan[EnterpriseDraft]:
        """What the sheet of enterprises and posts at `path` would change; writes nothing.

        Args:
            sheet: the sheet to read; without it the visible one whose headings fit best.

        Raises:
            RuleViolation: no such sheet, no header row, or no row below it.
            EnvironmentFault: the file cannot be read in time or is damaged.
        """
        del actor
        reading = read_enterprises(path, sheet=sheet, progress=progress or SilentProgress())
        with self._database.read() as connection:
            rows = enterprise_import.plan_rows(connection, reading.records, reading.sheet)
        return ImportPlan(
            "enterprises", path.name, reading.sheet, reading.header_row, rows, (), tuple(reading.problems)
        )

    @needs(Permission.ENTERPRISES_IMPORT)
    def apply_enterprises(
        self,
        actor: Actor,
        plan: ImportPlan[EnterpriseDraft],
        *,
        all_or_nothing: bool = False,
        confirmed_rows: Iterable[int] = (),
        progress: Progress | None = None,
    ) -> Outcome[ImportReport]:
        """Writes the good rows of a plan, in one transaction. See `apply_students`."""
        confirmed = frozenset(confirmed_rows)
        _refuse_incomplete(plan, confirmed, all_or_nothing)
        tell = progress or SilentProgress()
        with self._database.unit(Command(actor.name, "enterprises.import", _reason(plan, confirmed))) as unit:
            remade = _remade(plan, enterprise_import.plan_rows(unit.connection, _records(plan), plan.sheet))
            _refuse_incomplete(remade, confirmed, all_or_nothing)
            rows = remade.to_apply(confirmed)
            tell.begin("导入企业与岗位", len(rows))
            writer = EnterpriseWriter(unit, self._clock.today(), plan.file_name)
            ids = writer.write(rows, tell.step)
        return Outcome(report_of(remade, rows), (Change(Area.ENTERPRISES, tuple(ids)),))


def report_of(plan: ImportPlan[D], applied: tuple[PlannedRow[D], ...] | None) -> ImportReport:
    """The counts and problems of a plan; `applied` rows count under what was done with them, None for a dry run."""
    done = {row.row: row for row in applied or ()}
    confirmed = [row for row in done.values() if row.action is Action.HELD]
    still_held = tuple(
        problem
        for row in plan.rows
        if row.row not in done and row.action is not Action.SAME
        for problem in row.problems
        if problem.severity is Severity.HELD
    )
    return ImportReport(
        new=plan.count(Action.NEW) + sum(row.intent is Action.NEW for row in confirmed),
        changed=plan.count(Action.CHANGED) + sum(row.intent is Action.CHANGED for row in confirmed),
        same=plan.count(Action.SAME),
        refused=plan.of_severity(Severity.REFUSED),
        held=still_held,
        warnings=plan.of_severity(Severity.WARNING),
        applied=applied is not None,
    )


def _records(plan: ImportPlan[D]) -> tuple[SheetRecord[D], ...]:
    """The plan's rows as they were read; what the record said against them is judged again."""
    return tuple(
        SheetRecord(row.row, row.draft, tuple(p for p in row.problems if p.code not in _OWN_CODES)) for row in plan.rows
    )


def _remade(plan: ImportPlan[D], rows: tuple[PlannedRow[D], ...]) -> ImportPlan[D]:
    return replace(plan, rows=rows)


def _reason(plan: ImportPlan[D], confirmed: frozenset[int]) -> str:
    seen = f"；已核对原件的行：{', '.join(map(str, sorted(confirmed)))}" if confirmed else ""
    return f"{plan.file_name} · {plan.sheet}{seen}"


def _refuse_incomplete(plan: ImportPlan[D], confirmed: frozenset[int], all_or_nothing: bool) -> None:
    if not all_or_nothing:
        return
    held = sum(row.action is Action.HELD and row.row not in confirmed for row in plan.rows)
    refused = plan.count(Action.REFUSED)
    if held or refused:
        facts = {"refused": refused, "held": held}
        problems = [p for row in plan.rows for p in row.problems if p.severity is not Severity.WARNING]
        raise RuleViolation([Problem(ImportCode.BATCH_REFUSED, facts=facts), *problems])
