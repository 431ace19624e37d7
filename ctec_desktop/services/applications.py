"""Deciding on places students found themselves: what the rules say today, and many decisions at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ctec_desktop.domain.applications import (
    MAY_BECOME,
    ApplicationDecision,
    ApplicationState,
    ApplicationView,
    application_findings,
)
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.findings import problem_of
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, Severity, SubjectPlace
from ctec_desktop.services.placement_gate import Gate
from ctec_desktop.storage.queries import applications as queries
from ctec_desktop.storage.queries.applications import FoundApplication
from ctec_desktop.storage.queries.placements import plan
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers import applications as writer
from ctec_desktop.wording.applications import STATES


def judged(
    connection: Connection, scope: RowScope, found: Sequence[FoundApplication], today: date
) -> tuple[ApplicationView, ...]:
    """The applications with what the gate says today; decided ones are not judged again."""
    open_ones = [one for one in found if one.view.state is ApplicationState.PENDING]
    numbers = [one.view.student_no for one in open_ones]
    students = students_by_numbers(connection, scope, student_nos=numbers, id_numbers=(), registration_nos=())
    by_id = {student.id: student for student in students}
    gate = Gate(connection, students, frozenset(one.view.placement_id for one in open_ones))
    plans = {plan_id: plan(connection, plan_id) for plan_id in {one.plan_id for one in open_ones}}
    views = []
    for one in found:
        view, under = one.view, plans.get(one.plan_id)
        if view.state is ApplicationState.PENDING and under is not None:
            days = Period(view.from_on, view.until_on, view.enterprise_name)
            findings = (
                *gate.findings(by_id[one.student_id], under, days),
                *application_findings(view.guardian_agreed_on, view.from_on, today),
            )
            place = _place(view)
            problems = (problem_of(finding, place) for finding in findings)
            view = replace(view, findings=tuple(problem for problem in problems if problem is not None))
        views.append(view)
    return tuple(views)


def decide(
    unit: WriteUnit, scope: RowScope, by_name: str, decisions: Sequence[ApplicationDecision], today: date
) -> None:
    """Writes every decision, or none.

    Raises:
        RuleViolation: naming every application that cannot be decided so.
    """
    ids = [decision.placement_id for decision in decisions]
    found = queries.applications_of(unit.connection, scope, ids)
    views = {view.placement_id: view for view in judged(unit.connection, scope, found, today)}
    numbers = queries.agreement_numbers(unit.connection, ids)
    problems = [problem for decision in decisions for problem in _against(decision, views, numbers)]
    if problems:
        raise RuleViolation(problems)
    for decision in decisions:
        write = writer.approve if decision.is_approved else writer.refuse
        write(unit, by_name, decision.placement_id, decision.note.strip())


def _against(
    decision: ApplicationDecision, views: dict[int, ApplicationView], numbers: dict[int, str]
) -> Iterator[Problem]:
    view = views.get(decision.placement_id)
    if view is None:
        yield Problem(ApplicationCode.NO_SUCH_APPLICATION)
        return
    place = _place(view)
    wanted = ApplicationState.APPROVED if decision.is_approved else ApplicationState.REFUSED
    if wanted not in MAY_BECOME[view.state]:
        yield Problem(ApplicationCode.DECIDED_ALREADY, facts={"state": STATES[view.state]}, place=place)
    elif decision.is_approved:
        yield from (problem for problem in view.findings if problem.severity is Severity.REFUSED)
    elif not decision.note.strip():
        yield Problem(ApplicationCode.REASON_REQUIRED, place=place)
    elif view.placement_id in numbers:
        yield Problem(ApplicationCode.AGREEMENT_STANDS, facts={"number": numbers[view.placement_id]}, place=place)


def _place(view: ApplicationView) -> SubjectPlace:
    return SubjectPlace("student", f"{view.student_name}（{view.student_no}）")
