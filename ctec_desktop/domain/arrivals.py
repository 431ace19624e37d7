"""Arrival as a fact: the day a student really came, held against the days of the placement."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.dates import parse_day
from ctec_desktop.domain.meanwhile import Cells
from ctec_desktop.kernel.problems import FieldPlace, Problem

_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """One placement of a class with what is known about the student's arrival; `last_on` after all changes."""

    placement_id: int
    student_no: str
    name: str
    enterprise_name: str
    from_on: date
    last_on: date
    arrived_on: date | None
    note: str | None

    @property
    def cells(self) -> Cells:
        """What can be filled in."""
        return self.arrived_on, self.note


@dataclass(frozen=True, slots=True)
class ArrivalEdit:
    """What shall stand for one placement; `shown` is what stood there when it was filled in."""

    placement_id: int
    arrived_on: date | None
    note: str | None = None
    shown: Cells | None = None

    @property
    def cells(self) -> Cells:
        return self.arrived_on, self.note


def arrival_problem(row: ArrivalRow, arrived_on: date | None, today: date) -> Problem | None:
    """Why the student cannot have come on that day; None when nothing speaks against it."""
    if arrived_on is None:
        return None
    place = FieldPlace(f"arrived_on:{row.placement_id}")
    facts = {"from_on": row.from_on.isoformat(), "last_on": row.last_on.isoformat(), "today": today.isoformat()}
    if row.last_on < row.from_on:
        return Problem(ArrivalCode.NEVER_IN_FORCE, facts=facts, place=place)
    if arrived_on < row.from_on:
        return Problem(ArrivalCode.BEFORE_START, facts=facts, place=place)
    if arrived_on > row.last_on:
        return Problem(ArrivalCode.AFTER_END, facts=facts, place=place)
    return Problem(ArrivalCode.IN_FUTURE, facts=facts, place=place) if arrived_on > today else None


def arrival_day(text: str, row: ArrivalRow) -> date:
    """Reads a day; one written without its year (`9.1`, `9月1日`) is the first of that name from the start on.

    Raises: NotADay.
    """
    found = _MONTH_AND_DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return parse_day(text).on
    day = parse_day(f"{row.from_on.year}-{found[1]}-{found[2]}").on
    is_next_year = day < row.from_on and day.replace(day=1) < row.from_on.replace(day=1)
    return parse_day(f"{row.from_on.year + 1}-{found[1]}-{found[2]}").on if is_next_year else day
