"""Master data as forms and panels read it: frozen rows with the version a form was opened on."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.student_status import StatusLine
from ctec_desktop.domain.vocabulary import AgreementState


@dataclass(frozen=True, slots=True)
class DepartmentView:
    id: int
    version: int
    name: str
    retired_on: date | None
    classes: int
    teachers: int


@dataclass(frozen=True, slots=True)
class MajorView:
    id: int
    version: int
    code: str | None
    catalog_version: str
    name: str
    level: str | None
    study_years: int | None
    retired_on: date | None
    classes: int


@dataclass(frozen=True, slots=True)
class TeacherView:
    """Numbers are in the clear here and masked by the service unless revealed. `version` covers the person too."""

    id: int
    version: int
    staff_no: str
    name: str
    gender: str | None
    id_kind: str
    id_number: str | None
    birth_on: date | None
    phone: str | None
    category: str | None
    title: str | None
    department_id: int | None
    department_name: str | None
    course_kind: str | None
    hired_on: date | None
    recruit_type: str | None
    recruit_exception: str | None
    recruit_reason: str | None
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class GuardianRecord:
    id: int
    name: str
    relation: str | None
    phone: str | None
    id_number: str | None


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A placement as a panel of a student, a post or an enterprise names it."""

    id: int
    student_name: str
    class_name: str
    enterprise_name: str
    post_name: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class AgreementLine:
    id: int
    number: str
    student_name: str
    enterprise_name: str
    state: AgreementState


@dataclass(frozen=True, slots=True)
class StudentRecord:
    """Everything kept of one student, guardians in their order. `version` covers person and guardians too."""

    id: int
    version: int
    student_no: str
    name: str
    gender: str | None
    id_kind: str
    id_number: str | None
    birth_on: date | None
    class_id: int
    class_name: str
    phone: str | None
    address: str | None
    registration_no: str | None
    enrolled_on: date | None
    study_mode: str | None
    training_mode: str | None
    guardians: tuple[GuardianRecord, ...]


@dataclass(frozen=True, slots=True)
class StudentHistory:
    """What a student has behind and before them, newest first."""

    statuses: tuple[StatusLine, ...]
    placements: tuple[PlacementLine, ...]
    agreements: tuple[AgreementLine, ...]


@dataclass(frozen=True, slots=True)
class StaffingView:
    """在岗职工总数 as counted on a day."""

    counted_on: date
    staff_on_post: int
    source: str | None


@dataclass(frozen=True, slots=True)
class SiteView:
    id: int
    version: int
    address: str | None
    region_code: str | None
    retired_on: date | None
    posts: int


@dataclass(frozen=True, slots=True)
class PostRecord:
    id: int
    version: int
    site_id: int
    site_address: str | None
    name: str
    same_kind_staff: int | None
    work_hours: str | None
    pay_fen: int | None
    pay_unit: str | None
    pay_method: str | None
    pay_day: int | None
    board: str | None
    lodging: str | None
    mentor_id: int | None
    mentor_name: str | None
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class MentorView:
    """A 单位指导人员 with the posts they lead. `version` covers the person too."""

    id: int
    version: int
    name: str
    phone: str | None
    title: str | None
    skill_level: str | None
    retired_on: date | None
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnterpriseRecord:
    """Everything kept of one enterprise, retired parts included."""

    id: int
    version: int
    name: str
    uscc: str | None
    legal_representative: str | None
    address: str | None
    region_code: str | None
    industry_code: str | None
    contact_name: str | None
    contact_phone: str | None
    retired_on: date | None
    merged_into: str | None
    staffing: tuple[StaffingView, ...]
    sites: tuple[SiteView, ...]
    posts: tuple[PostRecord, ...]
    mentors: tuple[MentorView, ...]
    on_post: tuple[PlacementLine, ...]
    agreements: tuple[AgreementLine, ...]
