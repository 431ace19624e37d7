"""Teachers of the school: added and put right by hand, retired and restored. Numbers are masked unless revealed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.master_views import TeacherView
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.teaching.recruit_words import RecruitException, RecruitType
from ctec_desktop.domain.term_effects import TermSource
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services import retiring
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.identity import Identity, read_identity, refuse_strangers, settled
from ctec_desktop.services.masking import TEACHER_CELLS, MaskedRows
from ctec_desktop.services.signed_terms import SignedTerms
from ctec_desktop.services.standing import StandingRows
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import teachers as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.majors import department_ids
from ctec_desktop.storage.queries.master_lists import TEACHERS
from ctec_desktop.storage.queries.people import PersonHeld, holder_of, in_sight
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import PersonRow, TeacherRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.records import add_person, name_keys, record, refuse_stale, set_values


@dataclass(frozen=True, slots=True)
class TeacherForm:
    """As typed. A number of None is the one on record, which the form never showed."""

    staff_no: str = ""
    name: str = ""
    gender: str = ""
    id_kind: str = IdKind.RESIDENT_CARD.value
    id_number: str | None = ""
    birth_on: str = ""
    phone: str | None = ""
    category: str = ""
    title: str = ""
    department_id: str = ""
    course_kind: str = ""
    hired_on: str = ""
    recruit_type: str = ""
    recruit_exception: str = ""
    recruit_reason: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


class TeacherService(Service):
    @needs(Permission.TEACHERS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; numbers masked."""
        return MaskedRows(StandingRows(ListSource(TEACHERS, self._database.read, actor.scope)), TEACHER_CELLS)

    @needs(Permission.TEACHERS_SEE)
    def detail(self, actor: Actor, teacher_id: int) -> TeacherView | None:
        """One teacher with numbers masked."""
        del actor
        with self._database.read() as connection:
            found = queries.teacher(connection, teacher_id)
        return None if found is None else masked(found)

    @needs(Permission.TEACHERS_EDIT)
    def save(self, actor: Actor, form: TeacherForm) -> Outcome[int]:
        """Adds a teacher, or changes the one the form was opened on.

        Raises:
            RuleViolation: naming every field that is wrong, or that somebody else saved in between.
        """
        with self._database.unit(Command(actor.name, "teacher.save", form.name)) as unit:
            teacher = None if form.id is None else record(unit, TeacherRow, form.id)
            person = None if teacher is None else record(unit, PersonRow, teacher.person_id)
            if teacher is not None:
                refuse_stale(form.version, teacher, person)
            form = _as_on_record(form, person)
            typed = Typed(form, form.confirmed | settled(form, person))
            is_seen = partial(in_sight, unit.connection, actor.scope)
            own, human, identity = _read(typed, unit.connection, form, person, is_seen)
            warnings = typed.finish()
            terms = SignedTerms(unit, TermSource.TEACHER, form.id, self._clock.today())
            if teacher is None or person is None:
                teacher = unit.add(TeacherRow(person_id=_person_id(unit, identity, human), **own))
            else:
                set_values(person, human)
                set_values(teacher, own)
                unit.session.flush()
            done = terms.settle(actor.name, form.confirmed)
        changes = (Change(Area.TEACHERS, (teacher.id,)), *done.changes)
        return Outcome(teacher.id, changes, warnings + done.warnings)

    @needs(Permission.TEACHERS_EDIT)
    def retire(self, actor: Actor, teacher_id: int, on: date) -> Outcome[str]:
        """Retires a teacher; see `retiring.retire`."""
        name = retiring.retire(self._context, actor, Retirable.TEACHER, teacher_id, on)
        return Outcome(name, (Change(Area.TEACHERS, (teacher_id,)),))

    @needs(Permission.TEACHERS_EDIT)
    def restore(self, actor: Actor, teacher_id: int) -> Outcome[str]:
        """Takes that back; see `retiring.restore`."""
        name = retiring.restore(self._context, actor, Retirable.TEACHER, teacher_id)
        return Outcome(name, (Change(Area.TEACHERS, (teacher_id,)),))


def masked(view: TeacherView) -> TeacherView:
    """The view as screens show it (PRV-05)."""
    return replace(
        view,
        id_number=mask_id(view.id_number) if view.id_number else None,
        phone=mask_phone(view.phone) if view.phone else None,
    )


def _as_on_record(form: TeacherForm, person: PersonRow | None) -> TeacherForm:
    """The form with the numbers it never showed."""
    if person is None:
        return form
    return replace(
        form,
        id_number=(person.id_number or "") if form.id_number is None else form.id_number,
        phone=(person.phone or "") if form.phone is None else form.phone,
    )


def _read(
    typed: Typed,
    connection: Connection,
    form: TeacherForm,
    person: PersonRow | None,
    is_seen: Callable[[PersonHeld | None], bool],
) -> tuple[Mapping[str, Any], Mapping[str, Any], Identity]:
    """Columns of the teacher, columns of the person, and who the person is by paper."""
    held_at = None if form.id is None else queries.teacher(connection, form.id)
    departments = department_ids(connection, held_at.department_id if held_at else None)
    name, staff_no = typed.name("name"), typed.number("staff_no", required=True) or ""
    identity = read_identity(typed)
    holder = queries.teacher_of_number(connection, staff_no)
    if holder is not None and holder.id != form.id:
        typed.refuse("staff_no", RecordCode.STAFF_NO_TAKEN, staff_no, {"name": holder.name})
    held = holder_of(connection, identity.kind.value, identity.number)
    refuse_strangers(typed, "id_number", name, held, person.id if person else None, is_seen=is_seen(held))
    if person is None and held is not None and queries.teacher_of_person(connection, held.person_id) is not None:
        typed.refuse("id_number", RecordCode.ID_NUMBER_TAKEN, facts={"name": held.name})
    kind, how = typed.choice("course_kind", CourseKind), typed.choice("recruit_type", RecruitType)
    exception = typed.choice("recruit_exception", RecruitException)
    if exception is not None and how is None:
        typed.refuse("recruit_type", TeachingCode.EXCEPTION_WITHOUT_TYPE)
    own = {
        "staff_no": staff_no,
        "course_kind": kind and kind.value,
        "hired_on": typed.day("hired_on"),
        "recruit_type": how and how.value,
        "recruit_exception": exception and exception.value,
        "recruit_reason": typed.text("recruit_reason"),
        "category": typed.text("category"),
        "title": typed.text("title"),
        "department_id": typed.offered("department_id", Retirable.DEPARTMENT, departments),
    }
    human = {
        **name_keys(name),
        "gender": identity.gender,
        "id_kind": identity.kind.value,
        "id_number": identity.number,
        "birth_on": identity.birth_on,
        "phone": typed.phone("phone"),
    }
    return own, human, identity


def _person_id(unit: WriteUnit, identity: Identity, human: Mapping[str, Any]) -> int:
    """The one row of this human being: known by the number under another hat, or new."""
    held = holder_of(unit.connection, identity.kind.value, identity.number)
    if held is None:
        values = {key: value for key, value in human.items() if key not in ("name", "pinyin", "initials")}
        return add_person(unit, human["name"], values).id
    person = record(unit, PersonRow, held.person_id)
    set_values(person, {key: value for key, value in human.items() if value is not None})
    return person.id
