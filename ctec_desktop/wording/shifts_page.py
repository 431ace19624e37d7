"""Words of the dialogs about shift plans and weekly rest days."""

from typing import Final

from ctec_desktop.domain.shift_forms import BY_CYCLE, BY_WEEKDAY, REST_OF_ROTA, REST_OF_UNIT
from ctec_desktop.domain.shift_plans import HolidayMode
from ctec_desktop.domain.shift_views import PlanLine, UnitShifts
from ctec_desktop.wording.shifts import HOLIDAYS, totals_line, valid_line, weekdays_text

GROUP: Final = "排班和休息日"
OPEN: Final = "排班…"
LEAD: Final = "工时、夜班、休息日和节假日按排班逐天核对；岗位自己的排班优先，其次是地点的，再次是全单位的。没有排班的，按岗位上登记的工时核对。"
NONE: Final = "还没有排班，按岗位上登记的工时核对。"
REST_DAYS: Final = "周休息日"
SAVE_REST_DAYS: Final = "保存休息日"
SAVING_REST_DAYS: Final = "正在保存周休息日"
PLANS: Final = "排班"
PICTURE: Final = "一轮排班"
NEW: Final = "新排班…"
EDIT: Final = "修改…"
VOID: Final = "撤下"
VOIDING: Final = "正在撤下排班"
SAVING: Final = "正在保存排班"
NEW_TITLE: Final = "新排班"
EDIT_TITLE: Final = "修改排班"
NAME: Final = "名称"
NAME_HINT: Final = "如 2026 秋两班倒"
OWNER: Final = "适用于"
CHOOSE: Final = "请选择"
WHOLE_UNIT: Final = "全单位"
FROM: Final = "起日"
UNTIL: Final = "止日"
UNTIL_HINT: Final = "没有定的留空"
DAY_HINT: Final = "2026-09-01"
SHIFTS_PART: Final = "班次（最多四个，写起止时间和间歇）"
SHIFT_LABELS: Final = ("班次一", "班次二", "班次三", "班次四")
SHIFT_HINTS: Final = ("白班 8:00-17:00 休12:00-13:00", "夜班 22:00-次日6:00", "", "")
ROTA_PART: Final = "怎么轮"
KIND: Final = "一轮"
KINDS: Final = ((BY_WEEKDAY, "按星期，周一到周日"), (BY_CYCLE, "按天数循环，从起日数起"))
RESTS: Final = "约定的休息日"
REST_CHOICES: Final = ((REST_OF_UNIT, "单位的周休息日"), (REST_OF_ROTA, "轮休：排班里休的那天"))
HOLIDAY: Final = "节假日"
HOLIDAY_CHOICES: Final = tuple((mode.value, HOLIDAYS[mode]) for mode in HolidayMode)
ROTA: Final = "排班表"
ROTA_HINT: Final = "白班×5 休×2"
WEEK_TOTAL: Final = "合计"
NOT_YET: Final = "写好班次和排班表，这里就画出来。"
COLUMN_OWNER, COLUMN_NAME, COLUMN_DAYS, COLUMN_TOTALS = "适用于", "名称", "起止", "合计"


def title(unit: str) -> str:
    return f"排班：{unit}"


def owner_text(name: str) -> str:
    return name or WHOLE_UNIT


def rest_days_line(found: UnitShifts) -> str:
    source = "" if found.is_agreed else "（没有登记，按周六、周日）"
    return f"{weekdays_text(found.rest_days)}{source}"


def plan_note(line: PlanLine) -> str:
    return f"{owner_text(line.owner.name)} · {valid_line(line.plan)} · {totals_line(line.plan)}"


def ask_void(name: str) -> str:
    return f"撤下排班“{name}”？它涉及的日子改按别的排班或岗位登记的工时核对。"


def voided_line(name: str) -> str:
    return f"已撤下排班“{name}”。"


def rest_days_saved(days: frozenset[int]) -> str:
    return f"周休息日已保存：{weekdays_text(days)}。"
