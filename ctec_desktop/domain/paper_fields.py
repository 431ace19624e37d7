"""The fields a paper may print: what each is called, and on which papers and lists the record can answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ctec_desktop.domain.paper_specs import PaperPer


@dataclass(frozen=True, slots=True)
class PaperField:
    """One field.

    Args:
        of: what it speaks of; a batch's fields can stand on every paper, a student's on papers of one student only.
        is_personal: a number or address of a person, never printed where everybody reads it.
    """

    key: str
    label: str
    of: PaperPer
    is_personal: bool = False


_BATCH, _CLASS, _UNIT, _STUDENT = PaperPer.BATCH, PaperPer.CLASS, PaperPer.UNIT, PaperPer.STUDENT
_APPRENTICE = PaperPer.APPRENTICE

_KNOWN: Mapping[PaperPer, tuple[tuple[str, str], ...]] = {
    _BATCH: (
        ("today", "打印日期"),
        ("today_year", "打印年份"),
        ("school_name", "学校名称"),
        ("school_code", "学校标识码"),
        ("school_uscc", "学校统一社会信用代码"),
        ("school_address", "学校地址"),
        ("school_contact", "学校联系人"),
        ("school_phone", "学校联系电话"),
        ("school_legal_representative", "学校法定代表人"),
        ("plan_name", "实习计划"),
        ("plan_year", "学年"),
        ("plan_days", "计划起止日期"),
        ("programme", "实习项目"),
        ("class_names", "所涉班级"),
        ("major_names", "所涉专业"),
        ("class_count", "班级数"),
        ("unit_count", "单位数"),
        ("student_count", "学生数"),
        ("self_count", "自主实习人数"),
        ("originals", "协议份数"),
        ("insurance_kind", "保险险种"),
        ("insurer", "保险人"),
        ("policy_no", "保险单号"),
        ("insurance_payer", "保险费承担方"),
        ("insurance_days", "保险期间"),
    ),
    _CLASS: (
        ("student_class", "班级"),
        ("student_department", "院系"),
        ("student_major", "专业"),
        ("student_grade", "年级"),
    ),
    _UNIT: (
        ("enterprise_name", "实习单位"),
        ("enterprise_uscc", "单位统一社会信用代码"),
        ("enterprise_legal_representative", "单位法定代表人"),
        ("enterprise_address", "单位地址"),
        ("enterprise_contact", "单位联系人"),
        ("staff_on_post", "在岗职工总数"),
        ("unit_posts", "单位的岗位"),
        ("unit_majors", "接收专业"),
        ("unit_places", "单位的实习地点"),
        ("unit_mentors", "单位指导人员"),
        ("unit_supervisors", "学校指导教师"),
        ("unit_days", "实习起止日期"),
        ("unit_students", "实习人数"),
        ("unit_arranged", "安排方式"),
    ),
    _STUDENT: (
        ("student_name", "姓名"),
        ("student_no", "学号"),
        ("student_gender", "性别"),
        ("guardian_name", "监护人姓名"),
        ("guardian_relation", "与学生关系"),
        ("arranged", "安排"),
        ("arranged_by", "安排方式"),
        ("post_name", "岗位"),
        ("work_place", "工作地点"),
        ("region_code", "行政区划代码"),
        ("days", "起止日期"),
        ("from_on", "开始日期"),
        ("until_on", "结束日期"),
        ("work_hours", "每日工作时间"),
        ("pay", "实习报酬"),
        ("pay_day", "发放日"),
        ("pay_method_line", "支付方式"),
        ("board_line", "就餐"),
        ("lodging_line", "住宿"),
        ("supervisor_name", "学校指导教师"),
        ("mentor_name", "单位指导人员"),
        ("mentor_title", "单位指导人员职务"),
        ("arrived_on", "到岗日期"),
        ("arrival_note", "到岗说明"),
        ("agreement_no", "协议编号"),
        ("agreement_state", "协议状态"),
        ("change_kind", "变更事项"),
        ("change_code", "变更种类"),
        ("change_on", "变更生效日期"),
        ("change_last_on", "变更后最后一天"),
        ("change_until", "变更后实习到哪一天"),
        ("change_reason", "变更原因"),
        ("next_enterprise", "新单位"),
        ("next_post", "新岗位"),
        ("next_place", "新单位地点"),
        ("next_days", "新单位起止日期"),
        ("incident_at", "事件发生时间"),
        ("incident_place", "事件发生地点"),
        ("incident_kind", "事件类别"),
        ("insurer_told_at", "报案时间"),
        ("report_no", "报案号"),
    ),
    _APPRENTICE: (
        ("apprentice_scheme", "学徒培养的类别"),
        ("apprentice_parties", "学徒协议的签订方数"),
        ("apprentice_days", "学徒培养期间"),
        ("apprentice_identity", "学徒身份"),
        ("apprentice_certificate", "目标证书"),
        ("apprentice_posts", "轮岗的岗位"),
        ("apprentice_teachers", "学校导师"),
        ("apprentice_mentors", "企业师傅"),
        ("teacher_duties", "学校导师职责"),
        ("mentor_duties", "企业师傅职责"),
        ("mentor_allowance", "带徒津贴"),
        ("total_hours", "总课时"),
        ("practice_hours", "实践课时"),
        ("practice_share", "实践课时占比"),
    ),
}

_PERSONAL: Mapping[PaperPer, tuple[tuple[str, str], ...]] = {
    _UNIT: (("enterprise_phone", "单位联系电话"), ("unit_mentor_phones", "单位指导人员及电话")),
    _STUDENT: (
        ("student_id_kind", "证件类型"),
        ("student_id_number", "证件号码"),
        ("student_birth_on", "出生日期"),
        ("student_phone", "学生电话"),
        ("student_address", "家庭住址"),
        ("guardian_phone", "监护人电话"),
        ("supervisor_phone", "学校指导教师电话"),
        ("mentor_phone", "单位指导人员电话"),
        ("incident_course", "事件经过、原因和伤情"),
        ("incident_measures", "已采取的措施和证人"),
    ),
}

PAPER_FIELDS: Mapping[str, PaperField] = MappingProxyType(
    {
        key: PaperField(key, label, of, is_personal)
        for known, is_personal in ((_KNOWN, False), (_PERSONAL, True))
        for of, fields in known.items()
        for key, label in fields
    }
)

_STAGE_LABELS: Mapping[str, str] = {
    "stage_kind": "阶段",
    "stage_days": "阶段起止日期",
    "stage_content": "阶段学习内容",
    "stage_post": "阶段岗位",
    "stage_pay": "阶段报酬",
    "stage_teacher": "阶段学校导师",
    "stage_mentor": "阶段企业师傅",
    "stage_result": "阶段考核结果",
    "stage_assessed_on": "阶段考核日期",
}

# What a line of a list knows beside what the paper knows.
LINE_NUMBER = "row_no"
LIST_FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "students": frozenset(
            key for key, field in PAPER_FIELDS.items() if field.of not in (_BATCH, PaperPer.APPRENTICE)
        )
        | {LINE_NUMBER},
        "units": frozenset(key for key, field in PAPER_FIELDS.items() if field.of is _UNIT) | {LINE_NUMBER},
        "guides": frozenset(
            {LINE_NUMBER, "supervisor_name", "supervisor_phone", "enterprise_name", "unit_places"}
            | {"unit_students", "guide_names", "unit_days"}
        ),
        "changes": frozenset({LINE_NUMBER, "term", "term_before", "term_now"}),
        "stages": frozenset({LINE_NUMBER, *_STAGE_LABELS}),
    }
)
# What only the papers of an amendment know: beside a signed agreement, each with a table of old and new.
AMENDMENT_LABELS: Mapping[str, str] = MappingProxyType(
    {"amendment_no": "本次变更编号", "amendment_on": "本次变更生效日期", "amendment_reason": "本次变更原因"}
)
AMENDMENT_FIELDS: tuple[str, ...] = (
    *AMENDMENT_LABELS,
    *("agreement_no", "school_name", "enterprise_name", "student_name", "student_no", "student_class"),
    *("guardian_name", "originals", "today", LINE_NUMBER, "term", "term_before", "term_now"),
)
EXTRA_LABELS: Mapping[str, str] = MappingProxyType(
    {
        LINE_NUMBER: "序号",
        "guide_names": "指导的学生",
        "term": "变更的条款",
        "term_before": "条款原内容",
        "term_now": "条款现内容",
        **AMENDMENT_LABELS,
        **_STAGE_LABELS,
    }
)

_REACH: Mapping[PaperPer, frozenset[PaperPer]] = {
    _BATCH: frozenset({_BATCH}),
    _CLASS: frozenset({_BATCH, _CLASS}),
    _UNIT: frozenset({_BATCH, _UNIT}),
    _STUDENT: frozenset({_BATCH, _CLASS, _UNIT, _STUDENT}),
    _APPRENTICE: frozenset(PaperPer),
}


def fields_of(per: PaperPer) -> frozenset[str]:
    """What can stand anywhere on a paper of this kind, lists aside."""
    return frozenset(key for key, field in PAPER_FIELDS.items() if field.of in _REACH[per])


def fields_anywhere(per: PaperPer) -> tuple[str, ...]:
    """What can stand somewhere on such a paper, in its lists too; in the order of the dictionary."""
    lists = (fields for name, fields in LIST_FIELDS.items() if name != "changes")
    found = fields_of(per).union(*lists)
    return tuple(key for key in (*PAPER_FIELDS, *EXTRA_LABELS) if key in found)


def label_of(key: str) -> str:
    """What a field is called; a key nobody knows is called by itself."""
    field = PAPER_FIELDS.get(key)
    return field.label if field else EXTRA_LABELS.get(key, key)


def of_what(key: str) -> PaperPer:
    """What a field speaks of; what only lines of lists know speaks of a student."""
    field = PAPER_FIELDS.get(key)
    return field.of if field else PaperPer.STUDENT
