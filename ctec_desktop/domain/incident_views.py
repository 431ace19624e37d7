"""Incidents and their claims, as forms take them and screens show them."""

from dataclasses import dataclass
from datetime import date, datetime

from ctec_desktop.domain.cover import PolicyKind
from ctec_desktop.domain.incidents import ClaimPaper, Decision, Harm, IncidentKind, StepClock


@dataclass(frozen=True, slots=True)
class IncidentForm:
    """As typed; moments read `2026-10-12 14:30`, boxes `1` or nothing."""

    student_no: str = ""
    kind: str = ""
    harm: str = ""
    happened_at: str = ""
    place: str = ""
    course: str = ""
    measures: str = ""
    witnesses: str = ""
    is_serious: str = ""
    is_safety_accident: str = ""
    school_told_at: str = ""
    guardian_told_at: str = ""
    safety_told_at: str = ""
    education_told_at: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """As typed; amounts in yuan.

    Args:
        papers: what the insurer has been given.
    """

    incident_id: int
    policy_id: str = ""
    insurer_told_at: str = ""
    report_no: str = ""
    submitted_on: str = ""
    claimed_fen: str = ""
    decision: str = ""
    decided_on: str = ""
    decided_fen: str = ""
    refusal_reason: str = ""
    refusal_told_on: str = ""
    paid_on: str = ""
    paid_fen: str = ""
    papers: tuple[str, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What has become of the claim so far.

    Args:
        policy: kind and number as people call it.
    """

    version: int
    policy_id: int | None
    policy: str
    policy_kind: PolicyKind | None
    insurer_told_at_utc: datetime | None
    report_no: str | None
    papers: frozenset[ClaimPaper]
    submitted_on: date | None
    claimed_fen: int | None
    decision: Decision | None
    decided_on: date | None
    decided_fen: int | None
    refusal_reason: str | None
    refusal_told_on: date | None
    paid_on: date | None
    paid_fen: int | None


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident with its claim and its clocks.

    Args:
        unit: where the student was placed on the day.
        covering: policies that covered the student on the day: id and what people call them.
        lacking: papers the insurer has not been given.
    """

    id: int
    version: int
    student_id: int
    student_no: str
    name: str
    class_name: str
    birth_on: date | None
    kind: IncidentKind
    harm: Harm
    happened_at_utc: datetime
    place: str | None
    course: str | None
    measures: str | None
    witnesses: str | None
    is_serious: bool
    is_safety_accident: bool
    school_told_at_utc: datetime | None
    guardian_told_at_utc: datetime | None
    safety_told_at_utc: datetime | None
    education_told_at_utc: datetime | None
    is_void: bool
    void_reason: str | None
    claim: ClaimView | None = None
    unit: str | None = None
    covering: tuple[tuple[int, str], ...] = ()
    clocks: tuple[StepClock, ...] = ()
    lacking: tuple[ClaimPaper, ...] = ()
