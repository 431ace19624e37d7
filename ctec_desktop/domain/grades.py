"""The year of entry of a class, read from what schools write."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from ctec_desktop.domain.rules.placement import school_year_of

_FOUR_DIGITS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TWO_DIGITS = re.compile(r"^(\d\d)(?!\d)")
_DIGITS = re.compile(r"\d+")
_SORT_DIGITS = 6
EARLIEST, LATEST = 2000, 2099


def grade_in_class_name(name: str) -> int | None:
    """`2024级数控1班`, `24数控1班` and `数控2024-1班` are of 2024; a name without a year tells nothing."""
    if found := _FOUR_DIGITS.search(name):
        return int(found[1])
    if found := _TWO_DIGITS.match(name.strip()):
        return 2000 + int(found[1])
    return None


def class_sort_key(name: str) -> str:
    """Sorts 2班 before 10班: every run of digits is padded."""
    return _DIGITS.sub(lambda found: found[0].zfill(_SORT_DIGITS), name)


def grade_of_class(name: str, grades: Iterable[int | None], enrolled_on: Iterable[date | None]) -> int | None:
    """The grade its students' rows name, else the class name's, else the school year most of them entered in."""
    named = Counter(grade for grade in grades if grade is not None and EARLIEST <= grade <= LATEST)
    if named:
        return named.most_common(1)[0][0]
    if (written := grade_in_class_name(name)) is not None:
        return written
    entered = Counter(school_year_of(on) for on in enrolled_on if on is not None)
    return entered.most_common(1)[0][0] if entered else None
