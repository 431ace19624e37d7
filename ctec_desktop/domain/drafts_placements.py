"""Unsaved input about who goes where: places students found themselves, and posts the school names for a class."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.vocabulary import PayUnit


@dataclass(frozen=True, slots=True)
class PostAssignmentDraft:
    """One student and the post the school has for them; days that are not named are the plan's."""

    student_no: str | None = None
    name: str | None = None
    enterprise_name: str | None = None
    uscc: str | None = None
    post_name: str | None = None
    site_address: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    plan_name: str | None = None


@dataclass(frozen=True, slots=True)
class SelfPlacementDraft:
    """One student and the unit they found themselves, with what the family says to it.

    Args:
        guardian_agrees: None where the sheet does not say.
    """

    student_no: str | None = None
    name: str | None = None
    enterprise_name: str | None = None
    uscc: str | None = None
    enterprise_address: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    post_name: str | None = None
    site_address: str | None = None
    mentor_name: str | None = None
    mentor_phone: str | None = None
    mentor_title: str | None = None
    pay_fen: int | None = None
    pay_unit: PayUnit | None = None
    from_on: date | None = None
    until_on: date | None = None
    applied_on: date | None = None
    reason: str | None = None
    guardian_agrees: bool | None = None
    guardian_agreed_on: date | None = None
    plan_name: str | None = None
