"""Writing apprenticeships and their stages. Called inside a write unit only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ApprenticeshipRow,
    ApprenticeshipStageRow,
    ExpectedSignerRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import record


def add_apprenticeship(unit: WriteUnit, values: Mapping[str, Any]) -> ApprenticeshipRow:
    return unit.add(ApprenticeshipRow(**values))


def add_stage(unit: WriteUnit, apprenticeship_id: int, values: Mapping[str, Any]) -> ApprenticeshipStageRow:
    return unit.add(ApprenticeshipStageRow(apprenticeship_id=apprenticeship_id, **values))


def void_apprenticeship(unit: WriteUnit, row: ApprenticeshipRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()


def end_apprenticeship(unit: WriteUnit, row: ApprenticeshipRow, ended_on: date | None, reason: str | None) -> None:
    row.ended_on, row.end_reason = ended_on, reason
    unit.session.flush()


def set_apprentices_signed(unit: WriteUnit, ids: Sequence[int], signed_on: date | None) -> None:
    """The day their contracts were signed by everybody who had to; None takes it back."""
    for own_id in ids:
        row = record(unit, ApprenticeshipRow, own_id)
        row.signed_on = signed_on
        row.signers = "" if signed_on is None else " ".join(party.value for party in _signers_of(unit, own_id))
    unit.session.flush()


def _signers_of(unit: WriteUnit, apprenticeship_id: int) -> list[Party]:
    """Who the newest paper says must sign, in order."""
    own, version, agreement = ExpectedSignerRow, AgreementVersionRow, AgreementRow
    newest = (
        select(func.max(version.id))
        .join(agreement, version.agreement_id == agreement.id)
        .where(agreement.apprenticeship_id == apprenticeship_id)
    )
    statement = select(own.party).where(own.agreement_version_id == newest.scalar_subquery()).order_by(own.rank)
    return [Party(word) for word in unit.connection.scalars(statement)]


def lead_stages(unit: WriteUnit, mentor_id: int, twin_id: int) -> dict[int, int]:
    """Stages of the mentor go to the one who is the same human being; by stage, the mentor before."""
    row = ApprenticeshipStageRow
    found = unit.session.scalars(select(row).where(row.mentor_id == mentor_id)).all()
    for stage in found:
        stage.mentor_id = twin_id
    return {stage.id: mentor_id for stage in found}


def part_stages(unit: WriteUnit, led: Mapping[int, int]) -> None:
    """Stages go back to the mentors they had."""
    for stage_id, mentor_id in led.items():
        record(unit, ApprenticeshipStageRow, stage_id).mentor_id = mentor_id


def set_placement(unit: WriteUnit, stage_id: int, placement_id: int) -> None:
    """The stage is spent on this placement."""
    record(unit, ApprenticeshipStageRow, stage_id).placement_id = placement_id
    unit.session.flush()


def void_stage(unit: WriteUnit, row: ApprenticeshipStageRow) -> None:
    row.voided_at_utc = unit.at_utc
    unit.session.flush()
