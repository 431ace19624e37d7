"""Sentences and labels of 学徒培养."""

from datetime import date
from typing import Final

from ctec_desktop.domain.apprenticeships import Scheme, StageKind, StageResult
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.wording.cover import yuan

CONTRACT: Final = "学徒培养协议"
SCHEMES: Final = {
    Scheme.MODERN: "现代学徒制",
    Scheme.NEW_TYPE: "企业新型学徒制",
    Scheme.IN_SERVICE: "在岗职工学历",
}
STAGE_KINDS: Final = {StageKind.SCHOOL: "在校", StageKind.ENTERPRISE: "在岗"}
RESULTS: Final = {
    StageResult.EXCELLENT: "优秀",
    StageResult.GOOD: "良好",
    StageResult.PASSED: "合格",
    StageResult.FAILED: "不合格",
}
PARTIES: Final = {
    Party.SCHOOL: "学校",
    Party.ENTERPRISE: "企业",
    Party.STUDENT: "学徒",
    Party.GUARDIAN: "监护人",
}


def identity(labour_from: date | None, labour_until: date | None) -> str:
    """Both hats an apprentice wears."""
    if labour_from is None:
        return "学生、学徒"
    until = labour_until.isoformat() if labour_until else "无固定期限"
    return f"学生、企业员工（劳动合同 {labour_from.isoformat()} 至 {until}）"


def monthly(fen: int | None) -> str:
    return f"每月 {yuan(fen)}" if fen is not None else ""


def share(practice: int | None, total: int | None) -> str:
    """`52%`, rounded down, so that a share that falls short never reads as enough."""
    return f"{practice * 100 // total}%" if practice is not None and total else ""


SENTENCES: dict[str, str] = {
    ApprenticeCode.NOBODY_CALLED: "没有学号“{called}”的学徒培养记录，或不在您的权限范围内。请核对学号，或先在“学徒培养”里登记。",
    ApprenticeCode.NOBODY_TO_ISSUE: "没有可以签发协议的学徒。请先在“学徒培养”里登记，再选班级或学徒。",
    ApprenticeCode.ENDED: "培养已从 {on} 起提前结束，不再签发协议。",
    ApprenticeCode.HAS_CONTRACT: "学徒培养协议 {number} 已经签发，写在协议上的这一项不能直接改。"
    "没签完的请在“协议”里撤回，改好再签发新版；已签署的请登记提前结束，另立一条。",
    ApprenticeCode.CONTRACT_STANDS: "学徒培养协议 {number} 还有效，不能作废这条记录。请先在“协议”里把协议作废，或登记提前结束。",
    ApprenticeCode.END_OUTSIDE: "提前结束的日期要在 {from_on} 之后、{until_on} 之前（含当天），填不再培养的第一天。",
    ApprenticeCode.END_REASON_NEEDED: "提前结束要写明原因，原因会记入日志。",
    ApprenticeCode.NO_ANNEX_TO_ISSUE: "选中的学徒没有要签发附件三方协议的在岗阶段：还没有安排实习，或者都已经签发。",
    ApprenticeCode.STAGE_WITHOUT_POST: "这个在岗阶段还没有岗位，不能安排。请在“工学交替”里给阶段选岗位。",
    ApprenticeCode.STAGE_PLACED: "这个阶段已经安排了岗位实习，日期和岗位不能在这里改，也不能删去。"
    "请在“实习安排”里登记变动，或先作废那条安排。",
    ApprenticeCode.NO_TRAINING: "“{unit}”没有在 {from_on} 有效的培训机构协议。请点「培训机构协议…」登记企业与培训机构的合作协议。",
    ApprenticeCode.TRAINING_INCOMPLETE: "企业与“{body}”的合作协议还缺：{heads}。请在「培训机构协议…」里补齐。",
    ApprenticeCode.PAY_UNKNOWN: "在岗阶段还没有写明月报酬，不能与最低工资比较。请在“工学交替”里填写。",
    ApprenticeCode.REGION_UNKNOWN: "“{unit}”没有所在地区代码，不知道按哪里的最低工资标准。请在“企业与岗位”里填写。",
    ApprenticeCode.WAGE_UNKNOWN: "没有登记地区 {region} 在 {from_on} 的最低工资标准。请由管理员照当地文件在「最低工资…」里登记。",
    ApprenticeCode.WAGE_SHORT: "{from_on} 开始的在岗阶段月报酬 {pay} 元，低于 {since} 起的最低工资 {least} 元（{document}）。请与企业改正。",
    ApprenticeCode.SUBSIDY_UNKNOWN: "登记了预支或结算的补贴，没有登记核定金额。请填写。",
    ApprenticeCode.ADVANCE_HIGH: "预支 {advance} 元，超过核定补贴 {granted} 元的 {percent}%。请核对。",
    ApprenticeCode.SUBSIDY_OVERDRAWN: "预支和结算共 {drawn} 元，超过核定补贴 {granted} 元。请核对。",
    ApprenticeCode.REGION_WRONG: "“{value}”不是六位地区代码。请照单位的地区代码填写，省级、市级的后面补 0。",
    ApprenticeCode.WAGE_NOT_ABOVE_ZERO: "最低工资要大于 0。请照文件填写每月多少元。",
    ApprenticeCode.WAGE_ENTERED: "这个地区从这一天起的标准已经登记过。要改它，请在“更正哪一条”里选它。",
    ApprenticeCode.NOBODY_IN_CLASS: "“{class_name}”里没有别的学生在开始那天在读，没有可以登记的。请核对班级和学籍。",
    ApprenticeCode.NOT_ENDED: "这条学徒培养没有登记提前结束。",
    ApprenticeCode.NO_SUCH_STUDENT: "没有学号“{value}”的学生。请核对学号，或先登记学生。",
    ApprenticeCode.DAYS_REVERSED: "结束日期 {until_on} 早于开始日期 {from_on}。请核对。",
    ApprenticeCode.LABOUR_REVERSED: "劳动合同的截止日早于起始日。请核对。",
    ApprenticeCode.MORE_PRACTICE: "实践课时比总课时还多。请核对。",
    ApprenticeCode.SIGNED_AHEAD: "签订日期晚于今天 {today}。还没有签的请留空。",
    ApprenticeCode.SIGNED_WITHOUT_DAY: "勾了已签字的一方，还缺签订日期。请填协议上的日期。",
    ApprenticeCode.MEETS_OTHER: "这名学生在“{unit}”已有学徒培养（{from_on} 至 {until_on}），日期重叠。请改日期，或先作废那一条。",
    ApprenticeCode.OUTSIDE: "阶段超出学徒培养的期间 {from_on} 至 {until_on}。请改日期。",
    ApprenticeCode.STAGES_OUTSIDE: "已登记的阶段 {from_on} 至 {until_on} 会落在期间之外。请先改阶段。",
    ApprenticeCode.STAGES_MEET: "与阶段 {from_on} 至 {until_on} 重叠。同一天只能在一个阶段。",
    ApprenticeCode.ASSESSED_EARLY: "考核日期早于阶段开始日 {from_on}。请核对。",
    ApprenticeCode.ASSESSED_AHEAD: "考核日期晚于今天 {today}。还没有考核的请留空。",
    ApprenticeCode.RESULT_NEEDED: "考核结果和考核日期要一起填。",
    ApprenticeCode.POST_AT_SCHOOL: "在校阶段没有岗位、报酬和企业师傅。请留空，或把阶段改为在岗。",
    ApprenticeCode.HAS_STAGES_THERE: "已登记在岗阶段的岗位或师傅属于原来的企业，不能换企业。请先删去这些阶段，或另立一条。",
    ApprenticeCode.VOID: "这条学徒培养已经作废（{reason}），不能再改。",
    ApprenticeCode.REASON_NEEDED: "作废需要写明原因，原因会记入日志。",
    ApprenticeCode.NOT_SIGNED: "学徒培养协议还没有签完。请签发，签字盖章后在“协议”里办理签署完成；在纸上签好的老协议登记签订日期。",
    ApprenticeCode.SIGNER_MISSING: "协议还缺签字：{parties}。请补签后登记。",
    ApprenticeCode.BIRTH_UNKNOWN: "没有学徒的出生日期，不能判断要不要监护人签字和能不能上岗。请补学生的证件号码。",
    ApprenticeCode.CONTENT_MISSING: "协议还缺内容：{heads}。请在学徒培养和阶段里补齐后重新打印。",
    ApprenticeCode.MENTORS_MISSING: "双导师还缺：{heads}。请补齐。",
    ApprenticeCode.FIRST_YEAR: "在岗阶段 {from_on} 开始时还在一年级。一年级学生不得安排岗位实习，请把阶段移到二年级以后。",
    ApprenticeCode.UNDER_AGE: "在岗阶段 {from_on} 开始时未满 16 周岁（{birth_on} 出生）。请移后。",
    ApprenticeCode.GRADE_UNKNOWN: "班级没有年级，不能判断在岗阶段是不是在一年级。请补班级的年级。",
    ApprenticeCode.NO_ANNEX: "在岗阶段 {days} 还没有签发三方协议。学徒培养协议不能代替三方协议，请点「附件三方协议…」安排并签发；已经结束的阶段在“实习安排”里补登记，并留存情况说明。",
    ApprenticeCode.HOURS_UNKNOWN: "还没有填总课时和实践课时。请按人才培养方案填写。",
    ApprenticeCode.HOURS_SHORT: "实践课时 {practice} 占总课时 {total} 的 {share}%，不到 {percent}%。请调整课程计划。",
    ApprenticeCode.TERM_LONG: "培养期 {from_on} 至 {until_on} 超过 {years} 年。请缩短。",
    ApprenticeCode.TERM_SPECIAL: "培养期 {from_on} 至 {until_on} 不在一般的 {least} 至 {usual} 年之内（特殊情况可到 {most} 年）。请核对，或说明特殊情况。",
    ApprenticeCode.LABOUR_UNKNOWN: "还没有登记劳动合同的起止日期。对象须是与企业订有劳动合同的员工，请填写。",
    ApprenticeCode.LABOUR_SHORT: "劳动合同 {labour_from} 至 {labour_until} 不满 {years} 年。请与企业核对。",
}
