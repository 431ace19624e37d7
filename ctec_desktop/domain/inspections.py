"""An inspection of a new unit on the spot: nine heads, and whether it is fit (INT-UNIT-04)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InspectionHead(StrEnum):
    """The nine heads of the report, by the column that holds each."""

    QUALIFICATION = "qualification"
    CREDIT = "credit"
    MANAGEMENT = "management"
    POST_CONTENT = "post_content"
    WORKING_HOURS = "working_hours"
    WORKPLACE = "workplace"
    LIVING = "living"
    HEALTH = "health"
    PROTECTION = "protection"


@dataclass(frozen=True, slots=True)
class InspectionForm:
    """As typed. `conclusion` is `fit` or `unfit`."""

    inspected_on: str = ""
    team: str = ""
    conclusion: str = ""
    qualification: str = ""
    credit: str = ""
    management: str = ""
    post_content: str = ""
    working_hours: str = ""
    workplace: str = ""
    living: str = ""
    health: str = ""
    protection: str = ""


@dataclass(frozen=True, slots=True)
class InspectionView:
    """An inspection on record; `heads` in the order of the report, `void_reason` of one that was taken back."""

    id: int
    inspected_on: date
    team: str | None
    is_fit: bool
    heads: tuple[str | None, ...]
    void_reason: str | None = None
