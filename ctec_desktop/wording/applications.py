"""Sentences and words about applications for places students found themselves."""

from ctec_desktop.domain.applications import ApplicationState
from ctec_desktop.domain.codes.applications import ApplicationCode

STATES: dict[ApplicationState, str] = {
    ApplicationState.PENDING: "待审批",
    ApplicationState.APPROVED: "已同意",
    ApplicationState.REFUSED: "不同意",
}
# What importing a place without an application puts beside it.
APPLICATION_MADE = "补建一份待审批的申请"
SENTENCES: dict[str, str] = {
    ApplicationCode.GUARDIAN_MISSING: "还没有家长（监护人）同意的日期。自行选择单位要由学生和家长共同申请；请收到签字的知情书后，在汇总表里填上日期再导入。",
    ApplicationCode.GUARDIAN_REFUSES: "表上写着家长不同意。自行选择单位要由学生和家长共同申请，不能安排。请与家长确认后再导入。",
    ApplicationCode.APPROVED_LATE: "实习从 {from_on} 已经开始，审批应当在开始之前。请核对是否已离校上岗，由负责人决定。",
    ApplicationCode.NOT_APPROVED: "自行选择的单位还没有经学校审批同意，不能签发协议。请在“实习安排”的“自主实习审批”里审批；那里没有的，请把学生列入自主实习汇总表导入。",
    ApplicationCode.NO_SUCH_APPLICATION: "没有这份申请，可能刚被别人处理，或不在您的权限范围内。请重新打开审批。",
    ApplicationCode.DECIDED_ALREADY: "这份申请已经审批过（{state}）。请重新打开审批。",
    ApplicationCode.REASON_REQUIRED: "不同意要写明原因，原因会告诉学生并记入日志。",
    ApplicationCode.AGREEMENT_STANDS: "已经签发了协议 {number}，不能再改为不同意。请先处理协议。",
}
