"""Apprentices who still rest on a record that is to be retired."""

from datetime import date

from sqlalchemy import case, func, or_, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    ApprenticeshipRow,
    ApprenticeshipStageRow,
    ClassGroupRow,
    PersonRow,
    StudentRow,
)


def resting_apprentices(kind: Retirable, record_id: int, on: date, scope: RowScope) -> AnySelect | None:
    """Apprentices of the unit, or with a stage there or under that person, that is not over on the day."""
    row, stage = ApprenticeshipRow, ApprenticeshipStageRow
    columns = {
        Retirable.POST: stage.post_id,
        Retirable.MENTOR: stage.mentor_id,
        Retirable.TEACHER: stage.teacher_id,
    }
    last = func.coalesce(row.ended_on, row.until_on)
    standing = [row.voided_at_utc.is_(None), row.until_on >= on, or_(row.ended_on.is_(None), row.ended_on > on)]
    if kind in columns:
        ahead = (columns[kind] == record_id, stage.voided_at_utc.is_(None), stage.until_on >= on)
        standing.append(select(stage.id).where(stage.apprenticeship_id == row.id, *ahead).exists())
    elif kind is Retirable.ENTERPRISE:
        standing.append(row.enterprise_id == record_id)
    else:
        return None
    name = case((in_scope(scope), PersonRow.name))
    return (
        select(name, last)
        .select_from(row)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .where(*standing)
        .order_by(name.is_(None), last.desc(), row.id)
    )
