"""Reading teachers with their person and department."""

from sqlalchemy import Connection, select

from ctec_desktop.domain.master_views import TeacherView
from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import DepartmentRow, PersonRow, TeacherRow


def teacher(connection: Connection, teacher_id: int) -> TeacherView | None:
    row = connection.execute(_select().where(TeacherRow.id == teacher_id)).first()
    return None if row is None else TeacherView(*row)


def teacher_of_number(connection: Connection, staff_no: str) -> TeacherView | None:
    row = connection.execute(_select().where(TeacherRow.staff_no == staff_no)).first()
    return None if row is None else TeacherView(*row)


def teacher_of_person(connection: Connection, person_id: int) -> TeacherView | None:
    row = connection.execute(_select().where(TeacherRow.person_id == person_id)).first()
    return None if row is None else TeacherView(*row)


def _select() -> AnySelect:
    row, person = TeacherRow, PersonRow
    return (
        select(
            row.id,
            row.version + person.version,
            row.staff_no,
            person.name,
            person.gender,
            person.id_kind,
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
            row.recruit_exception,
            row.recruit_reason,
            row.retired_on,
        )
        .join(person, row.person_id == person.id)
        .outerjoin(DepartmentRow, row.department_id == DepartmentRow.id)
    )
