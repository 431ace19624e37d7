"""Words of the school's figures: on the page, on paper, in the workbook and on the command line."""

from datetime import date
from typing import Final

from ctec_desktop.domain.codes.figures import FigureCode
from ctec_desktop.domain.school_figures import Counted, Figure, FigureKey, FigureUnit, Part, SchoolFigures

SENTENCES: dict[str, str] = {
    FigureCode.KEPT_ALREADY: "{year} 年已经留存了 {day} 的数据（{by}）。要换成别的日期，请先撤回那一份，写明原因。",
    FigureCode.DAY_AHEAD: "{day} 还没有到（今天是 {today}）。数据只能按今天或以前的日期统计。请改日期。",
    FigureCode.DAY_TOO_EARLY: "{day} 太早，系统里不会有那时的记录。请填 {least} 以后的日期。",
    FigureCode.NOT_THE_WHOLE_SCHOOL: "您只看得到部分院系，留存的是全校数据。请由看得到全校的人留存。",
    FigureCode.GONE: "{year} 年没有留存数据，可能已被别人撤回。请重新打开后再看。",
    FigureCode.REASON_NEEDED: "撤回留存的数据要写明原因。请填写。",
}

TITLE: Final = "学校数据"
REPORT_TITLE: Final = "学校教师数据表"
OPEN: Final = "学校数据…"
LEAD: Final = "点一项数据，下面看各院系和名单。每年定一天“留存本年”，以后人员变了，那一年的分子分母也不变。"
LIST: Final = "各项数据"
NAMES: Final = "这一项的名单"
CHART: Final = "各院系的情况"
SHOWN: Final = "统计日期"
BY_DEPARTMENT: Final = "按院系"
BY_YEAR: Final = "按年"
DRAWN: Final = "图"
TODAY: Final = "今天"
KEEP: Final = "留存本年…"
TAKE_BACK: Final = "撤回留存…"
REPORT: Final = "打印或导出…"
REPORTING: Final = "写出学校教师数据表"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"
ON: Final = "统计日期"
ON_HINT: Final = "这一年的数据按哪一天统计，例如 9 月 1 日"
KEEPING: Final = "留存数据"
KEEP_BUTTON: Final = "留存"
FIGURE: Final = "数据项"
VALUE: Final = "数值"
WORKING: Final = "怎么来的"
BEFORE: Final = "上次留存"
NAME: Final = "姓名"
NUMBER: Final = "工号/单位"
DEPARTMENT: Final = "院系"
AMOUNT: Final = "计入"
SAID: Final = "说明"
NO_DEPARTMENT: Final = "未分院系"
NOBODY: Final = "没有人"
WHOLE: Final = "全校"

FIGURES: Final = {
    FigureKey.DUAL: "双师型教师占专业课教师",
    FigureKey.PRACTICE_MET: "五年企业实践达到要求的教师占比",
    FigureKey.PRACTICE_YEAR: "本年企业实践达到要求的教师占比",
    FigureKey.CERTIFIED: "持有有效职业技能证书的教师占比",
    FigureKey.PART_TIME: "兼职教师占专任、兼职教师总数",
    FigureKey.HOURS: "兼职教师年课时总量",
    FigureKey.FEES: "年支付兼职教师课酬",
    FigureKey.LIABILITY: "年实习责任保险经费",
}
_ABOUT: Final = {
    FigureKey.DUAL: "专业课教师（含实习指导）",
    FigureKey.PRACTICE_MET: "按要求要计天数的教师",
    FigureKey.PRACTICE_YEAR: "按要求要计天数的教师",
    FigureKey.CERTIFIED: "在用的教师",
    FigureKey.PART_TIME: "专任、兼职教师总数",
}
_SAID: Final = {
    "": "",
    "junior": "初级",
    "middle": "中级",
    "senior": "高级",
    "overdue": "复核到期，未计入",
    "met": "达到",
    "short": "不足",
    "open": "未到期",
    "full_time": "专任",
    "hired": "兼职",
    "no_price": "没有登记单价，未计入",
    "not_ours": "不是学校出钱，未计入",
}
NOTE: Final = (
    "双师型按统计日期有效的认定计，复核到期的不计；分母只是专业课和实习指导教师，任课类别没有填的不在内。"
    "人数按统计日期在用的记录；课时、课酬和保费从当年 1 月 1 日计到统计日期。实践“未到期”的教师在分母里，不在分子里。"
    "兼职教师一人只计一次。责任保险只计学校出钱的保单，按单价乘在保人数。"
)
# Heading, share of the width, whether the cell is one line.
COLUMNS: Final = ((FIGURE, 176.0, False), (VALUE, 56.0, True), (WORKING, 190.0, False), (BEFORE, 106.0, True))
NAME_HEADINGS: Final = (FIGURE, NAME, NUMBER, DEPARTMENT, AMOUNT, SAID)
SHEETS: Final = ("数据", "分院系", "名单")


def value_text(figure: Figure) -> str:
    """A share with one decimal, lessons, or yuan."""
    return _value(figure.unit, figure.numerator, figure.denominator)


def _value(unit: FigureUnit, numerator: int, denominator: int) -> str:
    if unit is FigureUnit.SHARE:
        return f"{100 * numerator / denominator:.1f}%" if denominator else "—"
    if unit is FigureUnit.LESSONS:
        return f"{numerator:,} 课时"
    return f"{numerator / 100:,.2f} 元"


def working_text(figure: Figure) -> str:
    """The figure's numerator and denominator in words."""
    if figure.unit is FigureUnit.SHARE:
        return f"{figure.numerator:,} 人 ÷ {_ABOUT[figure.key]} {figure.denominator:,} 人"
    if figure.key is FigureKey.LIABILITY:
        return f"{figure.denominator:,} 张责任保险保单"
    return f"{figure.denominator:,} 人次聘任"


def before_text(figure: Figure, kept: SchoolFigures | None) -> str:
    """What was kept last, before the day on show."""
    known = None if kept is None else kept.figure(figure.key)
    return "" if known is None or kept is None else f"{value_text(known)}（{kept.on.isoformat()}）"


def part_value(figure: Figure, part: Part) -> str:
    return _value(figure.unit, part.numerator, part.denominator)


def part_working(figure: Figure, part: Part) -> str:
    if figure.unit is FigureUnit.SHARE:
        return f"{part.numerator:,} ÷ {part.denominator:,} 人"
    return f"{part.denominator:,} 项"


def part_name(part: Part) -> str:
    return part.department or NO_DEPARTMENT


def amount_text(figure: Figure, one: Counted) -> str:
    if figure.unit is FigureUnit.SHARE:
        return "计入" if one.amount else "未计入"
    return _value(figure.unit, one.amount, 1)


def said_text(one: Counted) -> str:
    return _SAID.get(one.said, "")


def bar_said(figure: Figure, name: str, numerator: int, denominator: int) -> str:
    """A bar in words."""
    share = f"（{numerator:,} ÷ {denominator:,} 人）" if figure.unit is FigureUnit.SHARE else ""
    return f"{name}：{_value(figure.unit, numerator, denominator)}{share}"


def about(school: str, shown: SchoolFigures) -> str:
    kept = f"（{shown.year} 年留存，{shown.taken_by}）" if shown.year is not None else ""
    return f"{school}　{shown.on.isoformat()}{kept}"


def shown_text(one: SchoolFigures) -> str:
    """A choice of what to show."""
    return TODAY if one.year is None else f"{one.year} 年留存（{one.on.isoformat()}）"


def page_line(about_text: str, page: int, pages: int) -> str:
    return f"{REPORT_TITLE} · {about_text}　第 {page} 页　共 {pages} 页"


def file_name(on: date, ending: str) -> str:
    return f"{REPORT_TITLE}-{on.isoformat()}{ending}"


def kept_line(year: int) -> str:
    return f"已留存 {year} 年的数据。"


def taken_back_line(year: int) -> str:
    return f"已撤回 {year} 年留存的数据。"


def written_line(target: str) -> str:
    return f"已写出：{target}"


def totals_line(shown: SchoolFigures) -> str:
    return "；".join(f"{FIGURES[one.key]} {value_text(one)}" for one in shown.figures)
