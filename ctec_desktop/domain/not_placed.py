"""未实习: who of a plan's classes has no placement, and why."""

from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.vocabulary import StatusKind


class NotPlacedReason(StrEnum):
    """Why a student has no placement; `OTHER` is said in words."""

    FURTHER_STUDY = "further_study"
    CONSCRIPTED = "conscripted"
    SUSPENDED = "suspended"
    ILLNESS = "illness"
    DEFERRED = "deferred"
    EXEMPTED = "exempted"
    WAITING = "waiting"
    OTHER = "other"


class PlanStanding(StrEnum):
    """How a student of the plan's classes stands: with a placement, without one for a reason, or with neither."""

    PLACED = "placed"
    EXCUSED = "excused"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class NotPlacedForm:
    """The reason for many students at once."""

    plan_id: int
    student_ids: tuple[int, ...]
    reason_kind: NotPlacedReason
    reason: str | None = None
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class PlanStudent:
    """A student of the plan's classes.

    Args:
        enterprise_name: where the student is or will be, when placed.
        record_id: the record that says why there is no placement.
        status: the 学籍 status of the day when it is not enrolled.
    """

    student_id: int
    student_no: str
    name: str
    class_name: str
    standing: PlanStanding
    enterprise_name: str | None = None
    record_id: int | None = None
    reason_kind: NotPlacedReason | None = None
    reason: str | None = None
    proof: str | None = None
    status: StatusKind | None = None
