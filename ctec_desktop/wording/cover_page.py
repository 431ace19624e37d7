"""Words of the page 保险: policies, lists to insurers, their answers, the days nobody covers."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_strip import BandState
from ctec_desktop.domain.cover_views import CoverListView, CoverPerson, CoverTotals
from ctec_desktop.domain.day_spans import Span, Spans
from ctec_desktop.wording.cover import LIST_KINDS, spans_text, yuan

TITLE: Final = "保险"
SEARCH: Final = "搜索保险人、保险单号、投保人"
KIND: Final = "险种"
SCHEME: Final = "适用"
INSURER: Final = "保险人"
NUMBER: Final = "保险单号"
FROM: Final = "起期"
UNTIL: Final = "止期"
PEOPLE: Final = "在保人数"
STATE: Final = "状态"
EMPTY: Final = "还没有保险单"
EMPTY_HINT: Final = "实习前，学校和单位要依法投保实习责任保险。按保险单登记以后，再把学生投进去，缺口按天算。"
NEW: Final = "登记保险单"
EDIT: Final = "修改"
GAPS: Final = "保险缺口…"
ENROL: Final = "投保名单…"
ADD: Final = "增员…"
REMOVE: Final = "减员…"
EXTEND: Final = "延长…"
ANSWER: Final = "登记答复…"
PEOPLE_LIST: Final = "在保名单…"
SCAN: Final = "添加扫描件…"
SCAN_AGAIN: Final = "更换扫描件…"
VOID: Final = "作废…"
MORE: Final = "更多…"
VOID_LIST: Final = "作废名单…"
POLICYHOLDER: Final = "投保人"
INSURED: Final = "被保险人"
INSURED_HINT: Final = "如 学校、实习单位"
LIMIT_PERSON: Final = "每人限额（元）"
LIMIT_MEDICAL: Final = "其中医疗（元）"
LIMIT_EVENT: Final = "每次事故限额（元）"
PRICE: Final = "每人保险费（元）"
PAYER: Final = "保险费承担方"
PAYER_HINT: Final = "实习责任保险不得由学生承担"
NOTE: Final = "备注"
DAY_HINT: Final = "如 2026-09-01"
UNTIL_HINT: Final = "止期当天 24 时到期的填那一天；次日零时到期的填前一天"
CHOOSE: Final = "请选择"
POLICY_PART: Final = "保险单"
DAYS_PART: Final = "期间与限额"
MONEY_PART: Final = "保险费"
SAVING: Final = "保存保险单"
SAVED: Final = "保险单已保存。"
VOIDING: Final = "作废保险单"
VOIDED_LINE: Final = "已作废，这张保险单不再算任何人的保障。"
VOIDING_LIST: Final = "作废名单"
SCANNING: Final = "保存扫描件"
SCANNED_LINE: Final = "扫描件已存入文件库。"
SCAN_FILTER: Final = "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.ofd)"
ANY_FILTER: Final = "所有文件 (*)"
SAVING_SCAN: Final = "另存扫描件"
PERIOD: Final = "保险期间"
LIMITS: Final = "限额"
PREMIUM: Final = "保险费"
NOT_YET: Final = "未登记"

CURRENT, OVER, VOIDED, INCOMPLETE, AHEAD = "current", "over", "void", "incomplete", "ahead"
STATES: Final = {CURRENT: "有效", OVER: "已到期", VOIDED: "已作废", INCOMPLETE: "未登记齐", AHEAD: "未起保"}
STATE_FILTER: Final = (("current", "未到期的"), ("over", "已到期的"), ("void", "已作废的"))

CLASS: Final = "班级"
ALL_CLASSES: Final = "全部班级"
WHOLE_SCHOOL: Final = "全校"
STUDENTS: Final = "学生"
FILTER_STUDENTS: Final = "输入姓名、学号的几个字"
ALL: Final = "全选"
NONE: Final = "全不选"
EVERYBODY: Mapping[ListKind, str] = MappingProxyType(
    {
        ListKind.ENROL: "班里没有缺口的学生也列出",
        ListKind.ADD: "缺口已经过去的，和选定班级里没有缺口的也列出",
        ListKind.REMOVE: "还在实习的人也列出",
    }
)
FROM_FILE: Final = "按文件勾选…"
FROM_FILE_TIP: Final = "读取一份名单，按身份证号或学号勾选"
GAP_OVER: Final = "缺口已经过去"
LAYOUT: Final = "名单格式"
ANSWERED: Final = "保险人已经确认，不用再发名单"
ANSWER_NUMBER: Final = "批单号"
ANSWERED_ON: Final = "答复日期"
EFFECTIVE_ON: Final = "生效日"
EFFECTIVE_HINT: Final = "当天零时起；批单没有写的，一般是次日零时"
NEW_UNTIL: Final = "新的止期"
MAKE: Final = "生成名单…"
RECORD: Final = "登记"
MAKING: Final = "生成名单"
WORKBOOKS: Final = "Excel 工作簿 (*.xlsx)"
READING_FILE: Final = "读取名单文件"
TABLE_FILES: Final = "表格 (*.xlsx *.xls *.et *.xlsb *.ods *.csv)"
ANSWER_TITLE: Final = "登记保险人的答复"
ANSWER_LEAD: Final = "保险人出了批单，名单才算数；没有答复以前，这些人的天数按没有保险计算。"
WHICH_LIST: Final = "哪一份名单"
COMPARE: Final = "对照回执文件…"
REFUSED: Final = "保险人没有承保的学生（勾选的不算在保）"
SAVING_ANSWER: Final = "登记答复"
ANSWERED_LINE: Final = "答复已登记，保障从生效日起算。"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
UNIT: Final = "实习单位"
COVERED_DAYS: Final = "在保期间"
NOT_COVERED: Final = "没有保障（名单未答复，或未承保）"
PEOPLE_TITLE: Final = "在保名单"
REASON: Final = "原因"

GAPS_TITLE: Final = "保险缺口"
GAPS_LEAD: Final = "把每个学生的实习天数（岗位实习扣除暂停、提前结束，加上认识实习）和在保天数逐天对照；安排、变动、认识实习、批单一改，这里马上重算。"
AHEAD_DAYS: Final = "今后缺"
PAST_DAYS: Final = "已过缺"
GAP_DAYS: Final = "缺口期间"
GAP_LIST: Final = "有缺口的学生"
STRIP: Final = "保障条"
REPORT: Final = "覆盖报告…"
NO_PLACEMENT: Final = "没有岗位实习和认识实习，不需要保险。"
LEGEND: Final = {
    BandState.COVERED: "实习且在保",
    BandState.LACKING: "实习没有保险",
    BandState.SPARE: "在保、不在实习",
}


def expires(days: int) -> str:
    return f"{days} 天内到期"


def policy_period(from_on: date | None, until_on: date | None) -> str:
    return f"{from_on or NOT_YET} 至 {until_on or NOT_YET}"


def premium(price_fen: int | None, people: int) -> str:
    if price_fen is None:
        return NOT_YET
    return f"{yuan(price_fen)} × {people} 人 = {yuan(price_fen * people)}"


def list_line(one: CoverListView) -> str:
    """`增员 3 人`."""
    return LIST_KINDS[one.kind] if one.kind is ListKind.EXTEND else f"{LIST_KINDS[one.kind]} {one.people} 人"


def list_choice(one: CoverListView) -> str:
    return f"{list_line(one)}（{one.made_on.isoformat()}）"


def list_days(one: CoverListView) -> str:
    if one.is_void:
        return f"已作废：{one.void_reason}"
    if one.effective_on is None:
        return f"{one.made_on.isoformat()} 发出，等待答复"
    told = f"{one.effective_on.isoformat()} 零时生效"
    return f"{told}，延长到 {one.until_on.isoformat()}" if one.until_on else told


def list_note(one: CoverListView) -> str:
    told = [f"批单 {one.number}"] if one.number else []
    told += [f"保险费 {yuan(one.premium_fen)}"] if one.premium_fen else []
    told += [f"名单摘要 {one.list_sha256[:12]}…"] if one.list_sha256 else []
    return "，".join(told)


def person_line(one: CoverPerson) -> str:
    """A candidate as the list to tick shows them."""
    told = [f"{one.name}（{one.student_no}）", one.class_name]
    told += [one.unit] if one.unit else []
    told += [f"{one.from_on} 至 {one.until_on}"] if one.from_on and one.until_on else []
    told += [GAP_OVER] if one.is_over else []
    return "　".join(told)


def people_count(chosen: int, total: int) -> str:
    return f"已选 {chosen} / {total} 人"


def nobody(kind: ListKind, *, has_class: bool) -> str:
    if kind is ListKind.REMOVE:
        return "保险单上没有已经结束实习的人。"
    place = "这个班" if has_class else "全校"
    over = "，或者缺口已经过去" if kind is ListKind.ADD else ""
    return f"{place}没有需要投进这张保险单的学生：已经在保，或者实习天数不在保险期间里{over}。"


def matched_line(found: int, left_out: int, unknown: Sequence[str], kind: ListKind) -> str:
    """`left_out`: those of the found whom the list below does not show."""
    told = f"文件里认出 {found} 名学生。"
    if left_out:
        why = "不在这张保险单上" if kind is ListKind.REMOVE else "已经在这张保险单上或等待答复"
        told += f"其中 {left_out} 人没有列出：{why}，或不在选定的班级。"
    return f"{told}有 {len(unknown)} 行没有认出：{'；'.join(unknown[:3])}" if unknown else told


def compared_line(found: int, missing: int, unknown: Sequence[str], *, is_ticked: bool) -> str:
    """`is_ticked`: whether those who are missing are ticked below as not taken."""
    told = f"名单上 {found} 人在回执里。"
    told += f"有 {missing} 人不在回执里，{'已勾选，' if is_ticked else ''}请核对。" if missing else ""
    return told + (f"另有：{'；'.join(unknown[:3])}" if unknown else "")


def made_line(people: int, file: str) -> str:
    return f"已生成 {people} 人的名单：{file}（用印汇总在同名 PDF）。保险人答复以后，请“登记答复”。"


def recorded_line(people: int) -> str:
    return f"已登记 {people} 人。"


def extended_line() -> str:
    return "延长已登记。"


def voided_list_line(people: int) -> str:
    return f"名单已作废（{people} 人）。"


def totals_line(totals: CoverTotals) -> str:
    """The sum above the gaps."""
    whole = f"{totals.students:,} 人、{totals.needed_days:,} 个实习人日"
    if not totals.students:
        return "没有岗位实习和认识实习。"
    if not totals.students_uncovered:
        return f"{whole}，每一天都有实习责任保险。"
    told = f"{whole}；{totals.students_uncovered:,} 人没有保全：今后 {totals.ahead_days:,} 人日"
    return f"{told}，已过 {totals.past_days:,} 人日。" if totals.past_days else f"{told}。"


def more_line(shown: int, total: int) -> str:
    return f"只列出前 {shown:,} 人，共 {total:,} 人；选班级可以看全。"


def strip_line(name: str, lacking: Spans, days: int) -> str:
    """What a screen reader hears of one line of the strip."""
    if not lacking:
        return f"{name}：每一天都有保险"
    return f"{name}：缺 {days} 天，{spans_text(lacking)}"


def band_tip(state: BandState, days: Span) -> str:
    return f"{LEGEND[state]}：{spans_text((days,))}（{days.days} 天）"


def month_label(on: date, *, is_first: bool) -> str:
    return f"{on.year}-{on.month:02d}" if is_first or on.month == 1 else f"{on.month} 月"
