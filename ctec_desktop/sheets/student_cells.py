"""What the two ways of reading a row of a roster share: forms of numbers, years of entry, whose numbers were seen."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.sheets.rows import RowReader, as_written

REGISTRATION_NO = re.compile(r"[GJL][0-9]{17}[0-9X]")
_GRADE = re.compile(r"(20[0-9]{2}|[0-9]{2}(?=级))(?:年?级?|级.*|[春秋].*|年.*)")
_GRADE_IN_CLASS = re.compile(r"(?:(?<![0-9])(20[0-9]{2})|^([0-9]{2}))级")


@dataclass(frozen=True, slots=True)
class SeenNumbers:
    """Which row was the first to name a number."""

    student_nos: dict[str, int] = field(default_factory=dict)
    id_numbers: dict[str, int] = field(default_factory=dict)
    registration_nos: dict[str, int] = field(default_factory=dict)


def own_grade(row: RowReader, key: str) -> int | None:
    """The year of entry as its own column states it: `2024`, `24级`."""
    cell = row.value(key)
    if cell is None:
        return None
    if found := _GRADE.fullmatch(as_written(cell).strip()):
        return _full_year(found[1])
    row.warn(key, SheetCode.GRADE_UNREADABLE)
    return None


@lru_cache(maxsize=4096)
def grade_in_class(class_name: str | None) -> int | None:
    """The year of entry in a class name such as 2024级软件1班."""
    found = _GRADE_IN_CLASS.search(class_name or "")
    return _full_year(found[1] or found[2]) if found else None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
