"""Words of the windows about teachers' practice."""

from typing import Final

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.counting import Account
from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.strip import BandState
from ctec_desktop.domain.practice.views import PeriodView, PracticeLine, PractisingTeacher
from ctec_desktop.wording.practice import BANDS, FORMS, KINDS, PLACES, STATES, forecast_line, reason_line

OF_TEACHER: Final = "企业实践…"
OVERVIEW: Final = "企业实践一览"
OVERVIEW_LEAD: Final = "每名教师一行，先不足的排在前面。只有核实过的天数才计入；双击一行看每一段为什么没有计入。"
STRIP: Final = "企业实践图"
LIST: Final = "教师名单"
PERIODS: Final = "实践记录"
DEPARTMENT: Final = "院系"
WHOLE_SCHOOL: Final = "全校"
REPORT: Final = "导出汇总…"
REPORTING: Final = "导出教师企业实践情况汇总"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"
NO_TEACHER: Final = "还没有教师"
OUT_OF_SIGHT: Final = "这位教师已经不在，或者不在您的查看范围内，看不到他的实践。请关闭后刷新名单。"
NO_PERIOD: Final = "还没有登记过企业实践"
FIVE_YEARS: Final = "五年"
THIS_YEAR: Final = "本年"
REGIONAL: Final = "地方要求"
FORECAST: Final = "预计"
EXEMPT: Final = "减免年份"
KIND_OPEN: Final = "还没有填任课类别，先按专业课教师计算。请在“编辑”里补上。"

STAFF_NO: Final = "工号"
NAME: Final = "姓名"
KIND: Final = "任课类别"
COUNTED: Final = "五年已计"
MISSING: Final = "缺"
STATE: Final = "情况"
YEAR_MISSING: Final = "本年缺"
PERIOD: Final = "起止日期"
UNIT: Final = "单位或基地"
FORM: Final = "形式"
DAYS: Final = "计入"
WHY: Final = "没有计入的原因"

NEW: Final = "登记实践"
EDIT: Final = "修改实践记录"
NEW_ACTION: Final = "登记…"
EDIT_ACTION: Final = "修改…"
APPROVE: Final = "审批…"
VERIFY: Final = "核实…"
UNVERIFY: Final = "撤回核实…"
VOID: Final = "作废…"
EXEMPT_ACTION: Final = "减免年份…"
APPROVE_TITLE: Final = "审批实践"
VERIFY_TITLE: Final = "核实实践"
UNVERIFY_TITLE: Final = "撤回核实"
VOID_TITLE: Final = "作废实践记录"
EXEMPT_TITLE: Final = "减免年份"
SAVING: Final = "保存实践记录"
SAVED: Final = "实践已登记。结束后请核对材料并“核实”，核实以后才计入天数。"
APPROVED: Final = "已登记审批。"
VERIFIED: Final = "已核实，天数已计入。"
UNVERIFIED: Final = "核实已撤回，这一段的天数不再计入。"
VOIDED: Final = "这一段已作废。"
EXEMPTED: Final = "减免已登记。"
UNEXEMPT: Final = "撤销"
UNEXEMPT_TITLE: Final = "撤销减免"
UNEXEMPTED: Final = "减免已撤销，这一年重新计入要求。"
APPROVE_LEAD: Final = "登记谁在哪一天批准了这一段实践。"
VERIFY_LEAD: Final = "对照企业盖章的考勤、周志、考核表等材料，确认日期和天数属实以后再核实。"
EXEMPT_LEAD: Final = (
    "产假、全脱产进修等，按学校或地方的规定可以减免一个自然年的实践任务；五年的天数按比例减少。请先确认有规定。"
)

WHERE_PART: Final = "单位和时间"
PLAN_PART: Final = "计划和审批"
RESULT_PART: Final = "成果和考核"
PLACE: Final = "去哪里"
UNIT_HINT: Final = "企业全称或统一社会信用代码；实训基地写名称"
POST: Final = "岗位"
FROM: Final = "开始日期"
UNTIL: Final = "结束日期"
DAY_HINT: Final = "如 2026-07-06"
STATED_DAYS: Final = "材料写明的天数"
STATED_HINT: Final = "不填按起止日期全部计算"
ABSENT_FROM: Final = "期间请假，从"
ABSENT_UNTIL: Final = "请假到"
GOALS: Final = "目标和任务"
MENTOR: Final = "企业指导人员"
AGREEMENT_NO: Final = "实践协议编号"
LEAVE_FROM: Final = "实践假，从"
LEAVE_UNTIL: Final = "实践假到"
SUBSTITUTES: Final = "调课、代课安排"
SUBSTITUTES_BY: Final = "调课批准人"
OUTCOMES: Final = "成果转化为教学"
ENTERPRISE_APPRAISAL: Final = "企业考核"
SCHOOL_APPRAISAL: Final = "学校考核"
CHOOSE: Final = "请选择"
DECIDED_ON: Final = "日期"
DECIDED_BY: Final = "批准人"
VERIFIED_BY: Final = "核实人"
YEAR: Final = "年份"
REASON: Final = "原因"
REASON_HINT: Final = "如 产假、全脱产进修"
EXEMPT_BY: Final = "决定人"


def title(teacher: PractisingTeacher) -> str:
    return f"企业实践 · {teacher.name}（{teacher.staff_no}）"


def kind_text(teacher: PractisingTeacher) -> str:
    return KINDS[teacher.kind] if teacher.kind is not None else "未填"


def exemption_line(year: int, reason: str) -> str:
    return f"{EXEMPT} {year}：{reason}"


def unexempt_name(year: int) -> str:
    return f"{UNEXEMPT} {year} 年的减免"


def span_text(view: PeriodView) -> str:
    return f"{view.from_on.isoformat()} 至 {view.until_on.isoformat()}"


def unit_text(view: PeriodView) -> str:
    return f"{view.unit} · {view.post}" if view.post else view.unit


def form_text(view: PeriodView) -> str:
    return f"{PLACES[view.place]} · {FORMS[view.form]}"


def state_text(view: PeriodView) -> str:
    return STATES[view.state]


def why_text(view: PeriodView, account: Account | None) -> str:
    """Why days of the period do not count; the reason of a void one."""
    if account is None:
        return view.void_reason or ""
    return "；".join(reason_line(one) for one in account.not_counted)


def strip_note(line: PracticeLine) -> str:
    """A few letters at the end of a line of the picture."""
    ledger = line.ledger
    if ledger.short is not None:
        return f"{'地方' if ledger.is_short_in_region else ''}缺 {ledger.short.missing} 天"
    if ledger.main.state is MeterState.NONE:
        return "不要求"
    forecast = ledger.forecast
    return "够" if forecast is None else f"{forecast.by_on.isoformat()[:7]} 前 {forecast.days} 天"


def strip_line(line: PracticeLine) -> str:
    """A line of the picture for a screen reader."""
    main = line.ledger.main
    told = f"{line.teacher.name}：五年已计 {main.counted} 天"
    if main.required:
        told += f"，应有 {main.required} 天，缺 {main.missing} 天"
    return f"{told}。{forecast_line(line.ledger.forecast)}" if main.required else told


def band_tip(state: BandState, days: Span) -> str:
    return f"{BANDS[state]}：{days.from_on.isoformat()} 至 {days.until_on.isoformat()}，{days.days} 天"


def heads(count: int) -> str:
    return f"共 {count} 段"


def written_line(path: str) -> str:
    return f"已写到 {path}。"
