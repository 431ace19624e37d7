"""The field dictionary of the tripartite agreement and its consent form (regulations 2.1–2.3).

One entry per blank of the paper: what it is called, where its value comes from, whether the program must print it
(必印) or may leave a ruled blank to be filled by hand (可手填), and how heavy a later change of it weighs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ctec_desktop.domain.paper_fields import EXTRA_LABELS, PAPER_FIELDS, label_of, of_what
from ctec_desktop.domain.paper_specs import PaperPer
from ctec_desktop.domain.vocabulary import ArrangedBy, Party, PayMethod, PayUnit, Provision


class FieldKind(StrEnum):
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"


class FieldSource(StrEnum):
    """Whose record the value is read from."""

    AGREEMENT = "agreement"
    SCHOOL = "school"
    ENTERPRISE = "enterprise"
    POST = "post"
    STUDENT = "student"
    GUARDIAN = "guardian"
    PLAN = "plan"
    PLACEMENT = "placement"
    TERMS = "terms"
    APPLICATION = "application"
    TRIP = "trip"
    HIRE = "hire"


class ChangeClass(StrEnum):
    """A typo is logged; a changed phone is told to the parties; a changed term demands a 补充协议."""

    COSMETIC = "cosmetic"
    NOTICE = "notice"
    SUBSTANTIAL = "substantial"


@dataclass(frozen=True, slots=True)
class Choice:
    """One box that can be ticked: the record's own word for it and the label printed beside the box."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the dictionary.

    Args:
        must_print: 必印; otherwise 可手填, printed as a ruled blank while the value is unknown.
        choices: the boxes of a CHOICE field; its value is the code of the ticked one, or empty.
        blank_em: width of the ruled blank, in characters.
    """

    key: str
    label: str
    meaning: str
    source: FieldSource
    must_print: bool
    change_class: ChangeClass
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[Choice, ...] = ()
    blank_em: float = 6.0


_S = FieldSource
_C = ChangeClass
_DAY = FieldKind.DAY
_DRAFT_BLANK = 10.0
_PHONE_BLANK = 10.0

_PROVISION = (Choice(Provision.PROVIDED, "提供"), Choice(Provision.SUBSIDISED, "补贴"), Choice(Provision.OWN, "自理"))
_ARRANGED = (
    Choice(ArrangedBy.SCHOOL, "学校统一安排"),
    Choice(ArrangedBy.SELF, "学生自行选择单位，经学校审核同意"),
)
_PAY_UNITS = (Choice(PayUnit.MONTH, "按月计付"), Choice(PayUnit.DAY, "按日计付"))
_PAY_METHODS = (Choice(PayMethod.BANK, "银行转账"), Choice(PayMethod.CASH, "现金"))
_PAYERS = (Choice(Party.SCHOOL, "甲方"), Choice(Party.ENTERPRISE, "乙方"))


def _text(
    key: str, label: str, meaning: str, source: FieldSource, change_class: ChangeClass, blank_em: float = 6.0
) -> FieldSpec:
    return FieldSpec(key, label, meaning, source, False, change_class, blank_em=blank_em)


def _must(key: str, label: str, meaning: str, source: FieldSource, change_class: ChangeClass) -> FieldSpec:
    """A 必印 field; its blank is met on drafts only."""
    return FieldSpec(key, label, meaning, source, True, change_class, blank_em=_DRAFT_BLANK)


def _choice(
    key: str, label: str, source: FieldSource, choices: tuple[Choice, ...], *, must_print: bool = False
) -> FieldSpec:
    meaning = " / ".join(choice.label for choice in choices)
    return FieldSpec(key, label, meaning, source, must_print, _C.SUBSTANTIAL, FieldKind.CHOICE, choices)


_SPECS = (
    _must("agreement_no", "协议编号", "学校编定的协议编号", _S.AGREEMENT, _C.COSMETIC),
    _must("school_name", "学校名称", "甲方全称，与印章一致", _S.SCHOOL, _C.SUBSTANTIAL),
    _text("school_address", "学校地址", "甲方地址", _S.SCHOOL, _C.NOTICE, 16),
    _text("school_contact", "学校联系人", "甲方经办联系人", _S.SCHOOL, _C.NOTICE),
    _text("school_phone", "学校联系电话", "甲方经办联系人的电话", _S.SCHOOL, _C.NOTICE, _PHONE_BLANK),
    _must("enterprise_name", "实习单位名称", "乙方全称，与营业执照一致", _S.ENTERPRISE, _C.SUBSTANTIAL),
    _text("enterprise_uscc", "统一社会信用代码", "乙方统一社会信用代码", _S.ENTERPRISE, _C.SUBSTANTIAL, 12),
    _text("enterprise_legal_representative", "法定代表人", "乙方法定代表人或负责人", _S.ENTERPRISE, _C.NOTICE),
    _text("enterprise_address", "实习单位地址", "乙方住所", _S.ENTERPRISE, _C.NOTICE, 16),
    _text("enterprise_contact", "实习单位联系人", "乙方经办联系人", _S.ENTERPRISE, _C.NOTICE),
    _text("enterprise_phone", "实习单位联系电话", "乙方经办联系人的电话", _S.ENTERPRISE, _C.NOTICE, _PHONE_BLANK),
    _must("student_name", "学生姓名", "丙方姓名，与身份证件一致", _S.STUDENT, _C.SUBSTANTIAL),
    _must("student_id_number", "学生身份证件号码", "丙方身份证件号码", _S.STUDENT, _C.SUBSTANTIAL),
    _text("student_no", "学号", "丙方学号", _S.STUDENT, _C.COSMETIC),
    _text("student_department", "院系", "丙方所在院系（专业部）", _S.STUDENT, _C.COSMETIC, 8),
    _text("student_major", "专业", "丙方所学专业", _S.STUDENT, _C.NOTICE, 8),
    _text("student_class", "班级", "丙方所在班级", _S.STUDENT, _C.COSMETIC, 8),
    _text("student_address", "学生家庭住址", "丙方家庭住址", _S.STUDENT, _C.NOTICE, 16),
    _text("student_phone", "学生联系电话", "丙方联系电话", _S.STUDENT, _C.NOTICE, _PHONE_BLANK),
    _text("guardian_name", "监护人姓名", "丙方法定监护人（或家长）姓名", _S.GUARDIAN, _C.NOTICE),
    _text("guardian_relation", "监护人与学生关系", "父、母或者其他法定监护人", _S.GUARDIAN, _C.NOTICE, 4),
    _text("guardian_id_number", "监护人身份证件号码", "监护人身份证件号码", _S.GUARDIAN, _C.NOTICE, 12),
    _text("guardian_address", "监护人住址", "监护人住址", _S.GUARDIAN, _C.NOTICE, 16),
    _text("guardian_phone", "监护人联系电话", "监护人联系电话", _S.GUARDIAN, _C.NOTICE, _PHONE_BLANK),
    _choice("arranged_by", "实习安排方式", _S.PLACEMENT, _ARRANGED, must_print=True),
    _must("programme", "实习项目", "本次岗位实习的名称", _S.PLAN, _C.NOTICE),
    _must("post_name", "实习岗位", "丙方实习的岗位", _S.POST, _C.SUBSTANTIAL),
    _text("work_place", "实习地点", "丙方实际工作的地点", _S.POST, _C.SUBSTANTIAL, 16),
    FieldSpec("start_on", "实习开始日期", "实习第一天", _S.PLACEMENT, True, _C.SUBSTANTIAL, _DAY),
    FieldSpec("end_on", "实习结束日期", "实习最后一天", _S.PLACEMENT, True, _C.SUBSTANTIAL, _DAY),
    _text("work_schedule", "工作时间", "每日工作的起止时间", _S.POST, _C.SUBSTANTIAL, 12),
    _text("rest_days", "每周休息日", "每周休息的日子", _S.POST, _C.SUBSTANTIAL),
    _text("pay_amount", "报酬金额", "人民币元", _S.POST, _C.SUBSTANTIAL),
    _choice("pay_unit", "报酬计付单位", _S.POST, _PAY_UNITS),
    _choice("pay_method", "报酬支付方式", _S.POST, _PAY_METHODS),
    _text("pay_day", "报酬支付日", "每月几日前支付", _S.POST, _C.SUBSTANTIAL, 3),
    _choice("meals", "就餐条件", _S.POST, _PROVISION),
    _text("meals_note", "就餐说明", "就餐地点、补贴标准等", _S.POST, _C.NOTICE, 12),
    _choice("lodging", "住宿条件", _S.POST, _PROVISION),
    _text("lodging_note", "住宿说明", "住宿地点、补贴标准等", _S.POST, _C.NOTICE, 12),
    _text("supervisor_name", "实习指导教师", "甲方指派的实习指导教师", _S.PLACEMENT, _C.NOTICE),
    _text("supervisor_phone", "指导教师电话", "实习指导教师的电话", _S.PLACEMENT, _C.NOTICE, _PHONE_BLANK),
    _text("mentor_name", "实习单位指导人员", "乙方指派的专门人员", _S.POST, _C.NOTICE),
    _text("mentor_title", "指导人员职务", "乙方指导人员的职务或岗位", _S.POST, _C.NOTICE),
    _text("mentor_phone", "指导人员电话", "乙方指导人员的电话", _S.POST, _C.NOTICE, _PHONE_BLANK),
    _text("insurance_line", "实习保险", "险种、保险人、保险单号与保险期间", _S.PLAN, _C.SUBSTANTIAL, 24),
    _choice("insurance_payer", "保险费承担方", _S.PLAN, _PAYERS),
    _text("leave_notice_days", "提前告知日数", "丙方提前结束实习的书面告知日数", _S.TERMS, _C.SUBSTANTIAL, 3),
    _text("absence_days", "连续擅自离岗日数", "乙方可以提出解除的日数", _S.TERMS, _C.SUBSTANTIAL, 3),
    _text("dispute_place", "争议管辖地", "约定起诉的人民法院所在地", _S.TERMS, _C.SUBSTANTIAL, 8),
    _text("other_terms", "其他约定", "三方另行约定的事项", _S.TERMS, _C.SUBSTANTIAL, 30),
    _must("originals", "协议份数", "一式几份（中文数字）", _S.TERMS, _C.NOTICE),
)

# Blanks of the papers beside the agreement: applications for a self-chosen place, visits.
_PAPER_SPECS = (
    _text("applied_on", "申请日期", "学生提出自主实习申请的日子", _S.APPLICATION, _C.COSMETIC),
    _text("days", "起止日期", "自主实习或认识实习的起止日期", _S.APPLICATION, _C.SUBSTANTIAL, 12),
    _text("guardian_line", "监护人一览", "监护人姓名、与学生的关系和电话", _S.GUARDIAN, _C.NOTICE, 12),
    _text("mentor_line", "指导人员一览", "单位指导人员姓名和电话", _S.POST, _C.NOTICE, 12),
    _text("pay", "实习报酬", "报酬金额与计付单位", _S.POST, _C.SUBSTANTIAL),
    _text("name", "认识实习名称", "这次认识实习的名称", _S.TRIP, _C.NOTICE, 10),
    _text("class_name", "所在班级", "学生所在班级", _S.STUDENT, _C.COSMETIC, 8),
    _text("unit", "认识实习单位", "去参观、观摩的单位", _S.TRIP, _C.SUBSTANTIAL, 10),
    _text("place", "认识实习地点", "单位的实习地点", _S.TRIP, _C.SUBSTANTIAL, 16),
    _text("purpose", "认识实习内容", "这次认识实习的目的和内容", _S.TRIP, _C.NOTICE, 16),
    _text("leaders", "带队教师", "带队教师姓名和电话", _S.TRIP, _C.NOTICE, 10),
    _text("vehicles", "车辆", "乘坐的车辆", _S.TRIP, _C.NOTICE, 10),
    _text("meeting_point", "集合", "集合的时间和地点", _S.TRIP, _C.NOTICE, 10),
    _text("insurance", "认识实习保险", "险种、保险人、保险单号", _S.TRIP, _C.SUBSTANTIAL, 16),
    _text("hire_name", "受聘人", "受聘人的姓名", _S.HIRE, _C.SUBSTANTIAL),
    _text("hire_employer", "受聘人单位", "受聘人的工作单位", _S.HIRE, _C.NOTICE, 10),
    _text("hire_title", "职称或等级", "职称、技能等级和证书编号", _S.HIRE, _C.NOTICE, 12),
    _text("hire_role", "聘任岗位", "聘为什么", _S.HIRE, _C.SUBSTANTIAL),
    _text("hire_department", "聘任院系", "在哪个院系工作", _S.HIRE, _C.NOTICE),
    _text("hire_days", "聘期", "聘任的起止日期", _S.HIRE, _C.SUBSTANTIAL, 12),
    _text("hire_tasks", "工作任务", "讲授课程、指导实训等任务", _S.HIRE, _C.SUBSTANTIAL, 24),
    _text("hire_hours", "计划课时", "聘期内的课时", _S.HIRE, _C.SUBSTANTIAL, 4),
    _text("hire_fee", "课时费", "每课时的报酬", _S.HIRE, _C.SUBSTANTIAL, 6),
    _text("hire_agreement_no", "聘任协议编号", "聘任协议的编号", _S.HIRE, _C.NOTICE, 8),
    _text("hire_letter_no", "聘书编号", "聘书的编号", _S.HIRE, _C.NOTICE, 8),
    _text("hire_agreed_on", "签订日期", "聘任协议签订的日期", _S.HIRE, _C.NOTICE, 8),
)

FIELDS: Mapping[str, FieldSpec] = MappingProxyType({spec.key: spec for spec in _SPECS})

_CHANGES = (
    *(Choice("move_unit", "变更单位"), Choice("end_early", "提前结束")),
    *(Choice("move_post", "调整岗位"), Choice("extend", "延长")),
)


def _of_paper(key: str) -> FieldSpec:
    """A field that forms, lists and letters print (domain/paper_fields.py)."""
    label = label_of(key)
    if key == "change_code":
        return FieldSpec(
            key, label, "按变动的种类选用一段", _S.PLACEMENT, False, _C.COSMETIC, FieldKind.CHOICE, _CHANGES
        )
    if key == "apprentice_parties":
        kinds = (Choice("three", "三方"), Choice("four", "四方"))
        told = "按学徒是否成年选用三方或四方的签字栏"
        return FieldSpec(key, label, told, _S.STUDENT, False, _C.COSMETIC, FieldKind.CHOICE, kinds)
    return _text(key, label, label, _PAPER_SOURCES[of_what(key)], _C.COSMETIC, 8)


_PAPER_SOURCES: Mapping[PaperPer, FieldSource] = {
    PaperPer.BATCH: _S.PLAN,
    PaperPer.CLASS: _S.STUDENT,
    PaperPer.UNIT: _S.ENTERPRISE,
    PaperPer.STUDENT: _S.PLACEMENT,
    PaperPer.APPRENTICE: _S.STUDENT,
}

# Every field there is, whatever paper prints it.
DICTIONARY: Mapping[str, FieldSpec] = MappingProxyType(
    {key: _of_paper(key) for key in (*PAPER_FIELDS, *EXTRA_LABELS)}
    | {spec.key: spec for spec in (*_SPECS, *_PAPER_SPECS)}
)

MUST_PRINT: tuple[str, ...] = tuple(spec.key for spec in _SPECS if spec.must_print)


def labels() -> tuple[tuple[str, str], ...]:
    """Every label of the dictionary, for the snapshot: `key` for a field, `key=code` for a box."""
    boxes = ((f"{spec.key}={choice.code}", choice.label) for spec in _SPECS for choice in spec.choices)
    return (*((spec.key, spec.label) for spec in _SPECS), *boxes)


def day_text(day: date) -> str:
    """A day as contracts write it: 2026年9月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
