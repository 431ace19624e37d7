"""Writing applications for places students found themselves. Called inside a write unit only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.applications import ApplicationState, PapersReturned
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.tables import PlacementApplicationRow, PlacementRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.not_placed import reopen_not_placed


@dataclass(frozen=True, slots=True)
class ApplicationToAdd:
    placement_id: int
    applied_on: date
    reason: str | None
    guardian_agreed_on: date | None


def add_applications(unit: WriteUnit, wished: Sequence[ApplicationToAdd]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "uid": new_uid(),
            "placement_id": one.placement_id,
            "applied_on": one.applied_on,
            "reason": one.reason,
            "guardian_agreed_on": one.guardian_agreed_on,
            "state": ApplicationState.PENDING.value,
        }
        for one in wished
    ]
    unit.insert_many(PlacementApplicationRow, rows)


def change_application(unit: WriteUnit, placement_id: int, values: Mapping[str, Any]) -> None:
    """Sets what is stated; None states nothing."""
    row = _application(unit, placement_id)
    for name, value in values.items():
        if value is not None:
            setattr(row, name, value)
    unit.session.flush()


def set_papers(unit: WriteUnit, edits: Sequence[PapersReturned]) -> None:
    """The days papers came back; None takes one back."""
    for edit in edits:
        row = _application(unit, edit.placement_id)
        row.sheet_returned_on, row.notice_returned_on = edit.sheet_on, edit.notice_on
        row.guardian_agreed_on = edit.agreed_on
    unit.session.flush()


def drop_application(unit: WriteUnit, by_name: str, placement_id: int, reason: str) -> None:
    """The placement is taken back, and with it what was applied for, unless that is refused already."""
    own = PlacementApplicationRow
    row = unit.session.scalars(select(own).where(own.placement_id == placement_id)).one_or_none()
    if row is not None and row.state != ApplicationState.REFUSED.value:
        _decide(unit, by_name, placement_id, ApplicationState.REFUSED, reason)


def approve(unit: WriteUnit, by_name: str, placement_id: int, note: str) -> None:
    _decide(unit, by_name, placement_id, ApplicationState.APPROVED, note)


def refuse(unit: WriteUnit, by_name: str, placement_id: int, note: str) -> None:
    """The placement is voided with the same reason."""
    _decide(unit, by_name, placement_id, ApplicationState.REFUSED, note)
    placement = unit.session.get_one(PlacementRow, placement_id)
    placement.voided_at_utc, placement.void_reason = unit.at_utc, note
    unit.session.flush()
    reopen_not_placed(unit, placement_id)


def _decide(unit: WriteUnit, by_name: str, placement_id: int, state: ApplicationState, note: str) -> None:
    row = _application(unit, placement_id)
    row.state, row.decided_by, row.decided_at_utc = state.value, by_name, unit.at_utc
    row.decision_note = note or None
    unit.session.flush()


def _application(unit: WriteUnit, placement_id: int) -> PlacementApplicationRow:
    own = PlacementApplicationRow
    return unit.session.scalars(select(own).where(own.placement_id == placement_id)).one()
