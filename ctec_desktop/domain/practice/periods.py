"""A period of practice as the ledger sees it, and whom the duty binds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctec_desktop.domain.day_spans import Span


class PracticeForm(StrEnum):
    """TPR-FORM-01: 考察观摩, 企业技能培训, 兼职或任职, 参与研发和技术创新, 驻点指导实习, 其他."""

    VISIT = "visit"
    TRAINING = "training"
    POST = "post"
    RESEARCH = "research"
    STATIONED = "stationed"
    OTHER = "other"


class PracticePlace(StrEnum):
    """An enterprise, or a training base, whose days count towards the month of the year only."""

    ENTERPRISE = "enterprise"
    BASE = "base"


class CourseKind(StrEnum):
    """专业课, 实习指导, 公共基础课, 外聘: what the duty of practice goes by."""

    PROFESSIONAL = "professional"
    GUIDE = "guide"
    PUBLIC = "public"
    EXTERNAL = "external"


class PeriodState(StrEnum):
    """Where a period stands: planned, approved beforehand, verified after it ended, void."""

    PLANNED = "planned"
    APPROVED = "approved"
    VERIFIED = "verified"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Period:
    """
    Args:
        stated_days: how many of the days the papers name, the first ones; every day while None.
        absent: days of leave within the period, which never count.
    """

    id: int
    span: Span
    place: PracticePlace
    form: PracticeForm
    is_verified: bool
    stated_days: int | None = None
    absent: Span | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """Whom the duty binds, and since when.

    Args:
        kind: judged as a teacher of professional courses while it is not on record.
        since: first day in the post; bound since ever while None.
        exempt_years: calendar years that are exempt, for a reason on record.
    """

    kind: CourseKind | None = None
    since: date | None = None
    exempt_years: frozenset[int] = frozenset()


_EXTERNAL = ("外聘", "校外", "企业导师", "产业导师", "兼职教师")
_GUIDE = ("实习指导",)
_PUBLIC = ("公共", "基础课", "思想政治", "思政", "文化课")
_PROFESSIONAL = ("专业课", "专业教师")


def kind_of_category(category: str | None) -> CourseKind | None:
    """What a free category says; None where it does not tell."""
    text = category or ""
    words = (
        (CourseKind.EXTERNAL, _EXTERNAL),
        (CourseKind.GUIDE, _GUIDE),
        (CourseKind.PUBLIC, _PUBLIC),
        (CourseKind.PROFESSIONAL, _PROFESSIONAL),
    )
    return next((kind for kind, named in words if any(word in text for word in named)), None)
