"""Sentences of what the rules find, and what the words of the facts they rest on are called on screen."""

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import LET_PASS, Finding, Result
from ctec_desktop.domain.inspections import InspectionHead
from ctec_desktop.domain.rules.filings import FilingKind
from ctec_desktop.domain.rules.plan import ProgrammeHead, SchoolRules
from ctec_desktop.domain.rules.post import Hazard
from ctec_desktop.domain.rules.student_papers import Match
from ctec_desktop.kernel.problems import Problem

HAZARDS = {
    Hazard.HEIGHT: "高空",
    Hazard.MINE: "井下、矿山",
    Hazard.RADIATION: "放射性",
    Hazard.TOXIC: "有毒",
    Hazard.EXPLOSIVE: "易燃易爆、烧伤",
    Hazard.DUST: "接尘",
    Hazard.COLD_WATER: "冷水（Ⅱ级以上）",
    Hazard.HEAT: "高温（Ⅲ级以上）",
    Hazard.COLD: "低温（Ⅲ级以上）",
    Hazard.FORESTRY: "森林采伐",
    Hazard.FIELD_GEOLOGY: "地质野外",
    Hazard.DIVING: "潜水、涵洞、高原",
    Hazard.LOAD: "超重搬运",
    Hazard.POWER_TOOLS: "风动、锤击工具",
    Hazard.FORCED_POSTURE: "强迫体位流水线",
    Hazard.BOILER: "锅炉司炉",
    Hazard.HIGH_RISK: "其他高风险",
}
PROGRAMME_HEADS = {
    ProgrammeHead.POST: "岗位要求",
    ProgrammeHead.GOALS: "实习目标",
    ProgrammeHead.TASKS: "实习任务",
    ProgrammeHead.STANDARDS: "实习标准",
    ProgrammeHead.PREPARATION: "实习准备",
    ProgrammeHead.ASSESSMENT: "考核要求",
    ProgrammeHead.SAFEGUARDS: "保障措施",
}
SCHOOL_RULES = {
    SchoolRules.MANAGEMENT: "实习管理办法",
    SchoolRules.SAFETY: "安全规定",
    SchoolRules.EMERGENCY: "应急预案",
}
MATCHES = {Match.FITS: "对口", Match.CLOSE: "相近", Match.UNRELATED: "无关"}
FILING_KINDS = {
    FilingKind.INTERNSHIP: "岗位实习备案",
    FilingKind.HAZARD: "高风险岗位备案",
    FilingKind.REST_DAYS: "休息日、节假日实习备案",
    FilingKind.OVERTIME: "加班备案",
    FilingKind.NIGHTS: "夜班备案",
    FilingKind.HOURS: "工时备案",
    FilingKind.OTHER_PROVINCE: "跨省实习同意与备案",
    FilingKind.ABROAD: "境外实习同意与备案",
}
RESULTS = {
    Result.PASS: "通过",
    Result.FAIL: "不通过",
    Result.WARN: "提醒",
    Result.HELD: "待决定",
    Result.MISSING_DATA: "缺资料",
    Result.EXEMPT: "备案豁免",
    Result.WAIVED: "已豁免",
    Result.DECIDED: "已决定",
    Result.NOT_APPLICABLE: "不适用",
}
INSPECTION_HEADS = {
    InspectionHead.QUALIFICATION: "单位资质",
    InspectionHead.CREDIT: "诚信状况",
    InspectionHead.MANAGEMENT: "管理水平",
    InspectionHead.POST_CONTENT: "岗位性质和内容",
    InspectionHead.WORKING_HOURS: "工作时间",
    InspectionHead.WORKPLACE: "工作环境",
    InspectionHead.LIVING: "生活环境",
    InspectionHead.HEALTH: "健康保障",
    InspectionHead.PROTECTION: "安全防护",
}
_SIGNERS = {"student": "学生", "guardian": "监护人"}
_MENTORS = {"school": "学校指导教师", "unit": "单位指导人员"}
# Facts that are stable words, by their name: what each word is called.
_WORDS: dict[str, dict[str, str]] = {
    "hazards": {key.value: text for key, text in HAZARDS.items()},
    "programme_heads": {key.value: text for key, text in PROGRAMME_HEADS.items()},
    "school_rules": {key.value: text for key, text in SCHOOL_RULES.items()},
    "inspection_heads": {key.value: text for key, text in INSPECTION_HEADS.items()},
    "signers": _SIGNERS,
    "mentors": _MENTORS,
}

SENTENCES: dict[str, str] = {
    FindingCode.CREDIT_UNKNOWN: "没有信用核查记录。请在信用中国等网站查询后，登记核查日和结果。",
    FindingCode.CREDIT_BAD: "{on} 查到违法失信记录，不能作为实习单位。请更换单位；记录有误的，重新核查后登记。",
    FindingCode.SAFETY_UNKNOWN: "没有近 {years} 年安全生产违法记录的核查。请查询后登记核查日和结果。",
    FindingCode.SAFETY_BAD: "{on} 查到近 {years} 年有安全生产违法记录，不能作为实习单位。请更换单位。",
    FindingCode.LOOKED_UP_LATE: "核查日 {on} 晚于实习开始日 {from_on}。请登记开始以前的核查；没有的，说明情况并尽快补查。",
    FindingCode.LOOKED_UP_LONG_AGO: "核查日 {on} 距实习开始日 {from_on} 超过 {months} 个月。请重新核查后登记。",
    FindingCode.NOT_INSPECTED: "新单位还没有实地考察报告。请考察后登记九个方面；早已合作的单位，登记首次合作日。",
    FindingCode.HEADS_LACKING: "考察报告还缺：{inspection_heads}。请补全九个方面。",
    FindingCode.INSPECTED_UNFIT: "{on} 的考察结论是不适合。请更换单位，或整改后重新考察。",
    FindingCode.INSPECTED_LATE: "考察日 {on} 晚于实习开始日 {from_on}。请把开始日改到考察以后，或核对日期。",
    FindingCode.UNIT_KNOWN: "{since} 起就有合作，不是新增单位。",
    FindingCode.NOT_DECIDED: "还没有党组织会议研究确定的记录。请登记会议日期和纪要号。",
    FindingCode.NOT_PUBLISHED: "{decided_on} 会议已确定，还没有登记公示。请登记公示起始日。",
    FindingCode.DECIDED_LATE: "会议或公示（{on}）晚于实习开始日 {from_on}。请把开始日改到公示以后，或核对日期。",
    FindingCode.VENUE_BY_CODE: "行业代码 {code} 属于营业性娱乐场所，不得安排学生实习。请更换单位；代码登记有误的，改正行业代码。",
    FindingCode.VENUE_TO_DECIDE: "单位名称里有“{word}”，是否娱乐场所需要人核定一次。请查看营业执照的经营范围后登记。",
    FindingCode.VENUE_DECIDED: "已核定为营业性娱乐场所，不得安排学生实习。请更换单位。",
    FindingCode.AGENT_TO_DECIDE: "单位名称或行业有“{word}”，是否中介或劳务派遣需要人核定一次。请查看合同由谁用工、报酬由谁支付后登记。",
    FindingCode.AGENT_DECIDED: "已核定为中介或有偿代理，不得由其组织、安排和管理实习。请改与用工单位直接安排。",
    FindingCode.STAFF_UNKNOWN: "缺在岗职工总数，无法计算实习学生占比。请向单位索取盖章的人数后登记。",
    FindingCode.OTHER_INTERNS_UNKNOWN: "本校 {interns} 人，缺其他学校的实习学生数，无法判断是否超过 {percent}%（{most} 人）。请向单位询问后登记，没有的填 0。",
    FindingCode.SHARE_OF_STAFF: "{on} 起实习学生 {interns} 人，超过在岗职工 {staff} 人的 {percent}%（{most} 人）。请减少人数，或说明理由。",
    FindingCode.COOPERATION_UNKNOWN: "学校安排的单位缺校企合作协议。请登记协议编号和起止日。",
    FindingCode.COOPERATION_SHORT: "校企合作协议 {first} 至 {last}，不满 {years} 年。请续签。",
    FindingCode.COOPERATION_OVER: "实习开始日 {from_on} 不在校企合作协议 {first} 至 {last} 之内。请登记续签的协议。",
    FindingCode.SAME_KIND_UNKNOWN: "缺同类岗位职工人数，无法计算占比。请向单位询问后登记。",
    FindingCode.SHARE_OF_POST: "{on} 起这个岗位的实习学生 {interns} 人，超过同类岗位职工 {staff} 人的 {percent}%（{most} 人）。请减少人数，或说明理由。",
    FindingCode.GRADE_OF_LABOUR_UNKNOWN: "缺体力劳动强度分级。请对照岗位登记 1 至 4 级。",
    FindingCode.GRADE_OF_LABOUR_HIGH: "体力劳动强度第 {grade} 级，高于第 {most} 级，不得安排学生。请换岗位。",
    FindingCode.HAZARDS_UNKNOWN: "岗位还没有核对危险有害因素。请登记；没有的写“无”。",
    FindingCode.HAZARDOUS: "岗位有{hazards}，不得安排实习。请换岗位；专业确有需要的，事先备案后登记备案号。",
    FindingCode.MINOR_HAZARDOUS: "{from_on} 至 {last_on} 未满 18 周岁，岗位有{hazards}，属于未成年工禁忌。请换岗位，或改到成年以后。",
    FindingCode.FEMALE_HAZARDOUS: "岗位有女职工禁忌的劳动（{hazards} 体力强度 {grade} 级）。请换岗位。",
    FindingCode.MINOR_BIRTH_UNKNOWN: "缺出生日期，无法判断是否未成年。请补录身份证号或出生日期。",
    FindingCode.GENDER_UNKNOWN: "缺性别，无法判断是否适用女职工保护。请补录。",
    FindingCode.SHIFT_UNKNOWN: "缺工时安排（每天小时、每周天数、夜班、休息日）。请向单位询问后登记。",
    FindingCode.POST_INTERNS_UNKNOWN: "本校 {interns} 人，不知道外校实习学生有几人在这个岗位，无法判断是否超过 {percent}%（{most} 人）。请向单位询问后登记，没有的填 0。",
    FindingCode.OVERTIME_BY_PLAN: "按排班“{shift}”每天 {day} 小时，超过 {most_day} 小时：{first} 起共 {days} 天。请改班次；确有需要的，事先备案后登记备案号。",
    FindingCode.WEEK_BY_PLAN: "按排班有 {weeks} 周超过 {most_week} 小时，最多的是 {monday} 起的一周：{days} 天 {week} 小时（调休上班日抵放假日，不计入）。请改排班；确有需要的，事先备案后登记备案号。",
    FindingCode.NO_REST_DAY_BY_PLAN: "按排班有 {weeks} 周没有休息，如 {monday} 起的一周工作 {days} 天，超过 {most} 天。请改排班；确有需要的，事先备案后登记备案号。",
    FindingCode.NIGHTS_BY_PLAN: "按排班{shifts}有夜班（{from_hour} 时至次日 {until_hour} 时）：{first} 起共 {days} 天，每班夜间最多 {hours} 小时。请改班次；专业确有需要的，事先备案后登记备案号。",
    FindingCode.REST_DAYS_BY_PLAN: "按排班，法定节假日上班 {statutory} 天，休息日（含调休放假日）上班 {rest} 天，依据 {notices}：{worked_days} 等。请改排班；专业确有需要的，事先备案后登记备案号。",
    FindingCode.SWAPS_NOT_ANNOUNCED: "{years} 年调休未公布：法定节假日没有安排上班，哪些周末对调还不知道（按排班共 {days} 天）。放假通知公布后请导入，再核对一次。",
    FindingCode.DAYS_WITHOUT_SHIFTS: "{first} 至 {last} 有 {days} 天没有排班，岗位上也没有登记工时安排。请补上排班，或登记工时、夜班和休息日。",
    FindingCode.OVERTIME: "每天 {day} 小时、每周 {week} 小时，超过 {most_day} 小时或 {most_week} 小时。请改工时；确有需要的，事先备案后登记备案号。",
    FindingCode.NO_REST_DAY: "每周工作 {days} 天，超过 {most} 天。请保证休息日；确有需要的，事先备案后登记备案号。",
    FindingCode.NIGHT_WORK: "安排夜班（{from_hour} 时至次日 {until_hour} 时）。请改班次；专业确有需要的，事先备案后登记备案号。",
    FindingCode.REST_DAY_WORK: "休息日或法定节假日安排实习。请改班次；专业确有需要的，事先备案后登记备案号。",
    FindingCode.PAY_UNKNOWN: "缺实习报酬。请向单位确认后在岗位里登记。",
    FindingCode.PAY_NOTHING: "实习报酬是 0。请与单位商定适当的报酬。",
    FindingCode.WAGES_UNKNOWN: "缺相同岗位工资和最低档工资，无法判断报酬是否达到 {percent}%。请向单位询问后登记。",
    FindingCode.PAY_LOW: "报酬每月 {pay} 元，低于相同岗位工资 {wage} 元的 {percent}%，也低于最低档工资 {lowest} 元。请提高报酬，或说明理由。",
    FindingCode.PAY_DAY_UNKNOWN: "缺每月发放日，无法判断支付周期。请在岗位里登记。",
    FindingCode.PAY_METHOD_UNKNOWN: "缺报酬支付方式。请在岗位里选择银行转账或现金。",
    FindingCode.PROGRAMME_UNKNOWN: "还没有校企共同制定的实习方案。请登记双方确认的日期和写全的方面。",
    FindingCode.PROGRAMME_HEADS_LACKING: "实习方案还缺：{programme_heads}。请补全七个方面。",
    FindingCode.PROGRAMME_LATE: "实习方案 {on} 才确定，晚于开始日 {from_on}。请核对日期。",
    FindingCode.CURRICULUM_UNKNOWN: "没有确认这次实习写在人才培养方案里。请登记方案的日期。",
    FindingCode.RULES_OF_SCHOOL_LACKING: "还缺：{school_rules}。请制定后登记日期。",
    FindingCode.EMERGENCY_PLAN_OVER: "应急预案有效到 {until_on}，实习到 {last_on} 才结束。请修订后登记。",
    FindingCode.UNSIGNED: "三方协议还没有签好。请在 {from_on} 前收回签好的协议，登记签署日期。",
    FindingCode.UNSIGNED_AT_WORK: "违规在岗：{from_on} 起已在岗，三方协议没有签好。请立即停止实习或补签，并附情况说明。",
    FindingCode.SIGNED_LATE: "三方协议 {on} 才签署，晚于开始日 {from_on}。日期按纸面登记，请附情况说明。",
    FindingCode.CONSENT_LACKING: "知情同意书缺{signers}签字。请收回后登记日期。",
    FindingCode.CONSENT_LATE: "知情同意书 {on} 才签字，晚于开始日 {from_on}。请附情况说明。",
    FindingCode.GUARDIAN_PROOF_LACKING: "监护人与学生的关系是“{relation}”，不是父母或法定监护人。请收取监护关系证明或委托书，再登记“已收监护关系证明”。",
    FindingCode.SELF_NOT_DECIDED: "自主实习还没有批准。请在“自主实习审批”里决定。",
    FindingCode.SELF_DECIDED_LATE: "自主实习 {on} 才批准，晚于开始日 {from_on}。请附情况说明。",
    FindingCode.MENTORS_LACKING: "没有指定{mentors}。请在计划或岗位里指定。",
    FindingCode.NOT_TRAINED: "没有岗前培训记录。请培训后登记日期。",
    FindingCode.TRAINED_LATE: "岗前培训 {on}，晚于开始日 {from_on}。请核对日期。",
    FindingCode.NO_SAFETY_TRAINING: "没有安全培训记录或考核结果。请培训考核后登记。",
    FindingCode.SAFETY_TRAINING_FAILED: "安全培训考核不合格，不得参加实习。请补考合格后再安排。",
    FindingCode.SAFETY_TRAINING_LATE: "安全培训 {on}，晚于开始日 {from_on}。请核对日期。",
    FindingCode.MATCH_UNKNOWN: "还没有判断岗位与专业是否对口。请由专业负责人判断：对口、相近或无关。",
    FindingCode.MATCH_UNRELATED: "岗位与所学专业无关，不得安排。请换岗位。",
    FindingCode.MATCH_OTHER_FIELD: "专业 {major} 与岗位适合的专业（{post_majors}）不在同一专业大类。请换岗位，或说明理由。",
    FindingCode.POST_MAJORS_UNKNOWN: "岗位没有登记适合的专业代码，判断不了是否跨专业大类。请登记岗位适合的专业。",
    FindingCode.STUDENT_MAJOR_UNKNOWN: "学生的班级没有专业代码，判断不了是否跨专业大类。请在“专业与班级”里补上。",
    FindingCode.LONGER_THAN_USUAL: "{from_on} 至 {last_on} 超过 {months} 个月。请分段安排，或说明人才培养方案的规定。",
    FindingCode.LONGER_TOGETHER: "{first} 起 {placements} 段岗位实习连同这一段（{from_on} 至 {last_on}）合计超过 {months} 个月。请缩短，或说明人才培养方案的规定。",
    FindingCode.SHORTER_THAN_LEAST: "合计 {days} 天，不满 {months} 个月，可能影响执业资格。请延长，或说明理由。",
    FindingCode.NOT_INSURED: "没有实习责任保险。请在开始前投保并登记。",
    FindingCode.UNINSURED_AT_WORK: "违规在岗：{from_on} 起已在岗，{on} 没有{lacking}保险。请立即投保，并附情况说明。",
    FindingCode.KIND_LACKING: "只有“{held}”，缺{lacking}保险；别的险种不能代替。请补投保。",
    FindingCode.COVER_GAP: "有 {days} 天没有保险，第一天是 {first}。请办理批改或续保。",
    FindingCode.PAYER_UNKNOWN: "没有写明保险费由谁承担。请在保险里选择学校或单位。",
    FindingCode.PAYER_STUDENT: "保险费由学生承担。请改由学校或单位承担，已收的退还。",
    FindingCode.NOT_FILED: "还没有向主管部门备案，或者备案的有效期不到 {last_on}；开始以后增加的学生要补充备案。请报送后登记备案号。",
    FindingCode.FILED_LATE: "备案日 {on} 晚于开始日 {from_on}。请附情况说明。",
    FindingCode.REGION_UNKNOWN: "缺实习地点的行政区划代码，无法判断是否跨省。请登记。",
    FindingCode.SCHOOL_REGION_UNKNOWN: "学校没有登记统一社会信用代码，不知道在哪个省，无法判断是否跨省。请在“设置”里登记。",
    FindingCode.OTHER_PROVINCE: "实习地点区划 {region} 与学校 {school_region} 不在同一省，没有事先的同意和备案。请报批后登记备案号。",
    FindingCode.ABROAD: "实习地点区划 {region} 在内地以外，没有事先的同意和备案。请报批后登记备案号。",
    FindingCode.EXEMPTED: "已备案：{authority} {number}（{filed_on}）。",
    FindingCode.SOURCE_OF_TEXT_UNKNOWN: "还没有确认协议文本以示范文本为基础。请在“文本库”确认来源和日期。",
}


def finding_sentence(finding: Finding) -> str:
    """What a rule found, without its clause; one that passed says so."""
    from ctec_desktop.wording import sentence

    if not finding.code:
        return RESULTS[finding.result]
    told = sentence(Problem(finding.code, facts=finding.facts))
    return told + _let_pass(finding) if finding.result in LET_PASS.values() else told


def _let_pass(finding: Finding) -> str:
    """Who let it pass, why, and how long."""
    facts = finding.facts
    until = f"到 {facts['waived_until']}" if facts["waived_until"] else "规则换版以后开始的除外"
    return (
        f"（{RESULTS[finding.result]}：{facts['waived_by']} {facts['waived_on']}，{facts['waived_because']}；{until}）"
    )


def said(name: str, value: str) -> str:
    """Stable words as a list for people."""
    return "、".join(_WORDS[name].get(word, word) for word in value.split())
