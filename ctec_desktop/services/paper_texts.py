"""The record's facts as the texts a paper prints; what is not known is empty."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from ctec_desktop.domain.fields import day_text
from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.paper_fields import LIST_FIELDS, fields_of
from ctec_desktop.domain.paper_specs import PaperPer
from ctec_desktop.domain.placement_changes import ChangeReason
from ctec_desktop.domain.placement_periods import ONE_DAY, ChangeKind
from ctec_desktop.domain.views import EnterpriseView, PlanView, SchoolView, StudentView
from ctec_desktop.domain.vocabulary import AgreementState, ArrangedBy, IdKind, PayMethod
from ctec_desktop.services.paper_facts import Placed
from ctec_desktop.wording import papers as words
from ctec_desktop.wording.change_dialog import KINDS, REASONS
from ctec_desktop.wording.enterprises_page import pay_text, provision_text
from ctec_desktop.wording.labels import ARRANGED_BY, STATES
from ctec_desktop.wording.master_labels import ID_KINDS, PAY_METHODS

Texts = dict[str, str]

# What a draft on the screen shows only the ends of.
_MASKS: Mapping[str, Callable[[str], str]] = {
    "student_id_number": mask_id,
    "student_phone": mask_phone,
    "guardian_phone": mask_phone,
    "supervisor_phone": mask_phone,
    "mentor_phone": mask_phone,
    "enterprise_phone": mask_phone,
}


def batch_texts(school: SchoolView, today: date, plan: PlanView | None, placed: Sequence[Placed]) -> Texts:
    """What every paper of one plan knows."""
    found: dict[str, str | None] = {
        "today": day_text(today),
        "today_year": str(today.year),
        "school_name": school.name,
        "school_code": school.code,
        "school_uscc": school.uscc,
        "school_address": school.address,
        "school_contact": school.contact_name,
        "school_phone": school.contact_phone,
        "school_legal_representative": school.legal_representative,
        "class_names": _joined(one.student.class_name for one in placed),
        "major_names": _joined(one.student.major_name for one in placed),
        "class_count": _count({one.student.class_id for one in placed}),
        "unit_count": _count({one.unit.id for one in placed}),
        "student_count": _count({one.student.id for one in placed}),
        "self_count": _count({one.student.id for one in placed if one.row.arranged_by == ArrangedBy.SELF}),
    }
    if plan is not None:
        found |= {
            "plan_name": plan.name,
            "plan_year": plan.school_year,
            "plan_days": words.period(plan.from_on, plan.until_on),
            "programme": plan.content or plan.name,
            "originals": str(plan.originals),
            "insurance_kind": plan.insurance_kind,
            "insurer": plan.insurer,
            "policy_no": plan.policy_no,
            "insurance_payer": words.PAYERS.get(plan.insurance_payer or ""),
        }
        if plan.insured_from and plan.insured_until:
            found["insurance_days"] = words.period(plan.insured_from, plan.insured_until)
    return _known(found)


def units_count(placed: Sequence[Placed], idle: Sequence[EnterpriseView]) -> Texts:
    """How many units a paper speaks of, those nobody is at yet included."""
    return {"unit_count": _count({*(one.unit.id for one in placed), *(unit.id for unit in idle)})}


def class_texts(student: StudentView) -> Texts:
    return _known(
        {
            "student_class": student.class_name,
            "student_department": student.department_name,
            "student_major": student.major_name,
            "student_grade": str(student.grade) if student.grade else None,
        }
    )


def unit_texts(unit: EnterpriseView, placed: Sequence[Placed]) -> Texts:
    """A unit with those who are placed there; without anybody, its posts of the record."""
    posts = [one.post.name for one in placed] or [post.name for post in unit.posts]
    places = [one.post.place for one in placed] or [post.site_address for post in unit.posts]
    mentors = [_mentor_of(one) for one in placed] or [(p.mentor_name, p.mentor_phone) for p in unit.posts]
    return _known(
        {
            "enterprise_name": unit.name,
            "enterprise_uscc": unit.uscc,
            "enterprise_legal_representative": unit.legal_representative,
            "enterprise_address": unit.address,
            "enterprise_contact": unit.contact_name,
            "enterprise_phone": unit.contact_phone,
            "staff_on_post": str(unit.staff_on_post) if unit.staff_on_post is not None else None,
            "unit_posts": _joined(posts),
            "unit_majors": _joined(one.student.major_name for one in placed),
            "unit_places": _joined(places) or unit.address,
            "unit_mentors": _joined(name for name, _ in mentors),
            "unit_mentor_phones": _joined(words.beside(name, phone) for name, phone in mentors),
            "unit_supervisors": _joined(one.row.supervisor_name for one in placed),
            "unit_days": _span(placed),
            "unit_students": _count({one.student.id for one in placed}) if placed else None,
            "unit_arranged": _joined(ARRANGED_BY[ArrangedBy(one.row.arranged_by)] for one in placed),
        }
    )


def student_texts(student: StudentView) -> Texts:
    guardian = student.guardian
    return class_texts(student) | _known(
        {
            "student_name": student.name,
            "student_no": student.student_no,
            "student_gender": student.gender,
            "student_id_kind": ID_KINDS[IdKind(student.id_kind)],
            "student_id_number": student.id_number,
            "student_birth_on": day_text(student.birth_on) if student.birth_on else None,
            "student_phone": student.phone,
            "student_address": student.address,
            "guardian_name": guardian.name if guardian else None,
            "guardian_relation": guardian.relation if guardian else None,
            "guardian_phone": guardian.phone if guardian else None,
        }
    )


def placed_texts(one: Placed) -> Texts:
    """A student with where they are; the unit's texts are of this student alone."""
    row, post = one.row, one.post
    mentor_name, mentor_phone = _mentor_of(one)
    has_own = row.mentor_name is not None
    number, state = one.agreement or ("", "")
    found: dict[str, str | None] = {
        "arranged": ARRANGED_BY[ArrangedBy(row.arranged_by)],
        "arranged_by": row.arranged_by,
        "post_name": post.name,
        "work_place": post.place or one.unit.address,
        "region_code": post.region_code,
        "days": words.period(row.from_on, one.now.last_on),
        "from_on": row.from_on.isoformat(),
        "until_on": one.now.last_on.isoformat(),
        "work_hours": post.work_hours,
        "pay": pay_text(post.pay_fen, post.pay_unit),
        "pay_day": words.pay_day(post.pay_day) if post.pay_day else None,
        "pay_method_line": PAY_METHODS[PayMethod(post.pay_method)] if post.pay_method else None,
        "board_line": provision_text(post.board),
        "lodging_line": provision_text(post.lodging),
        "supervisor_name": row.supervisor_name,
        "supervisor_phone": row.supervisor_phone,
        "mentor_name": mentor_name,
        "mentor_title": row.mentor_title if has_own else post.mentor_title,
        "mentor_phone": mentor_phone,
        "arrived_on": row.arrived_on.isoformat() if row.arrived_on else None,
        "arrival_note": row.arrival_note,
        "agreement_no": number,
        "agreement_state": STATES[AgreementState(state)] if state else words.NO_AGREEMENT,
    }
    return student_texts(one.student) | unit_texts(one.unit, [one]) | _known(found) | _change(one)


def _change(one: Placed) -> Texts:
    change = one.change
    if change is None:
        return {}
    kind = ChangeKind(change.kind)
    reason = REASONS[ChangeReason(change.reason_kind)]
    is_last = kind in (ChangeKind.MOVE_UNIT, ChangeKind.END_EARLY)
    last = change.effective_on - ONE_DAY if is_last else change.until_on
    found: dict[str, str | None] = {
        "change_kind": KINDS[kind],
        "change_code": kind.value,
        "change_on": day_text(change.effective_on),
        "change_last_on": day_text(last) if last else None,
        "change_until": _iso(change.next_until_on if kind is ChangeKind.MOVE_UNIT else last),
        "change_reason": words.reason(reason, change.reason),
        "next_enterprise": change.next_enterprise,
        "next_post": change.next_post or change.post_name,
        "next_place": change.next_place,
    }
    if change.next_from_on and change.next_until_on:
        found["next_days"] = words.period(change.next_from_on, change.next_until_on)
    return _known(found)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def guide_texts(placed: Sequence[Placed]) -> Texts:
    """A supervisor with their students at one unit."""
    first = placed[0]
    return _known(
        {
            "supervisor_name": first.row.supervisor_name,
            "supervisor_phone": first.row.supervisor_phone,
            "enterprise_name": first.unit.name,
            "unit_places": _joined(one.post.place or one.unit.address for one in placed),
            "unit_students": _count({one.student.id for one in placed}),
            "unit_days": _span(placed),
            "guide_names": _joined(one.student.name for one in placed),
        }
    )


def whole(texts: Mapping[str, str], per: PaperPer, *, is_masked: bool) -> tuple[tuple[str, str], ...]:
    """Every field such a paper may print; those the record cannot answer are empty."""
    return _all(texts, fields_of(per), is_masked=is_masked)


def line(texts: Mapping[str, str], name: str, *, is_masked: bool) -> tuple[tuple[str, str], ...]:
    """Every field a line of that list may print."""
    return _all(texts, LIST_FIELDS[name], is_masked=is_masked)


def _all(texts: Mapping[str, str], keys: Iterable[str], *, is_masked: bool) -> tuple[tuple[str, str], ...]:
    found = {key: texts.get(key, "") for key in sorted(keys)}
    if is_masked:
        found |= {key: mask(found[key]) for key, mask in _MASKS.items() if found.get(key)}
        if "unit_mentor_phones" in found:
            found["unit_mentor_phones"] = texts.get("unit_mentors", "")
    return tuple(found.items())


def _mentor_of(one: Placed) -> tuple[str | None, str | None]:
    """Who leads the student there: their own mentor, or who leads the post."""
    if one.row.mentor_name is not None:
        return one.row.mentor_name, one.row.mentor_phone
    return one.post.mentor_name, one.post.mentor_phone


def _span(placed: Sequence[Placed]) -> str:
    if not placed:
        return ""
    return words.period(min(one.row.from_on for one in placed), max(one.now.last_on for one in placed))


def _count(found: Iterable[object]) -> str:
    return str(len(set(found)))


def _joined(names: Iterable[str | None]) -> str:
    return "、".join(dict.fromkeys(name for name in names if name))


def _known(found: Mapping[str, str | None]) -> Texts:
    return {key: text for key, text in found.items() if text}
