"""Reading students with their class, major and first guardian."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, SQLColumnExpression, func, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.views import ClassView, GuardianView, StudentView
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import ClassGroupRow, DepartmentRow, GuardianRow, MajorRow, PersonRow, StudentRow

CHUNK = 500
_parent = aliased(PersonRow)


def student(connection: Connection, scope: RowScope, student_id: int) -> StudentView | None:
    row = connection.execute(_select(scope).where(StudentRow.id == student_id)).first()
    return None if row is None else _view(row)


def students_of_class(connection: Connection, scope: RowScope, class_name: str) -> tuple[StudentView, ...]:
    """The class in the order of student numbers."""
    statement = _select(scope).where(ClassGroupRow.name == class_name).order_by(StudentRow.student_no)
    return tuple(_view(row) for row in connection.execute(statement))


def all_students(connection: Connection, scope: RowScope) -> Iterator[StudentView]:
    """Every student by student number, streamed."""
    for row in connection.execute(_select(scope).order_by(StudentRow.student_no)):
        yield _view(row)


def students_by_numbers(
    connection: Connection,
    scope: RowScope,
    *,
    student_nos: Sequence[str],
    id_numbers: Sequence[str],
    registration_nos: Sequence[str],
) -> tuple[StudentView, ...]:
    """Students whom any of these numbers names, each once."""
    found: dict[int, StudentView] = {}
    columns: tuple[tuple[SQLColumnExpression[Any], Sequence[str]], ...] = (
        (StudentRow.student_no, student_nos),
        (PersonRow.id_number, id_numbers),
        (StudentRow.registration_no, registration_nos),
    )
    for column, values in columns:
        for start in range(0, len(values), CHUNK):
            statement = _select(scope).where(column.in_(values[start : start + CHUNK]))
            found |= {row[0]: _view(row) for row in connection.execute(statement)}
    return tuple(found.values())


def names_by_id_number(connection: Connection, id_numbers: Sequence[str]) -> dict[tuple[str, str], str]:
    """Whose each identity number is, by kind and number, under whatever hat they stand in the record."""
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(id_numbers), CHUNK):
        statement = select(PersonRow.id_kind, PersonRow.id_number, PersonRow.name).where(
            PersonRow.id_number.in_(id_numbers[start : start + CHUNK])
        )
        found |= {(kind, str(number)): name for kind, number, name in connection.execute(statement)}
    return found


def classes(connection: Connection, scope: RowScope) -> tuple[ClassView, ...]:
    """Classes that are not retired, newest grade first, with their number of students."""
    members = (
        select(func.count())
        .where(StudentRow.class_group_id == ClassGroupRow.id)
        .correlate(ClassGroupRow)
        .scalar_subquery()
    )
    statement = (
        select(ClassGroupRow.id, ClassGroupRow.name, ClassGroupRow.grade, MajorRow.name, DepartmentRow.name, members)
        .outerjoin(MajorRow, ClassGroupRow.major_id == MajorRow.id)
        .outerjoin(DepartmentRow, ClassGroupRow.department_id == DepartmentRow.id)
        .where(in_scope(scope), ClassGroupRow.retired_on.is_(None))
        .order_by(ClassGroupRow.grade.desc(), ClassGroupRow.sort_key)
    )
    return tuple(ClassView(*row) for row in connection.execute(statement))


def _select(scope: RowScope) -> AnySelect:
    first = (
        select(func.min(GuardianRow.id))
        .where(GuardianRow.student_id == StudentRow.id, GuardianRow.rank == 1, GuardianRow.retired_on.is_(None))
        .correlate(StudentRow)
        .scalar_subquery()
    )
    return (
        select(
            StudentRow.id,
            StudentRow.student_no,
            PersonRow.name,
            PersonRow.gender,
            PersonRow.id_kind,
            PersonRow.id_number,
            PersonRow.birth_on,
            ClassGroupRow.id,
            ClassGroupRow.name,
            ClassGroupRow.grade,
            MajorRow.code,
            MajorRow.name,
            DepartmentRow.name,
            PersonRow.phone,
            PersonRow.address,
            StudentRow.registration_no,
            StudentRow.enrolled_on,
            _parent.name,
            GuardianRow.relation,
            _parent.phone,
            _parent.id_number,
            _parent.address,
        )
        .select_from(StudentRow)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .outerjoin(MajorRow, ClassGroupRow.major_id == MajorRow.id)
        .outerjoin(DepartmentRow, ClassGroupRow.department_id == DepartmentRow.id)
        .outerjoin(GuardianRow, GuardianRow.id == first)
        .outerjoin(_parent, GuardianRow.person_id == _parent.id)
        .where(in_scope(scope))
    )


def _view(row: Any) -> StudentView:
    guardian = GuardianView(*row[17:22]) if row[17] is not None else None
    return StudentView(*[*row[:17], guardian])
