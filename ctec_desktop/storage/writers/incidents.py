"""Writing incidents and their claims. Called inside a write unit only."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ctec_desktop.storage.tables import ClaimRow, IncidentRow
from ctec_desktop.storage.uow import WriteUnit


def add_incident(unit: WriteUnit, values: Mapping[str, Any]) -> IncidentRow:
    return unit.add(IncidentRow(**values))


def claim_of(unit: WriteUnit, incident_id: int) -> ClaimRow | None:
    return unit.session.scalars(select(ClaimRow).where(ClaimRow.incident_id == incident_id)).first()


def add_claim(unit: WriteUnit, incident_id: int, values: Mapping[str, Any]) -> ClaimRow:
    return unit.add(ClaimRow(incident_id=incident_id, **values))


def void_incident(unit: WriteUnit, row: IncidentRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()
