"""Reading persons by what they are known by."""

from typing import NamedTuple

from sqlalchemy import Connection, select, union_all

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.tables import ClassGroupRow, GuardianRow, MentorRow, PersonRow, StudentRow, TeacherRow


class PersonHeld(NamedTuple):
    """Whose an identity number is."""

    person_id: int
    name: str


def holder_of(connection: Connection, id_kind: str, id_number: str | None) -> PersonHeld | None:
    """The one person on record under this number, whatever hats they wear."""
    if not id_number:
        return None
    statement = select(PersonRow.id, PersonRow.name)
    statement = statement.where(PersonRow.id_kind == id_kind, PersonRow.id_number == id_number)
    row = connection.execute(statement).first()
    return None if row is None else PersonHeld(*row)


def in_sight(connection: Connection, scope: RowScope, holder: PersonHeld | None) -> bool:
    """Whether the person may be named: teachers and mentors to everybody, students and guardians within the scope."""
    if holder is None or scope.is_whole_school:
        return True
    own = (
        select(StudentRow.id).join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id).where(in_scope(scope))
    )
    hats = union_all(
        select(TeacherRow.id).where(TeacherRow.person_id == holder.person_id),
        select(MentorRow.id).where(MentorRow.person_id == holder.person_id),
        own.where(StudentRow.person_id == holder.person_id),
        own.join(GuardianRow, GuardianRow.student_id == StudentRow.id).where(GuardianRow.person_id == holder.person_id),
    )
    return connection.execute(hats).first() is not None
