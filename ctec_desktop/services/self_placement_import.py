"""Importing the collected sheet of self-chosen places: units, posts, placements and an application for each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.applications import CLAUSE, RULE, ApplicationState
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.drafts_placements import SelfPlacementDraft
from ctec_desktop.domain.import_plan import Action, FieldChange, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.views import PlacementView, PlanView, StudentView
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.gone_enterprises import GoneEnterprises
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.named_students import NamedStudents
from ctec_desktop.services.placement_gate import Gate
from ctec_desktop.services.plan_choice import PlanChoice, days_of, under_plan
from ctec_desktop.services.row_planning import planned_row, with_codes_named_elsewhere
from ctec_desktop.services.self_placement_units import (
    SheetUnits,
    UnitFound,
    to_write,
    unit_draft,
)
from ctec_desktop.sheets.placements import read_self_placements
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.storage.queries.applications import applications_of_students
from ctec_desktop.storage.queries.placements import standing_placements
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.applications import ApplicationToAdd, add_applications, change_application
from ctec_desktop.storage.writers.enterprises import EnterpriseWriter
from ctec_desktop.storage.writers.placements import PlacementToAdd, add_each
from ctec_desktop.wording.applications import APPLICATION_MADE

Draft = SelfPlacementDraft
_APPLICATION = ("applied_on", "reason", "guardian_agreed_on")


class SelfPlacementImporter(Importer[Draft]):
    """A placement that stands already is SAME; an application still undecided takes what the sheet adds to it."""

    noun = ImportNoun.SELF_PLACEMENTS
    permission = Permission.PLACEMENTS_EDIT
    areas = (Area.PLACEMENTS, Area.ENTERPRISES)
    doing = "导入自主实习"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[Draft]:
        return under_plan(read_self_placements(path, choice=choice, progress=progress), choice)

    @override
    def plan_rows(self, ground: Ground, records: Sequence[SheetRecord[Draft]], sheet: str) -> Planned[Draft]:
        past = GoneEnterprises.read(ground.connection)
        records = [past.named_today(record, sheet) for record in with_codes_named_elsewhere(records, _name_of)]
        known = _Known(ground, [record.draft for record in records])
        rows = tuple(known.plan(record, sheet) for record in records)
        return Planned(rows, known.founded(rows))

    @override
    def write(self, unit: WriteUnit, writing: Writing[Draft], step: Callable[[int], None]) -> list[int]:
        known = _Known(writing.ground, [row.draft for row in writing.plan.rows])
        for row in writing.plan.rows:
            known.units.name_of(row.draft)
        units = EnterpriseWriter(unit, writing.ground.today, writing.plan.file_name, len(writing.rows))
        new = [row for row in writing.rows if row.known_id is None]
        wished = []
        for number, row in enumerate(new, 1):
            wished.append(known.placement(units, row))
            step(number)
        units.send()
        ids = add_each(unit, wished)
        known_rows = [row for row in writing.rows if row.known_id is not None]
        applied = [*zip(ids, new, strict=True), *((row.known_id or 0, row) for row in known_rows)]
        known.apply_for(unit, [(placement_id, row.draft) for placement_id, row in applied])
        step(len(writing.rows))
        return [placement_id for placement_id, _ in applied]


class _Known:
    """Students, plans, units and posts the sheet may speak of, what the gate says, and which placements stand."""

    def __init__(self, ground: Ground, drafts: Sequence[Draft]) -> None:
        self._today = ground.today
        self._written: set[str | None] = set()
        self._posts: dict[object, tuple[int, int | None]] = {}
        self._students = NamedStudents.read(ground, (draft.student_no for draft in drafts))
        self._plans = PlanChoice(ground)
        self.units = SheetUnits(ground)
        students = list(self._students.by_no.values())
        ids = [student.id for student in students]
        self._gate = Gate(ground.connection, students)
        self._standing = standing_placements(ground.connection, ground.scope, ids)
        self._applications = applications_of_students(ground.connection, ids)

    def plan(self, record: SheetRecord[Draft], sheet: str) -> PlannedRow[Draft]:
        draft, place = self.units.spelt(record.draft), CellPlace(sheet, record.row)
        student, plan = self._students.find(draft.student_no), self._plans.find(draft.plan_name)
        found = self.units.find(draft)
        problems = [*self._students.against(draft.student_no, draft.name), *_family(draft)]
        if isinstance(plan, Problem):
            problems.append(plan)
        stands = None
        if student is not None and isinstance(plan, PlanView):
            wished = days_of(plan, draft.from_on, draft.until_on, draft.enterprise_name or "")
            stands = self._stands(student, plan, found, wished)
            if stands is None:
                problems += self._gate.problems(student, plan, wished, place)
        if stands is None:
            problems += self.units.against(draft, found, record.row) if draft.enterprise_name else ()
            if draft.guardian_agrees and draft.guardian_agreed_on is None:
                facts = {"day": (draft.applied_on or self._today).isoformat()}
                problems.append(Problem(ImportCode.GUARDIAN_DAY_ASSUMED, Severity.WARNING, dict(facts)))
        changes = () if stands is None else self._changes(draft, stands)
        label = f"{self._students.label(draft.student_no, draft.name)} · {draft.enterprise_name or ''}"
        told = planned_row(
            replace(record, draft=draft),
            label,
            (replace(problem, place=place) for problem in problems),
            stands.id if stands else None,
            changes,
        )
        if told.intent is Action.NEW and student is not None and isinstance(plan, PlanView):
            self._gate.take(student.id, days_of(plan, draft.from_on, draft.until_on, draft.enterprise_name or ""))
        return told

    def founded(self, rows: Sequence[PlannedRow[Draft]]) -> tuple[str, ...]:
        """The units that would be added."""
        new = (row.draft for row in rows if row.action is not Action.REFUSED and row.known_id is None)
        return tuple(dict.fromkeys(self.units.name_of(d) for d in new if self.units.find(d).unit is None))

    def placement(self, units: EnterpriseWriter, row: PlannedRow[Draft]) -> PlacementToAdd:
        """Writes unit, post and mentor of a row; what it asks for."""
        draft = row.draft
        student, plan = self._students.find(draft.student_no), self._plans.find(draft.plan_name)
        if student is None or isinstance(plan, Problem):
            raise LookupError(f"{draft.student_no}: planned, but not to be placed")
        found = self.units.find(draft)
        said = to_write(draft, found, self.units.name_of(draft))
        if found.unit is None and (unit := said.uscc or said.name) in self._written:
            # Several students name the same new unit: the first one's words stand.
            said = replace(said, address=None, contact_name=None, contact_phone=None)
        elif found.unit is None:
            self._written.add(unit)
        line = PlannedRow(row.row, row.label, row.action, row.intent, said, found.unit.id if found.unit else None)
        post_id, mentor_id = self._post(units, line, unit_draft(draft))
        days = days_of(plan, draft.from_on, draft.until_on, "")
        return PlacementToAdd(student.id, plan.id, post_id, ArrangedBy.SELF, days.from_on, days.until_on, mentor_id)

    def _post(
        self, units: EnterpriseWriter, line: PlannedRow[EnterpriseDraft], said: EnterpriseDraft
    ) -> tuple[int, int | None]:
        """The post and the mentor of a row; what several students say alike is written once."""
        key = (line.known_id, replace(line.draft, address=None, contact_name=None, contact_phone=None), said)
        if key not in self._posts:
            unit_id, post_id = units.write_post(line)
            self._posts[key] = (post_id, units.led_by(unit_id, said, post_id))
        return self._posts[key]

    def apply_for(self, unit: WriteUnit, applied: Sequence[tuple[int, Draft]]) -> None:
        """Makes the application of each placement, or adds to the one it has."""
        today = self._today
        new = [(placement_id, draft) for placement_id, draft in applied if placement_id not in self._applications]
        add_applications(
            unit,
            [
                ApplicationToAdd(placement_id, draft.applied_on or today, draft.reason, _agreed_on(draft, today))
                for placement_id, draft in new
            ],
        )
        for placement_id, draft in applied:
            if (known := self._applications.get(placement_id)) is not None:
                stated = {field: _stated(draft, field, today) for field in _APPLICATION}
                if draft.guardian_agreed_on is None and known[3] is not None:
                    del stated["guardian_agreed_on"]
                change_application(unit, placement_id, stated)

    def _stands(self, student: StudentView, plan: PlanView, found: UnitFound, wished: Period) -> PlacementView | None:
        """The student's own placement on this post under the plan for these days."""
        post_id = found.post.id if found.post else None
        return next(
            (
                view
                for view in self._standing
                if view.arranged_by == ArrangedBy.SELF
                and (view.student_id, view.plan_id, view.post_id) == (student.id, plan.id, post_id)
                and (view.from_on, view.until_on) == (wished.from_on, wished.until_on)
            ),
            None,
        )

    def _changes(self, draft: Draft, stands: PlacementView) -> tuple[FieldChange, ...]:
        """What the sheet adds to an application that is not decided yet, or that was never made."""
        if stands.id not in self._applications:
            return (FieldChange("application", None, APPLICATION_MADE),)
        state, *known = self._applications[stands.id]
        if state is not ApplicationState.PENDING:
            return ()
        told = []
        for field, old in zip(_APPLICATION, known, strict=True):
            new = _stated(draft, field, self._today)
            is_assumed = field == "guardian_agreed_on" and draft.guardian_agreed_on is None
            if new is not None and new != old and not (old is not None and is_assumed):
                told.append(FieldChange(field, None if old is None else str(old), str(new)))
        return tuple(told)


def _name_of(draft: Draft) -> str | None:
    return draft.enterprise_name


def _family(draft: Draft) -> Iterator[Problem]:
    """A self-chosen place needs the student's and the guardian's application (INT-SELF-01)."""
    if draft.guardian_agrees is False:
        yield Problem(ApplicationCode.GUARDIAN_REFUSES, rule_id=RULE, clause=CLAUSE)
    elif draft.guardian_agrees is None:
        yield Problem(ImportCode.GUARDIAN_NOT_STATED, Severity.WARNING, rule_id=RULE, clause=CLAUSE)


def _stated(draft: Draft, field: str, today: date) -> date | str | None:
    if field == "guardian_agreed_on":
        return _agreed_on(draft, today)
    value: date | str | None = getattr(draft, field)
    return value


def _agreed_on(draft: Draft, today: date) -> date | None:
    """The day of consent; where only consent is stated, the day of the application or of the import."""
    if not draft.guardian_agrees:
        return None
    return draft.guardian_agreed_on or draft.applied_on or today
