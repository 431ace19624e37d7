"""Reading agreements in their newest version, and what an agreement is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.frozen_terms import frozen_terms
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import PeriodChange, PlannedDays, effective
from ctec_desktop.domain.views import AgreementView, MoveView, PostView
from ctec_desktop.domain.vocabulary import AgreementState, PlanKind
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.enterprises import post
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    DocumentRow,
    EnterpriseRow,
    InternshipPlanRow,
    MentorRow,
    PersonRow,
    PlacementRow,
    PostRow,
    PrintPartRow,
    StudentRow,
    TeacherRow,
    TransitionRow,
)

_supervisor = shared_alias(PersonRow)
_mentor = shared_alias(PersonRow)
_IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A placement that has no agreement yet, with the ids of everything its paper is made of."""

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


def to_issue(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None, today: date
) -> tuple[ToIssue, ...]:
    """Standing 岗位实习 placements of the class without an agreement, ordered unit → class → number.

    Last day and post are those after all changes, the post that of today or of the first day still ahead. A placement
    that never came into force needs no paper.
    """
    row = PlacementRow
    statement = (
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
            ClassGroupRow.name == class_name,
            InternshipPlanRow.kind == PlanKind.ON_POST.value,
            row.voided_at_utc.is_(None),
            ~select(AgreementRow.id).where(AgreementRow.placement_id == row.id).exists(),
        )
        .order_by(EnterpriseRow.pinyin, EnterpriseRow.id, ClassGroupRow.sort_key, StudentRow.student_no)
    )
    if plan_id is not None:
        statement = statement.where(row.plan_id == plan_id)
    return _as_changed(connection, [ToIssue(*found) for found in connection.execute(statement)], today)


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


def agreements(connection: Connection, scope: RowScope) -> tuple[AgreementView, ...]:
    """Every agreement in its newest version, by number."""
    return tuple(_view(row) for row in connection.execute(_select(scope).order_by(AgreementRow.number)))


def agreements_of_class(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None
) -> tuple[AgreementView, ...]:
    statement = _select(scope).where(ClassGroupRow.name == class_name).order_by(AgreementRow.number)
    if plan_id is not None:
        statement = statement.where(PlacementRow.plan_id == plan_id)
    return tuple(_view(row) for row in connection.execute(statement))


def agreement(connection: Connection, scope: RowScope, agreement_id: int) -> AgreementView | None:
    row = connection.execute(_select(scope).where(AgreementRow.id == agreement_id)).first()
    return None if row is None else _view(row)


def agreements_of_part(connection: Connection, scope: RowScope, part_id: int) -> tuple[AgreementView, ...]:
    """Every version that stands in a merged part, in the order of its pages."""
    own = AgreementVersionRow
    statement = _versions(scope).where(own.part_id == part_id).order_by(own.first_page)
    return tuple(_view(row) for row in connection.execute(statement))


def newest_versions(connection: Connection, part_id: int) -> dict[int, int]:
    """By agreement with a version in the part: the number of its newest version, wherever that stands."""
    own, here = AgreementVersionRow, aliased(AgreementVersionRow)
    in_part = select(here.agreement_id).where(here.part_id == part_id)
    statement = (
        select(own.agreement_id, func.max(own.n)).where(own.agreement_id.in_(in_part)).group_by(own.agreement_id)
    )
    return {int(row[0]): int(row[1]) for row in connection.execute(statement)}


def agreement_of_placement(connection: Connection, scope: RowScope, placement_id: int) -> AgreementView | None:
    """The newest agreement that was issued for the placement."""
    own = _select(scope).where(AgreementRow.placement_id == placement_id).order_by(AgreementRow.id.desc()).limit(1)
    row = connection.execute(own).first()
    return None if row is None else _view(row)


def moves(connection: Connection, agreement_id: int) -> tuple[MoveView, ...]:
    """The history of an agreement, oldest first."""
    own = TransitionRow
    statement = (
        select(own.from_state, own.to_state, own.by_name, own.at_utc, own.reason)
        .where(own.agreement_id == agreement_id)
        .order_by(own.id)
    )
    return tuple(
        MoveView(AgreementState(first), AgreementState(last), by_name, at_utc, reason)
        for first, last, by_name, at_utc, reason in connection.execute(statement)
    )


def frozen(connection: Connection, agreement_ids: Sequence[int]) -> tuple[str, ...]:
    """The snapshot each agreement's newest version was printed from, in the order asked for."""
    own = AgreementVersionRow
    found: dict[int, str] = {}
    for start in range(0, len(agreement_ids), _IDS_AT_ONCE):
        chunk = agreement_ids[start : start + _IDS_AT_ONCE]
        statement = select(own.agreement_id, own.snapshot).where(own.agreement_id.in_(chunk)).order_by(own.n)
        found.update((row[0], row[1]) for row in connection.execute(statement))
    return tuple(found[agreement_id] for agreement_id in agreement_ids)


def stored_part(connection: Connection, part_id: int) -> tuple[StoredFile, str]:
    """Where a merged part lies in the files store, and the name it went out under."""
    own = PrintPartRow
    row = connection.execute(
        select(own.file_year, own.file_name, own.sha256, own.size_bytes, own.out_name).where(own.id == part_id)
    ).one()
    return StoredFile(row[0], row[1], row[2], row[3]), row[4]


def _select(scope: RowScope) -> AnySelect:
    """Agreements in their newest version."""
    newest = aliased(AgreementVersionRow)
    last = (
        select(func.max(newest.n))
        .where(newest.agreement_id == AgreementRow.id)
        .correlate(AgreementRow)
        .scalar_subquery()
    )
    return _versions(scope).where(AgreementVersionRow.n == last)


def _versions(scope: RowScope) -> AnySelect:
    return (
        select(
            AgreementRow.id,
            AgreementRow.number,
            AgreementVersionRow.n,
            StudentRow.student_no,
            PersonRow.name,
            ClassGroupRow.name,
            EnterpriseRow.name,
            PostRow.name,
            PlacementRow.from_on,
            PlacementRow.until_on,
            AgreementRow.state,
            PrintPartRow.out_name,
            PrintPartRow.id,
            AgreementVersionRow.first_page,
            AgreementVersionRow.pages,
            DocumentRow.first_page,
            DocumentRow.pages,
            AgreementVersionRow.issued_at_utc,
            AgreementVersionRow.originals,
            AgreementVersionRow.snapshot,
        )
        .select_from(AgreementRow)
        .join(PlacementRow, AgreementRow.placement_id == PlacementRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(AgreementVersionRow, AgreementVersionRow.agreement_id == AgreementRow.id)
        .join(PrintPartRow, AgreementVersionRow.part_id == PrintPartRow.id)
        .outerjoin(DocumentRow, DocumentRow.agreement_version_id == AgreementVersionRow.id)
        .where(in_scope(scope))
    )


def _view(row: Any) -> AgreementView:
    """Unit, post and days are those of the paper."""
    *values, snapshot = row
    said = frozen_terms(snapshot)
    terms = (said.enterprise_name, said.post_name, said.from_on, said.until_on)
    values[6:10] = [frozen or known for frozen, known in zip(terms, values[6:10], strict=True)]
    values[10] = AgreementState(values[10])
    return AgreementView(*values)
