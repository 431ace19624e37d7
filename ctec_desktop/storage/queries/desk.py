"""Counting for the desk (工作台): placements with the same days together, as they are after every change."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, exists, func, select

from ctec_desktop.domain.applications import ApplicationState
from ctec_desktop.domain.desk import Group
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import PlannedDays, effective
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    InternshipPlanRow,
    PlacementApplicationRow,
    PlacementChangeRow,
    PlacementPapersRow,
    PlacementRow,
    StudentRow,
)

_row, _papers, _change = PlacementRow, PlacementPapersRow, PlacementChangeRow
_is_changed = exists().where(_change.placement_id == _row.id, _change.voided_at_utc.is_(None))


def groups(connection: Connection, scope: RowScope, since: date) -> Iterator[Group]:
    """岗位实习 placements planned to end on the day or later, or changed; those without changes by their days."""
    arrived, signed = _row.arrived_on.is_not(None), _papers.signed_on.is_not(None)
    days = (_row.from_on, _row.until_on, arrived, signed)
    unchanged = _placements(select(*days, func.count()), scope).where(~_is_changed, _row.until_on >= since)
    for found in connection.execute(unchanged.group_by(*days)):
        yield Group(*found)
    changed = connection.execute(_placements(select(*days, _row.id, _row.post_id), scope).where(_is_changed)).all()
    changes = changes_of(connection, [one[4] for one in changed])
    for from_on, until_on, is_arrived, is_signed, placement_id, post_id in changed:
        now = effective(PlannedDays(from_on, until_on, post_id), changes[placement_id])
        if now.is_in_force_at_all:
            yield Group(from_on, now.last_on, is_arrived, is_signed, 1, now.pauses)


def pending_applications(connection: Connection, scope: RowScope) -> int:
    """Self-chosen places nobody has decided on."""
    statement = _placements(select(func.count()), scope).join(
        PlacementApplicationRow, PlacementApplicationRow.placement_id == _row.id
    )
    pending = PlacementApplicationRow.state == ApplicationState.PENDING.value
    return connection.scalar(statement.where(pending)) or 0


def _placements(statement: AnySelect, scope: RowScope) -> AnySelect:
    """Standing ones of plans for 岗位实习, with their papers."""
    plans = select(InternshipPlanRow.id).where(InternshipPlanRow.kind == PlanKind.ON_POST.value)
    made = statement.select_from(_row).outerjoin(_papers, _papers.placement_id == _row.id)
    if not scope.is_whole_school:
        made = made.join(StudentRow, _row.student_id == StudentRow.id)
        made = made.join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id).where(in_scope(scope))
    return made.where(_row.voided_at_utc.is_(None), _row.plan_id.in_(plans))
