"""Importing sheets: plan, show, apply. What was written since a plan was made has it made again in the write unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_ground import MadeAgainst
from ctec_desktop.domain.import_plan import (
    AS_PROPOSED,
    UNDECIDED,
    Action,
    D,
    Decisions,
    FieldOffer,
    ImportChoice,
    ImportPlan,
    ImportReport,
    PlannedRow,
)
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.kernel.collecting import collecting_later
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.blank_workbooks import save_blank
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.import_nouns import IMPORTERS
from ctec_desktop.services.import_undo import run_to_undo, runs_of, undo_run
from ctec_desktop.services.importer import Ground, Importer, Writing
from ctec_desktop.services.school_wide import refuse_limited
from ctec_desktop.sheets.fill_sheets import fill_sheets
from ctec_desktop.sheets.layout import fields_of
from ctec_desktop.sheets.marked import write_marked
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.storage.queries.column_mappings import remembered_columns
from ctec_desktop.storage.queries.write_units import newest_unit
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.column_mappings import remember_columns
from ctec_desktop.storage.writers.import_runs import RunFacts, RunKeeper

_ROWS_TOLD = 20
# What was found while the file was read; everything else is judged again.
_READ_CODES = frozenset(code.value for code in SheetCode)


class ImportService(Service):
    """Every method takes the noun or a plan of it; what is particular to a noun stands in its `Importer`."""

    @needs(Permission.IMPORTS_USE)
    @collecting_later()
    def plan(
        self,
        actor: Actor,
        noun: str,
        path: Path,
        choice: ImportChoice = AS_PROPOSED,
        progress: Progress | None = None,
    ) -> ImportPlan[Any]:
        """What the sheet at `path` would change. Reads the file in a child worker; writes nothing.

        Args:
            noun: what is imported, one of `ImportNoun`.
            choice: what a person corrected; without it the visible sheet whose headings fit best is read.

        Raises:
            RuleViolation: no such sheet, no header row, or no row below it.
            EnvironmentFault: the file cannot be read in time or is damaged.
        """
        importer = self._importer(actor, noun)
        with self._database.read() as connection:
            choice = replace(choice, remembered=remembered_columns(connection, noun))
        reading = importer.read(path, choice, progress or SilentProgress())
        with self._database.read() as connection:
            ground = Ground(connection, actor.scope, self._clock.today())
            made_against = MadeAgainst(newest_unit(connection), ground.scope, ground.today)
            planned = importer.plan_rows(ground, reading.records, reading.sheet)
        return ImportPlan(
            noun,
            path.name,
            reading.sheet,
            reading.header_row,
            tuple(_with_cells(planned.rows, reading.records)),
            planned.created,
            (*reading.problems, *planned.problems),
            reading.layout,
            planned.absent,
            made_against,
        )

    @needs(Permission.IMPORTS_USE)
    def save_refused(self, actor: Actor, plan: ImportPlan[Any], decisions: Decisions, target: Path) -> Path:
        """Writes the refused rows, and those still held, to a workbook that can be corrected and imported again.

        Raises:
            EnvironmentFault: the target cannot be written.
        """
        self._importer(actor, plan.noun)
        left = [row for row in plan.rows if _is_left(row, decisions)]
        write_marked(target, plan.sheet, plan.layout.blocks if plan.layout is not None else (), left)
        return target

    @needs(Permission.IMPORTS_USE)
    @collecting_later()
    def apply(
        self,
        actor: Actor,
        plan: ImportPlan[Any],
        decisions: Decisions = UNDECIDED,
        progress: Progress | None = None,
    ) -> Outcome[ImportReport]:
        """Writes the good rows of a plan, in one transaction.

        Raises:
            RuleViolation: all or nothing was asked for, and a row is refused or still held; or a decision on an
                absent record cannot be carried out.
        """
        importer = self._importer(actor, plan.noun)
        _refuse_incomplete(plan, decisions)
        tell = progress or SilentProgress()
        with self._database.unit(Command(actor.name, f"{plan.noun}.import", _reason(plan, decisions))) as unit:
            ground = Ground(unit.connection, actor.scope, self._clock.today())
            remade = _remade(plan, importer, ground, newest_unit(unit.connection, before=unit.number))
            decisions = _still_confirmed(plan, remade, decisions)
            _refuse_incomplete(remade, decisions)
            rows = remade.to_apply(decisions.confirmed_rows)
            tell.begin(importer.doing, len(rows))
            _remember(unit, plan)
            keeper = RunKeeper(unit)
            writing = Writing(remade, rows, decisions, ground)
            ids = importer.write(unit, writing, tell.step)
            if importer.areas[0] is Area.PLACEMENTS and any(row.action is Action.HELD for row in rows):
                from ctec_desktop.services.held_decisions import record_decisions

                record_decisions(unit, actor, ids, ground.today)
            warnings = importer.settle_absences(unit, writing)
            report = report_of(remade, rows)
            facts = (plan.noun, plan.file_name, plan.sheet, actor.name, report.new, report.changed)
            run_id = keeper.keep(RunFacts(*facts))
        first, *others = importer.areas
        touched = (*ids, *(decision.id for decision in decisions.absences))
        changes = (Change(first, touched), *(Change(area) for area in others))
        report = replace(report, run_id=run_id, warnings=(*report.warnings, *warnings))
        return Outcome(report, changes, warnings)

    @needs(Permission.IMPORTS_USE)
    def last_run(self, actor: Actor, noun: str | None = None) -> ImportRunView | None:
        """The newest import, of a noun or of any, that the actor may undo; None when there is none."""
        with self._database.read() as connection:
            runs = runs_of(connection, actor)
        return next((run for run in runs if noun in (None, run.noun) and self._may(actor, run.noun)), None)

    @needs(Permission.IMPORTS_USE)
    def undo(self, actor: Actor, run_id: int, reason: str, progress: Progress | None = None) -> Outcome[ImportRunView]:
        """Undoes the last import of its noun: what it made goes, what it changed is as it was before.

        Raises:
            RuleViolation: no reason, not the last import, or something stands on it by now; each is named.
        """
        if not reason.strip():
            raise RuleViolation([Problem(ImportCode.UNDO_REASON_REQUIRED)])
        tell = progress or SilentProgress()
        tell.begin("撤销导入", 0)
        with self._database.unit(Command(actor.name, "imports.undo", reason.strip())) as unit:
            run = run_to_undo(unit.connection, actor, run_id)
            importer = self._importer(actor, run.noun)
            undo_run(unit, run.id, tell.step)
        return Outcome(run, tuple(Change(area) for area in importer.areas))

    @needs(Permission.IMPORTS_USE)
    def check(self, actor: Actor, noun: str) -> None:
        """Raises: RuleViolation where a file of this noun would be refused whatever it says."""
        self._importer(actor, noun)

    @needs(Permission.IMPORTS_USE)
    def save_blank(self, actor: Actor, noun: str, target: Path, class_name: str | None = None) -> Path:
        """Writes the workbook to fill for a noun; see `blank_workbooks.save_blank`."""
        self._importer(actor, noun)
        with self._database.read() as connection:
            save_blank(connection, actor.scope, noun, target, class_name)
        return target

    @needs(Permission.IMPORTS_USE)
    def fields(self, actor: Actor, noun: str) -> tuple[FieldOffer, ...]:
        """What a column of a sheet of this noun may be read as."""
        self._importer(actor, noun)
        return fields_of(fill_sheets()[noun].headings)

    def _importer(self, actor: Actor, noun: str) -> Importer[Any]:
        importer = IMPORTERS[noun]
        self._allow(actor, importer.permission)
        if importer.is_school_wide:
            refuse_limited(actor)
        return importer

    def _may(self, actor: Actor, noun: str) -> bool:
        importer = IMPORTERS[noun]
        is_in_reach = actor.scope.is_whole_school or not importer.is_school_wide
        return is_in_reach and self._context.policy.allows(actor, importer.permission)


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
        absent=plan.absent,
    )


def _with_cells(rows: Iterable[PlannedRow[D]], records: Iterable[SheetRecord[D]]) -> Iterator[PlannedRow[D]]:
    """Rows that something stands against keep their cells, to be given back for correction."""
    read = {record.row: record for record in records}
    for row in rows:
        is_open = row.action in (Action.REFUSED, Action.HELD) and row.row in read
        yield replace(row, cells=read[row.row].texts()) if is_open else row


def _remember(unit: WriteUnit, plan: ImportPlan[D]) -> None:
    """The columns as a person corrected them, for the next file with such headings."""
    layout = plan.layout
    if layout is not None and layout.is_corrected:
        columns = tuple((column.letter, column.field) for column in layout.columns)
        remember_columns(unit, plan.noun, layout.signature, columns)


def _is_left(row: PlannedRow[D], decisions: Decisions) -> bool:
    """Whether a row stays out of the record: something is wrong with it, or nobody has seen its papers."""
    is_held = row.action is Action.HELD and row.row not in decisions.confirmed_rows
    return is_held or row.action is Action.REFUSED


def _remade(plan: ImportPlan[Any], importer: Importer[Any], ground: Ground, newest: int) -> ImportPlan[Any]:
    """The plan against what is true now; as it is while nothing has been written since it was made."""
    if plan.made_against == MadeAgainst(newest, ground.scope, ground.today):
        return plan
    planned = importer.plan_rows(ground, _records(plan), plan.sheet)
    return replace(plan, rows=planned.rows, created=planned.created, absent=planned.absent)


def _still_confirmed(plan: ImportPlan[D], remade: ImportPlan[D], decisions: Decisions) -> Decisions:
    """The decisions without the rows that are held for more by now than a person has seen."""
    if remade is plan or not decisions.confirmed_rows:
        return decisions
    seen = {row.row: _held_for(row) for row in plan.rows}
    kept = (row.row for row in remade.rows if _held_for(row) <= seen[row.row])
    return replace(decisions, confirmed_rows=decisions.confirmed_rows.intersection(kept))


def _held_for(row: PlannedRow[D]) -> frozenset[str]:
    return frozenset(problem.code for problem in row.problems if problem.severity is Severity.HELD)


def _records(plan: ImportPlan[D]) -> tuple[SheetRecord[D], ...]:
    """The plan's rows as they were read; what the record said against them is judged again."""
    return tuple(
        SheetRecord(row.row, row.draft, tuple(p for p in row.problems if p.code in _READ_CODES)) for row in plan.rows
    )


def _reason(plan: ImportPlan[D], decisions: Decisions) -> str:
    return f"{plan.file_name} · {plan.sheet}{_seen(sorted(decisions.confirmed_rows))}"


def _seen(rows: Sequence[int]) -> str:
    """The rows whose papers a person has seen; of many the first and how many they are."""
    if not rows:
        return ""
    told = ", ".join(map(str, rows[:_ROWS_TOLD]))
    return f"；已核对原件的行：{told}{f' 等 {len(rows)} 行' if len(rows) > _ROWS_TOLD else ''}"


def _refuse_incomplete(plan: ImportPlan[D], decisions: Decisions) -> None:
    if not decisions.all_or_nothing:
        return
    held = sum(row.action is Action.HELD and row.row not in decisions.confirmed_rows for row in plan.rows)
    refused = plan.count(Action.REFUSED)
    if held or refused:
        facts = {"refused": refused, "held": held}
        problems = [p for row in plan.rows for p in row.problems if p.severity is not Severity.WARNING]
        raise RuleViolation([Problem(ImportCode.BATCH_REFUSED, facts=facts), *problems])
