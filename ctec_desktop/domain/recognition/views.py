"""Applications and results as windows and papers show them, and the forms they are typed into."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.recognition.words import REVIEWS, DualLevel, DualState, DualTrack, StepKind


@dataclass(frozen=True, slots=True)
class DualStep:
    """One step, in the order it was written.

    Args:
        criterion: of a judgement; `is_positive` says how it came out.
        until_on: the last day of publicity; the day the next review is due of a certificate and of KEPT.
        level: what LOWERED left.
        number: of the certificate or the document.
    """

    id: int
    kind: StepKind
    on: date
    by_name: str
    criterion: str | None = None
    is_positive: bool = True
    until_on: date | None = None
    level: DualLevel | None = None
    number: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class DualView:
    """One application of one teacher with what became of it."""

    id: int
    version: int
    teacher_id: int
    level: DualLevel
    track: DualTrack
    year: int
    applied_on: date
    exception: str | None
    standard: str
    is_void: bool
    void_reason: str | None
    steps: tuple[DualStep, ...] = ()

    def step(self, kind: StepKind) -> DualStep | None:
        """The last step of a kind."""
        return next((one for one in reversed(self.steps) if one.kind is kind), None)

    @property
    def certified(self) -> DualStep | None:
        return self.step(StepKind.CERTIFIED)

    def level_on(self, day: date) -> DualLevel:
        """The level that holds: as recognised, or what a review left of it."""
        lowered = [one.level for one in self.steps if one.kind is StepKind.LOWERED and one.on <= day and one.level]
        return lowered[-1] if lowered else self.level

    def due_on(self, day: date) -> date | None:
        """When the next review is due, by what had been decided on the day."""
        told = (StepKind.CERTIFIED, *REVIEWS)
        days = [one.until_on for one in self.steps if one.kind in told and one.on <= day and one.until_on is not None]
        return days[-1] if days else None

    def state(self, day: date) -> DualState:
        """Where it stands by itself; whether a later one stands above it, `standing` tells."""
        if self.is_void:
            return DualState.VOID
        if self._is_past(StepKind.REVOKED, day):
            return DualState.REVOKED
        if self._is_past(StepKind.DECLINED, day):
            return DualState.DECLINED
        if not self._is_past(StepKind.CERTIFIED, day):
            return DualState.UNDER_WAY
        due = self.due_on(day)
        return DualState.OVERDUE if due is not None and due < day else DualState.STANDS

    def _is_past(self, kind: StepKind, day: date) -> bool:
        found = self.step(kind)
        return found is not None and found.on <= day


def standing(found: tuple[DualView, ...], day: date) -> DualView | None:
    """What a teacher is recognised by on a day: the latest certificate, unless it was revoked."""
    held = [(one.certified.on, one.id, one) for one in found if not one.is_void and one.certified is not None]
    latest = max((one for one in held if one[0] <= day), default=None)
    if latest is None or latest[2].state(day) not in (DualState.STANDS, DualState.OVERDUE):
        return None
    return latest[2]


@dataclass(frozen=True, slots=True)
class ApplyForm:
    """As typed."""

    teacher_id: int
    level: str = ""
    track: str = ""
    applied_on: str = ""
    exception: str = ""


@dataclass(frozen=True, slots=True)
class StepForm:
    """As typed; which fields count depends on the kind."""

    recognition_id: int
    kind: str = ""
    on: str = ""
    by_name: str = ""
    criterion: str = ""
    is_positive: str = ""
    until_on: str = ""
    level: str = ""
    number: str = ""
    remark: str = ""
