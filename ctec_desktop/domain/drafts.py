"""Unsaved input: what a sheet or a form says about a student, an enterprise and its posts.

Texts stand as written, without outer blanks; numbers (identity, student, phone) are half-width and without blanks.
A fact the source does not give is None.
"""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.vocabulary import Gender, IdKind, PayUnit, Provision


@dataclass(frozen=True, slots=True)
class StudentDraft:
    """One student with the guardian named in the same row."""

    student_no: str | None = None
    name: str | None = None
    gender: Gender | None = None
    id_kind: IdKind = IdKind.RESIDENT_CARD
    id_number: str | None = None
    birth_date: date | None = None
    class_name: str | None = None
    major_code: str | None = None
    major_name: str | None = None
    department_name: str | None = None
    grade: int | None = None
    phone: str | None = None
    address: str | None = None
    enrolled_on: date | None = None
    guardian_name: str | None = None
    guardian_relation: str | None = None
    guardian_phone: str | None = None
    guardian_id_number: str | None = None
    registration_no: str | None = None


@dataclass(frozen=True, slots=True)
class EnterpriseDraft:
    """One row: an enterprise, or an enterprise with one of its posts; several rows may name the same enterprise."""

    name: str | None = None
    uscc: str | None = None
    legal_representative: str | None = None
    address: str | None = None
    region_code: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    industry_code: str | None = None
    staff_on_post: int | None = None
    post_name: str | None = None
    site_address: str | None = None
    headcount: int | None = None
    mentor_name: str | None = None
    mentor_phone: str | None = None
    mentor_title: str | None = None
    pay_fen: int | None = None
    pay_unit: PayUnit | None = None
    same_kind_staff: int | None = None
    board: Provision | None = None
    lodging: Provision | None = None
    work_hours: str | None = None
