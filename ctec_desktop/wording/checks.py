"""Words of checking: what the facts are called and how they are typed, the work list, the departure gate."""

from datetime import date
from typing import Final

from ctec_desktop.domain.checks import CheckLine, CheckReport, DepartureCondition, MissingFact
from ctec_desktop.domain.codes.fitness import FitnessCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.fitness import EVERYTHING, NOTHING, FactForm, FactSubject, FactValue
from ctec_desktop.domain.vocabulary import PayMethod
from ctec_desktop.wording.findings import HAZARDS, MATCHES, PROGRAMME_HEADS
from ctec_desktop.wording.master_labels import PAY_METHODS

CHECKING: Final = "核对"
SENTENCES: dict[str, str] = {
    FitnessCode.NOT_A_WORD: "只能填：{known}",
    FitnessCode.NOT_A_DAY: "认不出是哪一天，请写成 2026-09-01",
    FitnessCode.NOT_A_COUNT: "请填 0 以上的整数",
    FitnessCode.OUT_OF_RANGE: "请填 {known}",
    FitnessCode.NOT_MONEY: "请填金额（元），如 2600 或 2600.50",
    FitnessCode.NOT_HOURS: "请填每天小时数，如 8 或 7.5，不超过 24",
    FitnessCode.TOO_LONG: "太长，请控制在 100 字以内",
    FitnessCode.NOT_CODES: "请填专业代码，多个用顿号分开，如 460103、660301",
    FitnessCode.NOT_A_REGION: "请填 6 位行政区划代码，如 410100",
    FitnessCode.DAY_AHEAD: "晚于今天 {today}，还没有发生",
    FitnessCode.RESULT_WITHOUT_DAY: "填了结果，请同时填核查日",
    FitnessCode.DAY_WITHOUT_RESULT: "填了核查日，请同时填结果（无／有）",
    FitnessCode.ENDS_BEFORE_IT_BEGINS: "止日早于起日",
    FitnessCode.CLEARED: "这一项留有历史，不能清空；请填新的数",
    FitnessCode.FILING_ENDS_EARLY: "有效期止日早于备案日。请核对两个日期。",
    FitnessCode.SCAN_UNREADABLE: "“{value}”不是 PDF 或图片。请选备案材料的扫描件（.pdf、.jpg、.png）。",
    FitnessCode.NO_SCAN: "这条备案还没有扫描件。请先在“备案登记”里添加。",
    FitnessCode.FILING_VOIDED: "这条备案已经撤下，不能再改。",
    FitnessCode.VOID_REASON_NEEDED: "请写明为什么撤下，会留在记录里。",
    FitnessCode.INSPECTION_WITHDRAWN: "这次考察已经撤回（{reason}），不用再撤。",
}

CELLS: Final[dict[str, str]] = {
    "staff_on_post": "在岗职工总数",
    "other_interns": "外校实习学生数",
    "credit_on": "信用核查日",
    "credit": "违法失信（无／有）",
    "safety_on": "安全核查日",
    "safety": "近三年安全违法（无／有）",
    "known_since": "首次合作日（老单位）",
    "decided_on": "党组织会议日",
    "minutes_no": "会议纪要号",
    "published_on": "公示起始日",
    "cooperation_no": "合作协议编号",
    "cooperation_from": "合作协议起",
    "cooperation_until": "合作协议止",
    "is_venue": "是娱乐场所（是／否）",
    "is_agent": "是中介代理（是／否）",
    "labour_grade": "体力强度（1–4级）",
    "hazards": "危险有害因素",
    "same_kind_staff": "同类岗位职工数",
    "post_other_interns": "岗位上外校实习学生数",
    "day_minutes": "每天小时",
    "week_days": "每周天数",
    "works_nights": "夜班（是／否）",
    "works_rest_days": "休息日上班（是／否）",
    "pay_fen": "每月报酬（元）",
    "pay_method": "支付方式（转账／现金）",
    "pay_day": "每月发放日",
    "wage_fen": "相同岗位月工资（元）",
    "lowest_wage_fen": "最低档月工资（元）",
    "majors": "适合的专业代码",
    "region_code": "实习地点区划代码",
    "programme_on": "实习方案确定日",
    "heads": "方案写全的方面",
    "curriculum_on": "列入培养方案（日期）",
    "management_on": "管理办法（日期）",
    "safety_on_plan": "安全规定（日期）",
    "emergency_on": "应急预案（日期）",
    "emergency_until": "应急预案有效到",
    "signed_on": "三方协议签署日",
    "student_agreed_on": "学生同意签字日",
    "guardian_agreed_on": "监护人同意签字日",
    "has_guardian_proof": "已收监护关系证明（是／否）",
    "trained_on": "岗前培训日",
    "safety_trained_on": "安全培训日",
    "has_passed_safety": "安全考核（合格／不合格）",
    "match": "专业对口（对口／相近／无关）",
}
# What may be written in a cell that chooses from words → the stable word.
NAMES: Final[dict[FactForm, dict[str, str]]] = {
    FactForm.YES_NO: {"是": "yes", "否": "no"},
    FactForm.CLEAN: {"无": "yes", "有": "no"},
    FactForm.PASSED: {"合格": "yes", "不合格": "no"},
    FactForm.PAY_METHOD: {text: key.value for key, text in PAY_METHODS.items()},
    FactForm.MATCH: {text: key.value for key, text in MATCHES.items()},
    FactForm.HAZARDS: {part: key.value for key, text in HAZARDS.items() for part in (text, *text.split("、"))},
    FactForm.HEADS: {text: key.value for key, text in PROGRAMME_HEADS.items()},
}
_RANGES: Final = {FactForm.GRADE: "1 到 4", FactForm.WEEK_DAYS: "1 到 7", FactForm.PAY_DAY: "1 到 31"}
SUBJECTS: Final = {
    FactSubject.UNIT: "家单位",
    FactSubject.POST: "个岗位",
    FactSubject.PLAN: "个计划",
    FactSubject.PLACEMENT: "人",
}
CONDITIONS: Final[dict[DepartureCondition, str]] = {
    DepartureCondition.AGREEMENT: "协议签署",
    DepartureCondition.CONSENT: "知情同意",
    DepartureCondition.INSPECTION: "单位考察",
    DepartureCondition.DECISION: "名单公示",
    DepartureCondition.FILING: "备案",
    DepartureCondition.PROGRAMME: "实习方案",
    DepartureCondition.SCHOOL_RULES: "制度预案",
    DepartureCondition.TRAINING: "岗前培训",
    DepartureCondition.SAFETY: "安全考核",
    DepartureCondition.COVER: "保险",
}


def cell_title(subject: FactSubject, key: str) -> str:
    """What a fact is called above its column."""
    return CELLS["safety_on_plan"] if (subject, key) == (FactSubject.PLAN, "safety_on") else CELLS[key]


def known_words(form: FactForm) -> str:
    """What may be typed into a cell."""
    if form in _RANGES:
        return _RANGES[form]
    names = "、".join(NAMES.get(form, {}))
    if form is FactForm.HAZARDS:
        return f"{NOTHING}，或 {'，'.join(HAZARDS.values())}"
    return f"{EVERYTHING}，或 {names}" if form is FactForm.HEADS else names


def fact_text(form: FactForm, value: FactValue) -> str:
    """A fact as its cell shows it; it reads back to the same."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    match form:
        case FactForm.YES_NO | FactForm.CLEAN | FactForm.PASSED:
            word = "yes" if value else "no"
            return next(text for text, known in NAMES[form].items() if known == word)
        case FactForm.MONEY:
            return f"{int(value) / 100:g}" if int(value) % 100 == 0 else f"{int(value) / 100:.2f}"
        case FactForm.HOURS:
            return f"{int(value) / 60:.2f}".rstrip("0").rstrip(".")
        case FactForm.HAZARDS:
            return "、".join(HAZARDS[key] for key in HAZARDS if key in str(value).split()) or NOTHING
        case FactForm.HEADS:
            shown = [text for key, text in PROGRAMME_HEADS.items() if key in str(value).split()]
            return EVERYTHING if len(shown) == len(PROGRAMME_HEADS) else "、".join(shown) or NOTHING
        case FactForm.PAY_METHOD:
            return PAY_METHODS[PayMethod(str(value))]
        case FactForm.MATCH:
            return next(text for text, known in NAMES[form].items() if known == value)
        case FactForm.CODES:
            return str(value).replace(" ", "、")
        case _:
            return str(value)


MISSING_HEADING: Final = "缺少的资料（补上以后才能判断）："
# What is missing, after the number of subjects it is missing of.
LACKS: Final[dict[str, str]] = {
    "credit_unknown": "缺信用核查",
    "safety_unknown": "缺安全生产核查",
    "looked_up_late": "的核查晚于实习开始",
    "looked_up_long_ago": "的核查已过有效期",
    "not_inspected": "缺实地考察（或首次合作日）",
    "inspection_heads_lacking": "的考察报告没有写全九个方面",
    "unit_not_decided": "缺党组织会议研究记录",
    "unit_not_published": "缺名单公示",
    "venue_to_decide": "待核定是否娱乐场所",
    "agent_to_decide": "待核定是否中介代理",
    "staff_unknown": "缺在岗职工数",
    "other_interns_unknown": "缺外校实习学生数",
    "cooperation_unknown": "缺校企合作协议",
    "cooperation_not_in_force": "的合作协议不在有效期",
    "same_kind_unknown": "缺同类岗位职工数",
    "labour_grade_unknown": "缺体力劳动强度分级",
    "hazards_unknown": "没有核对危险有害因素",
    "shift_unknown": "缺工时安排",
    "pay_unknown": "缺实习报酬",
    "wages_unknown": "缺相同岗位工资",
    "pay_day_unknown": "缺报酬发放日",
    "pay_method_unknown": "缺报酬支付方式",
    "region_unknown": "缺实习地点区划代码",
    "programme_unknown": "缺实习方案",
    "programme_heads_lacking": "的实习方案没有写全七个方面",
    "curriculum_unknown": "没有确认列入人才培养方案",
    "rules_of_school_lacking": "缺管理办法、安全规定或应急预案",
    "insurance_payer_unknown": "没有写明保险费承担方",
    "not_filed": "有学生还没有备案",
    "school_region_unknown": "无法判断跨省：学校没有登记统一社会信用代码",
    "source_of_text_unknown": "的协议文本没有确认以示范文本为基础",
    "unsigned": "三方协议还没有签好",
    "consent_lacking": "缺知情同意签字",
    "guardian_proof_lacking": "的监护人不是父母，缺监护关系证明或委托书",
    "post_majors_unknown": "缺适合的专业代码",
    "student_major_unknown": "的班级缺专业代码",
    "self_not_decided": "自主实习还没有批准",
    "mentors_lacking": "缺指导教师或单位指导人员",
    "not_trained": "缺岗前培训",
    "no_safety_training": "缺安全培训考核",
    "match_unknown": "没有判断专业对口",
    "not_insured": "没有实习责任保险",
    "birth_date_unknown": "缺出生日期",
    "minor_birth_unknown": "缺出生日期（未成年判断）",
    "gender_unknown": "缺性别",
    "grade_unknown": "缺班级入学年级",
    "status_unknown": "缺学籍记录",
}


def missing_line(one: MissingFact) -> str:
    """`12 家单位缺在岗职工数，影响 214 人`."""
    told = f"{len(one.subject_ids)} {SUBJECTS[one.subject]}{LACKS[one.code]}"
    return told if one.subject is FactSubject.PLACEMENT else f"{told}，影响 {one.placements} 人"


def summary(report: CheckReport) -> str:
    """What a check comes to, in one line."""
    if not report.placements:
        return f"{report.on.isoformat()} 没有要核对的岗位实习"
    anew = "" if report.rules_on is None else f"，{judged_anew(report.rules_on)}"
    told = f"{report.on.isoformat()} 核对 {report.placements} 人（{report.version}{anew}）：不通过 {report.failed} 人"
    if report.at_work_against_rules:
        told += f"，其中违规在岗 {len(report.at_work_against_rules)} 人"
    if report.waived:
        told += f"；提醒已豁免 {report.waived} 条"
    if held := report.total(Result.HELD):
        told += f"；待决定 {held} 条"
    waiting = max((one.placements for one in report.missing), default=0)
    return f"{told}；缺 {len(report.missing)} 种资料，最多影响 {waiting} 人" if waiting else f"{told}；资料齐全"


def judged_anew(on: date) -> str:
    """Marks what was judged by the rules of another day than each placement's own."""
    return f"一律按 {on.isoformat()} 的规则另行判断，只供参考，不改变各人原来的结果"


def person_line(line: CheckLine) -> str:
    mark = "【违规在岗】" if line.is_against_rules else ""
    return f"{mark}{line.student_name}（{line.student_no}）{line.class_name}　{line.enterprise_name}/{line.post_name}"
