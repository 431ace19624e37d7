"""Words of the page 认识实习: list, form, roster, receipts."""

from datetime import date
from typing import Final

TITLE: Final = "认识实习"
SEARCH: Final = "搜索单位名称或拼音首字母"
NAME: Final = "名称"
UNIT: Final = "单位"
FROM: Final = "开始"
UNTIL: Final = "结束"
LEADERS: Final = "带队"
PEOPLE: Final = "人数"
NOTICES: Final = "回执"
STATE: Final = "状态"
EMPTY: Final = "还没有认识实习"
EMPTY_HINT: Final = "认识实习由学校组织，一年级也可以去；不签协议，要有保险、带队教师、安全预案和家长告知书。"
NEW: Final = "新建认识实习"
EDIT: Final = "修改"
ROSTER: Final = "名册"
RECEIPTS: Final = "回执"
CANCEL: Final = "取消"
PLAN: Final = "计划"
PLACE: Final = "单位与地点"
CHOOSE_PLACE: Final = "请选择"
NO_PLAN: Final = "不属于计划"
PURPOSE: Final = "内容与目的"
VEHICLES: Final = "车辆"
VEHICLES_HINT: Final = "如 2 辆大客车，车牌号、公司"
MEETING_POINT: Final = "集合地点与时间"
MEETING_HINT: Final = "如 7:30 学校东门"
TRIP_PART: Final = "行程"
LEADER_PART: Final = "带队教师"
SAFETY_PART: Final = "安全"
INSURED_BY_POLICIES: Final = "保险不在这里填：排好名册后在“保险”页把学生加入保险单，这里按保险单逐人逐天核对。"
TYPED_INSURANCE: Final = "早先手填的保险（不作依据）"
SAFETY_PLAN: Final = "安全预案"
SAFETY_HINT: Final = "预案名称或文号"
DAY_HINT: Final = "如 2026-10-16"
SAVING: Final = "保存认识实习"
CANCELLING: Final = "取消认识实习"
CANCELLED_LINE: Final = "已取消。"
FILTER_TEACHERS: Final = "输入姓名的几个字"
FILTER_STUDENTS: Final = "输入姓名或学号的几个字"
ROSTER_TITLE: Final = "排名册"
ROSTER_LEAD: Final = "选班级，勾选要去的学生，逐班保存。家长已答复的不能去掉，不去的请在“回执”里写明原因。"
CLASS: Final = "班级"
CHOOSE_CLASS: Final = "请选择班级"
ALL: Final = "全选"
NONE: Final = "全不选"
SAVE_ROSTER: Final = "保存这个班"
SAVING_ROSTER: Final = "保存名册"
STUDENTS: Final = "学生"
RECEIPT_TITLE: Final = "家长告知书回执"
RECEIPT_LEAD: Final = "填收回回执的日期；不去的写明原因，不再要求回执。可以复制粘贴、向下填充（Ctrl+D）。"
RECEIPT_GRID: Final = "名册与回执"
STUDENT_NO: Final = "学号"
STUDENT: Final = "姓名"
RETURNED_ON: Final = "回执日期"
EXCUSE: Final = "不参加的原因"
TODAY_FOR_ALL: Final = "未填的按今天填"
SAVING_RECEIPTS: Final = "保存回执"
ROSTER_PDF: Final = "打印名册…"
NOTICES_PDF: Final = "打印家长告知书…"
INSURANCE: Final = "保险"
DAYS: Final = "日期"

STATES: Final = {"ahead": "未开始", "now": "进行中", "over": "已结束", "cancelled": "已取消"}


def leader_line(name: str, phone: str | None) -> str:
    return f"{name} {phone}" if phone else name


def period(from_on: date, until_on: date) -> str:
    return from_on.isoformat() if from_on == until_on else f"{from_on.isoformat()} 至 {until_on.isoformat()}"


def policy_line(policy: str, insurer: str, people: int) -> str:
    return "，".join(part for part in (policy, insurer, f"{people} 人") if part)


def class_lines(counts: dict[str, int]) -> str:
    """`2026级数控1班 40 人，…`."""
    return "，".join(f"{name} {count} 人" for name, count in counts.items())


def saved_line(name: str) -> str:
    return f"“{name}”已保存。"


def roster_line(class_name: str, count: int) -> str:
    return f"{class_name}：名册上 {count} 人。"


def chosen_line(chosen: int, total: int, *, is_unsaved: bool) -> str:
    told = f"已选 {chosen} / {total} 人"
    return f"{told}；有改动未保存，保存以后才能换班级" if is_unsaved else told


def receipts_line(count: int) -> str:
    return f"已保存 {count} 人的回执。"


def receipts_summary(people: int, returned: int, excused: int, edited: int) -> str:
    told = f"名册 {people} 人，回执 {returned} 人，不参加 {excused} 人"
    return f"{told}；改动 {edited} 人未保存" if edited else told


def roster_file(name: str) -> str:
    return f"{name}-名册.pdf"


def notices_file(name: str) -> str:
    return f"{name}-家长告知书.pdf"
