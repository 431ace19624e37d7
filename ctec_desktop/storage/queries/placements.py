"""Reading plans and placements, and the facts the print gate judges."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import LAST_KINDS, PlannedDays, effective
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.views import PlacementView, PlanView
from ctec_desktop.domain.vocabulary import PlanKind, StatusKind
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.close_ids import rows_among
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseRow,
    InternshipPlanRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
    StudentStatusRow,
    TeacherRow,
)

_supervisor = shared_alias(PersonRow)
StatusSpan = tuple[StatusKind, Any, Any]


def plans(connection: Connection) -> tuple[PlanView, ...]:
    """Plans that are not retired, the latest first."""
    statement = _plans().where(InternshipPlanRow.retired_on.is_(None)).order_by(InternshipPlanRow.from_on.desc())
    return tuple(_plan_view(row) for row in connection.execute(statement))


def plan_named(connection: Connection, name: str) -> PlanView | None:
    row = connection.execute(_plans().where(InternshipPlanRow.name == name)).first()
    return None if row is None else _plan_view(row)


def plan(connection: Connection, plan_id: int) -> PlanView | None:
    row = connection.execute(_plans().where(InternshipPlanRow.id == plan_id)).first()
    return None if row is None else _plan_view(row)


def placements(connection: Connection, scope: RowScope) -> tuple[PlacementView, ...]:
    """Every placement that is not voided, by class and student number."""
    statement = _placements(scope).order_by(ClassGroupRow.sort_key, StudentRow.student_no, PlacementRow.from_on)
    return tuple(PlacementView(*row) for row in connection.execute(statement))


def placement(connection: Connection, scope: RowScope, placement_id: int) -> PlacementView | None:
    row = connection.execute(_placements(scope).where(PlacementRow.id == placement_id)).first()
    return None if row is None else PlacementView(*row)


def standing_placements(
    connection: Connection, scope: RowScope, student_ids: Sequence[int]
) -> tuple[PlacementView, ...]:
    """The placements of these students that were neither voided nor ended early: the same can be asked for again."""
    found: list[PlacementView] = []
    for start in range(0, len(student_ids), CHUNK):
        statement = _placements(scope).where(StudentRow.id.in_(student_ids[start : start + CHUNK]))
        found += [PlacementView(*row) for row in connection.execute(statement)]
    changes = changes_of(connection, [view.id for view in found])
    over = {key for key, several in changes.items() if any(one.kind in LAST_KINDS for one in several)}
    return tuple(view for view in found if view.id not in over)


def placements_of_class(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None = None
) -> tuple[PlacementView, ...]:
    statement = _placements(scope).where(ClassGroupRow.name == class_name)
    if plan_id is not None:
        statement = statement.where(PlacementRow.plan_id == plan_id)
    statement = statement.order_by(EnterpriseRow.pinyin, EnterpriseRow.id, StudentRow.student_no)
    return tuple(PlacementView(*row) for row in connection.execute(statement))


def placed_units(connection: Connection, scope: RowScope) -> tuple[tuple[int, str], ...]:
    """Id and name of every unit with a placement that stands, by pinyin."""
    at = (
        select(PostRow.enterprise_id)
        .join(PlacementRow, PlacementRow.post_id == PostRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope), PlacementRow.voided_at_utc.is_(None))
    )
    statement = select(EnterpriseRow.id, EnterpriseRow.name).where(EnterpriseRow.id.in_(at))
    ordered = statement.order_by(EnterpriseRow.pinyin, EnterpriseRow.id)
    return tuple((unit_id, name) for unit_id, name in connection.execute(ordered))


def other_periods(
    connection: Connection, student_ids: Sequence[int], except_ids: Collection[int] = ()
) -> dict[int, tuple[Period, ...]]:
    """The days on which other 岗位实习 placements of these students are in force after their changes, by student.

    The enterprise's name is the label; placements that never came into force are left out.
    """
    row = PlacementRow
    rows: list[Any] = []
    for start in range(0, len(student_ids), CHUNK):
        statement = (
            select(row.id, row.student_id, row.from_on, row.until_on, row.post_id, EnterpriseRow.name)
            .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
            .join(PostRow, row.post_id == PostRow.id)
            .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
            .where(
                row.student_id.in_(student_ids[start : start + CHUNK]),
                row.voided_at_utc.is_(None),
                InternshipPlanRow.kind == PlanKind.ON_POST.value,
            )
        )
        rows += [found for found in connection.execute(statement) if found[0] not in except_ids]
    changes = changes_of(connection, [found[0] for found in rows])
    periods: defaultdict[int, list[Period]] = defaultdict(list)
    for placement_id, student_id, from_on, until_on, post_id, name in rows:
        now = effective(PlannedDays(from_on, until_on, post_id), changes.get(placement_id, ()))
        if (period := now.period(name)) is not None:
            periods[student_id].append(period)
    return {student_id: tuple(found) for student_id, found in periods.items()}


def statuses(connection: Connection, student_ids: Sequence[int]) -> dict[int, tuple[StatusSpan, ...]]:
    """学籍 history of these students, oldest first."""
    found: defaultdict[int, list[StatusSpan]] = defaultdict(list)
    rows = rows_among(connection, _statuses(), StudentStatusRow.student_id, student_ids)
    for student_id, kind, from_on, until_on in rows:
        found[student_id].append((StatusKind(kind), from_on, until_on))
    return {student_id: tuple(spans) for student_id, spans in found.items()}


@lru_cache(maxsize=1)
def _statuses() -> AnySelect:
    row = StudentStatusRow
    return select(row.student_id, row.kind, row.from_on, row.until_on).order_by(row.from_on)


def _plans() -> AnySelect:
    row = InternshipPlanRow
    return (
        select(
            row.id,
            row.version,
            row.name,
            row.kind,
            row.school_year,
            row.from_on,
            row.until_on,
            row.content,
            _supervisor.name,
            _supervisor.phone,
            row.insurance_kind,
            row.insurer,
            row.policy_no,
            row.insurance_payer,
            row.insured_from,
            row.insured_until,
            row.originals,
        )
        .select_from(row)
        .outerjoin(TeacherRow, row.supervisor_id == TeacherRow.id)
        .outerjoin(_supervisor, TeacherRow.person_id == _supervisor.id)
    )


def _plan_view(row: Any) -> PlanView:
    kind, *others = row[3:]
    return PlanView(row[0], row[1], row[2], PlanKind(kind), *others)


def _placements(scope: RowScope) -> AnySelect:
    row = PlacementRow
    return (
        select(
            row.id,
            StudentRow.id,
            StudentRow.student_no,
            PersonRow.name,
            ClassGroupRow.name,
            InternshipPlanRow.id,
            InternshipPlanRow.name,
            PostRow.id,
            PostRow.name,
            EnterpriseRow.name,
            row.arranged_by,
            row.from_on,
            row.until_on,
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
