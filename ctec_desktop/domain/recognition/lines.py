"""A teacher in the list of recognition, and one teacher opened."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.domain.recognition.meter import Held, Met
from ctec_desktop.domain.recognition.views import DualView
from ctec_desktop.domain.recognition.words import DualLevel, DualState, StepKind


@dataclass(frozen=True, slots=True)
class DualLine:
    """
    Args:
        held: what the teacher is recognised by on the day, and `level` the level that is left of it.
        under_way: an application without a result.
        next_level: the level applied for, otherwise the one above; `met` is the evidence for it.
    """

    teacher: PractisingTeacher
    held: DualView | None
    under_way: DualView | None
    level: DualLevel | None
    next_level: DualLevel
    met: tuple[Met, ...]
    on: date

    @property
    def current(self) -> DualView | None:
        """What a step can be recorded of."""
        return self.under_way or self.held

    @property
    def state(self) -> DualState | None:
        return None if self.current is None else self.current.state(self.on)

    @property
    def due_on(self) -> date | None:
        return None if self.held is None else self.held.due_on(self.on)

    @property
    def ready(self) -> int:
        """How many criteria of the next level have their proof."""
        return sum(one.held is not Held.MISSING for one in self.met)


@dataclass(frozen=True, slots=True)
class DualTeacher:
    """Args: `steps` can be recorded now; `judged` are the criteria a person judges, key and title."""

    line: DualLine
    views: tuple[DualView, ...]
    steps: tuple[StepKind, ...]
    judged: tuple[tuple[str, str], ...]
    on: date
