"""What a search over everything finds: a few records of each kind, with what tells them apart."""

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """In the order the groups are shown."""

    STUDENT = "student"
    ENTERPRISE = "enterprise"
    POST = "post"
    MENTOR = "mentor"
    TEACHER = "teacher"
    CLASS_GROUP = "class_group"
    MAJOR = "major"
    DEPARTMENT = "department"
    PLAN = "plan"
    PLACEMENT = "placement"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One record.

    Args:
        about: what tells it from others of the same name: student number and class, unit, days.
        goes_to: the id of the record whose page shows it: the enterprise of a post, else its own.
    """

    kind: HitKind
    id: int
    title: str
    about: tuple[str, ...]
    goes_to: int
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class HitGroup:
    kind: HitKind
    hits: tuple[SearchHit, ...]
