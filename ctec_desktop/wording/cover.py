"""Sentences about insurance: policies, lists, days that nobody covers."""

from collections.abc import Sequence
from datetime import date

from ctec_desktop.domain.codes.cover import CoverCode
from ctec_desktop.domain.cover import CoverPayer, CoverScheme, ListKind, PolicyKind
from ctec_desktop.domain.day_spans import Span

KINDS: dict[PolicyKind, str] = {
    PolicyKind.LIABILITY: "实习责任保险",
    PolicyKind.ACCIDENT: "意外伤害保险",
    PolicyKind.WORK_INJURY: "工伤保险（单项）",
    PolicyKind.SCHOOL_LIABILITY: "校方责任险",
    PolicyKind.STUDENT_SAFETY: "学平险",
}
SCHEMES: dict[CoverScheme, str] = {
    CoverScheme.ORDINARY: "普通实习",
    CoverScheme.MODERN_APPRENTICE: "现代学徒制",
    CoverScheme.NEW_APPRENTICE: "企业新型学徒制",
}
PAYERS: dict[CoverPayer, str] = {
    CoverPayer.TUITION: "学校学费",
    CoverPayer.FREE_TUITION: "免学费补助资金",
    CoverPayer.ENTERPRISE: "实习单位",
    CoverPayer.STUDENT: "学生或家长",
}
LIST_KINDS: dict[ListKind, str] = {
    ListKind.ENROL: "投保",
    ListKind.ADD: "增员",
    ListKind.REMOVE: "减员",
    ListKind.EXTEND: "延长",
}
MISSING: dict[str, str] = {
    "insurer": "保险人",
    "number": "保险单号",
    "from_on": "保险起期",
    "until_on": "保险止期",
    "scan_name": "保险单扫描件",
}
# 职业学校学生实习管理规定第三十五条.
CLAUSE = "职业学校学生实习管理规定（2021）第三十五条"

SENTENCES: dict[str, str] = {
    CoverCode.DAYS_REVERSED: "保险止期 {until_on} 早于起期 {from_on}。请对照保险单改正日期。",
    CoverCode.NO_DAY: "保险止期 {until_on} 是起期 {from_on} 的前一天，这样一天也不保。止期当天 24 时到期的，请填那一天；次日零时到期的，请填前一天。",
    CoverCode.STUDENT_PAYS: "实习责任保险的保险费不得向学生收取，也不得从报酬里扣。这张保险单上的学生，检查结果都是不合格。请退还学生，由学校学费、免学费补助资金或实习单位承担，再改这里。",
    CoverCode.NUMBER_KNOWN: "保险单号 {value} 已经登记过。同一张保险单只登记一次，请打开原来的那一条修改。",
    CoverCode.INCOMPLETE: "还没有登记：{missing}。登记齐以前，这张保险单不算任何人的保障。",
    CoverCode.OPEN_ENDED: "还没有保险止期，不知道保到哪一天，所以一天也不算。请按保险单填写。",
    CoverCode.OVERLAPS: "有 {people} 人同时在保险单 {other}（{from_on} 至 {until_on}）上，两张重叠 {days} 天，重叠的天只算一次。请核对是不是重复投保。",
    CoverCode.NO_SUCH_POLICY: "这张保险单已经不在了。请重新打开列表。",
    CoverCode.POLICY_VOID: "这张保险单已经作废（{reason}），不能再改。请另外登记一张。",
    CoverCode.REASON_NEEDED: "作废要写明原因，原因会记入日志。",
    CoverCode.SCAN_UNREADABLE: "“{value}”不是 PDF 或图片。请选保险单的扫描件（.pdf、.jpg、.png）。",
    CoverCode.NO_SCAN: "这张保险单还没有扫描件。请先添加。",
    CoverCode.NO_PERIOD: "这张保险单还没有起期和止期，批单不知道从哪一天算。请先填写保险期间。",
    CoverCode.NOBODY_CHOSEN: "还没有选学生。请至少勾选一名。",
    CoverCode.ON_LIST_ALREADY: "已经在这张保险单上或正在等保险人答复，没有再次列入。",
    CoverCode.NOT_ON_POLICY: "不在这张保险单上，不能减员。",
    CoverCode.LIST_BEFORE_POLICY: "生效日 {effective_on} 早于保险起期 {from_on}，保险单那时还没有生效。请对照批单改正；首批名单从起期起算。",
    CoverCode.LIST_AFTER_POLICY: "生效日 {effective_on} 晚于保险止期 {until_on}，保险单已经到期。请先办延长，或登记新的保险单。",
    CoverCode.REMOVED_BEFORE_ADDED: "减员生效日 {effective_on} 早于本人增员的生效日 {added_on}。请对照两张批单改正。",
    CoverCode.EXTENDS_NOTHING: "新的止期 {until_on} 不晚于现在的止期 {last_on}，没有延长。请改日期。",
    CoverCode.EXTENDED_LATE: "延长从 {effective_on} 才生效，原来到 {last_on} 为止，中间 {days} 天没有保障。请联系保险人补上，或让学生这几天暂停实习。",
    CoverCode.EXTENDED_TOO_LATE: "延长从 {effective_on} 生效，晚于新的止期 {until_on}，一天也没有延长。请对照批单改正这两个日期。",
    CoverCode.ANSWERED_ALREADY: "这份名单的答复已经登记过了。登记错了的，请作废后重新登记。",
    CoverCode.LIST_VOID: "这份名单已经作废（{reason}）。",
    CoverCode.NO_SUCH_LIST: "这份名单已经不在了。请重新打开保险单。",
    CoverCode.ANSWER_AHEAD: "答复日期晚于今天 {today}。保险人还没有答复的，等答复以后再登记。",
}


def span_text(span: Span) -> str:
    if span.from_on == span.until_on:
        return span.from_on.isoformat()
    return f"{span.from_on.isoformat()} 至 {span.until_on.isoformat()}"


def spans_text(spans: Sequence[Span], most: int = 3) -> str:
    """`2026-09-01 至 2026-09-05、2026-10-01`; more than `most` are counted."""
    told = "、".join(span_text(span) for span in spans[:most])
    return f"{told} 等 {len(spans)} 段" if len(spans) > most else told


def missing_text(names: Sequence[str]) -> str:
    return "、".join(MISSING[name] for name in names)


def yuan(fen: int | None) -> str:
    """`500,000 元`, `30.50 元`."""
    if fen is None:
        return ""
    return f"{fen // 100:,} 元" if fen % 100 == 0 else f"{fen / 100:,.2f} 元"


def typed_yuan(fen: int | None) -> str:
    """As a form shows an amount to be changed."""
    if fen is None:
        return ""
    return str(fen // 100) if fen % 100 == 0 else f"{fen / 100:.2f}"


# Stands where the post of a placement does.
VISIT = "认识实习"


def policy_label(kind: PolicyKind, number: str | None) -> str:
    return f"{KINDS[kind]} {number or '（未出单）'}"


def days_on(on: date | None) -> str:
    return on.isoformat() if on else "—"


PEOPLE = "名单人数"
PREMIUM = "保险费"
LIST_HASH = "名单摘要"
BY_INSURER = "由保险人核定"
BENEFICIARY = "法定"


def heads(count: int) -> str:
    return f"{count} 人"


def premium_line(price_fen: int, people: int) -> str:
    """`30 元/人 × 40 人 = 1,200 元`."""
    return f"{yuan(price_fen)}/人 × {people} 人 = {yuan(price_fen * people)}"


def limits(person_fen: int | None, medical_fen: int | None) -> str:
    told = [f"每人 {yuan(person_fen)}"] if person_fen else []
    told += [f"医疗 {yuan(medical_fen)}"] if medical_fen else []
    return "，".join(told)


def list_file(policy: str, kind: ListKind, on: date) -> str:
    return f"{policy}-{LIST_KINDS[kind]}名单-{on.isoformat()}.xlsx"


def others_line(count: int) -> str:
    return f"文件里另有 {count} 名学生不在这份名单上"
