"""Reading teachers and majors as a list of them is matched against the record."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import ClassGroupRow, DepartmentRow, MajorRow, PersonRow, TeacherRow


@dataclass(frozen=True, slots=True)
class KnownTeacher:
    """A teacher on record, retired ones included."""

    id: int
    staff_no: str
    name: str
    gender: str | None
    id_number: str | None
    birth_date: date | None
    phone: str | None
    category: str | None
    title: str | None
    department_id: int | None
    department_name: str | None
    course_kind: str | None
    hired_on: date | None
    recruit_type: str | None
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class KnownMajor:
    """A major on record, retired ones included, with its classes."""

    id: int
    code: str | None
    catalog_version: str
    name: str
    level: str | None
    study_years: int | None
    retired_on: date | None
    class_names: tuple[str, ...]


def known_teachers(connection: Connection) -> tuple[KnownTeacher, ...]:
    row, person = TeacherRow, PersonRow
    statement: AnySelect = (
        select(
            row.id,
            row.staff_no,
            person.name,
            person.gender,
            person.id_number,
            person.birth_on,
            person.phone,
            row.category,
            row.title,
            row.department_id,
            DepartmentRow.name,
            row.course_kind,
            row.hired_on,
            row.recruit_type,
            row.retired_on,
        )
        .join(person, row.person_id == person.id)
        .outerjoin(DepartmentRow, row.department_id == DepartmentRow.id)
        .order_by(row.id)
    )
    return tuple(KnownTeacher(*found) for found in connection.execute(statement))


def known_majors(connection: Connection) -> tuple[KnownMajor, ...]:
    classes: defaultdict[int, list[str]] = defaultdict(list)
    members = select(ClassGroupRow.major_id, ClassGroupRow.name).where(ClassGroupRow.major_id.is_not(None))
    for major_id, name in connection.execute(members.order_by(ClassGroupRow.sort_key)):
        classes[int(major_id or 0)].append(name)
    own = MajorRow
    statement = select(own.id, own.code, own.catalog_version, own.name, own.level, own.study_years, own.retired_on)
    rows = connection.execute(statement.order_by(own.id))
    return tuple(KnownMajor(*row, tuple(classes[row[0]])) for row in rows)


def department_names(connection: Connection) -> dict[str, int]:
    """Departments by name, retired ones included."""
    return {name: key for key, name in connection.execute(select(DepartmentRow.id, DepartmentRow.name))}
