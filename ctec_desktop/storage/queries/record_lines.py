"""Placements and agreements as the panel of a student or an enterprise names them."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from ctec_desktop.domain.master_views import AgreementLine, PlacementLine
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import Standing
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.queries.standing_sql import last_on, standing_is
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    EnterpriseRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
)


def placement_lines(connection: Connection, scope: RowScope, *wanted: ColumnElement[bool]) -> tuple[PlacementLine, ...]:
    """Standing placements, the latest first, with the last day as it is after their changes."""
    row = PlacementRow
    statement = (
        select(row.id, PersonRow.name, ClassGroupRow.name, EnterpriseRow.name, PostRow.name, row.from_on, last_on())
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(in_scope(scope), row.voided_at_utc.is_(None), *wanted)
        .order_by(row.from_on.desc(), ClassGroupRow.sort_key, StudentRow.student_no)
    )
    return tuple(PlacementLine(*line) for line in connection.execute(statement))


def on_post(connection: Connection, scope: RowScope, enterprise_id: int, on: date) -> tuple[PlacementLine, ...]:
    """Who is at the enterprise on the day."""
    is_there = standing_is(f"{Standing.ON_POST.value} {on.isoformat()}")
    return placement_lines(connection, scope, PostRow.enterprise_id == enterprise_id, is_there)


def agreement_lines(connection: Connection, scope: RowScope, *wanted: ColumnElement[bool]) -> tuple[AgreementLine, ...]:
    """Agreements, the newest number first."""
    row = AgreementRow
    statement = (
        select(row.id, row.number, PersonRow.name, EnterpriseRow.name, row.state)
        .select_from(row)
        .join(PlacementRow, row.placement_id == PlacementRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(in_scope(scope), *wanted)
        .order_by(row.number.desc())
    )
    lines = connection.execute(statement)
    return tuple(AgreementLine(*line[:4], AgreementState(line[4])) for line in lines)
