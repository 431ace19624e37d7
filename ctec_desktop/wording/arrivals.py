"""Sentences and words of confirming arrivals."""

from typing import Final

from ctec_desktop.domain.codes.arrivals import ArrivalCode

TITLE: Final = "到岗登记"
LEAD: Final = "在表中直接填写：Enter 向下，Ctrl+C、Ctrl+V 复制粘贴一列，Ctrl+D 向下填充，Delete 清空。一次保存全班。"
CLASS: Final = "班级"
PLAN: Final = "实习计划"
ALL_PLANS: Final = "全部计划"
CHOOSE_CLASS: Final = "请选择班级"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
UNIT: Final = "实习单位"
DAYS: Final = "期间"
ARRIVED_ON: Final = "到岗日期"
NOTE: Final = "备注"
GRID: Final = "全班到岗日期"
FILL_FIRST_DAY: Final = "未填的按第一天填"
SAVING: Final = "保存到岗日期"
NOBODY: Final = "这个班还没有实习安排。"

SENTENCES: dict[str, str] = {
    ArrivalCode.BEFORE_START: "早于实习第一天 {from_on}",
    ArrivalCode.IN_FUTURE: "晚于今天 {today}，到岗是已发生的事",
    ArrivalCode.AFTER_END: "晚于最后一天 {last_on}",
    ArrivalCode.NEVER_IN_FORCE: "这段实习未曾开始，不能登记到岗",
    ArrivalCode.UNREADABLE: "认不出“{value}”是哪一天，请写成 2026-09-01",
    ArrivalCode.NOT_OF_CLASS: "有的安排已不在这个班，或已作废。请重新打开后再填。",
}


def summary(people: int, arrived: int, problems: int, edited: int) -> str:
    """`共 40 人，已到岗 38 人，应到未到 2 人；改动 3 处未保存。`"""
    told = f"共 {people} 人，已填到岗 {arrived} 人"
    if problems:
        told += f"；{problems} 处有问题"
    return f"{told}；改动 {edited} 人未保存" if edited else told


def saved_line(count: int) -> str:
    return f"已保存 {count} 人的到岗日期。"
