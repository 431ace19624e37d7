"""What becomes of a placement's planned days: the changes made to it, and how it stands on any day.

The record keeps the days as planned and every change with the first day on which it holds; the effective view follows
from both and is never stored. Changes are given oldest first, without the voided ones.

The first rows of the window may be changed ones, so what only judging a change needs is imported there.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctec_desktop.domain.rules.placement import Period
    from ctec_desktop.kernel.problems import Fact, Problem

ONE_DAY = timedelta(days=1)


class ChangeKind(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"
    MOVE_POST = "move_post"
    MOVE_UNIT = "move_unit"
    EXTEND = "extend"
    END_EARLY = "end_early"


# After one of these the placement is over, and only undoing it opens it again.
LAST_KINDS = (ChangeKind.MOVE_UNIT, ChangeKind.END_EARLY)


class Standing(StrEnum):
    """How a placement stands on a day."""

    NOT_YET = "not_yet"
    ON_POST = "on_post"
    PAUSED = "paused"
    ENDED = "ended"
    MOVED = "moved"


# Stands for the post where what the days are of has none of its own: an apprenticeship.
NO_POST = 0
# A day on post by the plan, and nobody has said that the student came.
NOT_ARRIVED = "not_arrived"
# Between the parts of a change, and between changes, in the one cell of a list that tells them all.
PART, LINE = "␟", "␞"


class PlannedDays(NamedTuple):
    """A placement as it was planned: both days inclusive."""

    from_on: date
    until_on: date
    post_id: int


class PeriodChange(NamedTuple):
    """One change.

    Args:
        effective_on: the first day on which it holds: the first day of the pause, the first day back, the first day on
            the new post or at the new unit, the first added day, the first day no longer at the unit.
        until_on: the last day of a pause (open while None), or the new last day of an extension.
        post_id: the new post of a move within the unit.
    """

    kind: ChangeKind
    effective_on: date
    until_on: date | None = None
    post_id: int | None = None


class Effective(NamedTuple):
    """A placement after its changes.

    Args:
        last_on: last day in force; before `from_on` when it never came into force.
        posts: (first day, post) in order.
        pauses: spans of days off, in order; the last may be open.
    """

    from_on: date
    last_on: date
    posts: tuple[tuple[date, int], ...]
    pauses: tuple[tuple[date, date | None], ...] = ()
    closed_by: PeriodChange | None = None

    @property
    def stays(self) -> tuple[tuple[date, date, int], ...]:
        """(first day, last day, post) in order; a post that was never come to is left out."""
        ends = [first - ONE_DAY for first, _ in self.posts[1:]] + [self.last_on]
        spans = ((first, min(end, self.last_on), post) for (first, post), end in zip(self.posts, ends, strict=True))
        return tuple(one for one in spans if one[0] <= one[1])

    @property
    def is_in_force_at_all(self) -> bool:
        return self.from_on <= self.last_on

    def period(self, label: str = "") -> "Period | None":
        """The days on which no other placement may be in force; None when there are none."""
        from ctec_desktop.domain.rules.placement import Period

        return Period(self.from_on, self.last_on, label) if self.is_in_force_at_all else None

    def is_in_force(self, on: date) -> bool:
        """Whether the day is one of the placement's, paused or not."""
        return self.from_on <= on <= self.last_on

    def standing(self, on: date) -> Standing:
        if on > self.last_on:
            is_moved = self.closed_by is not None and self.closed_by.kind is ChangeKind.MOVE_UNIT
            return Standing.MOVED if is_moved else Standing.ENDED
        if on < self.from_on:
            return Standing.NOT_YET
        return Standing.PAUSED if self.pause_on(on) else Standing.ON_POST

    def pause_on(self, on: date) -> tuple[date, date | None] | None:
        return next((span for span in self.pauses if span[0] <= on and (span[1] is None or on <= span[1])), None)

    def post_on(self, on: date) -> int:
        """The post of the day; the first one before the start, the last one after the end."""
        held = [post_id for first, post_id in self.posts if first <= on]
        return held[-1] if held else self.posts[0][1]


def effective(planned: PlannedDays, changes: "Sequence[PeriodChange]") -> Effective:
    """The placement after these changes."""
    last_on = planned.until_on
    posts = [(planned.from_on, planned.post_id)]
    pauses: list[tuple[date, date | None]] = []
    closed_by: PeriodChange | None = None
    for change in changes:
        match change.kind:
            case ChangeKind.PAUSE:
                pauses.append((change.effective_on, change.until_on))
            case ChangeKind.RESUME:
                pauses[-1] = (pauses[-1][0], change.effective_on - ONE_DAY)
            case ChangeKind.MOVE_POST:
                posts.append((change.effective_on, change.post_id or planned.post_id))
            case ChangeKind.EXTEND:
                last_on = change.until_on or last_on
            case ChangeKind.MOVE_UNIT | ChangeKind.END_EARLY:
                last_on, closed_by = change.effective_on - ONE_DAY, change
    return Effective(planned.from_on, last_on, tuple(posts), tuple(pauses), closed_by)


def refusal(planned: PlannedDays, changes: "Sequence[PeriodChange]", wished: PeriodChange) -> "Problem | None":
    """Why the wished change cannot follow these; None when it can."""
    from ctec_desktop.domain.codes.placement_changes import ChangeCode
    from ctec_desktop.kernel.problems import Problem

    now = effective(planned, changes)
    facts: dict[str, Fact] = {
        "effective_on": wished.effective_on.isoformat(),
        "from_on": now.from_on.isoformat(),
        "last_on": now.last_on.isoformat(),
    }
    if now.closed_by is not None:
        return Problem(ChangeCode.OVER_ALREADY, facts={**facts, "closed_on": now.closed_by.effective_on.isoformat()})
    dated = [change for change in changes if change.kind is not ChangeKind.EXTEND]
    if dated and _comes_before(wished, dated[-1]):
        return Problem(ChangeCode.BEFORE_ANOTHER_CHANGE, facts=facts | {"other_on": dated[-1].effective_on.isoformat()})
    if wished.until_on is not None and wished.until_on < wished.effective_on:
        return Problem(ChangeCode.UNTIL_BEFORE_EFFECTIVE, facts=facts | {"until_on": wished.until_on.isoformat()})
    if wished.kind is ChangeKind.EXTEND:
        adds = wished.effective_on == now.last_on + ONE_DAY and wished.until_on is not None
        return None if adds else Problem(ChangeCode.ADDS_NO_DAY, facts=facts)
    if not now.is_in_force(wished.effective_on):
        return Problem(ChangeCode.OUTSIDE_ITS_DAYS, facts=facts)
    match wished.kind:
        case ChangeKind.PAUSE:
            return Problem(ChangeCode.PAUSED_ALREADY, facts=facts) if now.pause_on(wished.effective_on) else None
        case ChangeKind.RESUME:
            span = now.pause_on(wished.effective_on)
            is_back = span is not None and span[0] < wished.effective_on
            return None if is_back else Problem(ChangeCode.NOT_PAUSED, facts=facts)
        case ChangeKind.MOVE_POST:
            is_same = now.post_on(wished.effective_on) == wished.post_id
            return Problem(ChangeCode.SAME_POST, facts=facts) if is_same else None
        case ChangeKind.MOVE_UNIT | ChangeKind.END_EARLY:
            return None


def _comes_before(wished: PeriodChange, newest: PeriodChange) -> bool:
    """A change in the past of another, or a second of its kind on one day. An extension touches the end alone."""
    if wished.kind is newest.kind:
        return wished.effective_on <= newest.effective_on
    return wished.effective_on < newest.effective_on
