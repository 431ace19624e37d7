"""Sentences and words about applications for places students found themselves."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.applications import ApplicationState, ApplicationView
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.kernel.problems import FieldPlace, Problem, Severity

TITLE: Final = "自主实习审批"
LEAD: Final = "导入自主实习汇总表以后，每名学生的申请在这里审批。可以选中多人一次同意或不同意；同意以后才能签发三方协议，不同意的安排随即作废。"
PLAN: Final = "实习计划"
CHOOSE_PLAN: Final = "请选择计划"
SHOW: Final = "显示"
EVERY_STATE: Final = "全部"
LIST: Final = "自主实习申请"
STUDENT: Final = "学生"
CLASS: Final = "班级"
UNIT: Final = "单位"
POST: Final = "岗位"
PLACE: Final = "实习地点"
DAYS: Final = "起止日期"
GUARDIAN: Final = "家长同意"
STATE: Final = "状态"
VERDICT: Final = "核对"
NOTE: Final = "审批意见"
NOTE_HINT: Final = "不同意的必须写明原因"
DECIDING: Final = "审批自主实习"
PRINT: Final = "打印申请表…"
PRINTING: Final = "打印自主实习申请表"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"
PAPERS: Final = "纸质材料"
BOTH_BACK: Final = "都已交回"
RETURNS: Final = "登记交回…"
RETURNS_TITLE: Final = "登记申请表和家长知情书交回"
RETURNS_LEAD: Final = "学生交回签好字的申请表和家长知情书时，在表中直接填写日期：Enter 向下，Ctrl+C、Ctrl+V 复制粘贴一列，Ctrl+D 向下填充，Delete 清空。家长同意日期照知情书上签的填；审批以后不能再改。"
RETURNS_GRID: Final = "申请表和家长知情书交回日期"
SHEET_ON: Final = "申请表交回"
NOTICE_ON: Final = "知情书交回"
AGREED_ON: Final = "家长同意日期"
TODAY_FOR_ALL: Final = "未交回的都填今天"
SAVING_RETURNS: Final = "保存交回日期"
NOBODY: Final = "这个计划还没有自主实习申请。请先导入自主实习汇总表。"
NO_DAY: Final = "缺日期"
CLEAR: Final = "可同意"
TO_DECIDE: Final = "待核定"
IN_THE_WAY: Final = "有问题"

STATES: dict[ApplicationState, str] = {
    ApplicationState.PENDING: "待审批",
    ApplicationState.APPROVED: "已同意",
    ApplicationState.REFUSED: "不同意",
}
# What importing a place without an application puts beside it.
APPLICATION_MADE = "补建一份待审批的申请"
SENTENCES: dict[str, str] = {
    ApplicationCode.GUARDIAN_MISSING: "还没有家长（监护人）同意的日期。自行选择单位要由学生和家长共同申请；请收到签字的知情书后，在“自主实习审批”的“登记交回…”里填上日期。",
    ApplicationCode.GUARDIAN_REFUSES: "表上写着家长不同意。自行选择单位要由学生和家长共同申请，不能安排。请与家长确认后再导入。",
    ApplicationCode.APPROVED_LATE: "实习从 {from_on} 已经开始，审批应当在开始之前。请核对是否已离校上岗，由负责人决定。",
    ApplicationCode.NOT_APPROVED: "自行选择的单位还没有经学校审批同意，不能签发协议。请在“实习安排”的“自主实习审批”里审批；那里没有的，请把学生列入自主实习汇总表导入。",
    ApplicationCode.NO_SUCH_APPLICATION: "没有这份申请，可能刚被别人处理，或不在您的权限范围内。请重新打开审批。",
    ApplicationCode.DECIDED_ALREADY: "这份申请已经审批过（{state}）。请重新打开审批。",
    ApplicationCode.REASON_REQUIRED: "不同意要写明原因，原因会告诉学生并记入日志。",
    ApplicationCode.PAPER_AHEAD: "晚于今天 {day}，签字和交回都是已发生的事",
    ApplicationCode.CONSENT_DECIDED: "已经审批过，不能再改家长同意的日期",
    ApplicationCode.NOTICE_BEFORE_CONSENT: "知情书 {notice_on} 交回，早于家长签字的日期 {day}；先签字才能交回，请改正其中一个日期。",
    ApplicationCode.PAPER_DAY_UNREADABLE: "认不出“{value}”是哪一天，请写成 2026-09-01",
    ApplicationCode.AGREEMENT_STANDS: "已经签发了协议 {number}，不能再改为不同意。请先处理协议。",
}


def reason_required() -> Problem:
    return Problem(ApplicationCode.REASON_REQUIRED, place=FieldPlace("note"))


def days(from_on: date, until_on: date) -> str:
    return f"{from_on.isoformat()} 至 {until_on.isoformat()}"


def verdict(one: ApplicationView) -> str:
    """What the rules come to; nothing for what is decided."""
    if one.state is not ApplicationState.PENDING:
        return ""
    severities = {problem.severity for problem in one.findings}
    if Severity.REFUSED in severities:
        return IN_THE_WAY
    return TO_DECIDE if severities else CLEAR


def papers_back(one: ApplicationView) -> str:
    """Which of the two papers still has to come back; nothing is asked of who was refused."""
    if one.state is ApplicationState.REFUSED:
        return ""
    match bool(one.sheet_returned_on), bool(one.notice_returned_on):
        case True, True:
            return BOTH_BACK
        case True, False:
            return "缺知情书"
        case False, True:
            return "缺申请表"
        case _:
            return "未交回"


def returns_summary(people: int, sheets: int, notices: int, edited: int) -> str:
    told = f"共 {people} 人，申请表交回 {sheets} 份，家长知情书交回 {notices} 份"
    return f"{told}；改动 {edited} 人未保存" if edited else told


def returns_line(count: int) -> str:
    return f"已保存 {count} 人的交回日期。"


def told(one: ApplicationView, sentences: Sequence[str]) -> str:
    """The record a person stands on, in words: the reason given, what stands against it or how it was decided."""
    parts = [f"{one.student_name}申请的理由：{one.reason}。" if one.reason else ""]
    if one.state is not ApplicationState.PENDING:
        note = f"：{one.decision_note}" if one.decision_note else ""
        parts.append(f"{STATES[one.state]}（{one.decided_by}{note}）。")
    return "\n".join(part for part in (*parts, *sentences) if part)


def summary(counts: Mapping[ApplicationState, int]) -> str:
    """`待审批 12 人 · 已同意 30 人 · 不同意 1 人`."""
    return " · ".join(f"{text} {counts.get(state, 0)} 人" for state, text in STATES.items())


def approve_button(count: int) -> str:
    return f"同意 {count} 人" if count else "同意"


def refuse_button(count: int) -> str:
    return f"不同意 {count} 人" if count else "不同意"


def decided_line(is_approved: bool, count: int, left: int) -> str:
    """What was decided, and how many of the chosen could not be."""
    done = (
        f"已同意 {count} 人的自主实习申请。" if is_approved else f"已对 {count} 人的申请记为不同意，相应的安排已作废。"
    )
    return f"{done}选中的另有 {left} 人没有处理：有问题还没有解决，或已经审批过。" if left else done


def papers_file(plan: str) -> str:
    return f"{plan}-自主实习申请表和家长知情书.pdf"


def written_line(count: int, path: str) -> str:
    return f"已写好 {count} 人的申请表和家长知情书：{path}"
