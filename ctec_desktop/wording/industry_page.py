"""Words of the page 产业导师: list, facts, form, lessons and fees, appraisal."""

from typing import Final

TITLE: Final = "产业导师"
SEARCH: Final = "搜索单位名称或拼音首字母"
NAME: Final = "姓名"
ROLE: Final = "岗位"
EMPLOYER: Final = "单位"
DEPARTMENT: Final = "院系"
FROM: Final = "聘期开始"
UNTIL: Final = "聘期结束"
HOURS: Final = "课时"
STATE: Final = "状态"
EMPTY: Final = "还没有外聘人员"
EMPTY_HINT: Final = "兼职教师、产业导师的选聘、协议、课时和课酬都登记在这里。"
NEW: Final = "新建聘任"
EDIT: Final = "修改"
LESSONS: Final = "课时课酬"
APPRAISE: Final = "考核"
END: Final = "提前结束"
VOID: Final = "作废"
OVERVIEW: Final = "一览（PDF）"
AGREEMENT_PDF: Final = "聘任协议（PDF）"
LETTER_PDF: Final = "聘书（PDF）"
FEES_PDF: Final = "课酬表（PDF）"
WHO_PART: Final = "人员"
MENTOR: Final = "单位指导人员"
MENTOR_HINT: Final = "已登记的指导人员不必再填姓名和单位"
NOT_A_MENTOR: Final = "不是（填写姓名）"
OTHER_EMPLOYER: Final = "其他单位"
OTHER_HINT: Final = "单位没有登记时填写，如“市非遗保护中心”"
NO_ENTERPRISE: Final = "没有登记的单位"
WORKING: Final = "在职情况"
OPEN: Final = "未登记"
CHOOSE: Final = "请选择"
TITLE_NAME: Final = "职称"
TITLE_LEVEL: Final = "职称级别"
SKILL_GRADE: Final = "技能等级"
CERTIFICATE_NO: Final = "证书编号"
SPECIAL: Final = "特殊理由"
SPECIAL_HINT: Final = "没有职称、等级的，写明为什么聘，如“省级非遗传承人”"
TEAM: Final = "团队"
TEAM_HINT: Final = "团队聘请时写团队名称，成员写同一个名称"
FUNDER: Final = "特设岗经费"
FUNDER_HINT: Final = "产业导师特设岗写经费来源，其他留空"
CHOOSING_PART: Final = "选聘过程"
TERM_PART: Final = "聘任协议"
LETTER_NO: Final = "聘书编号"
TASKS: Final = "工作任务"
PLANNED_HOURS: Final = "计划课时"
HOUR_FEE: Final = "课时费（元）"
READY_PART: Final = "培训与保险"
TRAINED_ON: Final = "岗前培训日期"
TRAINING_HOURS: Final = "培训学时"
INSURER: Final = "意外保险公司"
POLICY_NO: Final = "保险单号"
INSURED_FROM: Final = "保险起期"
INSURED_UNTIL: Final = "保险止期"
DAY_HINT: Final = "如 2026-09-01"
SAVING: Final = "保存聘任"
TERM: Final = "聘期"
LEVELS: Final = "职称、等级"
STEPS: Final = "选聘过程"
AGREEMENT: Final = "协议"
FEE: Final = "课酬"
TAUGHT: Final = "已完成课时"
APPRAISALS: Final = "考核结果"
TRAINING: Final = "培训"
INSURANCE: Final = "意外保险"
REASON: Final = "原因"
ENDED: Final = "提前结束"
LESSONS_TITLE: Final = "课时与课酬"
LESSONS_LEAD: Final = (
    "每月一行，同一个月上几门课的，保存后会再多出一行空行。课酬留空的按课时费计算；清空课时会去掉这一行。"
)
LESSONS_GRID: Final = "课时与课酬"
MONTH: Final = "月份"
COURSE: Final = "课程"
CLASSES: Final = "班级"
LESSON_FEE: Final = "课酬（元）"
PAID_ON: Final = "发放日期"
SAVING_LESSONS: Final = "保存课时"
APPRAISE_TITLE: Final = "登记考核"
YEAR: Final = "年份"
RESULT: Final = "结果"
RESULTS: Final = ("优秀", "合格", "不合格")
DECIDED_BY: Final = "考核人"
ON: Final = "考核日期"
REMARK: Final = "说明"
END_TITLE: Final = "提前结束聘任"
END_ON: Final = "结束日期"
VOIDING: Final = "作废聘任"
VOIDED_LINE: Final = "已作废。"
ENDED_LINE: Final = "已登记提前结束。"
APPRAISED_LINE: Final = "考核已登记。"


def saved_line(name: str) -> str:
    return f"“{name}”的聘任已保存。" if name else "聘任已保存。"


def lessons_line(count: int) -> str:
    return f"已保存 {count} 行。"


def lessons_summary(hours: int, fee: str, edited: int) -> str:
    told = f"共 {hours} 课时，课酬 {fee} 元"
    return f"{told}；{edited} 行还没有保存" if edited else told


def agreement_file(name: str) -> str:
    return f"聘任协议-{name}.pdf"


def letter_file(name: str) -> str:
    return f"聘书-{name}.pdf"


def fees_file(name: str, year: int) -> str:
    return f"课酬表-{name}-{year}.pdf"


def overview_file(day: str) -> str:
    return f"兼职教师与产业导师一览-{day}.pdf"


def span(first: object, last: object) -> str:
    return f"{first} 至 {last}" if first and last else ""
