"""Sentences about incidents and claims, and the labels of their words."""

from ctec_desktop.domain.codes.incidents import IncidentCode
from ctec_desktop.domain.incidents import ClaimPaper, Decision, Harm, IncidentKind, Step

KINDS: dict[IncidentKind, str] = {
    IncidentKind.WORK: "工作中受伤",
    IncidentKind.COMMUTE: "上下班途中",
    IncidentKind.ILLNESS: "疾病",
    IncidentKind.MISSING: "失联",
    IncidentKind.DISPUTE: "纠纷",
    IncidentKind.SECURITY: "治安",
    IncidentKind.DISASTER: "自然灾害",
    IncidentKind.OTHER: "其他",
}
HARMS: dict[Harm, str] = {
    Harm.NONE: "没有伤害",
    Harm.INJURED: "受伤",
    Harm.DISABLED: "致残",
    Harm.DEAD: "死亡",
}
DECISIONS: dict[Decision, str] = {Decision.PAY: "赔付", Decision.REFUSE: "拒赔"}
PAPERS: dict[ClaimPaper, str] = {
    ClaimPaper.FORM: "索赔申请书",
    ClaimPaper.POLICY: "保险单",
    ClaimPaper.CERTIFICATE: "单位和学校的事故证明",
    ClaimPaper.AGREEMENT: "三方协议",
    ClaimPaper.STATUS: "学籍证明",
    ClaimPaper.IDENTITY: "身份证件",
    ClaimPaper.MEDICAL: "病历和诊断",
    ClaimPaper.INVOICES: "医疗发票和清单",
    ClaimPaper.APPRAISAL: "伤残鉴定",
    ClaimPaper.DEATH: "死亡证明",
    ClaimPaper.TRAFFIC: "交通事故认定书",
    ClaimPaper.BANK: "收款账户",
    ClaimPaper.HEIRS: "继承人关系证明",
}
STEPS: dict[Step, str] = {
    Step.SCHOOL: "报告学校",
    Step.GUARDIAN: "通知监护人",
    Step.SAFETY: "单位报告安全监管部门",
    Step.EDUCATION: "报告教育主管部门",
    Step.INSURER: "向保险人报案",
    Step.WORK_INJURY: "单位申请工伤认定",
    Step.DECISION: "保险人核定",
    Step.REFUSAL: "保险人发拒赔通知",
    Step.PAYMENT: "保险人支付赔款",
    Step.LIMITATION: "提出索赔",
}
RULES: dict[Step, str] = {
    Step.SCHOOL: "INT-EVENT-01，立即",
    Step.GUARDIAN: "INC-GUARD-01，学生伤害事故处理办法第十五、十六条，立即",
    Step.SAFETY: "生产安全事故报告和调查处理条例第九条，1 小时内",
    Step.EDUCATION: "INC-EDU-01，情形严重的及时报告",
    Step.INSURER: "保险法第二十一条，及时；保险合同多约定 24 至 48 小时",
    Step.WORK_INJURY: "工伤保险条例第十七条，30 日内",
    Step.DECISION: "保险法第二十三条，情形复杂的 30 日内",
    Step.REFUSAL: "保险法第二十四条，3 日内",
    Step.PAYMENT: "保险法第二十三条，达成协议后 10 日内",
    Step.LIMITATION: "保险法第二十六条，二年",
}

SENTENCES: dict[str, str] = {
    IncidentCode.NO_SUCH_STUDENT: "没有学号为“{value}”的学生，或者不在您的查看范围内。请核对学号。",
    IncidentCode.MOMENT_UNREADABLE: "“{value}”看不出是哪一天几点几分。请写成 2026-10-12 14:30。",
    IncidentCode.AHEAD: "晚于现在（{now}），还没有发生。请核对日期和时间。",
    IncidentCode.TOLD_BEFORE: "早于事件发生的时间 {happened}。请核对日期和时间。",
    IncidentCode.TEXT_TOO_LONG: "最多 {most} 个字，现在是 {length} 个。请简要写明，详细的另附材料。",
    IncidentCode.VOID: "这条记录已经作废（{reason}），不能再改。",
    IncidentCode.REASON_NEEDED: "作废要写明原因，原因会记入日志。",
    IncidentCode.NO_HARM_NO_CLAIM: "这起事件没有造成伤害，没有可以索赔的。有伤害的，请先改“伤害程度”。",
    IncidentCode.BEFORE_INCIDENT: "早于事件发生的那一天 {happened}。请核对日期。",
    IncidentCode.DECIDED_BEFORE_SUBMITTED: "早于交齐材料的日期 {submitted_on}。请核对日期。",
    IncidentCode.DECISION_NEEDED: "填了核定的日期或金额，还没有选核定结果。请选赔付或拒赔。",
    IncidentCode.REFUSAL_UNTOLD: "拒赔要写明保险人说的理由。请按拒赔通知书填写。",
    IncidentCode.PAID_WITHOUT_DECISION: "核定结果不是赔付，没有可以登记的赔款。请先登记核定结果。",
    IncidentCode.NOT_COVERED_THEN: "{on} 这一天，这张保险单没有保到这名学生。请核对保险单，或在“保险”里核对名单的生效日。",
    IncidentCode.PAPERS_MISSING: "还没有交给保险人：{papers}。",
}


def papers_text(papers: tuple[ClaimPaper, ...]) -> str:
    return "、".join(PAPERS[paper] for paper in papers)
