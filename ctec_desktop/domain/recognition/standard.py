"""The standard a teacher is held against, as data: criteria by level, the evidence each takes, the order of steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.recognition.words import DualLevel, StepKind
from ctec_desktop.domain.teaching.entries import EntryKind


@dataclass(frozen=True, slots=True)
class Need:
    """One kind of proof; any of a criterion's needs is enough.

    Args:
        rank: the lowest rank the paper must come to; 0 for any.
        practice_days: counted days in enterprises instead of a paper; 0 where a paper is asked.
    """

    entry: EntryKind | None = None
    rank: int = 0
    practice_days: int = 0


@dataclass(frozen=True, slots=True)
class Criterion:
    """Args: `is_judged` by a person with name and day; otherwise by the needs."""

    key: str
    rule_id: str
    levels: tuple[DualLevel, ...]
    title: str
    text: str
    needs: tuple[Need, ...] = ()
    is_judged: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    number: str
    from_on: date
    review_years: int
    publicity_days: int
    steps: Mapping[DualLevel, tuple[StepKind, ...]]
    criteria: tuple[Criterion, ...]

    def of(self, level: DualLevel) -> tuple[Criterion, ...]:
        """What is asked for a level, in the order it is told."""
        return tuple(one for one in self.criteria if level in one.levels)
