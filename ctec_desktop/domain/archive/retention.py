"""How long material is kept: years from a day, as data of the school; nothing is deleted by itself (ARC-01, ARC-02)."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Retention:
    """Args: `is_to_confirm` while the school and its archives authority have not settled it; `source` says where the
    number comes from.
    """

    years: int
    source: str
    is_to_confirm: bool


class KeepUntil(NamedTuple):
    """The last day, and whether it still moves: the student has not graduated, or the years are to be confirmed."""

    on: date
    is_to_confirm: bool


def keep_until(rule: Retention, ended_on: date, graduated_on: date | None) -> KeepUntil:
    """Counted from the later of graduation and the end of the internship."""
    begin = ended_on if graduated_on is None else max(ended_on, graduated_on)
    year = begin.year + rule.years
    last = date(year, 2, 28) if (begin.month, begin.day) == (2, 29) and not _is_leap(year) else begin.replace(year=year)
    return KeepUntil(last, rule.is_to_confirm or graduated_on is None)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
