"""Words of the page 工作台."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ctec_desktop.domain.desk import DeskChecks, DeskFigures, DeskLine, MonthHeads

TITLE: Final = "工作台"
ON_POST: Final = "今天在岗"
STARTING: Final = "一周内开始"
UNSIGNED: Final = "协议没有签好"
UNINSURED: Final = "保险缺口"
CHART: Final = "各月在岗人数"
CHART_NOTE: Final = "每月 15 日在岗的岗位实习学生；浅色是按安排推算的。"
WORK: Final = "要处理的事"
NOTHING: Final = "现在没有要处理的事。"
COUNTING: Final = "正在核对全校…"
GO: Final = "去处理"
# Where each line leads.
PAGES: Final[Mapping[DeskLine, str]] = {
    DeskLine.AGAINST_RULES: "checks",
    DeskLine.UNINSURED: "cover",
    DeskLine.FAILING: "checks",
    DeskLine.NOT_ARRIVED: "placements",
    DeskLine.UNSIGNED: "agreements",
    DeskLine.OVERDUE: "handouts",
    DeskLine.POLICIES: "cover",
    DeskLine.APPLICATIONS: "placements",
    DeskLine.MISSING: "checks",
}


def subtitle(on: date, school: str) -> str:
    """`2026—2027 学年 · 2026-11-23 · 某某学校`."""
    year = on.year if on.month >= 9 else on.year - 1
    return " · ".join(part for part in (f"{year}—{year + 1} 学年", on.isoformat(), school) if part)


def on_post_note(found: DeskFigures) -> str:
    if found.not_arrived:
        return f"其中 {found.not_arrived:,} 人没有确认到岗"
    return f"另有 {found.paused:,} 人暂停" if found.paused else "都已确认到岗" if found.on_post else ""


def uninsured_note(found: DeskChecks) -> str:
    if found.uninsured:
        return f"今后 {found.gap_days:,} 人日没有保险"
    return "每一天都有保险" if found.placements else "现在没有实习安排"


def month_label(one: MonthHeads) -> str:
    return f"{one.month.month} 月"


def chart_line(one: MonthHeads) -> str:
    return f"{one.month.year} 年 {one.month.month} 月：{one.heads:,} 人"


def of_figures(found: DeskFigures) -> dict[DeskLine, str]:
    """What waits by the figures alone; lines with nothing are left out."""
    told = {}
    if found.not_arrived:
        told[DeskLine.NOT_ARRIVED] = f"{found.not_arrived:,} 人实习已经开始，还没有确认到岗"
    if found.unsigned:
        told[DeskLine.UNSIGNED] = f"{found.unsigned:,} 人的三方协议没有签好或没有登记签署日"
    if found.overdue:
        told[DeskLine.OVERDUE] = f"{found.overdue:,} 份发出去的文书逾期没有收回原件"
    if found.policies:
        steps = "、".join(f"{count} 份 {step} 天内" for step, count in sorted(found.policies.items()))
        told[DeskLine.POLICIES] = f"保险单到期：{steps}"
    if found.applications:
        told[DeskLine.APPLICATIONS] = f"{found.applications:,} 份自主实习申请等审批"
    return told


def of_checks(found: DeskChecks) -> dict[DeskLine, str]:
    """What waits by the check of the whole school."""
    told = {}
    if found.against_rules:
        told[DeskLine.AGAINST_RULES] = f"违规在岗 {found.against_rules:,} 人：已经在岗，没有签好协议或没有保险"
    if found.uninsured:
        told[DeskLine.UNINSURED] = f"{found.uninsured:,} 人有没保险的实习日，今后 {found.gap_days:,} 人日"
    if found.failed:
        told[DeskLine.FAILING] = f"{found.failed:,} 人有不通过的规则"
    if found.missing_kinds:
        told[DeskLine.MISSING] = f"缺 {found.missing_kinds} 种资料，最多影响 {found.waiting:,} 人"
    return told


def line_name(text: str) -> str:
    """The button of a line as a screen reader says it."""
    return f"{GO}：{text}"
