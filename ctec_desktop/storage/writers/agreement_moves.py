"""Writing the moves of agreements; the trigger on each sets the state. Called inside a write unit only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update

from ctec_desktop.domain.lifecycle import Choice, MoveName
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import PlacementPapersRow, TransitionRow
from ctec_desktop.storage.uow import WriteUnit


@dataclass(frozen=True, slots=True)
class MoveToAdd:
    agreement_id: int
    move: MoveName
    from_state: AgreementState
    to_state: AgreementState
    choice: Choice | None = None
    reason: str | None = None
    on_day: date | None = None
    step: int | None = None
    undoes_id: int | None = None


def add_moves(unit: WriteUnit, by_name: str, moves: Sequence[MoveToAdd]) -> None:
    """One move an agreement; a second one of the same agreement needs a second call."""
    unit.insert_many(
        TransitionRow,
        [
            {
                "agreement_id": one.agreement_id,
                "move": one.move.value,
                "from_state": one.from_state.value,
                "to_state": one.to_state.value,
                "by_name": by_name,
                "at_utc": unit.at_utc,
                "choice": None if one.choice is None else one.choice.value,
                "reason": one.reason,
                "on_day": one.on_day,
                "step": one.step,
                "undoes_id": one.undoes_id,
            }
            for one in moves
        ],
    )


def set_signed_on(unit: WriteUnit, placement_ids: Sequence[int], signed_on: date | None) -> None:
    """The day these papers were signed, as the rules judge it; what was typed before is kept aside."""
    own = PlacementPapersRow
    known: set[int] = set()
    for start in range(0, len(placement_ids), CHUNK):
        wanted = own.placement_id.in_(placement_ids[start : start + CHUNK])
        known |= set(unit.connection.scalars(select(own.placement_id).where(wanted)))
        days = {"signed_on_before": own.signed_on, "signed_on": signed_on, "version": own.version + 1}
        unit.connection.execute(update(own).where(wanted).values(days))
    missing = [one for one in placement_ids if one not in known]
    unit.insert_many(own, [{"placement_id": one, "signed_on": signed_on} for one in missing])


def take_back_signed_on(unit: WriteUnit, placement_id: int, signed_on: date | None) -> None:
    """The day typed before the signing stands again. Args: `signed_on` is the signing's; another one stays."""
    own = PlacementPapersRow
    meant = (own.placement_id == placement_id) & (own.signed_on == signed_on)
    days = {"signed_on": own.signed_on_before, "signed_on_before": None, "version": own.version + 1}
    unit.connection.execute(update(own).where(meant).values(days))
