"""认识实习: a visit the school arranges, with leaders, a roster and the notice to the parents; no agreement."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.cover import PolicyKind
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.meanwhile import Cells


@dataclass(frozen=True, slots=True)
class TripForm:
    """As typed. The unit is chosen by its place of work; `plan_id` may stay open."""

    name: str = ""
    site_id: str = ""
    plan_id: str = ""
    from_on: str = ""
    until_on: str = ""
    purpose: str = ""
    vehicles: str = ""
    meeting_point: str = ""
    safety_plan: str = ""
    leader_ids: tuple[int, ...] = ()
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A teacher who goes along."""

    teacher_id: int
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class TripStudent:
    """A student on the roster; one with an excuse does not go."""

    student_id: int
    student_no: str
    name: str
    class_name: str
    notice_returned_on: date | None
    excuse: str | None

    @property
    def answer(self) -> Cells:
        """What the parents said, in the order of `NoticeEdit`."""
        return self.notice_returned_on, self.excuse


@dataclass(frozen=True, slots=True)
class TripPolicy:
    """A policy that covers people of the trip on a day of it, and how many."""

    kind: PolicyKind
    number: str
    insurer: str
    people: int


@dataclass(frozen=True, slots=True)
class TripView:
    """A trip with everybody on it and what the rules say about it.

    Args:
        insurance_kind, insurer, policy_no, insured_from, insured_until: typed before cover was proven from policies;
            shown, and evidence of nothing.
        policies: those that cover people who go.
    """

    id: int
    version: int
    name: str
    site_id: int
    enterprise_name: str
    site_address: str | None
    plan_id: int | None
    plan_name: str | None
    from_on: date
    until_on: date
    purpose: str | None
    vehicles: str | None
    meeting_point: str | None
    insurance_kind: str | None
    insurer: str | None
    policy_no: str | None
    insured_from: date | None
    insured_until: date | None
    safety_plan: str | None
    is_cancelled: bool
    cancel_reason: str | None
    leaders: tuple[Leader, ...] = ()
    students: tuple[TripStudent, ...] = ()
    policies: tuple[TripPolicy, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeEdit:
    """What shall stand for one student: the day the parents' receipt came back, or why the student stays.

    `shown` is what stood there when it was filled in.
    """

    student_id: int
    returned_on: date | None
    excuse: str | None = None
    shown: Cells | None = None

    @property
    def cells(self) -> Cells:
        return self.returned_on, self.excuse


@dataclass(frozen=True, slots=True)
class TripChoices:
    """What the form can choose from: places of work, plans of visits, teachers."""

    sites: tuple[tuple[int, str], ...]
    plans: tuple[tuple[int, str], ...]
    teachers: tuple[tuple[int, str], ...]
