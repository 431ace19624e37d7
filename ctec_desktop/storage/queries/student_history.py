"""Reading 学籍 histories, and the grade students were in on a day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, exists, or_, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.student_status import StatusLine
from ctec_desktop.domain.vocabulary import ClassMoveKind, StatusKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.close_ids import rows_among
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import ClassChangeRow, ClassGroupRow, PersonRow, StudentRow, StudentStatusRow

_from = shared_alias(ClassGroupRow)
_to = shared_alias(ClassGroupRow)


@dataclass(frozen=True, slots=True)
class EnrolledStudent:
    id: int
    student_no: str
    name: str
    class_name: str


def histories(connection: Connection, student_ids: Sequence[int]) -> dict[int, tuple[StatusLine, ...]]:
    """Statuses and changes of class of these students, oldest first; a status before a change of the same day."""
    found: defaultdict[int, list[StatusLine]] = defaultdict(list)
    for start in range(0, len(student_ids), CHUNK):
        asked = student_ids[start : start + CHUNK]
        for student_id, line in (*_statuses(connection, asked), *_moves(connection, asked)):
            found[student_id].append(line)
    return {student_id: tuple(sorted(lines, key=_order)) for student_id, lines in found.items()}


def grades_before_moves(connection: Connection, student_ids: Sequence[int], on: date) -> dict[int, int | None]:
    """The grade of the class they were in on a day, for those who have gone to another class since."""
    grades: dict[int, int | None] = {}
    for start in range(0, len(student_ids), CHUNK):
        row = ClassChangeRow
        statement = (
            select(row.student_id, ClassGroupRow.grade)
            .join(ClassGroupRow, row.from_class_id == ClassGroupRow.id)
            .where(row.student_id.in_(student_ids[start : start + CHUNK]), row.effective_on > on)
            .order_by(row.effective_on.desc(), row.id.desc())
        )
        grades.update((student_id, grade) for student_id, grade in connection.execute(statement))
    return grades


def grades_left(connection: Connection, student_ids: Sequence[int]) -> dict[int, list[tuple[date, int | None]]]:
    """For those who went to another class: the day, and the grade of the class they left, oldest first."""
    found: defaultdict[int, list[tuple[date, int | None]]] = defaultdict(list)
    for student_id, effective_on, grade in rows_among(connection, _left(), ClassChangeRow.student_id, student_ids):
        found[student_id].append((effective_on, grade))
    return dict(found)


@lru_cache(maxsize=1)
def _left() -> AnySelect:
    row = ClassChangeRow
    return (
        select(row.student_id, row.effective_on, ClassGroupRow.grade)
        .join(ClassGroupRow, row.from_class_id == ClassGroupRow.id)
        .order_by(row.effective_on, row.id)
    )


def enrolled_in(
    connection: Connection, scope: RowScope, class_ids: Sequence[int], on: date
) -> tuple[EnrolledStudent, ...]:
    """Who is 在读 in these classes on a day, class by class."""
    row = StudentStatusRow
    enrolled = exists().where(
        row.student_id == StudentRow.id,
        row.kind == StatusKind.ENROLLED.value,
        or_(row.from_on.is_(None), row.from_on <= on),
        or_(row.until_on.is_(None), row.until_on >= on),
    )
    found: list[EnrolledStudent] = []
    for start in range(0, len(class_ids), CHUNK):
        statement = (
            select(StudentRow.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name)
            .join(PersonRow, StudentRow.person_id == PersonRow.id)
            .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
            .where(ClassGroupRow.id.in_(class_ids[start : start + CHUNK]), in_scope(scope), enrolled)
            .order_by(ClassGroupRow.sort_key, StudentRow.student_no)
        )
        found.extend(EnrolledStudent(*line) for line in connection.execute(statement))
    return tuple(found)


def _statuses(connection: Connection, student_ids: Sequence[int]) -> Iterator[tuple[int, StatusLine]]:
    row = StudentStatusRow
    statement = select(row.student_id, row.kind, row.from_on, row.until_on, row.proof)
    for student_id, kind, first, last, proof in connection.execute(
        statement.where(row.student_id.in_(student_ids)).order_by(row.id)
    ):
        yield student_id, StatusLine(first, last, proof, StatusKind(kind))


def _moves(connection: Connection, student_ids: Sequence[int]) -> Iterator[tuple[int, StatusLine]]:
    row = ClassChangeRow
    statement = (
        select(row.student_id, row.effective_on, row.proof, row.kind, _from.name, _to.name)
        .join(_from, row.from_class_id == _from.id)
        .join(_to, row.to_class_id == _to.id)
        .where(row.student_id.in_(student_ids))
        .order_by(row.id)
    )
    for student_id, on, proof, kind, class_from, class_to in connection.execute(statement):
        line = StatusLine(on, None, proof, move=ClassMoveKind(kind), class_from=class_from, class_to=class_to)
        yield student_id, line


def _order(line: StatusLine) -> date:
    return line.from_on or date.min
