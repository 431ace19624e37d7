"""Importing students: what a roster would change, and changing it in one write unit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.grades import grade_of_class
from ctec_desktop.domain.import_plan import Action, FieldChange, PlannedRow
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import classes, students_by_numbers

# field of the draft → field of the view it is compared with
_OWN_FIELDS = {
    "student_no": "student_no",
    "name": "name",
    "gender": "gender",
    "id_number": "id_number",
    "birth_date": "birth_on",
    "class_name": "class_name",
    "phone": "phone",
    "address": "address",
    "enrolled_on": "enrolled_on",
    "registration_no": "registration_no",
}
_GUARDIAN_FIELDS = {
    "guardian_name": "name",
    "guardian_relation": "relation",
    "guardian_phone": "phone",
    "guardian_id_number": "id_number",
}


@dataclass(frozen=True, slots=True)
class KnownStudents:
    """The students a roster may speak of, by each of the numbers that name them."""

    by_student_no: dict[str, StudentView]
    by_id_number: dict[str, StudentView]
    by_registration_no: dict[str, StudentView]

    @classmethod
    def read(cls, connection: Connection, scope: RowScope, drafts: Iterable[StudentDraft]) -> "KnownStudents":
        rows = list(drafts)
        views = students_by_numbers(
            connection,
            scope,
            student_nos=[draft.student_no for draft in rows if draft.student_no],
            id_numbers=[draft.id_number for draft in rows if draft.id_number],
            registration_nos=[draft.registration_no for draft in rows if draft.registration_no],
        )
        return cls(
            {view.student_no: view for view in views},
            {view.id_number: view for view in views if view.id_number},
            {view.registration_no: view for view in views if view.registration_no},
        )


def plan_rows(
    connection: Connection, scope: RowScope, records: Sequence[SheetRecord[StudentDraft]], sheet: str
) -> tuple[PlannedRow[StudentDraft], ...]:
    """Every row of the roster against the record as it stands."""
    known = KnownStudents.read(connection, scope, (record.draft for record in records))
    return tuple(_plan_row(record, known, sheet) for record in records)


def new_classes(
    connection: Connection, scope: RowScope, rows: Iterable[PlannedRow[StudentDraft]]
) -> dict[str, tuple[StudentDraft, ...]]:
    """Classes the rows name that the record does not know, with the drafts that name them."""
    existing = {view.name for view in classes(connection, scope)}
    members: defaultdict[str, list[StudentDraft]] = defaultdict(list)
    for row in rows:
        name = row.draft.class_name
        if row.action is not Action.REFUSED and name and name not in existing:
            members[name].append(row.draft)
    return {name: tuple(drafts) for name, drafts in members.items()}


def class_problems(founded: dict[str, tuple[StudentDraft, ...]]) -> tuple[Problem, ...]:
    """What a person should know about the grade of each class that will be founded (INT-GRADE-01 rests on it)."""
    told = []
    for name, drafts in founded.items():
        if any(draft.grade for draft in drafts):
            continue
        grade = grade_of(name, drafts)
        code = ImportCode.GRADE_NOT_KNOWN if grade is None else ImportCode.GRADE_GUESSED_FROM_CLASS
        facts: dict[str, Fact] = {"class_name": name, "grade": grade}
        told.append(Problem(code, Severity.WARNING, facts, value=name))
    return tuple(told)


def grade_of(name: str, drafts: Sequence[StudentDraft]) -> int | None:
    return grade_of_class(name, (draft.grade for draft in drafts), (draft.enrolled_on for draft in drafts))


def _plan_row(record: SheetRecord[StudentDraft], known: KnownStudents, sheet: str) -> PlannedRow[StudentDraft]:
    draft = record.draft
    label = f"{draft.name or ''}（{draft.student_no or '无学号'}）"
    view = known.by_student_no.get(draft.student_no or "")
    problems = (*record.problems, *_conflicts(draft, view, known, record.row, sheet))
    severities = {problem.severity for problem in problems}
    if Severity.REFUSED in severities:
        return PlannedRow(record.row, label, Action.REFUSED, Action.REFUSED, draft, problems=problems)
    changes = () if view is None else differences(draft, view)
    intent = Action.NEW if view is None else Action.CHANGED if changes else Action.SAME
    action = Action.HELD if Severity.HELD in severities and intent is not Action.SAME else intent
    return PlannedRow(record.row, label, action, intent, draft, view.id if view else None, changes, problems)


def _conflicts(
    draft: StudentDraft, view: StudentView | None, known: KnownStudents, row: int, sheet: str
) -> Iterable[Problem]:
    if view is None and not draft.class_name:
        yield Problem(ImportCode.CLASS_MISSING, place=CellPlace(sheet, row))
    for code, number, holders in (
        (ImportCode.ID_NUMBER_OF_ANOTHER, draft.id_number, known.by_id_number),
        (ImportCode.REGISTRATION_NO_OF_ANOTHER, draft.registration_no, known.by_registration_no),
    ):
        holder = holders.get(number or "")
        if holder is not None and (view is None or holder.id != view.id):
            facts: dict[str, Fact] = {"name": holder.name, "student_no": holder.student_no}
            yield Problem(code, facts=facts, place=CellPlace(sheet, row), value=number or "")


def differences(draft: StudentDraft, view: StudentView) -> tuple[FieldChange, ...]:
    """The fields the sheet states otherwise than the record; a blank cell states nothing."""
    pairs = [(field, getattr(draft, field), getattr(view, own)) for field, own in _OWN_FIELDS.items()]
    guardian = view.guardian
    for field, own in _GUARDIAN_FIELDS.items():
        pairs.append((field, getattr(draft, field), getattr(guardian, own) if guardian else None))
    return tuple(
        FieldChange(field, _text(old), _text(new)) for field, new, old in pairs if new is not None and new != old
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
