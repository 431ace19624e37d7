"""未实习: everyone of a plan's classes has a placement, or a reason for having none."""

from collections.abc import Sequence
from datetime import date

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.not_placed import NotPlacedCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.not_placed import NotPlacedForm, NotPlacedReason, PlanStanding, PlanStudent
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.views import PlanView
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem, SubjectPlace
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries import on_a_day as queries
from ctec_desktop.storage.queries.placements import StatusSpan, plan, statuses
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.not_placed import add_not_placed, void_not_placed


class NotPlacedService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def of_plan(self, actor: Actor, plan_id: int, class_name: str = "") -> tuple[PlanStudent, ...]:
        """The students of the plan's classes, or of the named class, each with placement, reason or neither.

        A class is one of the plan's once somebody of it is placed under the plan or has a reason not to be.
        """
        with self._database.read() as connection:
            return _of_plan(connection, actor, _plan(connection, plan_id), self._clock.today(), class_name)

    @needs(Permission.PLACEMENTS_EDIT)
    def put(self, actor: Actor, form: NotPlacedForm) -> Outcome[int]:
        """Records the reason for all these students, or changes the one on record. Returns for how many.

        Raises: RuleViolation naming everyone who has a placement; then nobody is recorded.
        """
        _check(form)
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "not_placed.put", form.reason_kind.value)) as unit:
            wanted = _plan(unit.connection, form.plan_id)
            known = queries.members_by_id(unit.connection, actor.scope, form.student_ids)
            if len(known) != len(set(form.student_ids)):
                raise RuleViolation([Problem(NotPlacedCode.STUDENT_GONE)])
            held = _placed(unit.connection, form.student_ids, wanted, today)
            problems = [
                Problem(NotPlacedCode.HAS_PLACEMENT, place=SubjectPlace("student", f"{one.name}（{one.student_no}）"))
                for one in known
                if one.student_id in held
            ]
            if problems:
                raise RuleViolation(problems)
            excuses = queries.excuses_of(unit.connection, form.student_ids, form.plan_id)
            add_not_placed(unit, form, {who: found[0].id for who, found in excuses.items()}, actor.name, today)
        return Outcome(len(form.student_ids), (Change(Area.PLACEMENTS),))

    @needs(Permission.PLACEMENTS_EDIT)
    def withdraw(self, actor: Actor, plan_id: int, student_ids: Sequence[int], reason: str) -> Outcome[int]:
        """Takes the records of these students back. Returns how many there were.

        Raises: RuleViolation when no reason is given, or none of them has a record.
        """
        if not reason.strip():
            raise RuleViolation([Problem(NotPlacedCode.UNDO_REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "not_placed.withdraw", reason.strip())) as unit:
            known = [one.student_id for one in queries.members_by_id(unit.connection, actor.scope, student_ids)]
            excuses = queries.excuses_of(unit.connection, known, plan_id)
            if not excuses:
                raise RuleViolation([Problem(NotPlacedCode.NO_RECORD)])
            void_not_placed(unit, [found[0].id for found in excuses.values()], reason.strip())
        return Outcome(len(excuses), (Change(Area.PLACEMENTS),))


def _check(form: NotPlacedForm) -> None:
    problems = []
    if not form.student_ids:
        problems.append(Problem(NotPlacedCode.NOBODY_CHOSEN))
    if form.reason_kind is NotPlacedReason.OTHER and not (form.reason or "").strip():
        problems.append(Problem(NotPlacedCode.REASON_NEEDED, place=FieldPlace("reason")))
    if problems:
        raise RuleViolation(problems)


def _plan(connection: Connection, plan_id: int) -> PlanView:
    found = plan(connection, plan_id)
    if found is None:
        raise RuleViolation([Problem(OfficeCode.NO_SUCH_PLAN, facts={"plan": str(plan_id)})])
    return found


def _placed(connection: Connection, student_ids: Sequence[int], wanted: PlanView, today: date) -> dict[int, int]:
    """Who has a placement of the plan that is in force now or ahead (once the plan is over: ever was), with its post.

    A student whose placement ended early is without one from then on.
    """
    on = min(today, wanted.until_on)
    found = {}
    for student_id, several in queries.placements_of(connection, student_ids, wanted.id).items():
        for one in several:
            if one.now.is_in_force_at_all and one.now.last_on >= on:
                found[student_id] = one.now.post_on(max(on, one.now.from_on))
    return found


def _of_plan(
    connection: Connection, actor: Actor, wanted: PlanView, today: date, class_name: str
) -> tuple[PlanStudent, ...]:
    class_ids = () if class_name else queries.classes_of_plan(connection, wanted.id)
    people = queries.members(connection, actor.scope, class_ids, class_name)
    ids = [one.student_id for one in people]
    held = _placed(connection, ids, wanted, today)
    places = queries.post_places(connection, held.values())
    excuses = queries.excuses_of(connection, ids, wanted.id)
    known = statuses(connection, ids)
    on = min(max(today, wanted.from_on), wanted.until_on)
    lines = []
    for one in people:
        head = (one.student_id, one.student_no, one.name, one.class_name)
        status = status_on(known.get(one.student_id, ()), on)
        if one.student_id in held:
            name = places[held[one.student_id]].enterprise_name
            lines.append(PlanStudent(*head, PlanStanding.PLACED, name, status=status))
        elif one.student_id in excuses:
            why = excuses[one.student_id][0]
            told = (why.id, why.reason_kind, why.reason, why.proof)
            lines.append(PlanStudent(*head, PlanStanding.EXCUSED, None, *told, status=status))
        else:
            lines.append(PlanStudent(*head, PlanStanding.MISSING, status=status))
    return tuple(lines)


def status_on(spans: Sequence[StatusSpan], on: date) -> StatusKind | None:
    """The status of the day when it keeps the student from being at work; None when enrolled or unknown."""
    for kind, first, last in spans:
        if kind is not StatusKind.ENROLLED and (first or date.min) <= on <= (last or date.max):
            return kind
    return None
