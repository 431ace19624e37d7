"""What papers are made of: standing placements with their posts, changes and agreements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import PlannedDays
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    InternshipPlanRow,
    MentorRow,
    PersonRow,
    PlacementChangeRow,
    PlacementRow,
    PostRow,
    StudentRow,
    TeacherRow,
)

_supervisor = shared_alias(PersonRow)
_mentor = shared_alias(PersonRow)


@dataclass(frozen=True, slots=True)
class PaperPlacement:
    """A standing 岗位实习 placement as planned, with the ids of what its papers are made of."""

    id: int
    student_id: int
    plan_id: int
    enterprise_id: int
    post_id: int
    arranged_by: str
    from_on: date
    until_on: date
    arrived_on: date | None
    arrival_note: str | None
    supervisor_name: str | None
    supervisor_phone: str | None
    mentor_name: str | None
    mentor_title: str | None
    mentor_phone: str | None

    @property
    def planned(self) -> PlannedDays:
        return PlannedDays(self.from_on, self.until_on, self.post_id)


@dataclass(frozen=True, slots=True)
class PaperPost:
    """A post, one no longer in use included, with its place and who leads it."""

    id: int
    name: str
    place: str | None
    region_code: str | None
    work_hours: str | None
    pay_fen: int | None
    pay_unit: str | None
    pay_method: str | None
    pay_day: int | None
    board: str | None
    lodging: str | None
    mentor_name: str | None
    mentor_title: str | None
    mentor_phone: str | None


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A change that stands, with where the student goes when it is a change of unit."""

    placement_id: int
    kind: str
    effective_on: date
    until_on: date | None
    reason_kind: str
    reason: str | None
    post_name: str | None
    next_enterprise: str | None
    next_post: str | None
    next_place: str | None
    next_from_on: date | None
    next_until_on: date | None


def paper_placements(connection: Connection, scope: RowScope, selection: PaperSelection) -> tuple[PaperPlacement, ...]:
    """The placements chosen, ordered unit → class → student number."""
    statement = _placements(scope)
    if selection.class_name:
        statement = statement.where(ClassGroupRow.name == selection.class_name)
    if selection.plan_id is not None:
        statement = statement.where(PlacementRow.plan_id == selection.plan_id)
    if selection.enterprise_ids:
        statement = statement.where(PostRow.enterprise_id.in_(selection.enterprise_ids))
    for column, ids in ((StudentRow.id, selection.student_ids), (PlacementRow.id, selection.placement_ids)):
        if ids:
            chunks = (statement.where(column.in_(ids[start : start + CHUNK])) for start in range(0, len(ids), CHUNK))
            found = [row for chunk in chunks for row in connection.execute(chunk)]
            break
    else:
        found = list(connection.execute(statement))
    ordered = sorted(found, key=lambda row: tuple(row[-4:]))
    return tuple(PaperPlacement(*row[:-4]) for row in ordered)


def enterprises_named(connection: Connection, name: str) -> tuple[int, ...]:
    """The units of exactly this name that are in use."""
    statement = select(EnterpriseRow.id).where(EnterpriseRow.name == name, EnterpriseRow.retired_on.is_(None))
    return tuple(connection.scalars(statement))


def paper_posts(connection: Connection, post_ids: Sequence[int]) -> dict[int, PaperPost]:
    row = PostRow
    found: dict[int, PaperPost] = {}
    for start in range(0, len(post_ids), CHUNK):
        statement: AnySelect = (
            select(
                *(row.id, row.name, EnterpriseSiteRow.address, EnterpriseSiteRow.region_code, row.work_hours),
                *(row.pay_fen, row.pay_unit, row.pay_method, row.pay_day, row.board, row.lodging),
                *(_mentor.name, MentorRow.title, _mentor.phone),
            )
            .select_from(row)
            .join(EnterpriseSiteRow, row.site_id == EnterpriseSiteRow.id)
            .outerjoin(MentorRow, row.mentor_id == MentorRow.id)
            .outerjoin(_mentor, MentorRow.person_id == _mentor.id)
            .where(row.id.in_(post_ids[start : start + CHUNK]))
        )
        found |= {one[0]: PaperPost(*one) for one in connection.execute(statement)}
    return found


def paper_changes(connection: Connection, placement_ids: Sequence[int]) -> tuple[PaperChange, ...]:
    """The changes of these placements that are not voided, oldest first."""
    row, following = PlacementChangeRow, aliased(PlacementRow)
    moved_to, next_post = aliased(PostRow), aliased(PostRow)
    found: list[PaperChange] = []
    for start in range(0, len(placement_ids), CHUNK):
        statement: AnySelect = (
            select(
                *(row.placement_id, row.kind, row.effective_on, row.until_on, row.reason_kind, row.reason),
                *(moved_to.name, EnterpriseRow.name, next_post.name, EnterpriseSiteRow.address),
                *(following.from_on, following.until_on),
            )
            .select_from(row)
            .outerjoin(moved_to, row.post_id == moved_to.id)
            .outerjoin(following, row.next_placement_id == following.id)
            .outerjoin(next_post, following.post_id == next_post.id)
            .outerjoin(EnterpriseRow, next_post.enterprise_id == EnterpriseRow.id)
            .outerjoin(EnterpriseSiteRow, next_post.site_id == EnterpriseSiteRow.id)
            .where(row.placement_id.in_(placement_ids[start : start + CHUNK]), row.voided_at_utc.is_(None))
            .order_by(row.id)
        )
        found += [PaperChange(*one) for one in connection.execute(statement)]
    return tuple(found)


def agreement_states(connection: Connection, placement_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Number and state of each placement's newest agreement."""
    row = AgreementRow
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(placement_ids), CHUNK):
        statement = select(row.placement_id, func.coalesce(row.number, ""), row.state).order_by(row.id)
        statement = statement.where(row.placement_id.in_(placement_ids[start : start + CHUNK]))
        found |= {one[0]: (one[1], one[2]) for one in connection.execute(statement) if one[0] is not None}
    return found


def _placements(scope: RowScope) -> AnySelect:
    row = PlacementRow
    ordering: tuple[Any, ...] = (EnterpriseRow.pinyin, EnterpriseRow.id, ClassGroupRow.sort_key, StudentRow.student_no)
    return (
        select(
            *(row.id, row.student_id, row.plan_id, PostRow.enterprise_id, row.post_id, row.arranged_by),
            *(row.from_on, row.until_on, row.arrived_on, row.arrival_note),
            *(_supervisor.name, _supervisor.phone, _mentor.name, MentorRow.title, _mentor.phone),
            *ordering,
        )
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .outerjoin(TeacherRow, row.supervisor_id == TeacherRow.id)
        .outerjoin(_supervisor, TeacherRow.person_id == _supervisor.id)
        .outerjoin(MentorRow, row.mentor_id == MentorRow.id)
        .outerjoin(_mentor, MentorRow.person_id == _mentor.id)
        .where(
            in_scope(scope),
            row.voided_at_utc.is_(None),
            InternshipPlanRow.kind == PlanKind.ON_POST.value,
        )
    )
