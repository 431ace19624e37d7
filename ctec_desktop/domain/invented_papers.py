"""What an invented student's papers say, so that a text can be looked at before anyone is in the record."""

from collections.abc import Mapping
from datetime import date
from itertools import islice
from random import Random
from typing import Final

from ctec_desktop.domain.fields import DICTIONARY, FieldKind, day_text
from ctec_desktop.domain.invented import credit_code, enterprise_name, parent_of, people, phone

_SEED: Final = 20260901
_BORN: Final = date(2009, 1, 1)
_CLASS: Final = "2024级数控1班"
_FIXED: Final[Mapping[str, str]] = {
    "agreement_no": "SX2026-00001",
    "school_name": "示例市第一职业技术学校",
    "school_address": "示例市学府路 1 号",
    "enterprise_name": enterprise_name(1),
    "enterprise_uscc": credit_code(1),
    "enterprise_address": "示例市工业路 8 号",
    "student_no": "20240001",
    "student_department": "智能制造学院",
    "student_major": "数控技术",
    "student_class": _CLASS,
    "student_address": "示例市和平大道 508 号 25 栋",
    "guardian_address": "示例市和平大道 508 号 25 栋",
    "programme": "2026年秋季岗位实习",
    "post_name": "装配调试员",
    "work_place": "示例市工业路 8 号二厂区",
    "start_on": day_text(date(2026, 9, 1)),
    "end_on": day_text(date(2027, 2, 28)),
    "work_schedule": "08:30—12:00，13:30—17:30",
    "rest_days": "星期六、星期日",
    "pay_amount": "2,800",
    "pay_day": "15",
    "meals_note": "厂区食堂，每餐 5 元",
    "lodging_note": "厂区宿舍，四人间",
    "mentor_title": "班组长",
    "insurance_line": "学生实习责任保险，示例财产保险公司，保险单号 PZ20260001",
    "leave_notice_days": "7",
    "absence_days": "3",
    "dispute_place": "示例市",
    "other_terms": "无",
    "originals": "三",
    "applied_on": day_text(date(2026, 6, 1)),
    "days": f"{day_text(date(2026, 9, 1))}至{day_text(date(2027, 2, 28))}",
    "class_name": _CLASS,
    "pay": "2,800 元/月",
    "name": "走进智能车间",
    "unit": enterprise_name(1),
    "place": "示例市工业路 8 号",
    "purpose": "参观数控加工车间，了解岗位和安全要求",
    "vehicles": "大客车 1 辆",
    "meeting_point": "7:30 学校东门",
    "plan_name": "2026年秋季岗位实习",
    "plan_year": "2026-2027",
    "plan_days": f"{day_text(date(2026, 9, 1))}至{day_text(date(2027, 2, 28))}",
    "today": day_text(date(2026, 9, 1)),
    "today_year": "2026",
    "class_names": _CLASS,
    "major_names": "数控技术",
    "class_count": "1",
    "unit_count": "1",
    "student_count": "3",
    "self_count": "0",
    "unit_students": "3",
    "unit_posts": "装配调试员",
    "unit_places": "示例市工业路 8 号二厂区",
    "from_on": "2026-09-01",
    "until_on": "2027-02-28",
    "student_gender": "女",
    "row_no": "1",
    "policy_no": "PZ20260001",
    "insurer": "示例财产保险公司",
    "insurance_kind": "学生实习责任保险",
    "insurance": "学生意外伤害保险，示例财产保险公司",
}


def invented_values(chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """A value for every field of the dictionary, its label where nothing is invented; of a choice the box in `chosen`,
    else the first."""
    boxes = {key: spec.choices[0].code for key, spec in DICTIONARY.items() if spec.kind is FieldKind.CHOICE}
    labels = {key: spec.label for key, spec in DICTIONARY.items()}
    return {**labels, **boxes, **_FIXED, **_people(), **(chosen or {})}


def _people() -> dict[str, str]:
    lot = Random(_SEED)
    student, teacher, mentor, contact = islice(people(_SEED, _BORN, 300, with_rare=False), 4)
    parent, relation = parent_of(lot, student)
    parents_phone = phone(lot)
    return {
        "school_contact": teacher.name,
        "school_phone": teacher.phone,
        "enterprise_legal_representative": contact.name,
        "enterprise_contact": contact.name,
        "enterprise_phone": contact.phone,
        "student_name": student.name,
        "student_id_number": student.id_number,
        "student_phone": student.phone,
        "guardian_name": parent,
        "guardian_relation": relation,
        "guardian_id_number": contact.id_number,
        "guardian_phone": parents_phone,
        "guardian_line": f"{parent}（{relation}） {parents_phone}",
        "supervisor_name": teacher.name,
        "supervisor_phone": teacher.phone,
        "leaders": f"{teacher.name} {teacher.phone}",
        "mentor_name": mentor.name,
        "mentor_phone": mentor.phone,
        "mentor_line": f"{mentor.name} {mentor.phone}",
    }
