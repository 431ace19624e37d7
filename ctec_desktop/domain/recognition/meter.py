"""Evidence held against the criteria of a level: met with the proof, running out, or missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.recognition.standard import Criterion, Need, Standard
from ctec_desktop.domain.recognition.views import DualStep
from ctec_desktop.domain.recognition.words import DualLevel, StepKind
from ctec_desktop.domain.teaching.entries import WORKED, TeacherEntry

# A paper that ends sooner than this is told before it does.
_SOON: Final = timedelta(days=180)


class Held(StrEnum):
    MET = "met"
    EXPIRING = "expiring"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves it: a line of the file, counted days, or somebody's word; `until_on` where it ends."""

    text: str
    until_on: date | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """How one criterion stands."""

    criterion: Criterion
    held: Held
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything on record of one teacher on a day.

    Args:
        days: counted days in enterprises, verified, of the ledger's window.
        judgements: steps of the kind JUDGED, the newest last.
    """

    on: date
    entries: Sequence[TeacherEntry]
    days: int
    judgements: Sequence[DualStep] = ()


def measure(standard: Standard, level: DualLevel, evidence: Evidence) -> tuple[Met, ...]:
    """Every criterion of the level, in the standard's order."""
    return tuple(_met(one, evidence) for one in standard.of(level))


def is_met(found: Sequence[Met]) -> bool:
    return all(one.held is not Held.MISSING for one in found)


def _met(criterion: Criterion, evidence: Evidence) -> Met:
    if criterion.is_judged:
        said = [one for one in evidence.judgements if one.criterion == criterion.key and one.kind is StepKind.JUDGED]
        if not said or not said[-1].is_positive:
            return Met(criterion, Held.MISSING)
        return Met(criterion, Held.MET, (Proof(said[-1].by_name, None),))
    proofs = [proof for need in criterion.needs for proof in _proofs(need, evidence)]
    if not proofs:
        return Met(criterion, Held.MISSING)
    lasting = [one for one in proofs if one.until_on is None or one.until_on > evidence.on + _SOON]
    return Met(criterion, Held.MET if lasting else Held.EXPIRING, tuple(proofs))


def _proofs(need: Need, evidence: Evidence) -> list[Proof]:
    if need.practice_days:
        return [Proof("", None, evidence.days)] if evidence.days >= need.practice_days else []
    found = []
    for one in evidence.entries:
        has_begun = one.from_on is None or one.from_on <= evidence.on
        if one.kind is need.entry and has_begun and one.holds_on(evidence.on) and (one.rank or 0) >= need.rank:
            ends = None if one.kind in WORKED else one.until_on  # work that is over stays done
            found.append(Proof(f"{one.name} {one.level}" if one.level else one.name, ends))
    return found
