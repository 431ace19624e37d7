"""Reading applications for places students found themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.applications import ApplicationState, ApplicationView
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    MentorRow,
    PersonRow,
    PlacementApplicationRow,
    PlacementRow,
    PostRow,
    StudentRow,
)

# Where the state stands in a row of `_select` after the first two columns.
_STATE = 13


@dataclass(frozen=True, slots=True)
class FoundApplication:
    """An application with the student and the plan its placement is under."""

    student_id: int
    plan_id: int
    view: ApplicationView


def applications(connection: Connection, scope: RowScope, plan_id: int) -> tuple[FoundApplication, ...]:
    """Every application under the plan, refused ones included, by class and student number."""
    statement = _select(scope).where(PlacementRow.plan_id == plan_id)
    return _found(connection, statement.order_by(ClassGroupRow.sort_key, StudentRow.student_no, PlacementRow.id))


def applications_of(
    connection: Connection, scope: RowScope, placement_ids: Sequence[int]
) -> tuple[FoundApplication, ...]:
    found: list[FoundApplication] = []
    for start in range(0, len(placement_ids), CHUNK):
        found += _found(connection, _select(scope).where(PlacementRow.id.in_(placement_ids[start : start + CHUNK])))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PlacedAt:
    """The post of a placement, and who leads the student there where that is not who leads the post."""

    placement_id: int
    post_id: int
    mentor_name: str | None
    mentor_phone: str | None


def placed_at(connection: Connection, scope: RowScope, placement_ids: Sequence[int]) -> tuple[PlacedAt, ...]:
    """Where these placements are, ordered unit → class → student number."""
    found: list[tuple[tuple[Any, ...], PlacedAt]] = []
    for start in range(0, len(placement_ids), CHUNK):
        statement = (
            select(
                EnterpriseRow.pinyin,
                EnterpriseRow.id,
                ClassGroupRow.sort_key,
                StudentRow.student_no,
                PlacementRow.id,
                PlacementRow.post_id,
                PersonRow.name,
                PersonRow.phone,
            )
            .select_from(PlacementRow)
            .join(StudentRow, PlacementRow.student_id == StudentRow.id)
            .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
            .join(PostRow, PlacementRow.post_id == PostRow.id)
            .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
            .outerjoin(MentorRow, PlacementRow.mentor_id == MentorRow.id)
            .outerjoin(PersonRow, MentorRow.person_id == PersonRow.id)
            .where(in_scope(scope), PlacementRow.id.in_(placement_ids[start : start + CHUNK]))
        )
        found += [(tuple(row[:5]), PlacedAt(*row[4:])) for row in connection.execute(statement)]
    return tuple(place for _, place in sorted(found, key=itemgetter(0)))


def applications_of_students(
    connection: Connection, student_ids: Sequence[int]
) -> dict[int, tuple[ApplicationState, date, str | None, date | None]]:
    """State, day, reason and consent of each application of these students, by placement."""
    row = PlacementApplicationRow
    found: dict[int, tuple[ApplicationState, date, str | None, date | None]] = {}
    for start in range(0, len(student_ids), CHUNK):
        statement = (
            select(row.placement_id, row.state, row.applied_on, row.reason, row.guardian_agreed_on)
            .join(PlacementRow, row.placement_id == PlacementRow.id)
            .where(PlacementRow.student_id.in_(student_ids[start : start + CHUNK]))
        )
        for placement_id, state, applied_on, reason, agreed_on in connection.execute(statement):
            found[placement_id] = (ApplicationState(state), applied_on, reason, agreed_on)
    return found


def approved(connection: Connection, placement_ids: Sequence[int]) -> frozenset[int]:
    """Those of the placements whose application is approved."""
    row = PlacementApplicationRow
    found: set[int] = set()
    for start in range(0, len(placement_ids), CHUNK):
        statement = select(row.placement_id).where(
            row.placement_id.in_(placement_ids[start : start + CHUNK]), row.state == ApplicationState.APPROVED.value
        )
        found.update(connection.scalars(statement))
    return frozenset(found)


def agreement_numbers(connection: Connection, placement_ids: Sequence[int]) -> dict[int, str]:
    """The number of the agreement of each placement that has one."""
    found: dict[int, str] = {}
    for start in range(0, len(placement_ids), CHUNK):
        statement = select(AgreementRow.placement_id, AgreementRow.number).where(AgreementRow.number.is_not(None))
        statement = statement.where(AgreementRow.placement_id.in_(placement_ids[start : start + CHUNK]))
        found.update((one[0], str(one[1])) for one in connection.execute(statement) if one[0] is not None)
    return found


def _found(connection: Connection, statement: AnySelect) -> tuple[FoundApplication, ...]:
    found = []
    for student_id, plan_id, *shown in connection.execute(statement):
        shown[_STATE] = ApplicationState(shown[_STATE])
        found.append(FoundApplication(student_id, plan_id, ApplicationView(*shown)))
    return tuple(found)


def _select(scope: RowScope) -> AnySelect:
    row, placement = PlacementApplicationRow, PlacementRow
    return (
        select(
            StudentRow.id,
            placement.plan_id,
            placement.id,
            StudentRow.student_no,
            PersonRow.name,
            ClassGroupRow.name,
            EnterpriseRow.name,
            EnterpriseRow.uscc,
            PostRow.name,
            EnterpriseSiteRow.address,
            placement.from_on,
            placement.until_on,
            row.applied_on,
            row.reason,
            row.guardian_agreed_on,
            row.state,
            row.decided_by,
            row.decision_note,
            row.sheet_returned_on,
            row.notice_returned_on,
        )
        .select_from(row)
        .join(placement, row.placement_id == placement.id)
        .join(StudentRow, placement.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, placement.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(EnterpriseSiteRow, PostRow.site_id == EnterpriseSiteRow.id)
        .where(in_scope(scope))
    )
