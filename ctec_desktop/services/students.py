"""Seeing students. Numbers are masked unless revealed for a reason that is kept."""

from dataclasses import replace

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.student_status import StatusChange, StatusLine
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.masking import STUDENT_CELLS, MaskedRows
from ctec_desktop.services.student_history import known_student, record_change
from ctec_desktop.storage.queries import students as queries
from ctec_desktop.storage.queries.list_specs import STUDENTS
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.student_history import histories
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.student_history import undo_newest


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
