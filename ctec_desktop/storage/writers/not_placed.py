"""Writing why students have no placement. Called inside a write unit only."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.not_placed import NotPlacedForm
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import NotPlacedRow
from ctec_desktop.storage.uow import WriteUnit


def add_not_placed(unit: WriteUnit, form: NotPlacedForm, known: Mapping[int, int], by_name: str, today: date) -> None:
    """A record for each student; one that is open already (`known`: by student) takes the new reason."""
    for student_id in form.student_ids:
        if student_id in known:
            row = unit.session.get_one(NotPlacedRow, known[student_id])
            row.reason_kind, row.reason, row.proof = form.reason_kind.value, form.reason, form.proof
    unit.session.flush()
    rows = [
        {
            "uid": new_uid(),
            "student_id": student_id,
            "plan_id": form.plan_id,
            "reason_kind": form.reason_kind.value,
            "reason": form.reason,
            "proof": form.proof,
            "recorded_on": today,
            "by_name": by_name,
        }
        for student_id in form.student_ids
        if student_id not in known
    ]
    unit.insert_many(NotPlacedRow, rows)


def void_not_placed(unit: WriteUnit, record_ids: Sequence[int], reason: str) -> None:
    for record_id in record_ids:
        row = unit.session.get_one(NotPlacedRow, record_id)
        row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()


def reopen_not_placed(unit: WriteUnit, placement_id: int) -> None:
    """The placement that closed a record is voided: its reason holds again, unless a later one is open."""
    row, later = NotPlacedRow, aliased(NotPlacedRow)
    is_open = (later.closed_on.is_(None), later.voided_at_utc.is_(None))
    another = select(later.id).where(later.student_id == row.student_id, later.plan_id == row.plan_id, *is_open)
    closed = select(row).where(row.closed_by_id == placement_id, row.voided_at_utc.is_(None), ~another.exists())
    record = unit.session.scalars(closed.order_by(row.id.desc()).limit(1)).first()
    if record is not None:
        record.closed_on, record.closed_by_id = None, None
        unit.session.flush()


def close_not_placed(unit: WriteUnit, plan_id: int, placements: Mapping[int, int]) -> None:
    """Whoever is placed now (student to placement) needs no reason any more."""
    row = NotPlacedRow
    students = list(placements)
    today = unit.at_utc.astimezone(CHINA).date()
    for start in range(0, len(students), CHUNK):
        part = students[start : start + CHUNK]
        wanted = (row.plan_id == plan_id, row.closed_on.is_(None), row.voided_at_utc.is_(None))
        for record in unit.session.scalars(select(row).where(row.student_id.in_(part), *wanted)):
            record.closed_on, record.closed_by_id = today, placements[record.student_id]
    unit.session.flush()
