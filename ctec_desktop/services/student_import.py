"""Importing students: what a roster would change, and changing it in one write unit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.grades import grade_of_class
from ctec_desktop.domain.import_plan import Action, FieldChange, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, Permission, RowScope
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.absences import absent_students, record_absences
from ctec_desktop.services.class_changes import (
    new_names,
    rename_problems,
    renamed_classes,
    with_grades,
    with_names,
)
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.row_planning import differences, planned_row
from ctec_desktop.services.student_conflicts import KnownStudents, conflicts
from ctec_desktop.services.student_matching import match_of, without_doubles
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.students import read_students
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import classes
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.students import StudentWriter

# field of the draft → field of the view it is compared with
_OWN_FIELDS = {
    "student_no": "student_no",
    "name": "name",
    "gender": "gender",
    "id_kind": "id_kind",
    "id_number": "id_number",
    "birth_date": "birth_on",
    "class_name": "class_name",
    "phone": "phone",
    "address": "address",
    "enrolled_on": "enrolled_on",
    "registration_no": "registration_no",
}
# Without a number the kind of paper says nothing.
_WITHOUT_CARD = {field: own for field, own in _OWN_FIELDS.items() if field != "id_kind"}
_GUARDIAN_FIELDS = {
    "guardian_name": "name",
    "guardian_relation": "relation",
    "guardian_phone": "phone",
    "guardian_id_number": "id_number",
}


class StudentImporter(Importer[StudentDraft]):
    """Students with their class, major and first guardian."""

    noun = ImportNoun.STUDENTS
    permission = Permission.STUDENTS_IMPORT
    areas = (Area.STUDENTS, Area.CLASSES)
    doing = "导入学生"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[StudentDraft]:
        return read_students(path, choice=choice, progress=progress)

    @override
    def plan_rows(
        self, ground: Ground, records: Sequence[SheetRecord[StudentDraft]], sheet: str
    ) -> Planned[StudentDraft]:
        connection, scope = ground.connection, ground.scope
        records = _with_one_spelling(connection, records)
        known = KnownStudents.read(connection, scope, (record.draft for record in records))
        planned = without_doubles([_plan_row(record, known, sheet) for record in records], sheet)
        renamed = renamed_classes(ground, known, planned)
        rows = with_grades(known, with_names(planned, renamed))
        founded = _new_classes(connection, scope, rows)
        absent = absent_students(ground, *_covered(known, rows))
        told = (*rename_problems(renamed), *_class_problems(founded))
        return Planned(rows, tuple(sorted(founded)), told, absent)

    @override
    def write(self, unit: WriteUnit, writing: Writing[StudentDraft], step: Callable[[int], None]) -> list[int]:
        founded = _new_classes(unit.connection, writing.ground.scope, writing.rows)
        return StudentWriter(unit, founded).write(writing.rows, step)

    @override
    def settle_absences(self, unit: WriteUnit, writing: Writing[StudentDraft]) -> tuple[Problem, ...]:
        return record_absences(unit, writing.ground, writing.plan.absent, writing.decisions.absences)


def _covered(known: KnownStudents, rows: Iterable[PlannedRow[StudentDraft]]) -> tuple[tuple[int, ...], frozenset[int]]:
    """The classes the roster speaks of, and the students on record whom it names."""
    views = known.by_student_no.values()
    named = {row.draft.class_name or "" for row in rows}
    class_ids = {known.classes[name].id for name in named if name in known.classes}
    return tuple(sorted(class_ids | {view.class_id for view in views})), frozenset(view.id for view in views)


def _with_one_spelling(
    connection: Connection, records: Sequence[SheetRecord[StudentDraft]]
) -> tuple[SheetRecord[StudentDraft], ...]:
    """`24数控１班` is the `24数控 1班` on record, or of an earlier row: width and blanks make no other class."""
    spellings = {view.name: view.name for view in classes(connection, WHOLE_SCHOOL)}
    names = {search_key(name): name for name in spellings}

    def with_spelling(record: SheetRecord[StudentDraft]) -> SheetRecord[StudentDraft]:
        name = record.draft.class_name
        if name is None:
            return record
        if name not in spellings:
            spellings[name] = names.setdefault(search_key(name), name)
        spelt = spellings[name]
        return record if spelt == name else replace(record, draft=replace(record.draft, class_name=spelt))

    return tuple(map(with_spelling, records))


def _new_classes(
    connection: Connection, scope: RowScope, rows: Sequence[PlannedRow[StudentDraft]]
) -> dict[str, tuple[StudentDraft, ...]]:
    """Classes the rows name that the record does not know, with the drafts that name them."""
    existing = {view.name for view in classes(connection, scope)} | new_names(rows)
    members: defaultdict[str, list[StudentDraft]] = defaultdict(list)
    for row in rows:
        name = row.draft.class_name
        if row.action is not Action.REFUSED and name and name not in existing:
            members[name].append(row.draft)
    return {name: tuple(drafts) for name, drafts in members.items()}


def _class_problems(founded: dict[str, tuple[StudentDraft, ...]]) -> tuple[Problem, ...]:
    """What a person should know about the grade of each class that will be founded (INT-GRADE-01 rests on it)."""
    told = []
    for name, drafts in founded.items():
        if any(draft.grade for draft in drafts):
            continue
        grade = _grade_of(name, drafts)
        code = ImportCode.GRADE_NOT_KNOWN if grade is None else ImportCode.GRADE_GUESSED_FROM_CLASS
        facts: dict[str, Fact] = {"class_name": name, "grade": grade}
        told.append(Problem(code, Severity.WARNING, facts, value=name))
    return tuple(told)


def _grade_of(name: str, drafts: Sequence[StudentDraft]) -> int | None:
    return grade_of_class(name, (draft.grade for draft in drafts), (draft.enrolled_on for draft in drafts))


def _plan_row(record: SheetRecord[StudentDraft], known: KnownStudents, sheet: str) -> PlannedRow[StudentDraft]:
    draft = record.draft
    if not record.problems and known.has_nothing_on(draft):
        new = Action.NEW
        return PlannedRow(record.row, f"{draft.name or ''}（{draft.student_no}）", new, new, draft)
    place = CellPlace(sheet, record.row)
    match = match_of(draft, known, place)
    view = match.view
    label = f"{draft.name or ''}（{draft.student_no or (view.student_no if view else '无学号')}）"
    problems = (*match.problems, *conflicts(draft, view, known, place))
    return planned_row(record, label, problems, view.id if view else None, changes_of(draft, view) if view else ())


def changes_of(draft: StudentDraft, view: StudentView) -> tuple[FieldChange, ...]:
    """What the row states otherwise than the record of the student and their first guardian."""
    own = differences(draft, view, _OWN_FIELDS if draft.id_number else _WITHOUT_CARD)
    if view.guardian is None and draft.guardian_name is None:
        return own
    return (*own, *differences(draft, view.guardian, _GUARDIAN_FIELDS))
