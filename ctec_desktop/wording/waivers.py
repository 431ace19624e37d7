"""Sentences and words of waivers."""

from typing import Final

from ctec_desktop.domain.codes.waivers import WaiverCode
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.waivers import Waiver, WaiverReason, WaiverState, WaiverView, WarningView
from ctec_desktop.wording.findings import RESULTS, finding_sentence

SENTENCES: dict[str, str] = {
    WaiverCode.NOT_A_WARNING: "规则 {rule} 现在不是“提醒”或“待决定”：或者已经符合，或者是不得豁免的规定。请重新核对；没有登记豁免。",
    WaiverCode.WAIVED_ALREADY: "规则 {rule} 的这一条已经豁免或决定过。要改理由，请先撤回原来的；没有登记豁免。",
    WaiverCode.ENDS_EARLY: "豁免的最后一天早于今天 {today}。请写今天或以后的日期，或留空（对换版后的规则不再有效）。",
    WaiverCode.ENDED: "这条豁免已经失效，不能再撤回。",
    WaiverCode.REASON_NEEDED: "请写明为什么撤回，会留在记录里。",
}
REASONS: Final = {
    WaiverReason.TRADE: "行业特点",
    WaiverReason.TEACHING: "教学安排需要",
    WaiverReason.UNIT: "实习单位条件",
    WaiverReason.STUDENT: "学生本人情况",
    WaiverReason.OTHER: "其他",
}
STATES: Final = {
    WaiverState.STANDING: "有效",
    WaiverState.EARLIER_STARTS: "有效：只管规则换版以前开始的",
    WaiverState.OVER: "已到期",
    WaiverState.RULE_CHANGED: "规则已换版",
    WaiverState.WITHDRAWN: "已撤回",
}
SUBJECTS: Final = {
    FactSubject.UNIT: "单位",
    FactSubject.POST: "岗位",
    FactSubject.PLAN: "实习计划",
    FactSubject.PLACEMENT: "学生",
}
DECIDED_AT_PLACING: Final = "登记实习安排时逐人核定，已核对证件原件"
UNTIL_NEXT_PACK: Final = "按现在的规则核对的都有效，规则换版以后开始的除外"

TITLE: Final = "提醒与豁免"
LEAD: Final = "“一般、原则上”的规定（提醒）可以由负责人写明理由后豁免；“待决定”的由负责人看过材料后决定。到期自动恢复；规则换版以后开始的实习要重新决定；不通过的不能豁免。"
ABOUT: Final = "对象"
RULE: Final = "规则"
WHAT: Final = "提醒的内容"
AFFECTED: Final = "人数"
STATE: Final = "状态"
WAIVE: Final = "豁免或决定…"
WITHDRAW: Final = "撤回…"
RECORDS: Final = "豁免记录…"
RECORDS_TITLE: Final = "豁免记录"
NO_WARNINGS: Final = "没有提醒，也没有待决定的。"
NO_RECORDS: Final = "还没有豁免记录。"
REASON_KIND: Final = "理由类别"
REASON: Final = "理由"
REASON_HINT: Final = "写给检查的人看，如：该专业实习须连续完成一个生产周期"
BY_NAME: Final = "批准人"
BY_NAME_HINT: Final = "对豁免负责的人，如 教务副校长姓名"
UNTIL: Final = "豁免到"
UNTIL_HINT: Final = "最后一天；留空则规则换版以后开始的实习不再适用"
SAVING: Final = "登记豁免"
WITHDRAWN: Final = "已撤回豁免，提醒恢复，原因留在记录里。"
COLUMN_BY: Final = "批准人"
COLUMN_ON: Final = "登记日"

DAY_HINT: Final = "如 2027-01-31"


def waiving(count: int) -> str:
    return f"豁免或决定 {count} 条"


def waived_line(count: int) -> str:
    return f"已登记 {count} 条。"


def summary(listed: int, total: int, waived: int) -> str:
    if not total:
        return NO_WARNINGS
    told = f"共 {total} 条，其中已豁免或决定 {waived} 条"
    return told if listed == total else f"共 {total} 条，只列出前 {listed} 条；请按班级查看"


def about(subject: FactSubject, labels: tuple[str, ...]) -> str:
    """`学生：沈知行（20240101）2024级数控1班`."""
    if subject is FactSubject.PLACEMENT:
        number, name, class_name, _ = labels
        return f"{name}（{number}）{class_name}"
    return f"{SUBJECTS[subject]}：{'/'.join(labels)}"


def warning_cells(one: WarningView) -> tuple[str, str, str, str]:
    """State, whom it is about, the rule, and what the rule found."""
    return (
        RESULTS[one.finding.result],
        about(one.subject, one.labels),
        one.finding.rule_id,
        finding_sentence(one.finding),
    )


def until_text(one: Waiver) -> str:
    return UNTIL_NEXT_PACK if one.until_on is None else f"到 {one.until_on.isoformat()}"


def state_text(one: WaiverView) -> str:
    reason = f"：{one.waiver.end_reason}" if one.waiver.end_reason else ""
    return f"{STATES[one.state]}{reason}"


def reason_text(one: Waiver) -> str:
    return f"{REASONS[one.reason_kind]}：{one.reason}"
