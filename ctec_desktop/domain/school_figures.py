"""Figures of the school about who teaches: shares with everybody they count, hours and fees (POR-05, POR-06).

A share is over people: its denominator is everybody it is about, its numerator those it counts, so that whoever looks
at a figure can see the names behind it, and a figure that was kept stays what it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FigureKey(StrEnum):
    """What is counted. The order is that of pages and papers."""

    DUAL = "dual"
    PRACTICE_MET = "practice_met"
    PRACTICE_YEAR = "practice_year"
    CERTIFIED = "certified"
    PART_TIME = "part_time"
    HOURS = "hours"
    FEES = "fees"
    LIABILITY = "liability"


class FigureUnit(StrEnum):
    """People among people, lessons, fen."""

    SHARE = "share"
    LESSONS = "lessons"
    FEN = "fen"


UNITS = {
    **dict.fromkeys(FigureKey, FigureUnit.SHARE),
    FigureKey.HOURS: FigureUnit.LESSONS,
    FigureKey.FEES: FigureUnit.FEN,
    FigureKey.LIABILITY: FigureUnit.FEN,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One person, or one policy, behind a figure.

    Args:
        amount: 1 where a share counts the person and 0 where it does not; otherwise lessons or fen.
        said: why, in a stable word of the figure; empty where there is nothing to say.
    """

    name: str
    number: str
    department: str
    amount: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a department has of a figure."""

    department: str
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with everybody behind it."""

    key: FigureKey
    counted: tuple[Counted, ...]

    @property
    def unit(self) -> FigureUnit:
        return UNITS[self.key]

    @property
    def numerator(self) -> int:
        return sum(one.amount for one in self.counted)

    @property
    def denominator(self) -> int:
        """How many people, or policies, the figure is about."""
        return len(self.counted)

    @property
    def percent(self) -> float | None:
        """The share; None where it is not one, or is about nobody."""
        if self.unit is not FigureUnit.SHARE or not self.counted:
            return None
        return 100 * self.numerator / self.denominator

    def parts(self) -> tuple[Part, ...]:
        """By department, the names in their order; people of no department last."""
        names = sorted({one.department for one in self.counted}, key=lambda name: (not name, name))
        return tuple(_part(name, [one for one in self.counted if one.department == name]) for name in names)


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """Every figure as of a day; `year` and `taken_by` where it was kept for a year."""

    on: date
    figures: tuple[Figure, ...]
    year: int | None = None
    taken_by: str = ""

    def figure(self, key: FigureKey) -> Figure | None:
        return next((one for one in self.figures if one.key is key), None)


@dataclass(frozen=True, slots=True)
class KeepForm:
    """As typed."""

    on: str = ""


def _part(name: str, counted: Sequence[Counted]) -> Part:
    return Part(name, sum(one.amount for one in counted), len(counted))
