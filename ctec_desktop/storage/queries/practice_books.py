"""Reading workbooks of practice that were handed out, and what goes into one."""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from ctec_desktop.domain.practice.book_views import HandedOut
from ctec_desktop.storage.tables import PracticePeriodRow, PracticeWorkbookRow, SchoolRow, TeacherRow

_row = PracticeWorkbookRow


def school_uid(connection: Connection) -> tuple[str, str]:
    """The school's uid and name."""
    uid, name = connection.execute(select(SchoolRow.uid, SchoolRow.name).limit(1)).one()
    return uid, name


def teacher_uids(connection: Connection) -> Mapping[int, str]:
    return {found[0]: found[1] for found in connection.execute(select(TeacherRow.id, TeacherRow.uid))}


def period_uids(connection: Connection, teacher_id: int) -> Mapping[int, str]:
    row = PracticePeriodRow
    return {
        found[0]: found[1] for found in connection.execute(select(row.id, row.uid).where(row.teacher_id == teacher_id))
    }


def last_number(connection: Connection) -> int:
    return connection.scalar(select(func.max(_row.number))) or 0


def last_of_teachers(connection: Connection) -> Mapping[int, HandedOut]:
    """The newest workbook of every teacher who has one; without its records."""
    newest = select(func.max(_row.number)).group_by(_row.teacher_id)
    statement = select(_row.teacher_id, _row.number, _row.made_on, _row.returned_on, _row.returned_by)
    found = connection.execute(statement.where(_row.number.in_(newest)))
    return {one[0]: HandedOut(0, *one, {}) for one in found}


def handed_out(connection: Connection, number: int) -> HandedOut | None:
    columns = (_row.id, _row.teacher_id, _row.number, _row.made_on, _row.returned_on, _row.returned_by, _row.originals)
    found = connection.execute(select(*columns).where(_row.number == number)).first()
    return None if found is None else HandedOut(*found[:-1], json.loads(found[-1]))


def last_returned(connection: Connection, teacher_id: int) -> int:
    """The highest number of the teacher's workbooks that was taken in; 0 where none was."""
    statement = select(func.max(_row.number)).where(_row.teacher_id == teacher_id, _row.returned_on.is_not(None))
    return connection.scalar(statement) or 0
