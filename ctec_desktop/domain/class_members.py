"""A student as rosters and lists of classes name them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A student of a class."""

    student_id: int
    student_no: str
    name: str
    class_name: str
