"""Sentences and words of shift plans: what is refused, what a week comes to."""

from typing import Final

from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.domain.shift_picture import DayLine, totals
from ctec_desktop.domain.shift_plans import HolidayMode, ShiftPlan
from ctec_desktop.wording.calendar import WEEKDAYS

SENTENCES: dict[str, str] = {
    ShiftCode.NOT_A_SHIFT: "“{value}”看不懂。请写成“白班 8:00-17:00 休12:00-13:00”；跨夜的写“夜班 22:00-次日6:00”，时间不超过 24:00，班次不能叫“休”。",
    ShiftCode.REVERSED: "“{shift}”的结束时间不晚于开始时间 {begins}。请核对；到第二天才下班的，在结束时间前写“次日”。",
    ShiftCode.TOO_LONG: "“{shift}”从 {begins} 起共 {hours} 小时，一个班次不能超过 24 小时。请核对起止时间，或分成两个班次。",
    ShiftCode.BREAK_OUTSIDE: "“{shift}”（{begins}-{ends}）的间歇不在上班时间之内。请核对间歇的起止时间。",
    ShiftCode.BREAKS_OVERLAP: "“{shift}”的几段间歇互相重叠。请核对。",
    ShiftCode.NOTHING_WORKED: "“{shift}”全部时间都是间歇，没有工作时间。请核对。",
    ShiftCode.NAME_TWICE: "班次“{shift}”写了两次。请改名，排班表要用班次名来写。",
    ShiftCode.NO_SHIFT: "还没有写班次。请至少写一个，如“白班 8:00-17:00 休12:00-13:00”。",
    ShiftCode.NOT_IN_ROTA: "班次“{shift}”没有排进去。请写进排班表，或删去这个班次。",
    ShiftCode.UNKNOWN_IN_ROTA: "排班表里的“{value}”不是班次。请只写：{known}，用空格隔开，连着几天的写“×5”。",
    ShiftCode.ROTA_NOT_A_WEEK: "按星期排班要从周一到周日写满 7 天，现在是 {days} 天。请补齐；不是一周一轮的，改选“按天数循环”。",
    ShiftCode.ROTA_TOO_LONG: "一轮 {days} 天太长，最多 {most} 天。请核对。",
    ShiftCode.NO_REST: "排班表里没有一天休息。每周至少休息一天，请把休息的日子写成“休”。",
    ShiftCode.OVERLAPPING: "第 {at} 天的“{shift}”到 {ends} 才下班，第二天的“{next}”{begins} 已经上班，互相重叠。请错开。",
    ShiftCode.PLANS_OVERLAP: "与排班“{name}”（{from_on} 至 {until_on}）的日子重叠，同一天只能有一个排班。请先改那一个的止日，或改这里的起止日。",
    ShiftCode.UNTIL_BEFORE_FROM: "止日 {until_on} 早于起日 {from_on}。请对调或改正。",
    ShiftCode.REST_DAYS_NONE: "周休息日至少要有一天，也不能七天都休。请勾选单位约定的休息日。",
    ShiftCode.SCOPE_GONE: "请选择这个排班是全单位的，还是某个地点或岗位的；原来选的可能已停用或并入别的单位。",
}
HOLIDAYS: Final = {
    HolidayMode.FOLLOWS: "按国家放假调休安排",
    HolidayMode.STATUTORY_OFF: "只有法定节假日休息",
    HolidayMode.RUNS_ON: "节假日照常上班",
}


def weekdays_text(days: frozenset[int]) -> str:
    """`周六、周日`."""
    return "、".join(f"周{WEEKDAYS[day]}" for day in sorted(days))


def hours_text(minutes: float) -> str:
    return f"{minutes / 60:.4g} 小时"


def totals_line(plan: ShiftPlan) -> str:
    """What a rota comes to, in a line."""
    found = totals(plan)
    average = "每周" if plan.is_by_weekday else "平均每周"
    nights = f"夜间 {hours_text(found.night_minutes)}" if found.night_minutes else "没有夜班"
    return (
        f"{average} {hours_text(found.week_minutes)}，每天最多 {hours_text(found.longest_minutes)}，{nights}，"
        f"一轮上 {found.days_worked} 天休 {found.days_off} 天"
    )


def valid_line(plan: ShiftPlan) -> str:
    until = f"至 {plan.until_on.isoformat()}" if plan.until_on else "起"
    return f"{plan.from_on.isoformat()} {until}"


def day_label(plan: ShiftPlan, at: int) -> str:
    return f"周{WEEKDAYS[at]}" if plan.is_by_weekday else f"第 {at + 1} 天"


def day_line(plan: ShiftPlan, at: int, line: DayLine) -> str:
    """One day of a rota for the reader of a screen, and for the tip over its line."""
    if not line.name:
        return f"{day_label(plan, at)} 休息"
    nights = f"，其中夜间 {hours_text(line.night_minutes)}" if line.night_minutes else ""
    return f"{day_label(plan, at)} {line.name} {hours_text(line.minutes)}{nights}"
