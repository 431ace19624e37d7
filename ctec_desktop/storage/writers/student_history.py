"""Writing 学籍 histories: a status ends the day before the next begins. Called inside a write unit only."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.student_status import BEGINS, MOVES_CLASS, StatusChange
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.storage.tables import ClassChangeRow, ClassGroupRow, StudentRow, StudentStatusRow
from ctec_desktop.storage.uow import WriteUnit

_ONE_DAY = timedelta(days=1)


def class_id_named(unit: WriteUnit, name: str) -> int | None:
    return unit.session.scalar(select(ClassGroupRow.id).where(ClassGroupRow.name == name))


def write_change(unit: WriteUnit, change: StatusChange, to_class_id: int | None) -> None:
    """Adds a change that `hindrance` has let through."""
    begins = BEGINS.get(change.kind)
    if begins is not None:
        newest = _newest(unit, change.student_id)
        if newest is not None:
            newest.until_on = change.on - _ONE_DAY
        unit.add(StudentStatusRow(student_id=change.student_id, kind=begins, from_on=change.on, proof=change.proof))
    if to_class_id is not None:
        student = unit.session.get_one(StudentRow, change.student_id)
        values: dict[str, Any] = {"from_class_id": student.class_group_id, "to_class_id": to_class_id}
        values |= {"kind": MOVES_CLASS[change.kind], "proof": change.proof, "effective_on": change.on}
        unit.add(ClassChangeRow(student_id=student.id, **values))
        student.class_group_id = to_class_id
        unit.session.flush()


def undo_newest(unit: WriteUnit, student_id: int) -> bool:
    """Takes the newest change back, the class gone to on the same day with it; False when there is none.

    The audit trail keeps what stood there.
    """
    session = unit.session
    status = _newest(unit, student_id)
    statement = select(ClassChangeRow).where(ClassChangeRow.student_id == student_id)
    order = (ClassChangeRow.effective_on.desc(), ClassChangeRow.id.desc())
    move = session.scalar(statement.order_by(*order).limit(1))
    before = _newest(unit, student_id, but=status)
    status_on = status.from_on if status is not None and (before is not None or not _is_entry(status)) else None
    if move is not None and (status_on is None or move.effective_on >= status_on):
        session.get_one(StudentRow, student_id).class_group_id = move.from_class_id
        session.delete(move)
        if move.effective_on != status_on:
            return True
    if status is None or status_on is None:
        return move is not None
    if before is not None:
        before.until_on = None
    session.delete(status)
    return True


def _is_entry(status: StudentStatusRow) -> bool:
    return status.kind == StatusKind.ENROLLED


def _newest(unit: WriteUnit, student_id: int, but: StudentStatusRow | None = None) -> StudentStatusRow | None:
    statement = select(StudentStatusRow).where(StudentStatusRow.student_id == student_id)
    if but is not None:
        statement = statement.where(StudentStatusRow.id != but.id)
    order = (StudentStatusRow.from_on.is_(None), StudentStatusRow.from_on.desc(), StudentStatusRow.id.desc())
    return unit.session.scalar(statement.order_by(*order).limit(1))
