"""The signed agreements that take words from a record, and what they take from it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from ctec_desktop.domain.amendments import AMENDED
from ctec_desktop.domain.term_effects import TermSource
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    DepartmentRow,
    MajorRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
    TeacherRow,
)

_BY_SOURCE = {
    TermSource.STUDENT: PlacementRow.student_id,
    TermSource.ENTERPRISE: PostRow.enterprise_id,
    TermSource.CLASS: StudentRow.class_group_id,
    TermSource.MAJOR: ClassGroupRow.major_id,
    TermSource.DEPARTMENT: ClassGroupRow.department_id,
    TermSource.TEACHER: PlacementRow.supervisor_id,
}


@dataclass(frozen=True, slots=True)
class SignedOne:
    agreement_id: int
    number: str | None
    placement_id: int
    student_id: int
    from_on: date
    until_on: date


def signed_from(connection: Connection, source: TermSource, record_id: int) -> tuple[SignedOne, ...]:
    """Signed agreements that take words from the record, of the whole school, by number."""
    statement = (
        select(
            *(AgreementRow.id, AgreementRow.number, PlacementRow.id, PlacementRow.student_id),
            *(PlacementRow.from_on, PlacementRow.until_on),
        )
        .join(PlacementRow, AgreementRow.placement_id == PlacementRow.id)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(_BY_SOURCE[source] == record_id, AgreementRow.state.in_([state.value for state in AMENDED]))
        .order_by(AgreementRow.number)
    )
    return tuple(SignedOne(*row) for row in connection.execute(statement))


def class_terms(connection: Connection, student_ids: Sequence[int]) -> dict[int, dict[str, str | None]]:
    """By student: the class, the major and the department as an agreement names them."""
    found: dict[int, dict[str, str | None]] = {}
    for start in range(0, len(student_ids), CHUNK):
        statement = (
            select(StudentRow.id, ClassGroupRow.name, MajorRow.name, DepartmentRow.name)
            .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
            .outerjoin(MajorRow, ClassGroupRow.major_id == MajorRow.id)
            .outerjoin(DepartmentRow, ClassGroupRow.department_id == DepartmentRow.id)
            .where(StudentRow.id.in_(student_ids[start : start + CHUNK]))
        )
        for student_id, *told in connection.execute(statement):
            found[student_id] = dict(zip(("student_class", "student_major", "student_department"), told, strict=True))
    return found


def supervisor_terms(connection: Connection, teacher_id: int) -> dict[str, str | None]:
    """The supervising teacher as an agreement names them."""
    statement = (
        select(PersonRow.name, PersonRow.phone)
        .join(TeacherRow, TeacherRow.person_id == PersonRow.id)
        .where(TeacherRow.id == teacher_id)
    )
    name, phone = connection.execute(statement).one()
    return {"supervisor_name": name, "supervisor_phone": phone}
