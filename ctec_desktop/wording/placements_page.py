"""Words of the page 实习安排 and of placing a class."""

from collections.abc import Mapping
from datetime import date
from typing import Final

TITLE: Final = "实习安排"
SEARCH: Final = "搜索学生或实习单位：任意几个字、拼音首字母、学号"
CLASS: Final = "班级"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
ENTERPRISE: Final = "实习单位"
POST: Final = "岗位"
FROM: Final = "开始"
UNTIL: Final = "结束"
AGREEMENT: Final = "协议"
NOT_ISSUED: Final = "未签发"
EMPTY: Final = "还没有实习安排"
EMPTY_HINT: Final = "先导入学生名单和企业岗位，再给一个班安排实习单位。"
PLACE_CLASS: Final = "安排班级"
STANDING: Final = "状态"
STANDINGS: Final = {
    "on_post": "在岗",
    "not_arrived": "应到未到",
    "paused": "暂停",
    "not_yet": "未开始",
    "ended": "已结束",
    "moved": "已换单位",
}
ARRANGEMENTS: Final = (("school", "学校安排"), ("self", "自行选择"))
CHANGE: Final = "变动…"
ARRIVALS: Final = "到岗登记…"
MORE: Final = "更多…"
NOT_PLACED: Final = "未实习登记…"
WHEREABOUTS: Final = "学生去向…"
APPLICATIONS: Final = "自主实习审批…"
PRINT_FORMS: Final = "打印表单…"
ARRIVED: Final = "到岗"
DAYS_NOW: Final = "现在的期间"

PLAN: Final = "实习计划"
PERIOD: Final = "实习期间"
ARRANGED_BY: Final = "安排方式"
NUMBER: Final = "协议编号"
ISSUED_ON: Final = "签发日期"
ISSUE: Final = "去签发协议"
GONE: Final = "这条安排已经不在了，列表已重新读取。"

DIALOG_TITLE: Final = "安排班级"
LEAD: Final = "选好班级、计划和岗位，下面逐人核对；只安排能通过的学生，其余留在表中并说明原因。"
NEW_PLAN: Final = "新建计划…"
POST_LABEL: Final = "实习单位与岗位"
POST_HINT: Final = "可输入企业、岗位的任意几个字，或拼音首字母"
FROM_LABEL: Final = "开始日期"
UNTIL_LABEL: Final = "结束日期"
CHOOSE_CLASS: Final = "请选择班级"
CHOOSE_PLAN: Final = "请选择计划"
NO_PLANS: Final = "还没有计划，请先新建"
NOT_CHOSEN: Final = "还没有核对"
NOT_CHOSEN_HINT: Final = "班级、计划、岗位都选好后，这里逐人显示能否安排、依据哪一条、怎样补救。"
CANNOT_CHECK: Final = "这样选不能核对"
CANNOT_CHECK_HINT: Final = "请先改正上面标出的内容。"
RESULT_TABLE: Final = "逐人核对结果"

STUDENT: Final = "学生"
VERDICT: Final = "结论"
CONFIRM: Final = "负责人核定放行"
RULE: Final = "规则"
REASON: Final = "说明与依据"
MAY_GO: Final = "通过"
REFUSED: Final = "拒绝"
HELD: Final = "待核定"
CONFIRMED: Final = "核定放行"
PLACED: Final = "已安排"
NO_OBSTACLE: Final = "符合条件"
CHECKING: Final = "正在核对…"
PLACING: Final = "安排实习"
NOBODY: Final = "没有可安排的学生"
STOP: Final = "停止"
CLOSE: Final = "关闭"
ISSUE_NEXT: Final = "为该班签发协议…"


def class_choice(name: str, students: int) -> str:
    return f"{name}（{students} 人）"


def period(from_on: date, until_on: date) -> str:
    return f"{from_on.isoformat()} 至 {until_on.isoformat()}"


def plan_choice(name: str, from_on: date, until_on: date) -> str:
    return f"{name}（{period(from_on, until_on)}）"


def place_button(count: int) -> str:
    return f"安排 {count} 人" if count else NOBODY


def summary(counts: Mapping[str, int]) -> str:
    """`通过 38 人 · 待核定 1 人`; verdicts nobody has are left out."""
    return " · ".join(f"{verdict} {count} 人" for verdict, count in counts.items() if count)


def placed_line(count: int, left: int, enterprise: str, post: str) -> str:
    line = f"已把 {count} 人安排到 {enterprise} 的“{post}”岗位。"
    return f"{line}还有 {left} 人没有安排，原因见下表。" if left else line


def said_line(class_name: str, count: int) -> str:
    return f"{class_name}：已安排 {count} 人。"
