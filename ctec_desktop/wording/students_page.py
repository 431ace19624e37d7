"""Words of the page about students."""

from typing import Final

TITLE: Final = "学生"
SEARCH: Final = "姓名任意几个字、拼音首字母、学号、证件或电话后四位"
IMPORT: Final = "导入名单"
EMPTY: Final = "还没有学生"
EMPTY_HINT: Final = (
    "拿学校平常用的名单（Excel、WPS 表格或 .csv）导入，班级和专业会一并建好；也可以点“新建学生”逐个录入。"
)
NEW: Final = "新建学生"

STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
GENDER: Final = "性别"
CLASS: Final = "班级"
MAJOR: Final = "专业"
PHONE: Final = "电话"
ID_NUMBER: Final = "身份证号"
GUARDIAN: Final = "监护人"

PRESENT: Final = "有"
MISSING: Final = "缺"

RECORD: Final = "学籍"
CONTACT: Final = "联系方式"
REGISTRATION_NO: Final = "学籍号"
DEPARTMENT: Final = "院系"
GRADE: Final = "年级"
ENROLLED_ON: Final = "入学日期"
BIRTH_DATE: Final = "出生日期"
ADDRESS: Final = "家庭住址"
RELATION: Final = "与学生关系"
GUARDIAN_ID_NUMBER: Final = "身份证号"
GUARDIAN_HINT: Final = (
    "没有监护人信息。未满 18 周岁的学生签协议要监护人签字，请点“编辑”补上，或在名单中补上后再导入一次。"
)

STATUSES_PART: Final = "学籍经过"
CHANGE_STATUS: Final = "学籍异动…"
UNDO_STATUS: Final = "撤销最近一次"
PLACEMENTS_PART: Final = "实习安排"
NO_PLACEMENTS: Final = "还没有安排过实习。"
AGREEMENTS_PART: Final = "协议"
NO_AGREEMENTS: Final = "还没有协议。"


def status_line(day: str, until: str, label: str) -> str:
    """`2024-09-01 起 在读`, or from a day until a day."""
    return f"{day or '—'} 至 {until} {label}" if until else f"{day or '—'} 起 {label}"


def class_line(day: str, label: str, old: str, new: str) -> str:
    return f"{day} {label}：{old} → {new}"


def guardian_title(rank: int, count: int) -> str:
    """`监护人`, numbered where there are several."""
    return GUARDIAN if count == 1 else f"{GUARDIAN} {rank}"


def presence(is_there: object) -> str:
    """How a list says whether a student has a guardian on record."""
    return PRESENT if is_there else MISSING


def grade_text(grade: int) -> str:
    return f"{grade} 级"


def major_text(name: str | None, code: str | None) -> str:
    """A major with its catalogue code."""
    return f"{name or ''}（{code}）" if code else name or ""
