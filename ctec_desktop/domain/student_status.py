"""学籍 history: what may follow what, and on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.vocabulary import ClassMoveKind, StatusKind
from ctec_desktop.kernel.problems import Fact, Problem


class StatusMove(StrEnum):
    """What can happen to a student's 学籍. The last two keep it and change the class."""

    SUSPENDED = "suspended"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"
    TRANSFERRED_OUT = "transferred_out"
    CONSCRIPTED = "conscripted"
    GRADUATED = "graduated"
    MAJOR_CHANGED = "major_changed"
    REPEATING = "repeating"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A change of 学籍 as a person states it.

    Args:
        on: the first day it holds.
        class_name: the class gone to; needed for a change of major and a year repeated, possible when resuming.
    """

    student_id: int
    kind: StatusMove
    on: date
    proof: str | None = None
    class_name: str | None = None


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A line of the history: a status from a day until a day, or a change of class on a day.

    Args:
        kind: the status, for a line of that kind.
        move: why the class changed, for a line of that kind; `class_from` and `class_to` say from where to where.
    """

    from_on: date | None
    until_on: date | None
    proof: str | None
    kind: StatusKind | None = None
    move: ClassMoveKind | None = None
    class_from: str | None = None
    class_to: str | None = None


# move → the status it begins; the others keep the status.
BEGINS: Mapping[StatusMove, StatusKind] = {
    StatusMove.SUSPENDED: StatusKind.SUSPENDED,
    StatusMove.RESUMED: StatusKind.ENROLLED,
    StatusMove.WITHDRAWN: StatusKind.WITHDRAWN,
    StatusMove.TRANSFERRED_OUT: StatusKind.TRANSFERRED_OUT,
    StatusMove.CONSCRIPTED: StatusKind.CONSCRIPTED,
    StatusMove.GRADUATED: StatusKind.GRADUATED,
}
# move → how the change of class is kept.
MOVES_CLASS: Mapping[StatusMove, ClassMoveKind] = {
    StatusMove.MAJOR_CHANGED: ClassMoveKind.MAJOR_CHANGED,
    StatusMove.REPEATING: ClassMoveKind.REPEATING,
    StatusMove.RESUMED: ClassMoveKind.RESUMED,
}
NEEDS_CLASS = frozenset({StatusMove.MAJOR_CHANGED, StatusMove.REPEATING})
_LEAVING = frozenset({StatusMove.WITHDRAWN, StatusMove.TRANSFERRED_OUT})
_FOLLOWS: Mapping[StatusKind, frozenset[StatusMove]] = {
    StatusKind.ENROLLED: frozenset(StatusMove) - {StatusMove.RESUMED},
    StatusKind.SUSPENDED: _LEAVING | {StatusMove.RESUMED, StatusMove.CONSCRIPTED},
    StatusKind.CONSCRIPTED: _LEAVING | {StatusMove.RESUMED},
    StatusKind.WITHDRAWN: frozenset(),
    StatusKind.TRANSFERRED_OUT: frozenset(),
    StatusKind.GRADUATED: frozenset(),
}


def hindrance(history: Sequence[StatusLine], change: StatusChange, today: date) -> Problem | None:
    """Why the change cannot be added to the history, which is in order of days; None when it can."""
    return _wrong_order(history, change) or _wrong_day(history, change, today) or _wrong_class(change)


def status_now(history: Sequence[StatusLine]) -> StatusLine | None:
    """The newest line that is a status."""
    return next((line for line in reversed(history) if line.kind is not None), None)


def _wrong_order(history: Sequence[StatusLine], change: StatusChange) -> Problem | None:
    newest = status_now(history)
    kind = StatusKind.ENROLLED if newest is None or newest.kind is None else newest.kind
    if change.kind in _FOLLOWS[kind]:
        return None
    since = newest.from_on.isoformat() if newest and newest.from_on else None
    facts: dict[str, Fact] = {"status": kind.value, "since": since, "move": change.kind.value}
    if BEGINS.get(change.kind) is kind:
        return Problem(StatusCode.ALREADY, facts=facts)
    return Problem(StatusCode.NEEDS_RESUMING if _FOLLOWS[kind] else StatusCode.HAS_LEFT, facts=facts)


def _wrong_day(history: Sequence[StatusLine], change: StatusChange, today: date) -> Problem | None:
    facts: dict[str, Fact] = {"on": change.on.isoformat(), "move": change.kind.value}
    days = [line.from_on for line in history if line.from_on is not None]
    first = next((line.from_on for line in history if line.kind is not None), None)
    if first is not None and change.on < first:
        return Problem(StatusCode.BEFORE_ENROLMENT, facts={**facts, "enrolled_on": first.isoformat()})
    if change.on in days:
        return Problem(StatusCode.SAME_DAY, facts=facts)
    if days and change.on < max(days):
        return Problem(StatusCode.BEFORE_LAST_CHANGE, facts={**facts, "last_on": max(days).isoformat()})
    if change.class_name and change.on > today:
        return Problem(StatusCode.CLASS_MOVE_AHEAD, facts=facts)
    return None


def _wrong_class(change: StatusChange) -> Problem | None:
    facts: dict[str, Fact] = {"move": change.kind.value, "class_name": change.class_name}
    if change.kind in NEEDS_CLASS and not change.class_name:
        return Problem(StatusCode.CLASS_REQUIRED, facts=facts)
    if change.class_name and change.kind not in MOVES_CLASS:
        return Problem(StatusCode.CLASS_NOT_WANTED, facts=facts)
    return None
