"""Writing changes of placements. Called inside a write unit only."""

from collections.abc import Sequence

from ctec_desktop.domain.placement_changes import ChangeWish
from ctec_desktop.domain.placement_periods import PeriodChange
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.tables import PlacementChangeRow, PlacementRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.applications import drop_application
from ctec_desktop.storage.writers.not_placed import reopen_not_placed


def add_changes(
    unit: WriteUnit, wish: ChangeWish, by_name: str, lines: Sequence[tuple[int, PeriodChange, int | None]]
) -> list[int]:
    """One change a line: placement, change, and the placement that follows it if any. All share one batch."""
    batch_uid = new_uid()
    ids = unit.reserve_ids(PlacementChangeRow, len(lines))
    rows = [
        {
            "id": change_id,
            "uid": new_uid(),
            "placement_id": placement_id,
            "kind": change.kind.value,
            "effective_on": change.effective_on,
            "until_on": change.until_on,
            "reason_kind": wish.reason_kind.value,
            "reason": wish.reason,
            "proof": wish.proof,
            "post_id": change.post_id,
            "next_placement_id": next_id,
            "batch_uid": batch_uid,
            "by_name": by_name,
            "at_utc": unit.at_utc,
        }
        for change_id, (placement_id, change, next_id) in zip(ids, lines, strict=True)
    ]
    unit.insert_many(PlacementChangeRow, rows)
    return ids


def void_change(unit: WriteUnit, by_name: str, change_id: int, reason: str) -> None:
    """Takes the change back, and with it the placement it led to and what was applied for there."""
    change = unit.session.get_one(PlacementChangeRow, change_id)
    change.voided_at_utc, change.void_reason = unit.at_utc, reason
    if change.next_placement_id is not None:
        following = unit.session.get_one(PlacementRow, change.next_placement_id)
        drop_application(unit, by_name, following.id, reason)
        if following.voided_at_utc is None:
            following.voided_at_utc, following.void_reason = unit.at_utc, reason
            unit.session.flush()
            reopen_not_placed(unit, following.id)
    unit.session.flush()
