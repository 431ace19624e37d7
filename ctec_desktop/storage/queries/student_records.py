"""Reading one student whole, as a form opens them, and who holds a number of the register."""

from typing import Any
from zlib import crc32

from sqlalchemy import Connection, select

from ctec_desktop.domain.master_views import GuardianRecord, StudentHistory, StudentRecord
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.queries.record_lines import agreement_lines, placement_lines
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.queries.student_history import histories
from ctec_desktop.storage.tables import AgreementRow, ClassGroupRow, GuardianRow, PersonRow, PlacementRow, StudentRow


def student_record(connection: Connection, scope: RowScope, student_id: int) -> StudentRecord | None:
    """None when out of sight. Its version stands for those of student, person and guardians together."""
    row, person = StudentRow, PersonRow
    statement = (
        select(
            row.student_no,
            person.name,
            person.gender,
            person.id_kind,
            person.id_number,
            person.birth_on,
            row.class_group_id,
            ClassGroupRow.name,
            person.phone,
            person.address,
            row.registration_no,
            row.enrolled_on,
            row.study_mode,
            row.training_mode,
            row.version,
            person.id,
            person.version,
        )
        .select_from(row)
        .join(person, row.person_id == person.id)
        .join(ClassGroupRow, row.class_group_id == ClassGroupRow.id)
        .where(row.id == student_id, in_scope(scope))
    )
    found = connection.execute(statement).first()
    if found is None:
        return None
    *values, version, person_id, person_version = found
    guardians = _guardians(connection, student_id)
    state = crc32(repr((version, person_id, person_version, [line[0:1] + line[5:] for line in guardians])).encode())
    standing = tuple(GuardianRecord(*line[:5]) for line in guardians)
    return StudentRecord(*[student_id, state, *values, standing])


def history(connection: Connection, scope: RowScope, student_id: int) -> StudentHistory:
    """学籍, placements and agreements of a student in sight."""
    return StudentHistory(
        tuple(reversed(histories(connection, [student_id]).get(student_id, ()))),
        placement_lines(connection, scope, PlacementRow.student_id == student_id),
        agreement_lines(connection, scope, AgreementRow.student_id == student_id),
    )


def holder_of_registration(connection: Connection, registration_no: str) -> tuple[int, str, str] | None:
    """Id, name and student number of the student who has this 学籍号."""
    row = StudentRow
    statement = select(row.id, PersonRow.name, row.student_no).join(PersonRow, row.person_id == PersonRow.id)
    found = connection.execute(statement.where(row.registration_no == registration_no)).first()
    return None if found is None else (found[0], found[1], found[2])


def holder_of_student_no(connection: Connection, student_no: str) -> tuple[int, str, str] | None:
    """Id, name and class of the student of this number."""
    row = StudentRow
    statement = (
        select(row.id, PersonRow.name, ClassGroupRow.name)
        .join(PersonRow, row.person_id == PersonRow.id)
        .join(ClassGroupRow, row.class_group_id == ClassGroupRow.id)
        .where(row.student_no == student_no)
    )
    found = connection.execute(statement).first()
    return None if found is None else (found[0], found[1], found[2])


def is_in_scope(connection: Connection, scope: RowScope, student_id: int) -> bool:
    """Whether the student may be named."""
    row = StudentRow
    statement = select(row.id).join(ClassGroupRow, row.class_group_id == ClassGroupRow.id)
    return connection.scalar(statement.where(row.id == student_id, in_scope(scope))) is not None


def student_of_person(connection: Connection, person_id: int) -> int | None:
    return connection.scalar(select(StudentRow.id).where(StudentRow.person_id == person_id))


def _guardians(connection: Connection, student_id: int) -> list[tuple[Any, ...]]:
    """Those who stand, in their order, with the versions of the hat and of the person."""
    row, person = GuardianRow, PersonRow
    statement = (
        select(row.id, person.name, row.relation, person.phone, person.id_number, row.version, person.version)
        .join(person, row.person_id == person.id)
        .where(row.student_id == student_id, row.retired_on.is_(None))
        .order_by(row.rank, row.id)
    )
    return [tuple(line) for line in connection.execute(statement)]
