"""Writing policies, lists and the people on them. Called inside a write unit only."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.policies import open_people
from ctec_desktop.storage.tables import CoveredPersonRow, EndorsementRow, PolicyRow
from ctec_desktop.storage.uow import WriteUnit

_CHUNK = 900


def add_policy(unit: WriteUnit, values: Mapping[str, Any]) -> PolicyRow:
    return unit.add(PolicyRow(**values))


def set_scan(unit: WriteUnit, row: PolicyRow, stored: StoredFile, title: str) -> None:
    row.scan_year, row.scan_name, row.scan_sha256 = stored.year, stored.name, stored.sha256
    row.scan_size_bytes, row.scan_title = stored.size_bytes, title
    unit.session.flush()


def add_list(unit: WriteUnit, values: Mapping[str, Any]) -> EndorsementRow:
    return unit.add(EndorsementRow(**values))


def enrol(unit: WriteUnit, made: EndorsementRow, student_ids: Sequence[int]) -> None:
    """These students are on the policy from the day the list holds."""
    rows = [{"policy_id": made.policy_id, "student_id": one, "added_by_id": made.id} for one in student_ids]
    unit.insert_many(CoveredPersonRow, rows)


def take_off(unit: WriteUnit, made: EndorsementRow, student_ids: Sequence[int]) -> None:
    """These students are on the policy until the day before the list holds."""
    rows = open_people(unit.connection, made.policy_id)
    _set_removed(unit, [row_id for one in student_ids for row_id in rows[one]], made.id)


def drop(unit: WriteUnit, made: EndorsementRow, student_ids: Collection[int]) -> None:
    """The insurer did not take these students onto the policy: no day of theirs is covered."""
    row = CoveredPersonRow
    statement = select(row.student_id, row.id).where(row.added_by_id == made.id, row.removed_by_id.is_(None))
    ids = [row_id for student_id, row_id in unit.connection.execute(statement) if student_id in student_ids]
    _set_removed(unit, ids, made.id)


def void_list(unit: WriteUnit, made: EndorsementRow, reason: str) -> None:
    """As if the list had never been sent: whom it added is not covered, whom it took off is on the policy again."""
    made.voided_at_utc, made.void_reason = unit.at_utc, reason
    unit.session.flush()
    row = CoveredPersonRow
    statement = select(row.id).where(row.removed_by_id == made.id, row.added_by_id != made.id)
    _set_removed(unit, list(unit.connection.scalars(statement)), None)


def void_policy(unit: WriteUnit, row: PolicyRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()


def _set_removed(unit: WriteUnit, row_ids: Sequence[int], list_id: int | None) -> None:
    row = CoveredPersonRow
    for start in range(0, len(row_ids), _CHUNK):
        wanted = row.id.in_(row_ids[start : start + _CHUNK])
        unit.connection.execute(update(row).where(wanted).values(removed_by_id=list_id, version=row.version + 1))
