"""Sentences about teacher files and about recruiting, and the labels of their words."""

from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.teaching.entries import EntryKind, Rank
from ctec_desktop.domain.teaching.recruit_words import RecruitException, RecruitType
from ctec_desktop.domain.teaching.recruiting import EXP_3Y, NEW_01
from ctec_desktop.kernel.problems import Problem

ENTRY_KINDS: dict[EntryKind, str] = {
    EntryKind.MAJOR: "任教专业",
    EntryKind.EDUCATION: "学历",
    EntryKind.TITLE: "教师系列职称",
    EntryKind.OTHER_TITLE: "非教师系列职称",
    EntryKind.CERTIFICATE: "技能证书",
    EntryKind.ENTERPRISE_WORK: "企业工作经历",
    EntryKind.WORK: "其他工作经历",
    EntryKind.TEACHING: "教学实绩",
    EntryKind.RESEARCH: "教研、专业建设",
    EntryKind.AWARD: "获奖",
    EntryKind.TECHNICAL: "技术服务、技术创新",
    EntryKind.GUIDING: "指导青年教师、团队",
    EntryKind.EQUIVALENT: "等同能力的认定",
}
RANKS: dict[Rank, str] = {Rank.JUNIOR: "初级", Rank.MIDDLE: "中级", Rank.SENIOR: "高级"}
RECRUIT_TYPES: dict[RecruitType, str] = {
    RecruitType.INDUSTRY: "企业人员公开招聘",
    RecruitType.GRADUATE: "应届毕业生",
    RecruitType.SCHOOL: "其他学校调入",
    RecruitType.OTHER: "其他",
}
EXCEPTIONS: dict[RecruitException, str] = {
    RecruitException.SKILLED: "高级工以上的高技能人才",
    RecruitException.NORMAL_GRADUATE: "职业技术师范院校双师型毕业生",
    RecruitException.APPROVED: "学校另有批准",
}
RESULTS: dict[Result, str] = {
    Result.PASS: "符合",
    Result.FAIL: "不符合",
    Result.WARN: "提醒",
    Result.HELD: "待决定",
    Result.MISSING_DATA: "缺资料",
    Result.EXEMPT: "例外",
    Result.WAIVED: "已豁免",
    Result.DECIDED: "已决定",
    Result.NOT_APPLICABLE: "不适用",
}

SENTENCES: dict[str, str] = {
    TeachingCode.ENDS_BEFORE_IT_BEGINS: "结束日期 {until_on} 早于开始日期 {from_on}。请核对这两个日期。",
    TeachingCode.CERTIFICATE_EXPIRES_EARLY: (
        "有效期至 {until_on}，早于取得日期 {from_on}，证书不会在取得以前失效。请对照证书核对这两个日期；长期有效的，有效期留空。"
    ),
    TeachingCode.BEGINS_AHEAD: "{day} 还没有到，没有取得的不能登记。请填今天（{today}）或以前的日期。",
    TeachingCode.TOO_EARLY: "{day} 太早了，教师档案从 {least} 以后开始登记。请核对年份。",
    TeachingCode.NUMBER_NEEDED: "没有填证书编号，认定时无法查验。请对照证书补上。",
    TeachingCode.LEVEL_UNKNOWN: (
        "看不出是初级、中级还是高级，双师型认定时不能按等级采用。请在“等级”里照证书写明，如 高级工（三级）、技师、中级。"
    ),
    TeachingCode.SAME_TWICE: "同样的一条已经登记过。请改已有的那一条，不要重复登记。",
    TeachingCode.VOID: "这一条已经作废（{reason}），不能再改。",
    TeachingCode.REASON_NEEDED: "请写明原因，原因会记入日志。",
    TeachingCode.SCAN_UNREADABLE: "“{value}”不是扫描件。请选 PDF 或图片（jpg、png、tif、bmp）。",
    TeachingCode.SCAN_TOO_LARGE: (
        "“{value}”有 {size} MB，一份佐证材料最多 {most} MB。请用 200～300 dpi 重新扫描，或分成几份，再添加。"
    ),
    TeachingCode.SCAN_EMPTY: "“{value}”是空文件，可能没有复制完整。请重新复制后再添加。",
    TeachingCode.SCAN_FOREIGN: "“{value}”的内容与文件名的类型不符，打不开。请重新扫描或另存为真正的 PDF、图片。",
    TeachingCode.NO_SCAN: "这一条没有扫描件，或者不在您的查看范围内。",
    TeachingCode.EXCEPTION_WITHOUT_TYPE: "写了例外情形，请同时选招聘来源。",
    TeachingCode.HIRED_ON_MISSING: "没有任教日期，判断不了。请在“编辑”里补上任教日期。",
    TeachingCode.WORK_DAYS_MISSING: "企业工作经历没有写开始日期，算不出年限。请在档案里补上起止日期。",
    TeachingCode.RECRUIT_MISSING: "没有招聘来源，企业工作经历也不满 3 年。请在“编辑”里选招聘来源，或补登企业工作经历。",
    TeachingCode.SKILL_MISSING: "按高技能人才招聘，但档案里没有任教时有效的高级工以上证书。请登记证书并添加扫描件。",
    TeachingCode.EXCEPTION_REASON_MISSING: "选了例外情形，没有写依据。请在“编辑”里写明批准文号或毕业院校、专业。",
    TeachingCode.RECRUIT_EXEMPT: "按“{recruit_exception}”例外（{reason}）。",
    TeachingCode.RECRUITED_GRADUATE: (
        "{since} 任教，是应届毕业生，企业工作 {days} 天，不满 3 年；2020 年起原则上不再从应届毕业生招聘。"
        "有企业经历的请补登；属于例外的请在“编辑”里选例外情形并写明依据。"
    ),
    TeachingCode.EXPERIENCE_SHORT: (
        "{since} 任教以前有企业工作经历 {days} 天，不满 3 年（{needed} 天）。"
        "有漏登的请补登；属于例外的请在“编辑”里选例外情形并写明依据。"
    ),
    TeachingCode.FIRST_PRACTICE_UNVERIFIED: (
        "没有企业工作经历，{since} 任教以前的企业实践还没有核实。请在“企业实践…”里对照材料核实。"
    ),
    TeachingCode.NO_FIRST_PRACTICE: (
        "没有企业工作经历，{since} 任教以前也没有到企业实践。请补登任教以前的经历或实践；确实没有的，"
        "先安排企业实践再任教，已经任教的按学校规定尽快补上并留下材料。"
    ),
}


_RULES = {EXP_3Y: "三年企业工作经历", NEW_01: "先实践再上岗"}
_NOTHING_TO_DO = "档案里的经历或实践已经符合。"
_NOT_ASKED = "按任课类别或任教日期，不要求。"


def exception_text(value: str) -> str:
    return EXCEPTIONS[RecruitException(value)]


def finding_line(finding: Finding) -> str:
    """What the rule says, with its number and clause."""
    from ctec_desktop.wording import sentence

    if finding.code:
        told = sentence(Problem(finding.code, facts=finding.facts))
    else:
        told = _NOTHING_TO_DO if finding.result is Result.PASS else _NOT_ASKED
    return f"{_RULES[finding.rule_id]}：{told}（{finding.rule_id} {finding.clause}）"
