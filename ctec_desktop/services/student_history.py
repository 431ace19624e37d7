"""Changing a student's 学籍 inside a write unit, by hand and by decision on an import alike."""

from datetime import date

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.student_status import StatusChange, StatusMove, hindrance
from ctec_desktop.domain.views import StudentView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, Severity, SubjectPlace
from ctec_desktop.storage.queries.placements import other_periods
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.student_history import histories
from ctec_desktop.storage.queries.students import classes, student
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.student_history import class_id_named, write_change


def record_change(unit: WriteUnit, scope: RowScope, change: StatusChange, today: date) -> tuple[Problem, ...]:
    """Writes a change of 学籍; returns what is worth saying although it went through.

    Raises:
        RuleViolation: the student is out of sight, or the change cannot follow what is on record.
    """
    view = known_student(unit.connection, scope, change.student_id)
    place = _place(view)
    history = histories(unit.connection, [view.id]).get(view.id, ())
    found = hindrance(history, change, today) or class_hindrance(unit.connection, scope, view, change)
    if found is not None:
        raise RuleViolation([Problem(found.code, facts=found.facts, place=place)])
    write_change(unit, change, class_id_named(unit, change.class_name) if change.class_name else None)
    return still_placed(unit.connection, view, change)


def known_student(connection: Connection, scope: RowScope, student_id: int) -> StudentView:
    """Raises: RuleViolation when there is none such within the scope."""
    view = student(connection, scope, student_id)
    if view is None:
        raise RuleViolation([Problem(StatusCode.NO_SUCH_STUDENT)])
    return view


def class_hindrance(connection: Connection, scope: RowScope, view: StudentView, change: StatusChange) -> Problem | None:
    """Why the student cannot go to the class the change names; None when they can."""
    name = change.class_name
    if name is None:
        return None
    if name not in {known.name for known in classes(connection, scope)}:
        return Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": name})
    if name == view.class_name:
        return Problem(StatusCode.CLASS_UNCHANGED, facts={"class_name": name, "move": change.kind.value})
    return None


def still_placed(connection: Connection, view: StudentView, change: StatusChange) -> tuple[Problem, ...]:
    """Placements that reach into the change; nothing is done to them."""
    if change.kind is StatusMove.RESUMED:
        return ()
    periods = other_periods(connection, [view.id]).get(view.id, ())
    return tuple(
        Problem(
            StatusCode.STILL_PLACED,
            Severity.WARNING,
            {
                "enterprise": period.label,
                "from_on": period.from_on.isoformat(),
                "until_on": period.until_on.isoformat(),
                "move": change.kind.value,
            },
            _place(view),
        )
        for period in periods
        if period.until_on >= change.on
    )


def _place(view: StudentView) -> SubjectPlace:
    return SubjectPlace("student", f"{view.name}（{view.student_no}）")
