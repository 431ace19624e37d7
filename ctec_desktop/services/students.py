"""Seeing students. Numbers are masked unless revealed for a reason that is kept."""

from dataclasses import replace

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.master_views import StudentHistory, StudentRecord
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.student_status import StatusChange, StatusLine
from ctec_desktop.domain.term_effects import TermSource
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.identity import settled
from ctec_desktop.services.masking import STUDENT_CELLS, MaskedRows
from ctec_desktop.services.signed_terms import SignedTerms
from ctec_desktop.services.student_forms import (
    StudentForm,
    as_on_record,
    read_student,
    refuse_person_of_another,
)
from ctec_desktop.services.student_history import known_student, record_change
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import students as queries
from ctec_desktop.storage.queries.list_specs import STUDENTS
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.student_history import histories
from ctec_desktop.storage.queries.student_records import history, student_record
from ctec_desktop.storage.tables import StudentRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.records import record, refuse_stale
from ctec_desktop.storage.writers.student_history import undo_newest
from ctec_desktop.storage.writers.student_records import add_student, change_student, class_id_of, set_guardians


class StudentService(Service):
    @needs(Permission.STUDENTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source, within the actor's scope; numbers masked."""
        return MaskedRows(ListSource(STUDENTS, self._database.read, actor.scope), STUDENT_CELLS)

    @needs(Permission.STUDENTS_SEE)
    def detail(self, actor: Actor, student_id: int) -> StudentView | None:
        """One student with numbers masked; None when out of sight."""
        with self._database.read() as connection:
            found = queries.student(connection, actor.scope, student_id)
        return None if found is None else masked(found)

    @needs(Permission.STUDENTS_SEE)
    def all(self, actor: Actor) -> tuple[StudentView, ...]:
        """Every student by student number, numbers masked."""
        with self._database.read() as connection:
            return tuple(masked(view) for view in queries.all_students(connection, actor.scope))

    @needs(Permission.STUDENTS_SEE)
    def record(self, actor: Actor, student_id: int) -> StudentRecord | None:
        """One student whole, as a form opens them, with numbers masked; None when out of sight."""
        with self._database.read() as connection:
            found = student_record(connection, actor.scope, student_id)
        return None if found is None else masked_record(found)

    @needs(Permission.STUDENTS_SEE)
    def history(self, actor: Actor, student_id: int) -> StudentHistory:
        """学籍, placements and agreements; empty when out of sight."""
        with self._database.read() as connection:
            if student_record(connection, actor.scope, student_id) is None:
                return StudentHistory((), (), ())
            return history(connection, actor.scope, student_id)

    @needs(Permission.STUDENTS_EDIT)
    def save(self, actor: Actor, form: StudentForm) -> Outcome[int]:
        """Adds a student with guardians, or changes the one the form was opened on.

        Raises:
            RuleViolation: naming every field that is wrong, what a person must confirm, or that somebody else saved
                in between.
        """
        with self._database.unit(Command(actor.name, "student.save", form.student_no)) as unit:
            known = self._opened(unit, actor, form)
            person_id = None if form.id is None else record(unit, StudentRow, form.id).person_id
            form = as_on_record(form, known)
            typed = Typed(form, form.confirmed | settled(form, known))
            read = read_student(typed, unit.connection, actor, form)
            refuse_person_of_another(typed, unit.connection, actor.scope, read, person_id)
            warnings = typed.finish()
            terms = SignedTerms(unit, TermSource.STUDENT, form.id, self._clock.today())
            own = {**read.own, "class_group_id": class_id_of(unit, read.class_name)}
            if form.id is None:
                student_id = add_student(unit, own, read.human)
            else:
                student_id = form.id
                change_student(unit, student_id, own, read.human)
            guardians = [(one.id, one.relation, one.human) for one in read.guardians]
            set_guardians(unit, student_id, guardians, self._clock.today())
            done = terms.settle(actor.name, form.confirmed)
        return Outcome(student_id, (*_changed(student_id), *done.changes), warnings + done.warnings)

    def _opened(self, unit: WriteUnit, actor: Actor, form: StudentForm) -> StudentRecord | None:
        """The student the form was opened on. Raises: RuleViolation when gone or saved by somebody else since."""
        if form.id is None:
            return None
        known = student_record(unit.connection, actor.scope, form.id)
        if known is None:
            raise RuleViolation([Problem(StatusCode.NO_SUCH_STUDENT)])
        refuse_stale(form.version, known)
        return known

    @needs(Permission.STUDENTS_REVEAL)
    def all_revealed(self, actor: Actor, reason: str) -> tuple[StudentView, ...]:
        """Every student with numbers in the clear; who asked and why is written first (PRV-08).

        Raises:
            RuleViolation: no reason given.
        """
        if not reason.strip():
            raise RuleViolation([Problem(OfficeCode.REASON_REQUIRED)])
        with self._database.unit(Command(actor.name, "students.reveal", reason.strip())):
            pass
        with self._database.read() as connection:
            return tuple(queries.all_students(connection, actor.scope))

    @needs(Permission.STUDENTS_SEE)
    def status_history(self, actor: Actor, student_id: int) -> tuple[StatusLine, ...]:
        """Statuses and changes of class, oldest first; nothing when out of sight."""
        with self._database.read() as connection:
            seen = queries.student(connection, actor.scope, student_id)
            return () if seen is None else histories(connection, [student_id]).get(student_id, ())

    @needs(Permission.STUDENTS_STATUS)
    def change_status(self, actor: Actor, change: StatusChange) -> Outcome[None]:
        """休学, 复学, 退学, 转学, 参军, 毕业, 转专业, 留级 from a day on; a placement that stands is a warning.

        Raises:
            RuleViolation: the change cannot follow what is on record.
        """
        command = Command(actor.name, f"students.{change.kind.value}", change.proof)
        with self._database.unit(command) as unit:
            warnings = record_change(unit, actor.scope, change, self._clock.today())
        return Outcome(None, _changed(change.student_id), warnings)

    @needs(Permission.STUDENTS_STATUS)
    def undo_status(self, actor: Actor, student_id: int, reason: str) -> Outcome[None]:
        """Takes the newest change back, with the class gone to on the same day.

        Raises:
            RuleViolation: no reason, no such student, or nothing but the enrolment on record.
        """
        if not reason.strip():
            raise RuleViolation([Problem(StatusCode.UNDO_REASON_REQUIRED)])
        with self._database.unit(Command(actor.name, "students.undo_status", reason.strip())) as unit:
            known_student(unit.connection, actor.scope, student_id)
            if not undo_newest(unit, student_id):
                raise RuleViolation([Problem(StatusCode.NOTHING_TO_UNDO)])
        return Outcome(None, _changed(student_id))


def _changed(student_id: int) -> tuple[Change, ...]:
    return (Change(Area.STUDENTS, (student_id,)), Change(Area.CLASSES))


def masked_record(found: StudentRecord) -> StudentRecord:
    """The record as a form shows it (PRV-05)."""
    guardians = tuple(
        replace(
            guardian,
            phone=mask_phone(guardian.phone) if guardian.phone else None,
            id_number=mask_id(guardian.id_number) if guardian.id_number else None,
        )
        for guardian in found.guardians
    )
    return replace(
        found,
        id_number=mask_id(found.id_number) if found.id_number else None,
        registration_no=mask_id(found.registration_no) if found.registration_no else None,
        phone=mask_phone(found.phone) if found.phone else None,
        guardians=guardians,
    )


def masked(view: StudentView) -> StudentView:
    """The view as screens show it (PRV-05): identity numbers keep six and four characters, phones three and four."""
    guardian = view.guardian
    if guardian is not None:
        guardian = replace(
            guardian,
            id_number=mask_id(guardian.id_number) if guardian.id_number else None,
            phone=mask_phone(guardian.phone) if guardian.phone else None,
        )
    return replace(
        view,
        id_number=mask_id(view.id_number) if view.id_number else None,
        registration_no=mask_id(view.registration_no) if view.registration_no else None,
        phone=mask_phone(view.phone) if view.phone else None,
        guardian=guardian,
    )
