"""Writing apprenticeships and their stages. Called inside a write unit only."""

from collections.abc import Mapping
from typing import Any

from ctec_desktop.storage.tables import ApprenticeshipRow, ApprenticeshipStageRow
from ctec_desktop.storage.uow import WriteUnit


def add_apprenticeship(unit: WriteUnit, values: Mapping[str, Any]) -> ApprenticeshipRow:
    return unit.add(ApprenticeshipRow(**values))


def add_stage(unit: WriteUnit, apprenticeship_id: int, values: Mapping[str, Any]) -> ApprenticeshipStageRow:
    return unit.add(ApprenticeshipStageRow(apprenticeship_id=apprenticeship_id, **values))


def void_apprenticeship(unit: WriteUnit, row: ApprenticeshipRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()


def void_stage(unit: WriteUnit, row: ApprenticeshipStageRow) -> None:
    row.voided_at_utc = unit.at_utc
    unit.session.flush()
