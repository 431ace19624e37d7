"""Unsaved input about the school's own people and its catalogue of majors. See `drafts` for how values stand."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.practice.periods import CourseKind, PracticeForm, PracticePlace
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
