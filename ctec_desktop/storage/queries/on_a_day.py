"""Reading what says where students are: their classes, placements after all changes, reasons for having none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, union

from ctec_desktop.domain.class_members import Member
from ctec_desktop.domain.not_placed import NotPlacedReason
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import Effective, PlannedDays, effective
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.queries.standing_sql import last_on
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    InternshipPlanRow,
    NotPlacedRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
)


@dataclass(frozen=True, slots=True)
class StudentPlacement:
    """A standing placement after all its changes, with the days of its plan."""

    placement_id: int
    student_id: int
    plan_id: int
    plan_from_on: date
    plan_until_on: date
    arrived_on: date | None
    now: Effective


@dataclass(frozen=True, slots=True)
class Excuse:
    """An open record of why a student has no placement."""

    id: int
    student_id: int
    plan_id: int
    reason_kind: NotPlacedReason
    reason: str | None
    proof: str | None
    recorded_on: date


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where a post is: unit, name, province and city of the place of work as far as known."""

    enterprise_name: str
    post_name: str
    region_code: str | None


def classes_of_plan(connection: Connection, plan_id: int) -> tuple[int, ...]:
    """Classes of which somebody is placed under the plan, or has a reason not to be."""
    placed = select(StudentRow.class_group_id).join(PlacementRow, PlacementRow.student_id == StudentRow.id)
    excused = select(StudentRow.class_group_id).join(NotPlacedRow, NotPlacedRow.student_id == StudentRow.id)
    statement = union(
        placed.where(PlacementRow.plan_id == plan_id, PlacementRow.voided_at_utc.is_(None)),
        excused.where(NotPlacedRow.plan_id == plan_id, NotPlacedRow.voided_at_utc.is_(None)),
    )
    return tuple(connection.scalars(statement))


def classes_out_on(connection: Connection, on: date) -> tuple[int, ...]:
    """Classes of which somebody has a placement planned or extended over the day."""
    placed = select(StudentRow.class_group_id).join(PlacementRow, PlacementRow.student_id == StudentRow.id)
    out = placed.where(PlacementRow.voided_at_utc.is_(None), PlacementRow.from_on <= on, last_on() >= on)
    return tuple(connection.scalars(out.distinct()))


def members(
    connection: Connection, scope: RowScope, class_ids: Sequence[int], class_name: str = ""
) -> tuple[Member, ...]:
    """The students of these classes, by class and number; of the named class when one is named."""
    wanted = ClassGroupRow.name == class_name if class_name else ClassGroupRow.id.in_(class_ids)
    statement = (
        select(StudentRow.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope), wanted)
        .order_by(ClassGroupRow.sort_key, StudentRow.student_no)
    )
    return tuple(Member(*row) for row in connection.execute(statement))


def members_by_id(connection: Connection, scope: RowScope, student_ids: Sequence[int]) -> tuple[Member, ...]:
    """Those of the students who are in scope."""
    found = []
    for part in _parts(student_ids):
        statement = (
            select(StudentRow.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name)
            .join(PersonRow, StudentRow.person_id == PersonRow.id)
            .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
            .where(in_scope(scope), StudentRow.id.in_(part))
        )
        found += [Member(*row) for row in connection.execute(statement)]
    return tuple(found)


def placements_of(
    connection: Connection, student_ids: Sequence[int], plan_id: int | None = None
) -> dict[int, tuple[StudentPlacement, ...]]:
    """Every standing placement of these students, under one plan or any, in the order of their days."""
    row, under = PlacementRow, InternshipPlanRow
    rows: list[Any] = []
    for part in _parts(student_ids):
        statement = (
            select(
                *(row.id, row.student_id, row.plan_id, under.from_on, under.until_on, row.arrived_on),
                *(row.from_on, row.until_on, row.post_id),
            )
            .join(under, row.plan_id == under.id)
            .where(row.student_id.in_(part), row.voided_at_utc.is_(None))
            .order_by(row.from_on, row.id)
        )
        if plan_id is not None:
            statement = statement.where(row.plan_id == plan_id)
        rows += connection.execute(statement).all()
    changes = changes_of(connection, [found[0] for found in rows])
    found: defaultdict[int, list[StudentPlacement]] = defaultdict(list)
    for placement_id, student_id, under_id, first, last, arrived_on, *planned in rows:
        now = effective(PlannedDays(*planned), changes.get(placement_id, ()))
        found[student_id].append(StudentPlacement(placement_id, student_id, under_id, first, last, arrived_on, now))
    return {student_id: tuple(several) for student_id, several in found.items()}


def excuses_of(
    connection: Connection, student_ids: Sequence[int], plan_id: int | None = None, on: date | None = None
) -> dict[int, tuple[Excuse, ...]]:
    """Open records of these students, under one plan or any; those whose plan is not over on the day, if one is given.

    The plan that begins first comes first.
    """
    row = NotPlacedRow
    found: defaultdict[int, list[Excuse]] = defaultdict(list)
    for part in _parts(student_ids):
        statement = select(
            *(row.id, row.student_id, row.plan_id, row.reason_kind, row.reason, row.proof, row.recorded_on)
        ).where(row.student_id.in_(part), row.closed_on.is_(None), row.voided_at_utc.is_(None))
        if plan_id is not None:
            statement = statement.where(row.plan_id == plan_id)
        if on is not None:
            under = InternshipPlanRow
            statement = statement.join(under, row.plan_id == under.id).where(under.until_on >= on)
            statement = statement.order_by(under.from_on)
        for one in connection.execute(statement):
            found[one[1]].append(_excuse(one))
    return {student_id: tuple(several) for student_id, several in found.items()}


def post_places(connection: Connection, post_ids: Iterable[int]) -> dict[int, PostPlace]:
    """Where these posts are."""
    found: dict[int, PostPlace] = {}
    for part in _parts(sorted(set(post_ids))):
        statement = (
            select(PostRow.id, EnterpriseRow.name, PostRow.name, EnterpriseSiteRow.region_code)
            .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
            .join(EnterpriseSiteRow, PostRow.site_id == EnterpriseSiteRow.id)
            .where(PostRow.id.in_(part))
        )
        found |= {row[0]: PostPlace(*row[1:]) for row in connection.execute(statement)}
    return found


def _excuse(row: Any) -> Excuse:
    values = list(row)
    values[3] = NotPlacedReason(row[3])
    return Excuse(*values)


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
