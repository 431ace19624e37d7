"""变更单位 as one chain: the placement that was left, the one that follows, and what is still to be done for it.

Every step is read from the records; nobody ticks one.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ctec_desktop.domain.checks import ConditionState, Departure, DepartureCondition
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.vocabulary import AgreementState

# The paper the parties sign over the agreement that ends.
RELEASE_KEY: Final = "release"
# What the new unit calls for again; the plan's own papers were there before.
_CALLED_FOR: Final = (
    DepartureCondition.AGREEMENT,
    DepartureCondition.CONSENT,
    DepartureCondition.INSPECTION,
    DepartureCondition.DECISION,
    DepartureCondition.FILING,
    DepartureCondition.COVER,
    DepartureCondition.TRAINING,
    DepartureCondition.SAFETY,
)
_OVER: Final = (AgreementState.STOPPED, AgreementState.FINISHED, AgreementState.ARCHIVED)
_OPEN: Final = (Result.FAIL, Result.HELD, Result.MISSING_DATA)


@dataclass(frozen=True, slots=True)
class ChainedAgreement:
    """The agreement of one end of the chain."""

    id: int
    number: str
    state: AgreementState


@dataclass(frozen=True, slots=True)
class UnitMove:
    """A change of unit that stands.

    Args:
        last_on: last day at the unit that was left; `first_on` follows it.
        was_there: whether there was a day at it; a change on its first day leaves none.
        before, after: the agreements of the two placements, where there is one.
        called_for: what the new unit calls for, each with the findings it rests on.
    """

    left_id: int
    next_id: int
    student_no: str
    student_name: str
    class_name: str
    left_unit: str
    next_unit: str
    next_unit_id: int
    last_on: date
    first_on: date
    was_there: bool
    before: ChainedAgreement | None
    after: ChainedAgreement | None
    called_for: tuple[ConditionState, ...]

    @property
    def release(self) -> Result:
        """How the old agreement's end stands: over, to end on its day, or never there."""
        if self.before is None:
            return Result.NOT_APPLICABLE
        return Result.PASS if self.before.state in _OVER else Result.HELD

    @property
    def open_steps(self) -> int:
        """How many steps are still to be done."""
        return sum(one.result in _OPEN for one in self.called_for) + (self.release in _OPEN)


def called_for(departure: Departure | None) -> tuple[ConditionState, ...]:
    """What the new unit calls for, in the order of the work; nothing where the placement is not judged."""
    if departure is None:
        return ()
    states = {one.condition: one for one in departure.conditions}
    return tuple(states[one] for one in _CALLED_FOR)
