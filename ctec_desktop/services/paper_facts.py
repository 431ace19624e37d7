"""What papers are made of, read once for everybody chosen: students, placements after their changes, units, plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import LAST_KINDS, ChangeKind, Effective, effective
from ctec_desktop.domain.views import EnterpriseView, PlanView, SchoolView, StudentView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage.queries import papers as queries
from ctec_desktop.storage.queries.apprenticeships import apprenticeships_for
from ctec_desktop.storage.queries.enterprises import enterprises_by_ids
from ctec_desktop.storage.queries.papers import PaperChange, PaperPlacement, PaperPost
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.placements import plan, plan_named
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import (
    classes,
    students_by_ids,
    students_by_numbers,
    students_of_class,
)

# What a 批单 or a 解除确认书 speaks of.
_TOLD_KINDS = (ChangeKind.MOVE_POST, ChangeKind.MOVE_UNIT, ChangeKind.EXTEND, ChangeKind.END_EARLY)


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement with everything its papers tell.

    Args:
        now: after all changes; the post is that of today, or of the first day still ahead.
        change: the last change that a paper speaks of.
        agreement: number and state of its newest agreement.
    """

    row: PaperPlacement
    student: StudentView
    unit: EnterpriseView
    post: PaperPost
    plan: PlanView
    now: Effective
    change: PaperChange | None
    agreement: tuple[str, str] | None

    @property
    def is_leaving(self) -> bool:
        return self.now.closed_by is not None and self.now.closed_by.kind in LAST_KINDS

    @property
    def is_ended(self) -> bool:
        """Ended early, with no other unit to go to."""
        return self.now.closed_by is not None and self.now.closed_by.kind is ChangeKind.END_EARLY

    def is_over(self, today: date) -> bool:
        return self.now.last_on < today


@dataclass(frozen=True, slots=True)
class Apprentice:
    """An apprenticeship with the people and the enterprise its papers tell of."""

    of: ApprenticeshipView
    student: StudentView
    unit: EnterpriseView


@dataclass(frozen=True, slots=True)
class PaperNames:
    """Whose papers are wanted, as told on the command line; what is left empty does not narrow."""

    class_name: str | None = None
    plan: str | None = None
    enterprise: str | None = None
    student_nos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """The day of an incident, and what its record says on papers.

    Args:
        annex: paragraphs that are too long for their boxes, printed whole at the end.
    """

    on: date
    texts: Mapping[str, str]
    annex: tuple[str, ...] = ()

    def there(self, placed: Sequence[Placed]) -> list[Placed]:
        """Where the students were placed on the day; everything there is of them where they were nowhere."""
        return [one for one in placed if one.row.from_on <= self.on <= one.now.last_on] or list(placed)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read for one go.

    Args:
        placed: by unit, class and student number.
        students: everybody chosen, placed or not, by class and number.
        units: those named in the selection, whether anybody is there or not.
        plan: the one named in the selection.
        incident: the one its papers are printed from.
        apprentices: those chosen, by class and number.
    """

    school: SchoolView
    today: date
    placed: tuple[Placed, ...]
    students: tuple[StudentView, ...]
    units: tuple[EnterpriseView, ...]
    plan: PlanView | None
    apprentices: tuple[Apprentice, ...]
    incident: IncidentFacts | None = None


def read_facts(connection: Connection, scope: RowScope, selection: PaperSelection, today: date) -> Facts:
    rows = queries.paper_placements(connection, scope, selection)
    placed = _placed(connection, scope, rows, today)
    units = enterprises_by_ids(connection, selection.enterprise_ids)
    return Facts(
        school(connection),
        today,
        placed,
        _students(connection, scope, selection, placed),
        tuple(units.values()),
        plan(connection, selection.plan_id) if selection.plan_id is not None else None,
        apprentices_of(connection, scope, selection),
    )


def apprentices_of(connection: Connection, scope: RowScope, selection: PaperSelection) -> tuple[Apprentice, ...]:
    """Those chosen, by class and number."""
    found = apprenticeships_for(connection, scope, selection)
    students = {one.id: one for one in students_by_ids(connection, scope, [one.student_id for one in found])}
    units = enterprises_by_ids(connection, tuple(dict.fromkeys(one.enterprise_id for one in found)))
    return tuple(Apprentice(one, students[one.student_id], units[one.enterprise_id]) for one in found)


def named_selection(
    connection: Connection,
    scope: RowScope,
    names: PaperNames,
) -> PaperSelection:
    """The selection these names stand for.

    Raises:
        RuleViolation: naming whatever is not found.
    """
    problems: list[Problem] = []
    if names.class_name and not any(one.name == names.class_name for one in classes(connection, scope)):
        problems.append(Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": names.class_name}))
    of_plan = plan_named(connection, names.plan) if names.plan else None
    if names.plan and of_plan is None:
        problems.append(Problem(OfficeCode.NO_SUCH_PLAN, facts={"plan": names.plan}))
    units = queries.enterprises_named(connection, names.enterprise) if names.enterprise else ()
    if names.enterprise and not units:
        problems.append(Problem(PaperCode.NO_SUCH_ENTERPRISE, facts={"enterprise": names.enterprise}))
    wanted = tuple(dict.fromkeys(names.student_nos))
    students = students_by_numbers(connection, scope, student_nos=wanted, id_numbers=(), registration_nos=())
    missing = set(wanted) - {one.student_no for one in students}
    problems += [Problem(PaperCode.NO_SUCH_STUDENT, facts={"number": one}) for one in wanted if one in missing]
    if problems:
        raise RuleViolation(problems)
    student_ids = tuple(one.id for one in students)
    return PaperSelection(names.class_name, of_plan.id if of_plan else None, units, student_ids)


def _students(
    connection: Connection, scope: RowScope, selection: PaperSelection, placed: Sequence[Placed]
) -> tuple[StudentView, ...]:
    """Those ticked, or those of the class; where neither is said, those who have a placement."""
    if selection.student_ids:
        return students_by_ids(connection, scope, selection.student_ids)
    if selection.class_name and not (selection.placement_ids or selection.enterprise_ids):
        return students_of_class(connection, scope, selection.class_name)
    return students_by_ids(connection, scope, tuple(dict.fromkeys(one.student.id for one in placed)))


def _placed(connection: Connection, scope: RowScope, rows: Sequence[PaperPlacement], today: date) -> tuple[Placed, ...]:
    ids = [row.id for row in rows]
    changes = changes_of(connection, ids)
    now = {row.id: effective(row.planned, changes.get(row.id, ())) for row in rows}
    on_post = {row.id: now[row.id].post_on(max(today, row.from_on)) for row in rows}
    posts = queries.paper_posts(connection, tuple(dict.fromkeys(on_post.values())))
    units = enterprises_by_ids(connection, tuple(dict.fromkeys(row.enterprise_id for row in rows)))
    plans = {plan_id: plan(connection, plan_id) for plan_id in dict.fromkeys(row.plan_id for row in rows)}
    students = {one.id: one for one in students_by_ids(connection, scope, [row.student_id for row in rows])}
    told = {one.placement_id: one for one in queries.paper_changes(connection, ids) if one.kind in _TOLD_KINDS}
    papers = queries.agreement_states(connection, ids)
    found = []
    for row in rows:
        at = plans[row.plan_id]
        if at is None or not now[row.id].is_in_force_at_all:
            continue
        found.append(
            Placed(
                row,
                students[row.student_id],
                units[row.enterprise_id],
                posts[on_post[row.id]],
                at,
                now[row.id],
                told.get(row.id),
                papers.get(row.id),
            )
        )
    return tuple(found)
