"""Reading students with their class, major and first guardian."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, func, or_, select, true

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.views import ClassView, GuardianView, StudentView
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.majors import select_classes
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    Base,
    ClassGroupRow,
    DepartmentRow,
    GuardianRow,
    MajorRow,
    PersonRow,
    StudentRow,
    TeacherRow,
)

CHUNK = 500


class KnownPerson(NamedTuple):
    """Somebody on record, and whether the actor may know who it is."""

    id: int
    name: str
    is_seen: bool


_parent = shared_alias(PersonRow)


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
    columns: tuple[tuple[SQLColumnExpression[Any], Sequence[str]], ...] = (
        (StudentRow.student_no, student_nos),
        (PersonRow.id_number, id_numbers),
        (StudentRow.registration_no, registration_nos),
    )
    if _is_most(connection, StudentRow, max(len(values) for _, values in columns)):
        own, cards, registrations = map(frozenset, (student_nos, id_numbers, registration_nos))
        return tuple(
            view
            for view in map(_view, connection.execute(_select(scope)))
            if view.student_no in own or view.id_number in cards or view.registration_no in registrations
        )
    found: dict[int, StudentView] = {}
    for column, values in columns:
        for start in range(0, len(values), CHUNK):
            statement = _select(scope).where(column.in_(values[start : start + CHUNK]))
            found |= {row[0]: _view(row) for row in connection.execute(statement)}
    return tuple(found.values())


def students_by_ids(connection: Connection, scope: RowScope, student_ids: Sequence[int]) -> tuple[StudentView, ...]:
    """Those of the students who are in scope, by class and student number."""
    found: list[tuple[tuple[str, str], StudentView]] = []
    for start in range(0, len(student_ids), CHUNK):
        statement = _select(scope).add_columns(ClassGroupRow.sort_key)
        statement = statement.where(StudentRow.id.in_(student_ids[start : start + CHUNK]))
        found += [((row[-1], row[1]), _view(row)) for row in connection.execute(statement)]
    return tuple(view for _, view in sorted(found, key=itemgetter(0)))


def people_by_id_number(
    connection: Connection, scope: RowScope, id_numbers: Iterable[str]
) -> dict[tuple[str, str], KnownPerson]:
    """Whose each identity number is, by kind and number, under whatever hat they stand in the record."""
    statement = select(PersonRow.id_kind, PersonRow.id_number, PersonRow.id, PersonRow.name, _is_seen(scope))
    found: list[Any] = []
    asked = frozenset(id_numbers)
    if _is_most(connection, PersonRow, len(asked)):
        every = connection.execute(statement.where(PersonRow.id_number.is_not(None)))
        found = [row for row in every if row[1] in asked]
    else:
        ordered = sorted(asked)
        for start in range(0, len(ordered), CHUNK):
            some = statement.where(PersonRow.id_number.in_(ordered[start : start + CHUNK]))
            found.extend(connection.execute(some))
    return {(kind, number): KnownPerson(*facts) for kind, number, *facts in found}


def _is_seen(scope: RowScope) -> ColumnElement[bool]:
    """Whether a person is a student or teacher of the scope's departments, or a guardian of such a student."""
    if scope.department_ids is None:
        return true()
    students = select(StudentRow.id).join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
    seen = students.where(in_scope(scope))
    own = select(StudentRow.person_id).where(StudentRow.id.in_(seen))
    parents = select(GuardianRow.person_id).where(GuardianRow.student_id.in_(seen))
    teachers = select(TeacherRow.person_id).where(TeacherRow.department_id.in_(sorted(scope.department_ids)))
    return or_(*(PersonRow.id.in_(people) for people in (own, parents, teachers)))


def _is_most(connection: Connection, kind: type[Base], asked: int) -> bool:
    """Whether so many are asked for that reading the whole table costs less than asking for them."""
    return asked > CHUNK and asked >= (connection.scalar(select(func.count()).select_from(kind)) or 0)


def classes(connection: Connection, scope: RowScope) -> tuple[ClassView, ...]:
    """Classes that are not retired, newest grade first, with their number of students."""
    statement = select_classes(scope).where(ClassGroupRow.retired_on.is_(None))
    rows = connection.execute(statement.order_by(ClassGroupRow.grade.desc(), ClassGroupRow.sort_key))
    return tuple(ClassView(*row) for row in rows)


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
