"""Words of the page 事故: incidents, who was told of them, claims."""

from datetime import UTC, datetime, timedelta
from typing import Final

from ctec_desktop.domain.incident_views import ClaimView
from ctec_desktop.domain.incidents import Decision, StepClock, moment_text
from ctec_desktop.wording.cover import yuan
from ctec_desktop.wording.incidents import DECISIONS, RULES, STEPS

TITLE: Final = "事故"
SEARCH: Final = "搜索学生姓名、拼音首字母、学号"
HAPPENED: Final = "发生时间"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
CLASS: Final = "班级"
KIND: Final = "类别"
HARM: Final = "伤害程度"
CLAIM: Final = "理赔"
STATE: Final = "状态"
EMPTY: Final = "还没有事故记录"
EMPTY_HINT: Final = (
    "实习中发生受伤、疾病、失联、纠纷等突发事件，先救人、保护现场，再在这里登记；该通知谁、什么时候以前，会逐项计时。"
)
NEW: Final = "登记事故"
EDIT: Final = "修改"
CLAIM_EDIT: Final = "理赔进展…"
VOID: Final = "作废"
PLACE: Final = "地点"
COURSE: Final = "经过、原因和伤情"
MEASURES: Final = "已采取的措施"
WITNESSES: Final = "证人和联系电话"
SERIOUS: Final = "情形严重"
SERIOUS_HINT: Final = "要向教育主管部门报告"
SAFETY: Final = "属于生产安全事故"
SAFETY_HINT: Final = "单位负责人 1 小时内向安全监管部门报告"
SCHOOL_TOLD: Final = "报告学校的时间"
GUARDIAN_TOLD: Final = "通知监护人的时间"
SAFETY_TOLD: Final = "单位报告安全监管部门的时间"
EDUCATION_TOLD: Final = "报告教育主管部门的时间"
WHAT_PART: Final = "事件"
TOLD_PART: Final = "报告和通知"
CHOOSE: Final = "请选择"
MOMENT_HINT: Final = "如 2026-10-12 14:30"
DAY_HINT: Final = "如 2026-10-20"
SAVING: Final = "保存事故记录"
SAVED: Final = "事故已登记。该通知的人和时限见右侧“进展”。"
SAVING_CLAIM: Final = "保存理赔进展"
CLAIM_SAVED: Final = "理赔进展已保存。"
VOIDING: Final = "作废事故记录"
VOIDED_LINE: Final = "事故记录已作废。"
POLICY: Final = "保险单"
NO_POLICY: Final = "没有保险"
INSURER_TOLD: Final = "向保险人报案的时间"
REPORT_NO: Final = "报案号"
SUBMITTED: Final = "材料交齐的日期"
CLAIMED: Final = "索赔金额（元）"
DECISION: Final = "核定结果"
UNDECIDED: Final = "还没有核定"
DECIDED_ON: Final = "核定日期"
DECIDED: Final = "核定金额（元）"
REFUSAL: Final = "拒赔理由"
REFUSAL_TOLD: Final = "收到拒赔通知的日期"
PAID_ON: Final = "赔款到账日期"
PAID: Final = "赔款金额（元）"
NOTICE_PART: Final = "报案"
PAPER_PART: Final = "交给保险人的材料"
DECISION_PART: Final = "核定和赔款"
PAPER_SEARCH: Final = "输入材料名称的几个字"
UNIT: Final = "实习单位"
COVERING: Final = "当天在保"
NOT_COVERED: Final = "这一天没有保险"
REPORT_PDF: Final = "打印突发事件报告单…"
NOTICE_PDF: Final = "打印出险通知书…"
REPORT_NAME: Final = "突发事件报告单"
NOTICE_NAME: Final = "出险通知书"
NOT_DONE: Final = "还没有办"
NO_CLAIM: Final = "没有索赔"
OPEN: Final = "未了结"
PAID_STATE: Final = "已赔付"
REFUSED_STATE: Final = "已拒赔"
PROCESSING: Final = "理赔中"
VOIDED: Final = "已作废"
RECORDED: Final = "已登记"
STATE_FILTER: Final = (("open", "有效的"), ("void", "已作废的"))

_UNTIL_HOURS = 72


def step_days(one: StepClock, now_utc: datetime) -> str:
    """When a step was done, or how long there is."""
    if one.done_at_utc is not None:
        told = f"{moment_text(one.done_at_utc)} 已办"
        return f"{told}，超过时限 {moment_text(one.due_at_utc)}" if one.is_late else told
    if one.due_at_utc is None:
        return "还没有办，请立即办"
    if one.is_late:
        return f"已超过时限 {moment_text(one.due_at_utc)}，请马上办"
    return f"{moment_text(one.due_at_utc)} 以前（还有 {_left(one.due_at_utc - now_utc.astimezone(UTC))}）"


def step_title(one: StepClock) -> str:
    return STEPS[one.step]


def step_note(one: StepClock) -> str:
    return RULES[one.step]


def claim_line(claim: ClaimView | None) -> str:
    if claim is None:
        return NO_CLAIM
    told = [claim.policy] if claim.policy else []
    told += [f"报案号 {claim.report_no}"] if claim.report_no else []
    told += [f"索赔 {yuan(claim.claimed_fen)}"] if claim.claimed_fen else []
    if claim.decision is Decision.PAY:
        told.append(f"{DECISIONS[claim.decision]} {yuan(claim.decided_fen)}".strip())
    if claim.decision is Decision.REFUSE:
        told.append(f"{DECISIONS[claim.decision]}：{claim.refusal_reason}")
    told += [f"{claim.paid_on.isoformat()} 到账 {yuan(claim.paid_fen)}"] if claim.paid_on else []
    return "，".join(told)


def file_name(paper: str, name: str, student_no: str) -> str:
    return f"{paper}-{name}-{student_no}.pdf"


def paid_line(fen: object) -> str:
    return f"{PAID_STATE} {yuan(fen)}" if isinstance(fen, int) else PAID_STATE


def _left(gap: timedelta) -> str:
    hours = int(gap.total_seconds() // 3600)
    if hours >= _UNTIL_HOURS:
        return f"{hours // 24} 天"
    return f"{hours} 小时" if hours else f"{int(gap.total_seconds() // 60)} 分钟"
