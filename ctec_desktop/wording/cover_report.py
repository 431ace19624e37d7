"""Words of 保险覆盖报告, on paper, in the workbook and on the command line."""

from datetime import date
from typing import Final

from ctec_desktop.domain.cover import CoverScheme
from ctec_desktop.domain.cover_strip import BandState
from ctec_desktop.domain.cover_views import CoverReport, StudentCover, past_and_ahead
from ctec_desktop.wording.cover import SCHEMES, spans_text
from ctec_desktop.wording.cover_page import month_label

__all__ = ["COLUMNS", "LEGEND", "NOTE", "PRINTING", "TITLE", "month_label", "page_line"]

TITLE: Final = "保险覆盖报告"
PRINTING: Final = "打印保险覆盖报告"
WHOLE_SCHOOL: Final = "全校"
NOTE: Final = (
    "实习天数按岗位实习的安排和变动、认识实习的日期逐天计算，暂停、提前结束的天数不算；在保天数按保险单、批单的生效日逐天计算，"
    "没有登记齐的保险单、没有答复的名单不算。必须的险种是实习责任保险，地方或学校的规则另有要求的一并计算。"
)
# Heading, share of the width, whether the cell is one line.
COLUMNS: Final = (
    ("姓名", 44.0, False),
    ("学号", 60.0, True),
    ("班级", 70.0, False),
    ("实习单位", 96.0, False),
    ("今后缺", 34.0, True),
    ("已过缺", 34.0, True),
    ("缺口期间", 110.0, False),
    ("说明", 60.0, False),
)
LEGEND: Final = {
    BandState.COVERED: "实习且在保",
    BandState.LACKING: "实习没有保险",
    BandState.SPARE: "在保、不在实习",
}


def page_line(about: str, page: int, pages: int) -> str:
    return f"{TITLE} · {about}　第 {page} 页　共 {pages} 页"


def about(class_name: str, on: date) -> str:
    return f"{class_name or WHOLE_SCHOOL}（{on.isoformat()}）"


def facts(report: CoverReport, school: str) -> tuple[tuple[str, str], ...]:
    """The totals, two to a line."""
    totals = report.totals
    return (
        ("学校", school),
        ("范围", report.about or WHOLE_SCHOOL),
        ("日期", report.on.isoformat()),
        ("实习学生", f"{totals.students:,} 人"),
        ("实习人日", f"{totals.needed_days:,} 人日"),
        ("没有保全", f"{totals.students_uncovered:,} 人"),
        ("今后缺口", f"{totals.ahead_days:,} 人日"),
        ("已过缺口", f"{totals.past_days:,} 人日"),
    )


def cells(one: StudentCover, on: date) -> tuple[str, ...]:
    """A line of the list, in the order of `COLUMNS`."""
    past, ahead = past_and_ahead(one.ledger.uncovered, on)
    gaps = spans_text(one.ledger.uncovered, 6)
    return one.name, one.student_no, one.class_name, one.unit or "", str(ahead), str(past), gaps, remark(one)


def remark(one: StudentCover) -> str:
    """Why policies the student is on do not count."""
    if one.ledger.in_other_scheme:
        return f"已投的保险单不是“{SCHEMES[one.ledger.scheme]}”的方案"
    return "" if one.ledger.scheme is CoverScheme.ORDINARY else SCHEMES[one.ledger.scheme]


def file_name(class_name: str, on: date, ending: str) -> str:
    return f"{TITLE}-{class_name or WHOLE_SCHOOL}-{on.isoformat()}{ending}"
