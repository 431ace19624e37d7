"""Words of 教师企业实践情况汇总, on paper, in the workbook and on the command line."""

from datetime import date
from typing import Final

from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.views import PracticeLine, PracticeReport
from ctec_desktop.wording.practice import BANDS, KINDS, state_text

TITLE: Final = "教师企业实践情况汇总"
PRINTING: Final = "打印教师企业实践情况汇总"
WHOLE_SCHOOL: Final = "全校"
NOTE: Final = (
    "只计核实过的天数，重叠的只算一次，请假的不算。“五年”按专业课教师每五年累计 6 个月计，实训基地的天数只计入“本年”。"
    "“还要天数”是以后没有新的实践时，到“最迟”那天还要补的天数。"
    "一个月折合的天数、滚动或固定周期、公共基础课教师的比例和减免年份，条文没有规定，按规则包的口径，请由管理员核实。"
    "任课类别未填的，先按专业课教师计算。"
)
# Heading, share of the width, whether the cell is one line.
COLUMNS: Final = (
    ("姓名", 68.0, False),
    ("工号", 48.0, True),
    ("院系", 78.0, False),
    ("任课类别", 58.0, False),
    ("五年已计", 32.0, True),
    ("应有", 30.0, True),
    ("缺", 28.0, True),
    ("情况", 38.0, True),
    ("本年已计", 32.0, True),
    ("本年缺", 30.0, True),
    ("还要天数", 32.0, True),
    ("最迟", 56.0, True),
)
LEGEND: Final = BANDS


def page_line(about_text: str, page: int, pages: int) -> str:
    return f"{TITLE} · {about_text}　第 {page} 页　共 {pages} 页"


def about(name: str, on: date) -> str:
    return f"{name or WHOLE_SCHOOL}（{on.isoformat()}）"


def facts(report: PracticeReport, school: str) -> tuple[tuple[str, str], ...]:
    """The totals, two to a line."""
    region = f"；地方要求不足 {report.short_in_region:,} 人" if report.short_in_region else ""
    return (
        ("学校", school),
        ("范围", report.about or WHOLE_SCHOOL),
        ("日期", report.on.isoformat()),
        ("教师", f"{len(report.lines):,} 人"),
        ("五年达到", f"{report.in_state(MeterState.MET):,} 人"),
        ("五年不足", f"{report.in_state(MeterState.SHORT):,} 人{region}"),
        ("五年未到期", f"{report.in_state(MeterState.OPEN):,} 人"),
        ("本年还缺天数", f"{report.yearly_missing:,} 人"),
        ("不要求天数", f"{report.in_state(MeterState.NONE):,} 人"),
        ("口径", report.rules),
    )


def kind_text(line: PracticeLine) -> str:
    """Short, for a narrow column; one that nobody entered is judged as of professional courses, as the note says."""
    kind = line.teacher.kind
    return KINDS[kind].removesuffix("教师") if kind is not None else "未填"


def cells(line: PracticeLine) -> tuple[str, ...]:
    """A line of the list, in the order of `COLUMNS`."""
    teacher, main, yearly = line.teacher, line.ledger.main, line.ledger.yearly
    forecast = None if main.state is MeterState.NONE else line.ledger.forecast
    return (
        teacher.name,
        teacher.staff_no,
        teacher.department,
        kind_text(line),
        str(main.counted),
        str(main.required),
        str(main.missing),
        state_text(line.ledger),
        str(yearly.counted),
        str(yearly.missing),
        "" if forecast is None else str(forecast.days),
        "" if forecast is None else forecast.by_on.isoformat(),
    )


def totals_line(report: PracticeReport) -> str:
    region = f"；地方要求不足 {report.short_in_region:,} 人" if report.short_in_region else ""
    return (
        f"教师 {len(report.lines):,} 人：五年达到 {report.in_state(MeterState.MET):,}，"
        f"不足 {report.in_state(MeterState.SHORT):,}，未到期 {report.in_state(MeterState.OPEN):,}，"
        f"不要求天数 {report.in_state(MeterState.NONE):,}；本年还缺天数 {report.yearly_missing:,} 人{region}"
    )


def file_name(name: str, on: date, ending: str) -> str:
    return f"{TITLE}-{name or WHOLE_SCHOOL}-{on.isoformat()}{ending}"
