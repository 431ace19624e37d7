"""Reading visits with their leaders and rosters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select, true

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.domain.trips import Leader, TripChoices, TripStudent, TripView
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import Expression, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    InternshipPlanRow,
    PersonRow,
    StudentRow,
    TeacherRow,
    TripLeaderRow,
    TripRow,
    TripStudentRow,
)

_leader_count = (
    select(func.count())
    .where(TripLeaderRow.trip_id == TripRow.id, TripLeaderRow.removed_on.is_(None))
    .correlate(TripRow)
    .scalar_subquery()
)


def trip_list(scope: RowScope) -> ListSpec:
    """Every visit of the school; of those who go, the ones within the scope are counted."""
    return ListSpec(
        key=TripRow.id,
        source=TripRow.__table__.join(EnterpriseSiteRow.__table__, TripRow.site_id == EnterpriseSiteRow.id).join(
            EnterpriseRow.__table__, EnterpriseSiteRow.enterprise_id == EnterpriseRow.id
        ),
        cells=(
            TripRow.name,
            EnterpriseRow.name,
            TripRow.from_on,
            TripRow.until_on,
            _leader_count,
            _going(scope),
            _going(scope, TripStudentRow.notice_returned_on.is_not(None)),
            TripRow.voided_at_utc,
        ),
        search=(
            Via(SearchKind.ENTERPRISE, TripRow.site_id, ((EnterpriseSiteRow.id, EnterpriseSiteRow.enterprise_id),)),
        ),
        filters={"plan": lambda value: TripRow.plan_id == int(value)},
        orders={
            "name": (TripRow.name,),
            "enterprise": (EnterpriseRow.pinyin, EnterpriseRow.name),
            "from": (TripRow.from_on,),
            "until": (TripRow.until_on,),
        },
        default=("from", True),
        scope=lambda _scope: true(),
        plain=dict.fromkeys(("from", "until", "name"), TripRow.__table__),
    )


def _going(scope: RowScope, *wanted: ColumnElement[bool]) -> Expression:
    """How many on the roster go."""
    row = TripStudentRow
    return (
        select(func.count())
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(row.trip_id == TripRow.id, row.removed_on.is_(None), row.excuse.is_(None), in_scope(scope), *wanted)
        .correlate(TripRow)
        .scalar_subquery()
    )


def trip(connection: Connection, scope: RowScope, trip_id: int) -> TripView | None:
    """A visit with its leaders and those of its students who are in scope."""
    row = TripRow
    statement = (
        select(
            *(row.id, row.version, row.name, row.site_id, EnterpriseRow.name, EnterpriseSiteRow.address, row.plan_id),
            *(InternshipPlanRow.name, row.from_on, row.until_on, row.purpose, row.vehicles, row.meeting_point),
            *(row.insurance_kind, row.insurer, row.policy_no, row.insured_from, row.insured_until, row.safety_plan),
            *(row.voided_at_utc, row.void_reason),
        )
        .join(EnterpriseSiteRow, row.site_id == EnterpriseSiteRow.id)
        .join(EnterpriseRow, EnterpriseSiteRow.enterprise_id == EnterpriseRow.id)
        .outerjoin(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .where(row.id == trip_id)
    )
    found = connection.execute(statement).first()
    if found is None:
        return None
    values = list(found)
    values[19] = found[19] is not None
    view = TripView(*values)
    return replace(view, leaders=_leaders(connection, trip_id), students=roster(connection, scope, trip_id))


def roster(connection: Connection, scope: RowScope, trip_id: int) -> tuple[TripStudent, ...]:
    row = TripStudentRow
    statement = (
        select(
            *(StudentRow.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name),
            *(row.notice_returned_on, row.excuse),
        )
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(row.trip_id == trip_id, row.removed_on.is_(None), in_scope(scope))
        .order_by(ClassGroupRow.sort_key, StudentRow.student_no)
    )
    return tuple(TripStudent(*found) for found in connection.execute(statement))


def trip_choices(connection: Connection) -> TripChoices:
    """Places of work and teachers that are in use, plans of visits."""
    places = (
        select(EnterpriseSiteRow.id, EnterpriseRow.name, EnterpriseSiteRow.address)
        .join(EnterpriseRow, EnterpriseSiteRow.enterprise_id == EnterpriseRow.id)
        .where(EnterpriseSiteRow.retired_on.is_(None), EnterpriseRow.retired_on.is_(None))
        .order_by(EnterpriseRow.pinyin, EnterpriseRow.id, EnterpriseSiteRow.id)
    )
    plans = (
        select(InternshipPlanRow.id, InternshipPlanRow.name)
        .where(InternshipPlanRow.kind == PlanKind.VISITING.value, InternshipPlanRow.retired_on.is_(None))
        .order_by(InternshipPlanRow.from_on.desc())
    )
    teachers = (
        select(TeacherRow.id, PersonRow.name, TeacherRow.staff_no)
        .join(PersonRow, TeacherRow.person_id == PersonRow.id)
        .where(TeacherRow.retired_on.is_(None))
        .order_by(PersonRow.pinyin, TeacherRow.id)
    )
    return TripChoices(
        tuple((one[0], f"{one[1]} / {one[2]}" if one[2] else one[1]) for one in connection.execute(places)),
        tuple((one[0], one[1]) for one in connection.execute(plans)),
        tuple((one[0], f"{one[1]}（{one[2]}）") for one in connection.execute(teachers)),
    )


def trips_on(connection: Connection, student_ids: Sequence[int], on: date) -> dict[int, str]:
    """Who of these students is on a visit on the day, with the visit's unit."""
    found: dict[int, str] = {}
    for start in range(0, len(student_ids), CHUNK):
        statement = (
            select(TripStudentRow.student_id, EnterpriseRow.name)
            .join(TripRow, TripStudentRow.trip_id == TripRow.id)
            .join(EnterpriseSiteRow, TripRow.site_id == EnterpriseSiteRow.id)
            .join(EnterpriseRow, EnterpriseSiteRow.enterprise_id == EnterpriseRow.id)
            .where(
                TripStudentRow.student_id.in_(student_ids[start : start + CHUNK]),
                TripStudentRow.removed_on.is_(None),
                TripStudentRow.excuse.is_(None),
                TripRow.voided_at_utc.is_(None),
                TripRow.from_on <= on,
                TripRow.until_on >= on,
            )
        )
        found |= {row[0]: row[1] for row in connection.execute(statement)}
    return found


def students_on_trips(connection: Connection, on: date) -> tuple[int, ...]:
    """Everyone who is on a visit on the day."""
    row = TripStudentRow
    statement = (
        select(row.student_id)
        .join(TripRow, row.trip_id == TripRow.id)
        .where(row.removed_on.is_(None), row.excuse.is_(None), TripRow.voided_at_utc.is_(None))
        .where(TripRow.from_on <= on, TripRow.until_on >= on)
    )
    return tuple(connection.scalars(statement.distinct()))


def leader_ids(connection: Connection, trip_id: int) -> set[int]:
    """Teachers who lead the visit."""
    row = TripLeaderRow
    statement = select(row.teacher_id).where(row.trip_id == trip_id, row.removed_on.is_(None))
    return set(connection.scalars(statement))


def _leaders(connection: Connection, trip_id: int) -> tuple[Leader, ...]:
    statement = (
        select(TeacherRow.id, PersonRow.name, PersonRow.phone)
        .join(TripLeaderRow, TripLeaderRow.teacher_id == TeacherRow.id)
        .join(PersonRow, TeacherRow.person_id == PersonRow.id)
        .where(TripLeaderRow.trip_id == trip_id, TripLeaderRow.removed_on.is_(None))
        .order_by(TripLeaderRow.id)
    )
    return tuple(Leader(*found) for found in connection.execute(statement))
