"""Reading the facts of grids: what is on record for units, posts, plans and placements, cell by cell."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from ctec_desktop.domain.fitness import CELLS, CheckKind, FactSubject, FactValue
from ctec_desktop.domain.inspections import InspectionHead, InspectionView
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.share_meter import HeadcountKind
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseCheckRow,
    EnterpriseFitnessRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    HeadcountRow,
    InspectionRow,
    InternshipPlanRow,
    PersonRow,
    PlacementPapersRow,
    PlacementRow,
    PlanReadinessRow,
    PostFitnessRow,
    PostRow,
    StudentRow,
)

Facts = dict[str, FactValue]
# A subject's label in several columns, and its facts by key.
Line = tuple[tuple[str, ...], Facts]


def lines(connection: Connection, scope: RowScope, subject: FactSubject, ids: Sequence[int]) -> dict[int, Line]:
    """Subjects by id, in the order they are listed."""
    read = {
        FactSubject.UNIT: _units,
        FactSubject.POST: _posts,
        FactSubject.PLAN: _plans,
        FactSubject.PLACEMENT: _placements,
    }[subject]
    found: dict[int, Line] = {}
    for start in range(0, len(ids), CHUNK):
        found |= read(connection, scope, ids[start : start + CHUNK])
    return found


def _own(row: Any, subject: FactSubject) -> list[Any]:
    """The columns of a table that hold facts of the subject, in the order of the cells."""
    return [getattr(row, cell.key) for cell in CELLS[subject] if hasattr(row, cell.key)]


def _facts(row: Any, subject: FactSubject, values: Sequence[Any]) -> Facts:
    keys = [cell.key for cell in CELLS[subject] if hasattr(row, cell.key)]
    return dict(zip(keys, values, strict=True))


def _units(connection: Connection, _scope: RowScope, ids: Sequence[int]) -> dict[int, Line]:
    fitness, subject = EnterpriseFitnessRow, FactSubject.UNIT
    statement = (
        select(EnterpriseRow.id, EnterpriseRow.name, *_own(fitness, subject))
        .outerjoin(fitness, fitness.enterprise_id == EnterpriseRow.id)
        .where(EnterpriseRow.id.in_(ids))
        .order_by(EnterpriseRow.pinyin, EnterpriseRow.id)
    )
    found: dict[int, Line] = {
        row[0]: ((row[1],), _facts(fitness, subject, row[2:])) for row in connection.execute(statement)
    }
    staffing, check = EnterpriseStaffingRow, EnterpriseCheckRow
    counted = select(staffing.enterprise_id, staffing.staff_on_post)
    counted = counted.where(staffing.enterprise_id.in_(ids), staffing.voided_at_utc.is_(None))
    for unit_id, staff in connection.execute(counted.order_by(staffing.counted_on)):
        found[unit_id][1]["staff_on_post"] = staff
    checks = select(check.enterprise_id, check.kind, check.checked_on, check.is_clean)
    for unit_id, kind, on, is_clean in connection.execute(
        checks.where(check.enterprise_id.in_(ids)).order_by(check.checked_on)
    ):
        key = CheckKind(kind).value
        found[unit_id][1].update({f"{key}_on": on, key: is_clean})
    return found


def _posts(connection: Connection, _scope: RowScope, ids: Sequence[int]) -> dict[int, Line]:
    fitness, subject = PostFitnessRow, FactSubject.POST
    own = ("same_kind_staff", "pay_fen", "pay_method", "pay_day")
    statement = (
        select(
            *(PostRow.id, EnterpriseRow.name, PostRow.name),
            *(getattr(PostRow, key) for key in own),
            EnterpriseSiteRow.region_code,
            *_own(fitness, subject),
        )
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(EnterpriseSiteRow, PostRow.site_id == EnterpriseSiteRow.id)
        .outerjoin(fitness, fitness.post_id == PostRow.id)
        .where(PostRow.id.in_(ids))
        .order_by(EnterpriseRow.pinyin, PostRow.id)
    )
    keys = (*own, "region_code")
    found: dict[int, Line] = {
        row[0]: (
            (row[1], row[2]),
            {**dict(zip(keys, row[3:8], strict=True)), **_facts(fitness, subject, row[8:])},
        )
        for row in connection.execute(statement)
    }
    count = HeadcountRow
    others = select(count.post_id, count.heads).where(
        count.kind == HeadcountKind.OTHER_INTERNS.value, count.voided_at_utc.is_(None)
    )
    newest = connection.execute(others.where(count.post_id.in_(ids)).order_by(count.counted_on))
    counted = {post_id: heads for post_id, heads in newest}  # noqa: C416 - a row is no pair to the type checker
    for one, (_, facts) in found.items():
        facts["post_other_interns"] = counted.get(one)
    return found


def _plans(connection: Connection, _scope: RowScope, ids: Sequence[int]) -> dict[int, Line]:
    ready, subject = PlanReadinessRow, FactSubject.PLAN
    statement = (
        select(InternshipPlanRow.id, InternshipPlanRow.name, *_own(ready, subject))
        .outerjoin(ready, ready.plan_id == InternshipPlanRow.id)
        .where(InternshipPlanRow.id.in_(ids))
        .order_by(InternshipPlanRow.from_on.desc())
    )
    return {row[0]: ((row[1],), _facts(ready, subject, row[2:])) for row in connection.execute(statement)}


def _placements(connection: Connection, scope: RowScope, ids: Sequence[int]) -> dict[int, Line]:
    papers, subject = PlacementPapersRow, FactSubject.PLACEMENT
    statement = (
        select(
            *(PlacementRow.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name, EnterpriseRow.name),
            *_own(papers, subject),
        )
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .outerjoin(papers, papers.placement_id == PlacementRow.id)
        .where(PlacementRow.id.in_(ids), PlacementRow.voided_at_utc.is_(None), in_scope(scope))
        .order_by(ClassGroupRow.sort_key, StudentRow.student_no, PlacementRow.from_on)
    )
    return {row[0]: (tuple(row[1:5]), _facts(papers, subject, row[5:])) for row in connection.execute(statement)}


def placement_ids(connection: Connection, scope: RowScope, class_name: str, plan_id: int | None) -> list[int]:
    """The standing placements of a class."""
    statement = (
        select(PlacementRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(ClassGroupRow.name == class_name, PlacementRow.voided_at_utc.is_(None), in_scope(scope))
    )
    if plan_id is not None:
        statement = statement.where(PlacementRow.plan_id == plan_id)
    return list(connection.scalars(statement))


def inspections(
    connection: Connection, enterprise_id: int, *, has_withdrawn: bool = False
) -> tuple[InspectionView, ...]:
    """What stands of a unit, the newest first; those taken back too where asked."""
    row = InspectionRow
    heads = (getattr(row, head.value) for head in InspectionHead)
    statement = (
        select(row.id, row.inspected_on, row.team, row.is_fit, row.void_reason, *heads)
        .where(row.enterprise_id == enterprise_id)
        .order_by(row.inspected_on.desc(), row.id.desc())
    )
    if not has_withdrawn:
        statement = statement.where(row.voided_at_utc.is_(None))
    return tuple(
        InspectionView(found[0], found[1], found[2], found[3], tuple(found[5:]), found[4])
        for found in connection.execute(statement)
    )


def newest_placement_id(connection: Connection) -> int:
    return connection.scalar(select(func.coalesce(func.max(PlacementRow.id), 0))) or 0
