"""Seeing students. Numbers are masked unless revealed for a reason that is kept."""

from dataclasses import replace

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.masking import STUDENT_CELLS, MaskedRows
from ctec_desktop.storage.queries import students as queries
from ctec_desktop.storage.queries.list_specs import STUDENTS
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.uow import Command


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
