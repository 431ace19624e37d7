"""Reading waivers."""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, func, or_, select

from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.waivers import Waiver, WaiverReason
from ctec_desktop.storage.tables import WaiverRow

# The column that names a waiver's subject.
SUBJECT_KEYS: Final = {
    FactSubject.UNIT: "enterprise_id",
    FactSubject.POST: "post_id",
    FactSubject.PLAN: "plan_id",
    FactSubject.PLACEMENT: "placement_id",
}


def waivers(connection: Connection, on: date | None = None) -> tuple[Waiver, ...]:
    """Every waiver, the newest first. Args: `on` leaves those that hold on the day by their own dates."""
    row = WaiverRow
    subject_id = func.coalesce(row.placement_id, row.post_id, row.enterprise_id, row.plan_id)
    statement = select(
        *(row.id, row.rule_id, row.code, row.subject, subject_id, row.reason_kind, row.reason, row.by_name),
        *(row.waived_on, row.until_on, row.pack, row.ended_on, row.end_reason),
    ).order_by(row.id.desc())
    if on is not None:
        statement = statement.where(
            row.waived_on <= on,
            or_(row.until_on.is_(None), row.until_on >= on),
            or_(row.ended_on.is_(None), row.ended_on > on),
        )
    return tuple(_waiver(*found) for found in connection.execute(statement))


def _waiver(waiver_id: int, rule_id: str, code: str, subject: str, subject_id: int, kind: str, *others: Any) -> Waiver:
    return Waiver(waiver_id, rule_id, code, FactSubject(subject), subject_id, WaiverReason(kind), *others)
