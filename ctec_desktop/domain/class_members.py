"""A student as rosters and lists of classes name them."""

from dataclasses import dataclass
from typing import Final

# The field of a change that a roster makes to a class itself: its name.
RENAMED: Final = "class_renamed"


@dataclass(frozen=True, slots=True)
class Member:
    """A student of a class."""

    student_id: int
    student_no: str
    name: str
    class_name: str
