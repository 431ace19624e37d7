"""What agreements can be issued for: placements without an issued one, with everything their paper is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, func, select

from ctec_desktop.domain.lifecycle import GONE, UNISSUED
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import PeriodChange, PlannedDays, effective
from ctec_desktop.domain.views import PostView
from ctec_desktop.domain.vocabulary import AgreementState, PlanKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.enterprises import post
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import AnySelect, Expression, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    EnterpriseRow,
    InternshipPlanRow,
    MentorRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
    TeacherRow,
)

_supervisor = shared_alias(PersonRow)
_mentor = shared_alias(PersonRow)
_IDS_AT_ONCE = 500
_UNISSUED = [state.value for state in UNISSUED]
_GONE = [state.value for state in GONE]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An agreement that is not out: a number and a version only when it was issued before."""

    id: int
    state: AgreementState
    number: str | None = None
    serial: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A placement without an issued agreement, with the ids of everything its paper is made of.

    Args:
        agreement: what is prepared, in review, or withdrawn to be issued anew.
    """

    placement_id: int
    student_id: int
    post_id: int
    plan_id: int
    arranged_by: str
    from_on: date
    until_on: date
    supervisor_name: str | None
    supervisor_phone: str | None
    mentor_name: str | None = None
    mentor_title: str | None = None
    mentor_phone: str | None = None
    agreement: Prepared | None = None


def to_issue(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None, today: date
) -> tuple[ToIssue, ...]:
    """Standing 岗位实习 placements of the class without an issued agreement, ordered unit → class → number.

    Last day and post are those after all changes, the post that of today or of the first day still ahead. A placement
    that never came into force needs no paper.
    """
    row = PlacementRow
    has_paper = (
        select(AgreementRow.id)
        .where(AgreementRow.placement_id == row.id, AgreementRow.state.not_in([*_UNISSUED, *_GONE]))
        .exists()
    )
    statement = _standing(scope).where(ClassGroupRow.name == class_name, ~has_paper)
    if plan_id is not None:
        statement = statement.where(row.plan_id == plan_id)
    found = [ToIssue(*values) for values in connection.execute(statement)]
    prepared = not_out(connection, AgreementRow.placement_id, [one.placement_id for one in found])
    return _as_changed(connection, [replace(one, agreement=prepared.get(one.placement_id)) for one in found], today)


def as_it_is_now(connection: Connection, scope: RowScope, placement_id: int, today: date) -> ToIssue | None:
    """A placement as it would be issued today, whether or not it has an agreement."""
    found = as_they_are_now(connection, scope, [placement_id], today)
    return found[0] if found else None


def as_they_are_now(
    connection: Connection, scope: RowScope, placement_ids: Sequence[int], today: date
) -> tuple[ToIssue, ...]:
    """Placements as they would be issued today; one that never came into force is left out."""
    found: list[ToIssue] = []
    for start in range(0, len(placement_ids), _IDS_AT_ONCE):
        statement = _standing(scope).where(PlacementRow.id.in_(placement_ids[start : start + _IDS_AT_ONCE]))
        found += [ToIssue(*values) for values in connection.execute(statement)]
    return _as_changed(connection, found, today)


def _standing(scope: RowScope) -> AnySelect:
    row = PlacementRow
    return (
        select(
            row.id,
            row.student_id,
            row.post_id,
            row.plan_id,
            row.arranged_by,
            row.from_on,
            row.until_on,
            _supervisor.name,
            _supervisor.phone,
            _mentor.name,
            MentorRow.title,
            _mentor.phone,
        )
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .outerjoin(TeacherRow, row.supervisor_id == TeacherRow.id)
        .outerjoin(_supervisor, TeacherRow.person_id == _supervisor.id)
        .outerjoin(MentorRow, row.mentor_id == MentorRow.id)
        .outerjoin(_mentor, MentorRow.person_id == _mentor.id)
        .where(
            in_scope(scope),
            InternshipPlanRow.kind == PlanKind.ON_POST.value,
            row.voided_at_utc.is_(None),
        )
        .order_by(EnterpriseRow.pinyin, EnterpriseRow.id, ClassGroupRow.sort_key, StudentRow.student_no)
    )


def not_out(connection: Connection, made_for: Expression, ids: Sequence[int]) -> dict[int, Prepared]:
    """By placement or apprenticeship: its agreement that is not out yet, or no longer."""
    own = AgreementRow
    version = func.coalesce(
        select(func.max(AgreementVersionRow.n))
        .where(AgreementVersionRow.agreement_id == own.id)
        .correlate(own)
        .scalar_subquery(),
        0,
    )
    found: dict[int, Prepared] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        chunk = ids[start : start + _IDS_AT_ONCE]
        statement = select(made_for, own.id, own.state, own.number, own.serial, version).where(
            made_for.in_(chunk), own.state.in_(_UNISSUED)
        )
        for owner_id, agreement_id, state, *rest in connection.execute(statement.order_by(own.id)):
            found[owner_id] = Prepared(agreement_id, AgreementState(state), *rest)
    return found


def _as_changed(connection: Connection, found: Sequence[ToIssue], today: date) -> tuple[ToIssue, ...]:
    changes = changes_of(connection, [one.placement_id for one in found])
    after = (_after(one, changes.get(one.placement_id, ()), today) for one in found)
    changed = [one for one in after if one is not None]
    planned = {one.placement_id: one.post_id for one in found}
    moved = {one.post_id for one in changed if one.post_id != planned[one.placement_id]}
    posts = {post_id: post(connection, post_id) for post_id in moved}
    return tuple(_guided_at(one, posts.get(one.post_id)) for one in changed)


def _after(one: ToIssue, changes: Sequence[PeriodChange], today: date) -> ToIssue | None:
    now = effective(PlannedDays(one.from_on, one.until_on, one.post_id), changes)
    if not now.is_in_force_at_all:
        return None
    return replace(one, until_on=now.last_on, post_id=now.post_on(max(today, one.from_on)))


def _guided_at(one: ToIssue, moved_to: PostView | None) -> ToIssue:
    """The mentor of the post the student moved to; without one, the mentor from before stays."""
    if moved_to is None or moved_to.mentor_id is None:
        return one
    told = (moved_to.mentor_name, moved_to.mentor_title, moved_to.mentor_phone)
    return replace(one, mentor_name=told[0], mentor_title=told[1], mentor_phone=told[2])
