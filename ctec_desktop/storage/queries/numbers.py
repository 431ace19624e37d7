"""Reading one personal number of one record."""

from typing import Any, Final

from sqlalchemy import Connection, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberFound, NumberHolder, NumberKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import ClassGroupRow, GuardianRow, PersonRow, StudentRow, TeacherRow

_student = shared_alias(PersonRow)
_COLUMNS: Final[dict[NumberKind, Any]] = {
    NumberKind.ID_NUMBER: PersonRow.id_number,
    NumberKind.PHONE: PersonRow.phone,
    NumberKind.REGISTRATION_NO: StudentRow.registration_no,
}


def number(connection: Connection, scope: RowScope, asked: NumberAsked) -> NumberFound | None:
    """None when the record is gone or out of sight."""
    row = connection.execute(_SELECTS[asked.holder](scope, asked)).first()
    if row is None:
        return None
    person_id, name, known_as, birth_on, value = row
    return NumberFound(person_id, f"{name}（{known_as}）", birth_on, value)


def _of_student(scope: RowScope, asked: NumberAsked) -> AnySelect:
    person = PersonRow
    return (
        select(person.id, person.name, StudentRow.student_no, person.birth_on, _COLUMNS[asked.kind])
        .select_from(StudentRow)
        .join(person, StudentRow.person_id == person.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(StudentRow.id == asked.id, in_scope(scope))
    )


def _of_guardian(scope: RowScope, asked: NumberAsked) -> AnySelect:
    person = PersonRow
    return (
        select(person.id, person.name, _student.name, person.birth_on, _COLUMNS[asked.kind])
        .select_from(GuardianRow)
        .join(person, GuardianRow.person_id == person.id)
        .join(StudentRow, GuardianRow.student_id == StudentRow.id)
        .join(_student, StudentRow.person_id == _student.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(GuardianRow.id == asked.id, in_scope(scope))
    )


def _of_teacher(_scope: RowScope, asked: NumberAsked) -> AnySelect:
    person = PersonRow
    return (
        select(person.id, person.name, TeacherRow.staff_no, person.birth_on, _COLUMNS[asked.kind])
        .select_from(TeacherRow)
        .join(person, TeacherRow.person_id == person.id)
        .where(TeacherRow.id == asked.id)
    )


_SELECTS: Final = {
    NumberHolder.STUDENT: _of_student,
    NumberHolder.GUARDIAN: _of_guardian,
    NumberHolder.TEACHER: _of_teacher,
}
