"""The days of visits (认识实习), student by student: they are days of internship and need cover like any other."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from ctec_desktop.domain.checks import EVERY_PLACEMENT, CheckSelection
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    StudentRow,
    TripRow,
    TripStudentRow,
)


class Visit(NamedTuple):
    """The days of one visit and where it goes."""

    from_on: date
    until_on: date
    name: str
    enterprise_name: str
    place: str | None


def visit_spans(
    connection: Connection, scope: RowScope, chosen: CheckSelection = EVERY_PLACEMENT, student_id: int | None = None
) -> dict[int, tuple[Span, ...]]:
    """Everybody in sight who goes on a visit that stands, with its days; of one class, plan or unit where chosen."""
    if chosen.placement_ids or chosen.is_at_work:
        return {}
    statement = _going(select(TripStudentRow.student_id, TripRow.from_on, TripRow.until_on))
    if not scope.is_whole_school or chosen.class_name is not None:
        statement = statement.join(StudentRow, TripStudentRow.student_id == StudentRow.id)
        statement = statement.join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id).where(in_scope(scope))
    if chosen.class_name is not None:
        statement = statement.where(ClassGroupRow.name == chosen.class_name)
    if chosen.plan_id is not None:
        statement = statement.where(TripRow.plan_id == chosen.plan_id)
    if chosen.enterprise_ids:
        sites = select(EnterpriseSiteRow.id).where(EnterpriseSiteRow.enterprise_id.in_(chosen.enterprise_ids))
        statement = statement.where(TripRow.site_id.in_(sites))
    if student_id is not None:
        statement = statement.where(TripStudentRow.student_id == student_id)
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for one, first, last in connection.execute(statement.order_by(TripStudentRow.student_id, TripRow.from_on)):
        found[one].append(Span(first, last))
    return {one: tuple(spans) for one, spans in found.items()}


def visits_of(connection: Connection, student_ids: Sequence[int]) -> dict[int, list[Visit]]:
    """The visits of these students, the first one first."""
    columns = (TripRow.from_on, TripRow.until_on, TripRow.name, EnterpriseRow.name, EnterpriseSiteRow.address)
    statement = (
        _going(select(TripStudentRow.student_id, *columns))
        .join(EnterpriseSiteRow, TripRow.site_id == EnterpriseSiteRow.id)
        .join(EnterpriseRow, EnterpriseSiteRow.enterprise_id == EnterpriseRow.id)
        .order_by(TripRow.from_on, TripRow.id)
    )
    found: defaultdict[int, list[Visit]] = defaultdict(list)
    for start in range(0, len(student_ids), CHUNK):
        page = statement.where(TripStudentRow.student_id.in_(student_ids[start : start + CHUNK]))
        for student_id, *visit in connection.execute(page):
            found[student_id].append(Visit(*visit))
    return found


def training_modes(connection: Connection, student_ids: Sequence[int]) -> dict[int, str | None]:
    """How each of these students is trained, which decides the scheme of their policy."""
    found: dict[int, str | None] = {}
    for start in range(0, len(student_ids), CHUNK):
        page = select(StudentRow.id, StudentRow.training_mode).where(
            StudentRow.id.in_(student_ids[start : start + CHUNK])
        )
        found |= {one[0]: one[1] for one in connection.execute(page)}
    return found


def _going(statement: AnySelect) -> AnySelect:
    """Of visits that stand, those who are on the roster and have no excuse."""
    return statement.join(TripRow, TripStudentRow.trip_id == TripRow.id).where(
        TripRow.voided_at_utc.is_(None), TripStudentRow.removed_on.is_(None), TripStudentRow.excuse.is_(None)
    )
