"""Words of the year's picture, its dialog and its card."""

from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.holiday_notice import DayDifference
from ctec_desktop.domain.working_days import DayCount, DayKind, Source
from ctec_desktop.wording.calendar import KINDS, NOT_ANNOUNCED, compared_line, difference_line

CARD: Final = "工作日历"
LEAD: Final = "哪天上班、哪天休息：法定节假日、调休和周休息日。放假通知公布后在这里导入。"
OPEN: Final = "打开工作日历…"
TITLE: Final = "工作日历"
PICTURE: Final = "全年日历"
EARLIER: Final = "上一年"
LATER: Final = "下一年"
LOADING: Final = "正在读取日历…"
IMPORT: Final = "导入放假通知…"
CHOOSE: Final = "选放假通知"
FILTERS: Final = ("放假通知 (*.json *.xlsx *.xls *.et *.csv *.ods *.xlsb)", "所有文件 (*)")
READING: Final = "正在读放假通知"
TAKING_IN: Final = "正在导入放假通知"
TAKE_IN: Final = "导入"
WITHDRAW: Final = "撤回通知"
WITHDRAWING: Final = "正在撤回放假通知"
CLOSE: Final = "关闭"
MONTHS: Final = tuple(f"{month} 月" for month in range(1, 13))
_SOURCE_NOTES: Final = {
    Source.BUILT_IN: "放假调休随程序提供。",
    Source.NOTICE: "放假调休来自导入的通知。",
    Source.NOT_ANNOUNCED: NOT_ANNOUNCED,
}


def year_line(year: int) -> str:
    return f"{year} 年"


def source_line(source: Source) -> str:
    return _SOURCE_NOTES[source]


def legend_line(kind: DayKind, count: DayCount) -> str:
    return f"{KINDS[kind]} {count.of_kind[kind]}"


def worked_line(count: DayCount) -> str:
    return f"全年上班 {count.worked} 天"


def ask_take_in(year: int, changed: Sequence[DayDifference]) -> str:
    """What would change, before it does."""
    return "\n".join((compared_line(year, len(changed)), "", *map(difference_line, changed)))


def ask_withdraw(year: int) -> str:
    return f"撤回导入的 {year} 年放假通知？日历回到程序自带的内容，通知可以重新导入。"
