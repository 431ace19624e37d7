"""Words of the workbook that teachers' systems are filled from. Headings follow those systems' own names."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.practice.periods import CourseKind, PracticeForm
from ctec_desktop.domain.teaching.entries import TeacherEntry
from ctec_desktop.wording.practice import FORMS, KINDS

TITLE: Final = "教师上报表"
BUTTON: Final = "上报表…"
WRITING: Final = "写出教师上报表"
TEACHERS_SHEET: Final = "教师信息"
PRACTICE_SHEET: Final = "企业实践"
TEACHER_HEADINGS: Final = (
    *("工号", "姓名", "院系", "任课类别", "是否具备职业技能等级证书", "职业资格证书及等级"),
    *("五年企业实践计入天数", "本年企业实践计入天数"),
)
PRACTICE_HEADINGS: Final = (
    *("教工号", "姓名", "企业锻炼类型", "企业机构代码", "企业名称", "企业性质"),
    *("开始日期", "终止日期", "岗位", "所属行业"),
)


def kind_text(kind: CourseKind | None) -> str:
    return "" if kind is None else KINDS[kind]


def form_text(form: PracticeForm) -> str:
    return FORMS[form]


def yes_no(is_so: bool) -> str:
    return "是" if is_so else "否"


def certificates_text(held: Sequence[TeacherEntry]) -> str:
    return "；".join(f"{one.name} {one.level}" if one.level else one.name for one in held)


def file_name(on: date) -> str:
    return f"{TITLE}-{on.isoformat()}.xlsx"


def written_line(target: str) -> str:
    return f"已写出：{target}。“企业性质”系统里没有登记，请按上报系统的代码补填。"
