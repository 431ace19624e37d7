"""Shift plans: several shifts, over midnight where they go, breaks, a rota by weekday or over days; pure.

LAB-HOURS, LAB-REST, LAB-NIGHT-01, CAL-05. Minutes count from midnight of the day a shift begins on; what lies beyond
1440 is the next day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem

DAY: Final = 1440
_HOUR: Final = 60
WEEK: Final = 7
LONGEST_ROTA: Final = 56
MOST_SHIFTS: Final = 4


class HolidayMode(StrEnum):
    """What holidays do to the rota.

    `FOLLOWS`: the notice is kept, off days and made-up days alike. `STATUTORY_OFF`: only statutory days are free.
    `RUNS_ON`: the rota goes on.
    """

    FOLLOWS = "follows"
    STATUTORY_OFF = "statutory_off"
    RUNS_ON = "runs_on"


class Stretch(NamedTuple):
    """Minutes from one to before another."""

    begins: int
    ends: int

    @property
    def minutes(self) -> int:
        return max(0, self.ends - self.begins)


@dataclass(frozen=True, slots=True)
class Shift:
    """Args: `ends` lies beyond 1440 where the shift ends on the next day; so may breaks."""

    name: str
    begins: int
    ends: int
    breaks: tuple[Stretch, ...] = ()

    def worked(self) -> tuple[Stretch, ...]:
        """The shift without its breaks."""
        found, at = [], self.begins
        for one in sorted(self.breaks):
            found.append(Stretch(at, one.begins))
            at = one.ends
        return tuple(one for one in (*found, Stretch(at, self.ends)) if one.minutes)

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.worked())

    def night_minutes(self, from_hour: int, until_hour: int) -> int:
        """Minutes worked between an hour in the evening and one in the morning."""
        return sum(
            min(one.ends, night.ends) - max(one.begins, night.begins)
            for one in self.worked()
            for night in nights(from_hour, until_hour)
            if one.begins < night.ends and night.begins < one.ends
        )


@dataclass(frozen=True, slots=True)
class ShiftPlan:
    """
    Args:
        rota: which shift each day has, None for a day off; seven from Monday on, or so many from `from_on` on.
        rests_by_rota: the days off of the rota are the agreed rest days, whatever the weekday.
        until_on: inclusive; open while None.
    """

    shifts: tuple[Shift, ...]
    rota: tuple[int | None, ...]
    is_by_weekday: bool
    rests_by_rota: bool
    holidays: HolidayMode
    from_on: date
    until_on: date | None = None

    def holds_on(self, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)

    def turn(self, on: date) -> Shift | None:
        """The shift of a day by the rota alone."""
        at = self.rota[self._at(on)]
        return None if at is None else self.shifts[at]

    def turn_before(self, on: date) -> Shift:
        """The last shift before a day: what is worked on a day off that is made up."""
        at = self._at(on)
        round_back = (self.rota[(at - step) % len(self.rota)] for step in range(1, len(self.rota) + 1))
        return self.shifts[next(found for found in round_back if found is not None)]

    def _at(self, on: date) -> int:
        return on.weekday() if self.is_by_weekday else (on - self.from_on).days % len(self.rota)


def nights(from_hour: int, until_hour: int) -> tuple[Stretch, ...]:
    """Every night that a shift beginning on a day can meet."""
    length = (until_hour - from_hour) % 24 * _HOUR
    first = from_hour * _HOUR - DAY
    return tuple(Stretch(first + at * DAY, first + at * DAY + length) for at in range(3))


def problems_of_shift(shift: Shift, key: str) -> Iterator[Problem]:
    """Everything that is wrong with one shift, beside its field."""
    if shift.ends <= shift.begins or shift.begins >= DAY:
        yield _problem(ShiftCode.REVERSED, key, shift)
        return
    if shift.ends - shift.begins > DAY:
        yield _problem(ShiftCode.TOO_LONG, key, shift, hours=f"{(shift.ends - shift.begins) / _HOUR:g}")
        return
    ordered = sorted(shift.breaks)
    if any(one.minutes == 0 or one.begins < shift.begins or shift.ends < one.ends for one in ordered):
        yield _problem(ShiftCode.BREAK_OUTSIDE, key, shift)
    elif any(later.begins < earlier.ends for earlier, later in pairwise(ordered)):
        yield _problem(ShiftCode.BREAKS_OVERLAP, key, shift)
    elif shift.minutes == 0:
        yield _problem(ShiftCode.NOTHING_WORKED, key, shift)


def problems_of_rota(shifts: Sequence[Shift], rota: Sequence[int | None], key: str) -> Iterator[Problem]:
    """What is wrong with shifts that are right themselves, put one after the other."""
    if None not in rota:
        yield Problem(ShiftCode.NO_REST, place=FieldPlace(key))
    for at, shift in enumerate(shifts):
        if at not in rota:
            yield _problem(ShiftCode.NOT_IN_ROTA, key, shift)
    for at, one in enumerate(rota):
        following = rota[(at + 1) % len(rota)]
        if one is None or following is None:
            continue
        if shifts[one].ends > shifts[following].begins + DAY:
            told: dict[str, Fact] = {
                "at": at + 1,
                "shift": shifts[one].name,
                "ends": clock(shifts[one].ends),
                "next": shifts[following].name,
                "begins": clock(shifts[following].begins + DAY),
            }
            yield Problem(ShiftCode.OVERLAPPING, facts=told, place=FieldPlace(key))
            return


def clock(minutes: int) -> str:
    """`08:00`; hours of the next day go on counting: `30:00`."""
    return f"{minutes // _HOUR:02d}:{minutes % _HOUR:02d}"


def _problem(code: ShiftCode, key: str, shift: Shift, **facts: Fact) -> Problem:
    told: dict[str, Fact] = {"shift": shift.name, "begins": clock(shift.begins), "ends": clock(shift.ends)}
    return Problem(code, facts={**told, **facts}, place=FieldPlace(key))
