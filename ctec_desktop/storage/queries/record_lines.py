"""Placements and agreements as the panel of a student or an enterprise names them."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, func, select

from ctec_desktop.domain.frozen_terms import frozen_terms
from ctec_desktop.domain.master_views import AgreementLine, PlacementLine
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import PlannedDays, Standing, effective
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage.queries.agreement_owners import with_student, with_unit
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.queries.standing_sql import standing_is
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
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
        select(
            *(row.id, PersonRow.name, ClassGroupRow.name, EnterpriseRow.name, PostRow.name, row.from_on, row.until_on),
            row.post_id,
        )
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(in_scope(scope), row.voided_at_utc.is_(None), *wanted)
        .order_by(row.from_on.desc(), ClassGroupRow.sort_key, StudentRow.student_no)
    )
    found = connection.execute(statement).all()
    changes = changes_of(connection, [line[0] for line in found])
    lines = []
    for placement_id, name, class_name, unit, post, from_on, until_on, post_id in found:
        now = effective(PlannedDays(from_on, until_on, post_id), changes.get(placement_id, ()))
        lines.append(PlacementLine(placement_id, name, class_name, unit, post, from_on, now.last_on))
    return tuple(lines)


def on_post(connection: Connection, scope: RowScope, enterprise_id: int, on: date) -> tuple[PlacementLine, ...]:
    """Who is at the enterprise on the day."""
    is_there = standing_is(f"{Standing.ON_POST.value} {on.isoformat()}")
    return placement_lines(connection, scope, PostRow.enterprise_id == enterprise_id, is_there)


def agreement_lines(connection: Connection, scope: RowScope, *wanted: ColumnElement[bool]) -> tuple[AgreementLine, ...]:
    """Agreements, the newest number first; the unit is called as on the paper."""
    row = AgreementRow
    told = (row.id, func.coalesce(row.number, ""), PersonRow.name, EnterpriseRow.name, row.state, newest_snapshot())
    statement = with_unit(with_student(select(*told).select_from(row)))
    statement = statement.where(in_scope(scope), *wanted).order_by(row.number.desc())
    lines = []
    for agreement_id, number, name, unit, state, snapshot in connection.execute(statement):
        said = frozen_terms(snapshot).enterprise_name if snapshot else None
        lines.append(AgreementLine(agreement_id, number, name, said or unit, AgreementState(state)))
    return tuple(lines)


def newest_snapshot() -> SQLColumnExpression[Any]:
    """What the newest version of an agreement was printed from; NULL while it has none."""
    return (
        select(AgreementVersionRow.snapshot)
        .where(AgreementVersionRow.agreement_id == AgreementRow.id)
        .order_by(AgreementVersionRow.n.desc())
        .limit(1)
        .correlate(AgreementRow)
        .scalar_subquery()
    )
