"""What screens, command line and reports read: frozen rows, never the database's own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from ctec_desktop.domain.vocabulary import AgreementKind, AgreementState, PlanKind

if TYPE_CHECKING:
    from ctec_desktop.domain.lifecycle import Choice, MoveName


@dataclass(frozen=True, slots=True)
class SchoolView:
    id: int
    version: int
    name: str
    code: str | None
    uscc: str | None
    address: str | None
    contact_name: str | None
    contact_phone: str | None
    legal_representative: str | None


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class with the names of what it belongs to; `students` are those who are in it."""

    id: int
    version: int
    name: str
    grade: int | None
    major_id: int | None
    major_name: str | None
    department_id: int | None
    department_name: str | None
    retired_on: date | None
    students: int


@dataclass(frozen=True, slots=True)
class ImportRunView:
    """An import that was applied: what it wrote, who applied it and when."""

    id: int
    noun: str
    file_name: str
    sheet: str
    by_name: str
    at_utc: datetime
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class GuardianView:
    name: str
    relation: str | None
    phone: str | None
    id_number: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class StudentView:
    """One student; numbers are in the clear here and masked by the service unless revealed."""

    id: int
    student_no: str
    name: str
    gender: str | None
    id_kind: str
    id_number: str | None
    birth_on: date | None
    class_id: int
    class_name: str
    grade: int | None
    major_code: str | None
    major_name: str | None
    department_name: str | None
    phone: str | None
    address: str | None
    registration_no: str | None
    enrolled_on: date | None
    guardian: GuardianView | None


@dataclass(frozen=True, slots=True)
class PostView:
    id: int
    enterprise_id: int
    enterprise_name: str
    name: str
    site_address: str | None
    work_hours: str | None
    pay_fen: int | None
    pay_unit: str | None
    pay_method: str | None
    pay_day: int | None
    board: str | None
    lodging: str | None
    same_kind_staff: int | None
    mentor_id: int | None
    mentor_name: str | None
    mentor_title: str | None
    mentor_phone: str | None


@dataclass(frozen=True, slots=True)
class EnterpriseView:
    id: int
    name: str
    uscc: str | None
    legal_representative: str | None
    address: str | None
    region_code: str | None
    industry_code: str | None
    contact_name: str | None
    contact_phone: str | None
    staff_on_post: int | None
    posts: tuple[PostView, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    id: int
    version: int
    name: str
    kind: PlanKind
    school_year: str
    from_on: date
    until_on: date
    content: str | None
    supervisor_name: str | None
    supervisor_phone: str | None
    insurance_kind: str | None
    insurer: str | None
    policy_no: str | None
    insurance_payer: str | None
    insured_from: date | None
    insured_until: date | None
    originals: int


@dataclass(frozen=True, slots=True)
class PlacementView:
    id: int
    student_id: int
    student_no: str
    student_name: str
    class_name: str
    plan_id: int
    plan_name: str
    post_id: int
    post_name: str
    enterprise_name: str
    arranged_by: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class MoveView:
    """One line of an agreement's history."""

    from_state: AgreementState
    to_state: AgreementState
    by_name: str
    at_utc: datetime
    reason: str | None
    move: "MoveName"
    choice: "Choice | None"
    on_day: date | None
    step: int | None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement in its newest version. Pages count from 1 within `file`, the merged part it was issued in.

    One that was never issued has no number, no file, and version 0.
    """

    id: int
    number: str
    version: int
    student_no: str
    student_name: str
    class_name: str
    enterprise_name: str
    post_name: str
    from_on: date
    until_on: date
    state: AgreementState
    file: str
    part_id: int
    first_page: int
    pages: int
    consent_first_page: int | None
    consent_pages: int | None
    issued_at_utc: datetime | None
    originals: int
    kind: AgreementKind

    @property
    def is_issued(self) -> bool:
        return self.version > 0
