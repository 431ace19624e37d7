"""Writing visits, their leaders and rosters. Called inside a write unit only."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.trips import NoticeEdit
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.storage.tables import TripLeaderRow, TripRow, TripStudentRow
from ctec_desktop.storage.uow import WriteUnit


def set_leaders(unit: WriteUnit, trip_id: int, teacher_ids: Sequence[int]) -> None:
    """Who goes along from now on; one who no longer does stays on record as removed."""
    known = {
        row.teacher_id: row
        for row in unit.session.scalars(select(TripLeaderRow).where(TripLeaderRow.trip_id == trip_id))
    }
    today = unit.at_utc.astimezone(CHINA).date()
    for teacher_id in teacher_ids:
        if teacher_id not in known:
            unit.session.add(TripLeaderRow(trip_id=trip_id, teacher_id=teacher_id))
    for teacher_id, row in known.items():
        row.removed_on = None if teacher_id in teacher_ids else row.removed_on or today
    unit.session.flush()


def set_roster(unit: WriteUnit, trip_id: int, wanted: Sequence[int], of: Sequence[int]) -> None:
    """Of the students `of`, exactly `wanted` are on the roster from now on."""
    rows = unit.session.scalars(select(TripStudentRow).where(TripStudentRow.trip_id == trip_id))
    known = {row.student_id: row for row in rows}
    today = unit.at_utc.astimezone(CHINA).date()
    for student_id in of:
        row, is_wanted = known.get(student_id), student_id in wanted
        if row is None and is_wanted:
            unit.session.add(TripStudentRow(trip_id=trip_id, student_id=student_id))
        elif row is not None:
            row.removed_on = None if is_wanted else row.removed_on or today
    unit.session.flush()


def set_notices(unit: WriteUnit, trip_id: int, edits: Mapping[int, NoticeEdit]) -> None:
    for row in unit.session.scalars(select(TripStudentRow).where(TripStudentRow.trip_id == trip_id)):
        if (edit := edits.get(row.student_id)) is not None:
            row.notice_returned_on, row.excuse = edit.returned_on, edit.excuse
    unit.session.flush()


def cancel_trip(unit: WriteUnit, row: TripRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()


def add_trip(unit: WriteUnit, values: Mapping[str, Any]) -> TripRow:
    return unit.add(TripRow(**values))
