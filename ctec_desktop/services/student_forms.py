"""A student with guardians as typed, and what the record holds against it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.master_views import GuardianRecord, StudentRecord
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, Actor, RowScope
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.services.identity import Identity, read_identity, read_resident, refuse_strangers
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import majors, people
from ctec_desktop.storage.queries import student_records as queries
from ctec_desktop.storage.queries.scoping import Connection

_STUDENT_NO: Final = re.compile(r"(?=.*[0-9])\w[\w\-./]*")


@dataclass(frozen=True, slots=True)
class GuardianForm:
    """As typed. Numbers of None stay as they are; a blank name with nothing else is no guardian."""

    name: str = ""
    relation: str = ""
    phone: str | None = ""
    id_number: str | None = ""
    id: int | None = None

    @property
    def is_blank(self) -> bool:
        return self.id is None and not any((self.name.strip(), self.relation.strip(), self.phone, self.id_number))


@dataclass(frozen=True, slots=True)
class StudentForm:
    """As typed; guardians in their order, the first is printed. A number of None stays as it is."""

    student_no: str = ""
    name: str = ""
    gender: str = ""
    id_kind: str = IdKind.RESIDENT_CARD.value
    id_number: str | None = ""
    birth_on: str = ""
    class_name: str = ""
    phone: str | None = ""
    address: str = ""
    registration_no: str | None = ""
    enrolled_on: str = ""
    study_mode: str = ""
    training_mode: str = ""
    guardians: tuple[GuardianForm, ...] = ()
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadGuardian:
    """A guardian read from the form: the row it changes, if any, and what it says."""

    id: int | None
    relation: str | None
    human: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadStudent:
    """What a form says, column by column."""

    own: Mapping[str, Any]
    human: Mapping[str, Any]
    identity: Identity
    class_name: str
    guardians: tuple[ReadGuardian, ...]


def as_on_record(form: StudentForm, known: StudentRecord | None) -> StudentForm:
    """The form with the numbers it never showed."""
    if known is None:
        return form
    numbers = {key: getattr(form, key) for key in ("id_number", "phone", "registration_no")}
    numbers = {key: getattr(known, key) or "" if typed is None else typed for key, typed in numbers.items()}
    by_id = {guardian.id: guardian for guardian in known.guardians}
    return replace(form, guardians=tuple(_guardian(one, by_id.get(one.id or 0)) for one in form.guardians), **numbers)


def _guardian(form: GuardianForm, known: GuardianRecord | None) -> GuardianForm:
    phone, number = (known.phone, known.id_number) if known else (None, None)
    return replace(
        form,
        phone=phone or "" if form.phone is None else form.phone,
        id_number=number or "" if form.id_number is None else form.id_number,
    )


def read_student(typed: Typed, connection: Connection, actor: Actor, form: StudentForm) -> ReadStudent:
    """Every field, told what is wrong with it alone and against the record."""
    name = typed.name("name")
    identity = read_identity(typed)
    own = {
        "student_no": _student_no(typed, connection, actor.scope, form.id),
        "registration_no": _registration_no(typed, connection, actor.scope, form.id),
        "enrolled_on": typed.day("enrolled_on"),
        "study_mode": typed.text("study_mode"),
        "training_mode": typed.text("training_mode"),
    }
    human = {
        "name": name,
        "gender": identity.gender,
        "id_kind": identity.kind.value,
        "id_number": identity.number,
        "birth_on": identity.birth_on,
        "phone": typed.phone("phone"),
        "address": typed.text("address"),
    }
    class_name = _class_name(typed, connection, actor)
    guardians = [
        _read_guardian(typed, connection, actor.scope, (at, one))
        for at, one in enumerate(form.guardians)
        if not one.is_blank
    ]
    if not guardians:
        typed.remind("guardians", RecordCode.GUARDIAN_OPEN, "INT-CONS-01", clause_of("INT-CONS-01"))
    return ReadStudent(own, human, identity, class_name, tuple(guardians))


def refuse_person_of_another(
    typed: Typed, connection: Connection, scope: RowScope, read: ReadStudent, own_id: int | None
) -> None:
    """Whose the identity number is on record; a new student of the same name may be the same human being."""
    held = people.holder_of(connection, read.identity.kind.value, read.identity.number)
    is_seen = people.in_sight(connection, scope, held)
    refuse_strangers(typed, "id_number", read.human["name"], held, own_id, is_seen=is_seen)
    if held is not None and own_id is None and queries.student_of_person(connection, held.person_id) is not None:
        if is_seen:
            typed.refuse("id_number", RecordCode.ID_NUMBER_TAKEN, facts={"name": held.name})
        elif search_key(held.name) == search_key(read.human["name"]):
            typed.refuse("id_number", RecordCode.ID_NUMBER_ELSEWHERE)
    numbers = [read.identity.number, *(guardian.human.get("id_number") for guardian in read.guardians)]
    given = [number for number in numbers if number]
    if len(given) != len(set(given)):
        typed.refuse("guardians", RecordCode.GUARDIAN_TWICE)


def _student_no(typed: Typed, connection: Connection, scope: RowScope, own_id: int | None) -> str:
    number = typed.number("student_no", required=True) or ""
    if number and not _STUDENT_NO.fullmatch(number):
        typed.refuse("student_no", RecordCode.STUDENT_NO_MALFORMED, number)
    holder = queries.holder_of_student_no(connection, number)
    if holder is None or holder[0] == own_id:
        return number
    if queries.is_in_scope(connection, scope, holder[0]):
        typed.refuse("student_no", RecordCode.STUDENT_NO_TAKEN, number, {"name": holder[1], "class_name": holder[2]})
    else:
        typed.refuse("student_no", RecordCode.STUDENT_NO_ELSEWHERE, number)
    return number


def _registration_no(typed: Typed, connection: Connection, scope: RowScope, own_id: int | None) -> str | None:
    number = typed.number("registration_no")
    holder = queries.holder_of_registration(connection, number) if number else None
    if holder is None or holder[0] == own_id:
        return number
    if queries.is_in_scope(connection, scope, holder[0]):
        facts = {"name": holder[1], "student_no": holder[2]}
        typed.refuse("registration_no", RecordCode.REGISTRATION_NO_TAKEN, number or "", dict(facts))
    else:
        typed.refuse("registration_no", RecordCode.REGISTRATION_NO_ELSEWHERE, number or "")
    return number


def _class_name(typed: Typed, connection: Connection, actor: Actor) -> str:
    """A class in use, or a new one that the person has confirmed."""
    name = typed.required("class_name")
    if not name:
        return name
    known = majors.class_named(connection, WHOLE_SCHOOL, name)
    allowed = actor.scope.department_ids
    if known is None:
        if allowed is not None:
            typed.refuse("class_name", RecordCode.DEPARTMENT_OUT_OF_SIGHT)
        typed.hold("class_name", RecordCode.CLASS_WILL_BE_FOUNDED, name)
    elif allowed is not None and known.department_id not in allowed:
        typed.refuse("class_name", RecordCode.DEPARTMENT_OUT_OF_SIGHT)
    elif known.retired_on is not None:
        typed.refuse("class_name", RecordCode.CLASS_RETIRED, name)
    return name


def _read_guardian(
    typed: Typed, connection: Connection, scope: RowScope, numbered: tuple[int, GuardianForm]
) -> ReadGuardian:
    at, form = numbered
    part = typed.part(form, f"guardian{at}_")
    name = part.name("name")
    resident = read_resident(part, "id_number", part.number("id_number"))
    human: dict[str, Any] = {"name": name, "phone": part.phone("phone")}
    human["id_number"] = resident.number if resident else None
    held = people.holder_of(connection, IdKind.RESIDENT_CARD.value, human["id_number"])
    if held is not None:
        refuse_strangers(part, "id_number", name, held, None, is_seen=people.in_sight(connection, scope, held))
    if resident is not None:
        human |= {"birth_on": resident.birth_on, "gender": resident.gender}
    return ReadGuardian(form.id, part.text("relation"), human)
