"""Unsaved input about the school's own people and its catalogue of majors. See `drafts` for how values stand."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.practice.periods import CourseKind, PracticeForm, PracticePlace
from ctec_desktop.domain.teaching.entries import EntryKind
from ctec_desktop.domain.teaching.recruit_words import RecruitType
from ctec_desktop.domain.vocabulary import Gender, IdKind, MajorLevel

CATALOG_VERSION = "2021"


@dataclass(frozen=True, slots=True)
class TeacherDraft:
    """One teacher, known by the staff number or else by the identity number."""

    staff_no: str | None = None
    name: str | None = None
    gender: Gender | None = None
    id_kind: IdKind = IdKind.RESIDENT_CARD
    id_number: str | None = None
    birth_date: date | None = None
    department_name: str | None = None
    category: str | None = None
    title: str | None = None
    phone: str | None = None
    course_kind: CourseKind | None = None
    hired_on: date | None = None
    recruit_type: RecruitType | None = None
    majors: tuple[str, ...] = ()
    education: str | None = None
    certificate: str | None = None
    certificate_level: str | None = None
    certificate_issuer: str | None = None
    certificate_no: str | None = None
    certificate_from: date | None = None
    certificate_until: date | None = None
    employer: str | None = None
    worked_from: date | None = None
    worked_until: date | None = None

    def entries(self) -> tuple[dict[str, object], ...]:
        """Columns of the lines of the teacher file that the row speaks of."""
        found: list[dict[str, object]] = [{"kind": EntryKind.MAJOR.value, "name": name} for name in self.majors]
        if self.education is not None:
            found.append({"kind": EntryKind.EDUCATION.value, "name": self.education})
        if self.certificate is not None:
            paper = {"level": self.certificate_level, "issuer": self.certificate_issuer, "number": self.certificate_no}
            days = {"from_on": self.certificate_from, "until_on": self.certificate_until}
            found.append({"kind": EntryKind.CERTIFICATE.value, "name": self.certificate, **paper, **days})
        if self.employer is not None:
            days = {"from_on": self.worked_from, "until_on": self.worked_until}
            found.append({"kind": EntryKind.ENTERPRISE_WORK.value, "name": self.employer, **days})
        return tuple({key: value for key, value in one.items() if value is not None} for one in found)


@dataclass(frozen=True, slots=True)
class PracticeDraft:
    """One stay of a teacher, known by the staff number, the place and its days."""

    staff_no: str | None = None
    name: str | None = None
    unit: str | None = None
    place: PracticePlace | None = None
    form: PracticeForm | None = None
    post: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    stated_days: int | None = None
    mentor: str | None = None
    agreement_no: str | None = None
    goals: str | None = None
    outcomes: str | None = None
    enterprise_appraisal: str | None = None
    school_appraisal: str | None = None
    approved_on: date | None = None
    approved_by: str | None = None
    verified_on: date | None = None
    verified_by: str | None = None


@dataclass(frozen=True, slots=True)
class MajorDraft:
    """One line of a catalogue of majors, known by its code and the edition of the catalogue."""

    code: str | None = None
    name: str | None = None
    level: MajorLevel | None = None
    study_years: int | None = None
    catalog_version: str = CATALOG_VERSION
