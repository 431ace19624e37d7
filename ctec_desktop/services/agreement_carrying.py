"""What the calendar does to agreements: they begin, pause, go on and stop on the days their placements say."""

from collections.abc import Sequence
from datetime import date

from ctec_desktop.domain.agreement_moves import StandingAgreement, day_steps
from ctec_desktop.domain.lifecycle import RETURN, MoveName
from ctec_desktop.domain.permissions import WHOLE_SCHOOL
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage.queries.agreement_moves import agreements_of_placements, standing_agreements
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.agreement_moves import MoveToAdd, add_moves
from ctec_desktop.wording.lifecycle import CAUSE_TAKEN_BACK


def carry_placements(unit: WriteUnit, by_name: str, placement_ids: Sequence[int], today: date) -> tuple[int, ...]:
    """Brings the agreements of these placements to where they stand by today; returns those that moved."""
    unit.session.flush()
    return _carry(unit, by_name, agreements_of_placements(unit.connection, WHOLE_SCHOOL, placement_ids), today)


def carry_agreements(unit: WriteUnit, by_name: str, agreement_ids: Sequence[int], today: date) -> tuple[int, ...]:
    """The same for agreements by their ids."""
    return _carry(unit, by_name, standing_agreements(unit.connection, WHOLE_SCHOOL, agreement_ids), today)


def note_returned(unit: WriteUnit, by_name: str, agreement_ids: Sequence[int]) -> None:
    """Pages of these agreements came back: those that were out are being signed."""
    found = standing_agreements(unit.connection, WHOLE_SCHOOL, agreement_ids)
    out = [one for one in found if one.state in RETURN.sources]
    moves = [MoveToAdd(one.id, RETURN.name, one.state, AgreementState.SIGNING) for one in out]
    add_moves(unit, by_name, moves)


def _carry(unit: WriteUnit, by_name: str, found: Sequence[StandingAgreement], today: date) -> tuple[int, ...]:
    due = [(one, day_steps(one, today)) for one in found]
    rounds = max((len(steps) for _, steps in due), default=0)
    states = {one.id: one.state for one in found}
    for n in range(rounds):
        moves = []
        for one, steps in due:
            if n >= len(steps):
                continue
            name, target, on_day = steps[n]
            is_undo = name is MoveName.UNDO
            undone = one.newest.id if is_undo and one.newest is not None else None
            reason = CAUSE_TAKEN_BACK if is_undo else None
            moves.append(
                MoveToAdd(one.id, name, states[one.id], target, reason=reason, on_day=on_day, undoes_id=undone)
            )
            states[one.id] = target
        add_moves(unit, by_name, moves)
    return tuple(one.id for one, steps in due if steps)
