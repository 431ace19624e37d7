"""A rota as a picture: a line for each day, bars over its 24 hours, and what it comes to."""

from typing import Final, NamedTuple

from ctec_desktop.domain.shift_plans import DAY, WEEK, ShiftPlan, Stretch, nights

# The night of LAB-NIGHT-01, as it is shaded.
NIGHT_FROM, NIGHT_UNTIL = 22, 6


class DayBar(NamedTuple):
    """Work on a day, from 0 to 1. Args: `is_of_day_before` where the shift began the day before."""

    left: float
    right: float
    is_of_day_before: bool


class DayLine(NamedTuple):
    """Args: `name` of the shift, empty on a day off; minutes of the shift that begins on the day."""

    name: str
    bars: tuple[DayBar, ...]
    minutes: int
    night_minutes: int


class RotaTotals(NamedTuple):
    """Args: `week_minutes` on the average over the rota."""

    week_minutes: float
    night_minutes: int
    days_worked: int
    days_off: int
    longest_minutes: int


# Where the hours of the night stand on the line of a day.
NIGHT_BANDS: Final = tuple(
    (max(0, night.begins) / DAY, min(DAY, night.ends) / DAY)
    for night in nights(NIGHT_FROM, NIGHT_UNTIL)
    if night.begins < DAY and night.ends > 0
)


def day_lines(plan: ShiftPlan) -> tuple[DayLine, ...]:
    """The days of the rota in order; the last one runs into the first."""
    return tuple(_line(plan, at) for at in range(len(plan.rota)))


def _line(plan: ShiftPlan, at: int) -> DayLine:
    turn, before = plan.rota[at], plan.rota[at - 1]
    bars: list[DayBar] = []
    if before is not None:
        bars += _bars([Stretch(one.begins - DAY, one.ends - DAY) for one in plan.shifts[before].worked()], is_late=True)
    if turn is None:
        return DayLine("", tuple(bars), 0, 0)
    shift = plan.shifts[turn]
    bars += _bars(shift.worked(), is_late=False)
    return DayLine(shift.name, tuple(bars), shift.minutes, shift.night_minutes(NIGHT_FROM, NIGHT_UNTIL))


def _bars(stretches: list[Stretch] | tuple[Stretch, ...], *, is_late: bool) -> list[DayBar]:
    within = [(max(0, one.begins), min(DAY, one.ends)) for one in stretches]
    return [DayBar(begins / DAY, ends / DAY, is_late) for begins, ends in within if begins < ends]


def totals(plan: ShiftPlan) -> RotaTotals:
    """What the rota comes to."""
    lines = day_lines(plan)
    worked = [line for line in lines if line.name]
    minutes = sum(line.minutes for line in worked)
    return RotaTotals(
        minutes * WEEK / len(lines),
        sum(line.night_minutes for line in worked),
        len(worked),
        len(lines) - len(worked),
        max((line.minutes for line in worked), default=0),
    )
