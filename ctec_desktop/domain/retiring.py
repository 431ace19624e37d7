"""What can be retired instead of deleted, and what stands in the way while it is in use."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Retirable(StrEnum):
    ENTERPRISE = "enterprise"
    SITE = "site"
    POST = "post"
    MENTOR = "mentor"
    TEACHER = "teacher"
    DEPARTMENT = "department"
    MAJOR = "major"
    CLASS_GROUP = "class_group"


ENTERPRISE_PARTS = frozenset({Retirable.ENTERPRISE, Retirable.SITE, Retirable.POST, Retirable.MENTOR})
CLASS_PARTS = frozenset({Retirable.DEPARTMENT, Retirable.MAJOR, Retirable.CLASS_GROUP})


class UseKind(StrEnum):
    PLACEMENTS = "placements"
    STUDENTS = "students"
    PLANS = "plans"
    POSTS = "posts"
    CLASSES = "classes"
    TEACHERS = "teachers"
    TRIPS = "trips"
    APPRENTICES = "apprentices"


@dataclass(frozen=True, slots=True)
class Use:
    """Records that still rest on one: how many, a few of their names, and until when at the latest."""

    kind: UseKind
    count: int
    names: tuple[str, ...]
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class RetirableView:
    """A record as a sentence names it, with the parent that has been retired, if one has."""

    label: str
    retired_on: date | None
    retired_parent: str | None = None
    merged_into: str | None = None
