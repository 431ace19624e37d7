"""Reading the changes of placements, and placements with what judging a change needs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_changes import ChangeLine, ChangeReason
from ctec_desktop.domain.placement_periods import ChangeKind, Effective, PeriodChange, PlannedDays, effective
from ctec_desktop.domain.vocabulary import AgreementState, PlanKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.close_ids import rows_among
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    EnterpriseRow,
    InternshipPlanRow,
    PersonRow,
    PlacementChangeRow,
    PlacementRow,
    PostRow,
    StudentRow,
)

_next = shared_alias(PlacementRow)
_same_go = shared_alias(PlacementChangeRow)
_in_batch = (
    select(func.count())
    .where(_same_go.batch_uid == PlacementChangeRow.batch_uid, _same_go.voided_at_utc.is_(None))
    .correlate(PlacementChangeRow)
    .scalar_subquery()
)
_GONE_STATES = (AgreementState.VOID, AgreementState.WITHDRAWN, AgreementState.DECLINED)


@dataclass(frozen=True, slots=True)
class PlacedStudent:
    """A standing placement with its student, as planned."""

    placement_id: int
    student_id: int
    student_no: str
    student_name: str
    birth_on: date | None
    grade: int | None
    class_name: str
    plan_id: int
    plan_kind: PlanKind
    plan_until_on: date
    post_id: int
    enterprise_id: int
    enterprise_name: str
    arranged_by: str
    from_on: date
    until_on: date
    arrived_on: date | None
    arrival_note: str | None

    @property
    def planned(self) -> PlannedDays:
        return PlannedDays(self.from_on, self.until_on, self.post_id)

    @property
    def label(self) -> str:
        return f"{self.student_name}（{self.student_no}）"


def placed_students(connection: Connection, scope: RowScope, placement_ids: Sequence[int]) -> tuple[PlacedStudent, ...]:
    """Those of the placements that stand and are in scope, by class and student number."""
    found = []
    for start in range(0, len(placement_ids), CHUNK):
        wanted = PlacementRow.id.in_(placement_ids[start : start + CHUNK])
        found += [_placed(row) for row in connection.execute(_select_placed(scope).where(wanted))]
    return tuple(sorted(found, key=lambda one: (one.class_name, one.student_no, one.from_on)))


def placed_at(connection: Connection, scope: RowScope, enterprise_id: int) -> tuple[PlacedStudent, ...]:
    """Every standing placement planned at the unit."""
    statement = _select_placed(scope).where(PostRow.enterprise_id == enterprise_id)
    return tuple(_placed(row) for row in connection.execute(statement))


def placed_of_class(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None = None
) -> tuple[PlacedStudent, ...]:
    """The standing placements of a class, by student number."""
    statement = _select_placed(scope).where(ClassGroupRow.name == class_name)
    if plan_id is not None:
        statement = statement.where(PlacementRow.plan_id == plan_id)
    ordered = statement.order_by(StudentRow.student_no, PlacementRow.from_on)
    return tuple(_placed(row) for row in connection.execute(ordered))


def changes_of(connection: Connection, placement_ids: Sequence[int]) -> dict[int, tuple[PeriodChange, ...]]:
    """The changes of these placements that are not voided, oldest first."""
    found: defaultdict[int, list[PeriodChange]] = defaultdict(list)
    for start in range(0, len(placement_ids), CHUNK):
        rows = connection.execute(_changes_of_some(), {"ids": placement_ids[start : start + CHUNK]})
        for placement_id, kind, effective_on, until_on, post_id in rows:
            found[placement_id].append(PeriodChange(ChangeKind(kind), effective_on, until_on, post_id))
    return {placement_id: tuple(changes) for placement_id, changes in found.items()}


@lru_cache(maxsize=1)
def _changes_of_some() -> AnySelect:
    row = PlacementChangeRow
    return (
        select(row.placement_id, row.kind, row.effective_on, row.until_on, row.post_id)
        .where(row.placement_id.in_(bindparam("ids", expanding=True)), row.voided_at_utc.is_(None))
        .order_by(row.id)
    )


def changes_of_students(connection: Connection, student_ids: Sequence[int]) -> dict[int, tuple[PeriodChange, ...]]:
    """The changes of all placements of these students that are not voided, oldest first, by placement."""
    found: defaultdict[int, list[PeriodChange]] = defaultdict(list)
    rows = rows_among(connection, _standing_changes(), PlacementRow.student_id, student_ids)
    for _, placement_id, kind, effective_on, until_on, post_id in rows:
        found[placement_id].append(PeriodChange(ChangeKind(kind), effective_on, until_on, post_id))
    return {placement_id: tuple(changes) for placement_id, changes in found.items()}


@lru_cache(maxsize=1)
def _standing_changes() -> AnySelect:
    row = PlacementChangeRow
    return (
        select(PlacementRow.student_id, row.placement_id, row.kind, row.effective_on, row.until_on, row.post_id)
        .join(PlacementRow, row.placement_id == PlacementRow.id)
        .where(row.voided_at_utc.is_(None), PlacementRow.voided_at_utc.is_(None))
        .order_by(row.id)
    )


def effective_of(connection: Connection, placed: Sequence[PlacedStudent]) -> dict[int, Effective]:
    """Each placement after its changes."""
    changes = changes_of(connection, [one.placement_id for one in placed])
    return {one.placement_id: effective(one.planned, changes.get(one.placement_id, ())) for one in placed}


def change_lines(connection: Connection, placement_id: int) -> tuple[ChangeLine, ...]:
    """Every change of one placement, the voided ones too, oldest first."""
    row = PlacementChangeRow
    statement = (
        select(
            *(row.id, row.kind, row.effective_on, row.until_on, row.reason_kind, row.reason, row.proof),
            *(PostRow.name, EnterpriseRow.name, row.next_placement_id, row.batch_uid, row.by_name),
            *(_in_batch, row.voided_at_utc, row.void_reason),
        )
        .select_from(row)
        .outerjoin(_next, row.next_placement_id == _next.id)
        .outerjoin(PostRow, PostRow.id == func.coalesce(row.post_id, _next.post_id))
        .outerjoin(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(row.placement_id == placement_id)
        .order_by(row.id)
    )
    return tuple(_line(one) for one in connection.execute(statement))


def previous_of(connection: Connection, placement_id: int) -> int | None:
    """The placement that was left for this one."""
    row = PlacementChangeRow
    stands = row.voided_at_utc.is_(None)
    return connection.scalar(select(row.placement_id).where(row.next_placement_id == placement_id, stands))


def has_agreement(connection: Connection, placement_id: int) -> bool:
    """Whether a paper of the placement is about: issued, signed or being signed."""
    gone = [state.value for state in _GONE_STATES]
    statement = select(AgreementRow.id).where(AgreementRow.placement_id == placement_id)
    return connection.scalar(statement.where(AgreementRow.state.not_in(gone)).limit(1)) is not None


def has_arrived(connection: Connection, placement_id: int) -> bool:
    statement = select(PlacementRow.id).where(PlacementRow.id == placement_id, PlacementRow.arrived_on.is_not(None))
    return connection.scalar(statement) is not None


def placement_of_change(connection: Connection, change_id: int) -> int | None:
    return connection.scalar(select(PlacementChangeRow.placement_id).where(PlacementChangeRow.id == change_id))


def changes_in_batch(connection: Connection, batch_uid: str) -> tuple[int, ...]:
    """Ids of the changes made in one go that are not voided."""
    row = PlacementChangeRow
    return tuple(connection.scalars(select(row.id).where(row.batch_uid == batch_uid, row.voided_at_utc.is_(None))))


def _line(row: Any) -> ChangeLine:
    values = list(row)
    values[1], values[4], values[13] = ChangeKind(row[1]), ChangeReason(row[4]), row[13] is not None
    return ChangeLine(*values)


def _placed(row: Any) -> PlacedStudent:
    return PlacedStudent(*[*row[:8], PlanKind(row[8]), *row[9:]])


def _select_placed(scope: RowScope) -> AnySelect:
    row = PlacementRow
    return (
        select(
            *(row.id, StudentRow.id, StudentRow.student_no, PersonRow.name, PersonRow.birth_on, ClassGroupRow.grade),
            *(ClassGroupRow.name, InternshipPlanRow.id, InternshipPlanRow.kind, InternshipPlanRow.until_on),
            *(PostRow.id, EnterpriseRow.id, EnterpriseRow.name, row.arranged_by, row.from_on, row.until_on),
            *(row.arrived_on, row.arrival_note),
        )
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(in_scope(scope), row.voided_at_utc.is_(None))
    )
