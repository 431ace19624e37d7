"""Sentences of the share meters: the shares of interns over time, and the counts they rest on."""

from datetime import date
from typing import Final

from ctec_desktop.domain.codes.shares import ShareCode
from ctec_desktop.domain.share_meter import HeadcountKind, ShareKind, ShareMeter, ShareState, ShareStep

SENTENCES: dict[str, str] = {
    ShareCode.NO_SUCH_POST: "选的岗位不是这家单位的，可能已并入别的单位。请重新打开后再选。",
    ShareCode.OF_THE_WHOLE_UNIT: "在岗职工总数是全单位的，不分岗位。请把“岗位”留空；只数一个岗位的，改选“同类岗位职工数”。",
    ShareCode.POST_NOT_CHOSEN: "同类岗位职工数要写明是哪个岗位。请选择岗位。",
    ShareCode.WITHDRAWN: "这次登记的人数已经撤回（{reason}），不用再撤。",
}
KINDS: Final = {
    HeadcountKind.STAFF: "在岗职工总数",
    HeadcountKind.SAME_KIND: "同类岗位职工数",
    HeadcountKind.OTHER_INTERNS: "外校实习学生数",
}
WHOLE_UNIT: Final = "全单位"
LIMIT: Final = "上限"
# What the marks of the picture mean, in the order they are told.
LEGEND: Final = {
    ShareState.WITHIN: "没有超过上限（深色是本校，浅色是外校）",
    ShareState.OVER: "超过上限",
    ShareState.UNKNOWN: "缺职工数或外校人数，不能判断",
}
_OF: Final = {ShareKind.OF_STAFF: "在岗职工", ShareKind.OF_POST: "同类岗位职工"}


def meter_title(meter: ShareMeter) -> str:
    """`全单位（上限 10%）`."""
    return f"{meter.post_name or WHOLE_UNIT}（{LIMIT} {meter.percent}%）"


def limit_label(meter: ShareMeter) -> str:
    return f"{LIMIT} {meter.percent}%"


def days_text(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} 至 {last.isoformat()}"


def step_line(meter: ShareMeter, step: ShareStep) -> str:
    """One stretch of days with its working."""
    return f"{days_text(*step.days)}：{_interns(step)}，{_against(meter, step)}"


def meter_line(meter: ShareMeter) -> str:
    """The stretch of days that decides, with its working."""
    worst = meter.worst
    lead = {ShareState.WITHIN: "最高时", ShareState.OVER: "超过上限", ShareState.UNKNOWN: "不能判断"}[worst.state]
    return f"{lead}　{step_line(meter, worst)}"


def _interns(step: ShareStep) -> str:
    if step.others is not None:
        return f"实习学生 {step.interns} 人（本校 {step.ours}，外校 {step.others}）"
    return f"本校 {step.ours} 人（{'缺外校实习学生数' if step.others_at_most is None else '外校在这个岗位几人不清楚'}）"


def _against(meter: ShareMeter, step: ShareStep) -> str:
    of = _OF[meter.kind]
    if not step.staff:
        return f"{of}登记为 0，不能计算占比" if step.staff == 0 else f"缺{of}人数，不能计算占比"
    share = step.interns * 100 / step.staff
    at_least = "" if step.others is not None else "至少"
    return f"{of} {step.staff} 人，占{at_least} {share:.1f}%，上限 {step.most} 人"
