"""What is printed on an agreement: the record's facts under the keys of the field dictionary.

A fact that is not known stays "": a 可手填 field then prints as a ruled blank, a 必印 field keeps the paper from being
issued.
"""

from ctec_desktop.domain.fields import day_text
from ctec_desktop.domain.rules.placement import birthday
from ctec_desktop.domain.views import EnterpriseView, PlanView, PostView, SchoolView, StudentView
from ctec_desktop.domain.vocabulary import ArrangedBy, Party
from ctec_desktop.storage.queries.agreements_to_issue import ToIssue
from ctec_desktop.storage.writers.agreements import Signer

_NUMERALS = "零一二三四五六七八九十"
ADULT_YEARS = 18


def values_of(
    number: str,
    school: SchoolView,
    placement: ToIssue,
    student: StudentView,
    plan: PlanView,
    unit: tuple[EnterpriseView, PostView],
) -> dict[str, str]:
    """Every field of the dictionary that the record can answer."""
    printed = {
        "agreement_no": number,
        "arranged_by": placement.arranged_by,
        "start_on": day_text(placement.from_on),
        "end_on": day_text(placement.until_on),
        "programme": plan.content or plan.name,
        "supervisor_name": placement.supervisor_name,
        "supervisor_phone": placement.supervisor_phone,
        "insurance_line": insurance_line(plan),
        "insurance_payer": plan.insurance_payer,
        "originals": numeral(plan.originals),
        **_school(school),
        **unit_terms(placement, unit),
        **student_terms(student),
    }
    return {key: value or "" for key, value in printed.items()}


def unit_terms(placement: ToIssue, unit: tuple[EnterpriseView, PostView]) -> dict[str, str | None]:
    """What the unit, the post and whoever leads it there give to the agreement."""
    return {**_enterprise(*unit), **_mentor(placement)}


def numeral(originals: int) -> str:
    """How many originals there are, as the agreement says it: up to ten."""
    return _NUMERALS[originals]


def insurance_line(plan: PlanView) -> str:
    """Kind, insurer, policy number and period as one typed line; what is not known yet is left out."""
    parts = [plan.insurance_kind, plan.insurer, f"保险单号 {plan.policy_no}" if plan.policy_no else None]
    if plan.insured_from and plan.insured_until:
        parts.append(f"保险期间 {day_text(plan.insured_from)}至{day_text(plan.insured_until)}")
    return "，".join(part for part in parts if part)


def signers_of(school: SchoolView, placement: ToIssue, student: StudentView, enterprise: str) -> tuple[Signer, ...]:
    """Who must sign the agreement; the guardian where the student is under 18 on any day of it."""
    names = ((Party.SCHOOL, school.name), (Party.ENTERPRISE, enterprise), (Party.STUDENT, student.name))
    signers = tuple(Signer(party, name) for party, name in names)
    is_minor = student.birth_on is not None and placement.from_on < birthday(student.birth_on, ADULT_YEARS)
    return (*signers, _guardian(student)) if is_minor else signers


def consent_signers_of(student: StudentView) -> tuple[Signer, ...]:
    """Student and guardian, whatever the age (INT-CONS-01)."""
    return (Signer(Party.STUDENT, student.name), _guardian(student))


def _guardian(student: StudentView) -> Signer:
    return Signer(Party.GUARDIAN, student.guardian.name if student.guardian else None)


def _school(school: SchoolView) -> dict[str, str | None]:
    return {
        "school_name": school.name,
        "school_address": school.address,
        "school_contact": school.contact_name,
        "school_phone": school.contact_phone,
    }


def _enterprise(enterprise: EnterpriseView, post: PostView) -> dict[str, str | None]:
    return {
        "enterprise_name": enterprise.name,
        "enterprise_uscc": enterprise.uscc,
        "enterprise_legal_representative": enterprise.legal_representative,
        "enterprise_address": enterprise.address,
        "enterprise_contact": enterprise.contact_name,
        "enterprise_phone": enterprise.contact_phone,
        "post_name": post.name,
        "work_place": post.site_address or enterprise.address,
        "work_schedule": post.work_hours,
        "pay_amount": _yuan(post.pay_fen),
        "pay_unit": post.pay_unit,
        "pay_method": post.pay_method,
        "pay_day": str(post.pay_day) if post.pay_day else None,
        "meals": post.board,
        "lodging": post.lodging,
        "mentor_name": post.mentor_name,
        "mentor_title": post.mentor_title,
        "mentor_phone": post.mentor_phone,
    }


def _mentor(placement: ToIssue) -> dict[str, str | None]:
    """Who leads a student on a self-chosen place; elsewhere it is whoever leads the post."""
    if placement.mentor_name is None or placement.arranged_by != ArrangedBy.SELF:
        return {}
    return {
        "mentor_name": placement.mentor_name,
        "mentor_title": placement.mentor_title,
        "mentor_phone": placement.mentor_phone,
    }


def student_terms(student: StudentView) -> dict[str, str | None]:
    """What the student and the guardian give to the agreement."""
    guardian = student.guardian
    return {
        "student_name": student.name,
        "student_id_number": student.id_number,
        "student_no": student.student_no,
        "student_department": student.department_name,
        "student_major": student.major_name,
        "student_class": student.class_name,
        "student_address": student.address,
        "student_phone": student.phone,
        "guardian_name": guardian.name if guardian else None,
        "guardian_relation": guardian.relation if guardian else None,
        "guardian_id_number": guardian.id_number if guardian else None,
        "guardian_address": guardian.address if guardian else None,
        "guardian_phone": guardian.phone if guardian else None,
    }


def _yuan(fen: int | None) -> str | None:
    if fen is None:
        return None
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02d}" if rest else f"{yuan:,}"
