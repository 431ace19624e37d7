"""Shares over time: our interns and those of other schools against everybody on post, on every day.

INT-RATIO-10 and INT-RATIO-20. Without a count of staff, or with a count of nought, there is no share and nothing is
divided.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from ctec_desktop.domain.day_spans import ONE_DAY, Span

# First day, last day, how many students.
Stay: TypeAlias = tuple[date, date, int]


class HeadcountKind(StrEnum):
    """What is counted: everybody on post, who does the same kind of work, interns of other schools."""

    STAFF = "staff"
    SAME_KIND = "same_kind"
    OTHER_INTERNS = "other_interns"


class ShareKind(StrEnum):
    OF_STAFF = "of_staff"
    OF_POST = "of_post"


# The rule that sets the limit of each share.
SHARE_RULES: Final = {ShareKind.OF_STAFF: "INT-RATIO-10", ShareKind.OF_POST: "INT-RATIO-20"}


class ShareState(StrEnum):
    """`UNKNOWN` where a count is missing that could decide otherwise."""

    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"


class Counted(NamedTuple):
    """A number of people as it was counted on a day."""

    on: date
    heads: int


class Counts:
    """A history of counts.

    Args:
        current: the count as it stands today where it is kept beside the history; it holds since the newest dated one.
    """

    def __init__(self, dated: Iterable[Counted] = (), current: int | None = None) -> None:
        self.dated = tuple(sorted(dated))
        self._days = [one.on for one in self.dated]
        self._current = current

    def on(self, day: date) -> int | None:
        """The newest count until the day; before the first one, the first."""
        at = bisect_right(self._days, day)
        if at == len(self.dated) and self._current is not None:
            return self._current
        return self.dated[max(0, at - 1)].heads if self.dated else None


NOTHING_COUNTED: Final = Counts()


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What a share is made of.

    Args:
        stays: of our students.
        staff: the ones they are a share of; `others`: interns of other schools among them.
        at_most: where the others are not known, as many as they can be at the most.
    """

    stays: Sequence[Stay]
    staff: Counts = NOTHING_COUNTED
    others: Counts = NOTHING_COUNTED
    at_most: Counts = NOTHING_COUNTED


@dataclass(frozen=True, slots=True)
class ShareStep:
    """Days in a row on which nothing about a share changes. Args: `others_at_most` where `others` is not known."""

    days: Span
    ours: int
    others: int | None
    others_at_most: int | None
    staff: int | None
    percent: int

    @property
    def interns(self) -> int:
        """As many as are known of."""
        return self.ours + (self.others or 0)

    @property
    def most(self) -> int | None:
        """As many as are allowed; None where there is no number to take a share of."""
        return self.staff * self.percent // 100 if self.staff else None

    @property
    def share(self) -> float | None:
        """In percent."""
        return self.interns * 100 / self.staff if self.staff else None

    @property
    def state(self) -> ShareState:
        most = self.most
        if most is None:
            return ShareState.UNKNOWN
        if self.interns > most:
            return ShareState.OVER
        if self.others is not None:
            return ShareState.WITHIN
        is_within = self.others_at_most is not None and self.ours + self.others_at_most <= most
        return ShareState.WITHIN if is_within else ShareState.UNKNOWN


@dataclass(frozen=True, slots=True)
class ShareMeter:
    """A share of one unit or of one of its posts over the days on which students of ours are there.

    Args:
        post_name: empty for the whole unit.
        clause: the article that sets the limit.
    """

    kind: ShareKind
    post_name: str
    percent: int
    clause: str
    steps: tuple[ShareStep, ...]

    @property
    def worst(self) -> ShareStep:
        return worst_of(self.steps)


@dataclass(frozen=True, slots=True)
class UnitShares:
    """The meters of a unit over one window of days; the unit's own first, then its posts'."""

    enterprise_id: int
    name: str
    window: Span
    meters: tuple[ShareMeter, ...]


def share_steps(facts: ShareFacts, percent: int, window: Span) -> tuple[ShareStep, ...]:
    """In order; days without a student of ours are left out."""
    changes: dict[date, int] = {}
    for first, last, students in facts.stays:
        if first <= window.until_on and window.from_on <= last:
            start, end = max(first, window.from_on), min(last, window.until_on) + ONE_DAY
            changes[start] = changes.get(start, 0) + students
            changes[end] = changes.get(end, 0) - students
    for counts in (facts.staff, facts.others, facts.at_most) if changes else ():
        for one in counts.dated:
            if window.holds(one.on):
                changes.setdefault(one.on, 0)
    turns = sorted(changes)
    steps: list[ShareStep] = []
    ours = 0
    for turn, following in pairwise(turns):
        ours += changes[turn]
        if ours:
            steps.append(step_of(facts, percent, Span(turn, following - ONE_DAY), ours))
    return tuple(steps)


class ShareCourse:
    """A share over all its days, for whoever asks for the worst of many windows."""

    def __init__(self, facts: ShareFacts, percent: int) -> None:
        self._facts = facts
        self._percent = percent
        self._steps: tuple[ShareStep, ...] = ()
        if facts.stays:
            whole = Span(min(one[0] for one in facts.stays), max(one[1] for one in facts.stays))
            self._steps = share_steps(facts, percent, whole)
        self._firsts = [step.days.from_on for step in self._steps]
        self._lasts = [step.days.until_on for step in self._steps]
        weights = [_weight(step) for step in self._steps]
        rank = {weight: at for at, weight in enumerate(sorted(set(weights)))}
        self._ranks = [rank[weight] for weight in weights]

    def worst(self, window: Span) -> ShareStep:
        """The same as `worst_of` the steps of the window; its first day where nobody of ours is there."""
        begins, ends = bisect_left(self._lasts, window.from_on), bisect_right(self._firsts, window.until_on)
        if begins >= ends:
            return step_of(self._facts, self._percent, Span(window.from_on, window.from_on), 0)
        step = self._steps[self._ranks.index(max(self._ranks[begins:ends]), begins, ends)]
        first, last = max(step.days.from_on, window.from_on), min(step.days.until_on, window.until_on)
        return step if (first, last) == step.days else replace(step, days=Span(first, last))


def step_of(facts: ShareFacts, percent: int, days: Span, ours: int) -> ShareStep:
    """So many of ours on days on which the counts of the first one hold."""
    on = days.from_on
    others, bound = facts.others.on(on), facts.at_most.on(on)
    if others is None and bound == 0:
        others = 0
    return ShareStep(days, ours, others, bound if others is None else None, facts.staff.on(on), percent)


def worst_of(steps: Sequence[ShareStep]) -> ShareStep:
    """The first of those that decide: what is over before what is unknown, then the highest share."""
    return max(steps, key=_weight)


def _weight(step: ShareStep) -> tuple[int, float, int]:
    order = (ShareState.WITHIN, ShareState.UNKNOWN, ShareState.OVER)
    return order.index(step.state), step.share or 0.0, step.ours
