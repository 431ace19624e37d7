"""Whether the program can work on this PC: one line per check, each with its grade and what was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ctec_desktop.kernel.problems import NO_FACTS, Fact


class HealthCheck(StrEnum):
    """What is looked at, in the order it is told."""

    FOLDER = "folder"
    DISK = "disk"
    LOCK = "lock"
    DATABASE = "database"
    CLOCK = "clock"
    FONTS = "fonts"
    WORKERS = "workers"
    SCREEN = "screen"


class Grade(StrEnum):
    """Good; works, but somebody should look; does not work until it is cured."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One check and what it found.

    Args:
        code: key of the sentence in `wording`, which says how to cure it.
        facts: what the sentence needs.
    """

    check: HealthCheck
    grade: Grade
    code: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS)


def worst(lines: Iterable[HealthLine]) -> Grade:
    """The grade of the whole."""
    grades = {line.grade for line in lines}
    return next((grade for grade in (Grade.FAIL, Grade.WARN) if grade in grades), Grade.OK)
