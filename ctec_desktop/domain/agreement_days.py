"""How an agreement stood, or will stand, on any day: its moves, and the placement's changes, read for that day."""

from dataclasses import dataclass, replace
from datetime import date

from ctec_desktop.domain.agreement_moves import StandingAgreement, day_steps
from ctec_desktop.domain.placement_periods import Standing
from ctec_desktop.domain.vocabulary import AgreementState


@dataclass(frozen=True, slots=True)
class OnDay:
    """An agreement on a day: its state, and where the student then is by all changes.

    Args:
        last_on: the placement's last day as changed by then and later.
    """

    state: AgreementState
    standing: Standing
    enterprise_name: str
    post_name: str
    last_on: date


def state_on(one: StandingAgreement, day: date) -> AgreementState | None:
    """The state on the day; None before there was the agreement.

    A move counts from the day it holds, whenever it was registered: a signing from the day on the paper. What the
    calendar has not done yet, or will do by that day, counts as done.
    """
    made = [n for n, move in enumerate(one.moves, 1) if move.held_from <= day]
    if not made:
        return None
    moves = one.moves[: made[-1]]
    then = replace(one, moves=moves, state=moves[-1].to_state)
    steps = day_steps(then, day)
    return steps[-1][1] if steps else then.state
