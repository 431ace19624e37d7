"""Sentences about teachers' practice in enterprises, and the labels of its words."""

from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.practice.counting import NotCounted, Reason
from ctec_desktop.domain.practice.ledger import Forecast, Meter, MeterState, PracticeLedger
from ctec_desktop.domain.practice.periods import CourseKind, PeriodState, PracticeForm, PracticePlace
from ctec_desktop.domain.practice.policy import MAIN
from ctec_desktop.domain.practice.strip import BandState

FORMS: dict[PracticeForm, str] = {
    PracticeForm.VISIT: "考察观摩",
    PracticeForm.TRAINING: "企业技能培训",
    PracticeForm.POST: "生产或管理岗位兼职、任职",
    PracticeForm.RESEARCH: "参与产品研发和技术创新",
    PracticeForm.STATIONED: "驻点指导实习",
    PracticeForm.OTHER: "其他",
}
PLACES: dict[PracticePlace, str] = {PracticePlace.ENTERPRISE: "企业", PracticePlace.BASE: "实训基地"}
KINDS: dict[CourseKind, str] = {
    CourseKind.PROFESSIONAL: "专业课教师",
    CourseKind.GUIDE: "实习指导教师",
    CourseKind.PUBLIC: "公共基础课教师",
    CourseKind.EXTERNAL: "外聘教师",
}
STATES: dict[PeriodState, str] = {
    PeriodState.PLANNED: "待审批",
    PeriodState.APPROVED: "已审批",
    PeriodState.VERIFIED: "已核实",
    PeriodState.VOID: "已作废",
}
METERS: dict[MeterState, str] = {
    MeterState.MET: "达到",
    MeterState.SHORT: "不足",
    MeterState.OPEN: "未到期",
    MeterState.NONE: "不要求天数",
}
REGIONAL_SHORT = "地方不足"
BANDS: dict[BandState, str] = {
    BandState.COUNTED: "企业实践，计入",
    BandState.BASE: "实训基地，只计入每年一个月",
    BandState.UNVERIFIED: "还没有核实，不计",
    BandState.EXEMPT: "减免的年份",
}
REASONS: dict[Reason, str] = {
    Reason.UNVERIFIED: "还没有核实",
    Reason.AHEAD: "还没有到",
    Reason.LEAVE: "请假没有在岗",
    Reason.REST: "休息日，按学校口径不算",
    Reason.VISIT: "考察观摩，按学校口径不算",
    Reason.BEYOND_STATED: "多于材料写明的天数",
    Reason.BASE: "实训基地的天数只计入每年一个月",
    Reason.OUT_OF_WINDOW: "在统计的周期以外",
    Reason.OVERLAP: "与另一段实践重叠，只算一次",
}

SENTENCES: dict[str, str] = {
    PracticeCode.NO_SUCH_TEACHER: "没有工号为“{value}”的教师，或者不在您的查看范围内。请核对工号。",
    PracticeCode.NO_SUCH_DEPARTMENT: "没有院系“{value}”。请写院系全称。",
    PracticeCode.UNKNOWN_ENTERPRISE: (
        "还没有登记企业“{value}”。请写全称或统一社会信用代码；确实是新的企业，请先在“企业与岗位”里建档，再登记实践。"
    ),
    PracticeCode.REVERSED: "结束日期早于开始日期 {from_on}。请核对这两个日期。",
    PracticeCode.TOO_LONG: "这一段有 {days} 天，一段实践最多 {most} 天。请核对年份；确实分几次去的，请分段登记。",
    PracticeCode.TOO_EARLY: "{day} 太早了，企业实践从 {least} 以后开始登记。请核对年份。",
    PracticeCode.TOO_FAR_AHEAD: "{day} 离今天太远，计划最多提前到 {most}。请核对年份。",
    PracticeCode.DAYS_BEYOND_PERIOD: "写明的天数 {value} 多于起止日期之间的 {days} 天。请核对天数和日期。",
    PracticeCode.ABSENT_OUTSIDE: "请假的日期不在实践的起止日期之内（{from_on} 至 {until_on}）。请核对。",
    PracticeCode.SPAN_INCOMPLETE: "起止日期要都填，或者都不填。请补上另一个日期。",
    PracticeCode.SAME_TWICE: "这位教师同一地点、同样日期的实践已经登记过。请改已有的那一条，不要重复登记。",
    PracticeCode.OVERLAPS: "与 {from_on} 至 {until_on} 在{unit}的实践有重叠，重叠的天数只算一次。",
    PracticeCode.VERIFIED: "这一段已经由 {by} 于 {on} 核实，不能再改。确实要改的，请先撤回核实，写明原因。",
    PracticeCode.VOID: "这一段已经作废（{reason}），不能再改。",
    PracticeCode.NOT_OVER: "这一段到 {until_on} 才结束，结束以后才能核实。",
    PracticeCode.DECIDED_AHEAD: "{day} 还没有到。请填今天（{today}）或以前的日期。",
    PracticeCode.VERIFIED_TOO_SOON: "核实日期早于实践结束的 {until_on}。请核对日期。",
    PracticeCode.NOT_APPROVED: "这一段没有审批记录就核实了，请补办审批材料（TPR-PLAN-01）。",
    PracticeCode.APPROVE_AGAIN: "日期、单位或形式与 {by} 批准的不同，原来的审批不再有效，请重新审批。",
    PracticeCode.NO_DAYS: "写明的天数是 {value}，至少要有 1 天。请写实际天数，或者留空按起止日期计算。",
    PracticeCode.APPROVED_LATE: "审批日期晚于实践开始的 {from_on}，已照填写的保存，请核对。",
    PracticeCode.NO_APPRAISAL: "企业和学校的考核还没有填齐，请尽快补上（TPR-EVAL-01）。",
    PracticeCode.REASON_NEEDED: "请写明原因，原因会记入日志。",
    PracticeCode.NOT_VERIFIED: "这一段还没有核实，没有可以撤回的。",
    PracticeCode.TEXT_TOO_LONG: "最多 {most} 个字，现在是 {length} 个。请简要写明，详细的另附材料。",
    PracticeCode.YEAR_OUT_OF_RANGE: "“{value}”不是 {least} 到 {most} 之间的年份。请填四位数的年份。",
    PracticeCode.NAME_DIFFERS: "工号 {value} 是 {name}，表里写的是“{said}”。请核对工号和姓名。",
    PracticeCode.DECISION_INCOMPLETE: "审批或核实要写明日期和经手人两样，这里只有一样。请补上，或者都留空。",
    PracticeCode.FORM_NEEDED: "没有写实践形式。请写考察观摩、技能培训、岗位实践、研发、驻点或其他。",
    PracticeCode.NOT_EXEMPT: "{value} 年没有减免记录，可能已被撤回。请刷新后再看。",
}


def state_text(ledger: PracticeLedger) -> str:
    """How a teacher stands in the five years; what the region demands is told where only that is not reached."""
    if ledger.is_short_in_region:
        return REGIONAL_SHORT
    return METERS[ledger.main.state]


def reason_line(one: NotCounted) -> str:
    return f"{one.days} 天不计：{REASONS[one.reason]}"


def meter_line(meter: Meter) -> str:
    """Counted against demanded, and what is missing."""
    window = f"{meter.window.from_on.isoformat()} 至 {meter.window.until_on.isoformat()}"
    if meter.state is MeterState.NONE:
        return f"{meter.counted} 天，不要求天数（{window}）"
    told = f"{meter.counted} / {meter.required} 天"
    if meter.missing:
        told += f"，缺 {meter.missing} 天"
    if meter.state is MeterState.OPEN and meter.due_on is not None:
        told += f"，{meter.due_on.isoformat()} 到期"
    return f"{told}（{window}）"


def forecast_line(forecast: Forecast | None) -> str:
    """When days will be missing if nothing is added."""
    if forecast is None:
        return "按现有天数，今后五年都够。"
    whose = "" if forecast.rule_id == MAIN else "按地方要求，"
    told = f"{whose}到 {forecast.by_on.isoformat()} 还要 {forecast.days} 天"
    if forecast.short_from is None:
        return f"{told}（现在已不足）"
    if forecast.short_from < forecast.by_on:
        told += f"（{forecast.short_from.isoformat()} 起不足）"
    return told
