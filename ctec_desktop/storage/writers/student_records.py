"""Writing one student with guardians from a form. Called inside a write unit only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.grades import class_sort_key, grade_in_class_name
from ctec_desktop.domain.vocabulary import IdKind, StatusKind
from ctec_desktop.storage.queries.people import holder_of
from ctec_desktop.storage.tables import ClassGroupRow, GuardianRow, PersonRow, StudentRow, StudentStatusRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import add_person, name_keys, record, set_values

GuardianValues = tuple[int | None, str | None, Mapping[str, Any]]


def class_id_of(unit: WriteUnit, name: str) -> int:
    """The class of this name, founded where there is none."""
    known = unit.session.scalar(select(ClassGroupRow).where(ClassGroupRow.name == name))
    if known is None:
        known = ClassGroupRow(name=name, sort_key=class_sort_key(name), grade=grade_in_class_name(name))
        unit.add(known)
    return known.id


def add_student(unit: WriteUnit, own: Mapping[str, Any], human: Mapping[str, Any]) -> int:
    """A new student, 在读 from the day of enrolment."""
    student = unit.add(StudentRow(person_id=_person(unit, human).id, **own))
    unit.add(StudentStatusRow(student_id=student.id, kind=StatusKind.ENROLLED.value, from_on=student.enrolled_on))
    return student.id


def change_student(unit: WriteUnit, student_id: int, own: Mapping[str, Any], human: Mapping[str, Any]) -> None:
    student = record(unit, StudentRow, student_id)
    if own["enrolled_on"] != student.enrolled_on:
        _move_enrolment(unit, student, own["enrolled_on"])
    set_values(student, own)
    _change_person(record(unit, PersonRow, student.person_id), human)
    unit.session.flush()


def set_guardians(unit: WriteUnit, student_id: int, wanted: Sequence[GuardianValues], today: date) -> None:
    """The guardians in this order; one who is left out is retired, one known by the number is the same human being."""
    row = GuardianRow
    statement = select(row).where(row.student_id == student_id, row.retired_on.is_(None))
    known = {guardian.id: guardian for guardian in unit.session.scalars(statement)}
    kept = {guardian_id for guardian_id, _, _ in wanted}
    for guardian in known.values():
        if guardian.id not in kept:
            guardian.retired_on = today
    for rank, (guardian_id, relation, human) in enumerate(wanted, 1):
        standing = known.get(guardian_id or 0)
        if standing is None:
            person = _person(unit, human)
            unit.session.add(row(student_id=student_id, person_id=person.id, relation=relation, rank=rank))
            continue
        holder = holder_of(unit.connection, IdKind.RESIDENT_CARD.value, human["id_number"])
        person_id = holder.person_id if holder else standing.person_id
        set_values(standing, {"relation": relation, "rank": rank, "person_id": person_id})
        _change_person(record(unit, PersonRow, person_id), human)
    unit.session.flush()


def _person(unit: WriteUnit, human: Mapping[str, Any]) -> PersonRow:
    """The one row of this human being: known by the number under another hat, or new."""
    held = holder_of(unit.connection, str(human.get("id_kind", IdKind.RESIDENT_CARD.value)), human["id_number"])
    if held is None:
        return add_person(unit, human["name"], {key: value for key, value in human.items() if key != "name"})
    person = record(unit, PersonRow, held.person_id)
    _change_person(person, {key: value for key, value in human.items() if value is not None})
    return person


def _change_person(person: PersonRow, human: Mapping[str, Any]) -> None:
    named = name_keys(human["name"]) if human["name"] != person.name else {}
    set_values(person, {**human, **named})


def _move_enrolment(unit: WriteUnit, student: StudentRow, enrolled_on: date | None) -> None:
    """The first span of 在读 begins on the day of enrolment, however late that is put right."""
    own = StudentStatusRow
    statement = select(own).where(own.student_id == student.id, own.kind == StatusKind.ENROLLED.value)
    first = unit.session.scalars(statement.order_by(own.from_on).limit(1)).first()
    if first is not None and first.from_on == student.enrolled_on:
        first.from_on = enrolled_on
