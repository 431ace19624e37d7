"""Sentences of the working calendar: kinds of days, counts with their working, notices taken in."""

from collections.abc import Sequence
from datetime import date

from ctec_desktop.domain.codes.calendar import CalendarCode
from ctec_desktop.domain.holiday_notice import DayDifference
from ctec_desktop.domain.working_days import Day, DayCount, DayKind, Source

_NOTHING = "什么也没有导入。"
_AT = "{file} 的 {where}："

SENTENCES: dict[str, str] = {
    CalendarCode.NOT_A_NOTICE: "{file} 里没有放假调休的日子。请选 JSON 文件（days 里写 date、name、isOffDay），"
    "或每行写日期、“休”或“班”、节日名称的工作簿；" + _NOTHING,
    CalendarCode.UNREADABLE: "{file} 打不开（{reason}）。请核对文件名，或在别的程序里先关闭它。",
    CalendarCode.TOO_LARGE: "{file} 超过 1 MB，不像放假通知。请核对文件。",
    CalendarCode.NOT_A_DAY: _AT + "“{said}”里没有看得懂的日期。请写成 2027-02-06 的样子；" + _NOTHING,
    CalendarCode.NOT_OFF_OR_WORKED: _AT
    + "“{said}”没有写明放假还是上班。请写“休”或“班”（JSON 里 isOffDay 写 true 或 false）；"
    + _NOTHING,
    CalendarCode.DAY_TWICE: "{on} 写了两次。请只留一行；" + _NOTHING,
    CalendarCode.OTHER_YEAR: "{on} 不是 {year} 年放假通知里的日子。请一年一个文件；" + _NOTHING,
    CalendarCode.STATUTORY_WORKED: "{on} 是法定节假日（{name}），不会调成上班。请对照国务院办公厅的通知改正；"
    + _NOTHING,
    CalendarCode.STATUTORY_MISSING: "缺法定节假日 {on}（{name}）。放假通知应包括全年的节假日，请补上“休”；" + _NOTHING,
    CalendarCode.ORDINARY_DAY: "{on} 本来就是工作日，不必写“班”。请核对日期；" + _NOTHING,
    CalendarCode.YEAR_OUT_OF_RANGE: "日历只有 {first} 至 {last} 年，没有 {year} 年。请核对年份。",
    CalendarCode.PERIOD_REVERSED: "止日 {until_on} 早于起日 {from_on}。请对调或改正。",
    CalendarCode.NO_NOTICE: "没有导入过 {year} 年的放假通知，不能撤回。",
}

KINDS = {
    DayKind.WORKDAY: "工作日",
    DayKind.MADE_UP: "调休上班日",
    DayKind.STATUTORY: "法定节假日",
    DayKind.SWAPPED_OFF: "调休放假日",
    DayKind.WEEKLY_REST: "周休息日",
}
SOURCES = {
    Source.BUILT_IN: "随程序",
    Source.NOTICE: "导入的通知",
    Source.NOT_ANNOUNCED: "调休未公布",
}
_NOTICES = {
    Source.BUILT_IN: "随程序的放假通知",
    Source.NOTICE: "导入的放假通知",
    Source.NOT_ANNOUNCED: "调休未公布，只按法定节假日",
}
WEEKDAYS = "一二三四五六日"
NOT_ANNOUNCED = "调休未公布：法定节假日是确定的，哪些日子对调要等国务院办公厅的通知（一般在上一年的 10 月底至 11 月）。"


def day_line(day: Day) -> str:
    """`2026-02-14 星期六　调休上班日（春节）`."""
    name = f"（{day.name}）" if day.name else ""
    unsure = f"　{SOURCES[day.source]}" if day.source is Source.NOT_ANNOUNCED else ""
    return f"{day.on.isoformat()} 星期{WEEKDAYS[day.on.weekday()]}　{KINDS[day.kind]}{name}{unsure}"


def count_line(count: DayCount) -> str:
    """The number of days worked with its working."""
    free = (DayKind.WEEKLY_REST, DayKind.STATUTORY, DayKind.SWAPPED_OFF)
    taken = "".join(f" − {KINDS[kind]} {count.of_kind[kind]}" for kind in free)
    made_up = count.of_kind[DayKind.MADE_UP]
    among = f"（其中调休上班日 {made_up} 天）" if made_up else ""
    return f"{count.from_on} 至 {count.until_on}：共 {count.days} 天{taken} ＝ 上班 {count.worked} 天{among}"


def unannounced_line(years: Sequence[int]) -> str:
    return f"{'、'.join(map(str, years))} 年{NOT_ANNOUNCED}" if years else ""


def notices_text(told: str) -> str:
    """By which calendar each year was judged: `2026 年（随程序的放假通知）`."""
    pairs = (one.split(":") for one in told.split())
    return "、".join(f"{year} 年（{_NOTICES[Source(source)]}）" for year, source in pairs)


def coinciding_line(days: Sequence[date]) -> str:
    """Why a year has fewer than thirteen statutory days."""
    if not days:
        return ""
    named = "、".join(day.isoformat() for day in days)
    return (
        f"{named} 是两个节日重在一天，法定节假日只计一天：放假办法第六条只规定逢周六、周日的补假，"
        "重在一天的补不补、哪天补，以当年的放假通知为准。"
    )


def difference_line(one: DayDifference) -> str:
    now = "上班" if one.is_worked else "休息"
    return f"{one.on.isoformat()} 星期{WEEKDAYS[one.on.weekday()]}　改为{now}　{one.name}".rstrip()


def compared_line(year: int, count: int) -> str:
    if count == 0:
        return f"{year} 年的放假通知与现在的日历一致。"
    return f"{year} 年有 {count} 天与现在的日历不同；还没有导入，核对后再导入。"


def taken_in_line(year: int, count: int) -> str:
    return f"已导入 {year} 年的放假通知，{count} 天与原来不同。"


def withdrawn_line(year: int) -> str:
    return f"已撤回 {year} 年的放假通知，日历回到程序自带的内容。"


def known_until_line(until: date) -> str:
    return f"放假调休已知到 {until.year} 年。"
