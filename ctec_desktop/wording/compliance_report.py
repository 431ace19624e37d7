"""Words of 实习合规报告, on paper, in the workbook and on the command line."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.checks import CheckLine
from ctec_desktop.domain.compliance import ComplianceReport, FoundGroup, NamedPlacement, RuleTotals
from ctec_desktop.domain.filing_views import FilingView
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.wording.checks import missing_line
from ctec_desktop.wording.findings import FILING_KINDS, RESULTS, finding_sentence

TITLE: Final = "实习合规报告"
PRINTING: Final = "生成实习合规报告"
WHOLE_SCHOOL: Final = "全校"
NOTE: Final = (
    "按每个人实习开始那天有效的规则核对；缺资料不算通过。条款用本校自己的话转述，原文以所列文件为准。"
    "结论由程序按登记的资料得出，需要人判断的列为“待决定”。"
)
BARS: Final = "各班情况"
BARS_NOTE: Final = "每名学生按最重的一项结论计一次。右边是人数。"
# How a placement stands by the worst that is said of it.
STANDINGS: Final = {
    Result.FAIL: "有不通过",
    Result.HELD: "有待决定",
    Result.MISSING_DATA: "缺资料",
    Result.WARN: "有提醒",
    Result.PASS: "全部通过",
}
_NOT_FAILED: Final = (Result.HELD, Result.MISSING_DATA, Result.WARN, Result.PASS)
FOUND: Final = {
    Result.FAIL: "不通过",
    Result.HELD: "待决定",
    Result.WARN: "提醒",
    Result.WAIVED: "已豁免的提醒",
    Result.DECIDED: "已决定的事项",
}
NOTHING_FOUND: Final = "没有。"
MISSING: Final = "没有核对的：缺资料"
MISSING_NOTE: Final = "补上以后才能判断，不算通过。"
RECORD_ONLY: Final = "没有核对的：由记录证明"
RECORD_ONLY_NOTE: Final = "程序不作判断，请查看所列记录。"
SHARES: Final = "实习学生占比"
SHARES_NOTE: Final = "逐日的人数与上限，外校实习学生一并计算。"
FILINGS: Final = "备案"
FILINGS_NOTE: Final = "依据备案放行的规则只看登记时已经安排的学生。"
RULES: Final = "逐条结果"
COVER: Final = "保险逐日对照"
COVER_NOTE: Final = "没有保险的实习日画斜线。"
ANNEX: Final = "附：文字待核实的规则"
ANNEX_NOTE: Final = "这些规则的条款还没有对照原文确认，管理员确认后不再列出。"

# What is drawn, and how it is counted.
_DRAWN: Final = (("各班情况只画", "个班"), ("保险逐日对照只画有缺口的", "人"), ("实习学生占比只画", "个单位"))

# Heading, share of the width, whether the cell is one line.
FOUND_COLUMNS: Final = (
    ("规则", 52.0, True),
    ("结论和依据", 200.0, False),
    ("条款", 84.0, False),
    ("人数", 28.0, True),
    ("学生", 170.0, False),
)
APPRENTICES: Final = "学徒培养"
APPRENTICES_NOTE: Final = "按每名学徒开始那天的规则核对；不合规的和缺资料的都在这里，不计入上面的实习人数。"
SAME: Final = "同上"
SAME_PEOPLE: Final = "与上一行相同"
MISSING_COLUMNS: Final = (("缺什么", 250.0, False), ("规则", 190.0, False), ("影响人数", 50.0, True))
RECORD_COLUMNS: Final = (("规则", 66.0, True), ("内容", 150.0, False), ("条款", 170.0, False), ("看哪里", 130.0, False))
FILING_COLUMNS: Final = (
    ("事项", 90.0, False),
    ("机关", 80.0, False),
    ("备案号", 86.0, False),
    ("备案日", 54.0, True),
    ("有效期至", 54.0, True),
    ("范围", 130.0, False),
)
_COUNTED: Final = (
    Result.PASS,
    Result.FAIL,
    Result.WARN,
    Result.HELD,
    Result.MISSING_DATA,
    Result.WAIVED,
    Result.DECIDED,
    Result.EXEMPT,
    Result.NOT_APPLICABLE,
)
RULE_COLUMNS: Final = (
    ("规则", 66.0, True),
    ("内容", 158.0, False),
    *((RESULTS[one], 32.0, True) for one in _COUNTED),
)
ANNEX_COLUMNS: Final = (("规则", 60.0, True), ("内容", 130.0, False), ("条款", 130.0, False), ("规则包", 110.0, False))
# The workbook has every finding of everybody, one to a row.
SHEET_FINDINGS: Final = "逐人结论"
SHEET_FINDINGS_HEADINGS: Final = (
    *("学号", "姓名", "班级", "实习单位", "岗位", "规则", "结论", "说明", "条款", "规则包"),
)
SHEET_TOTALS: Final = "总数"
SHEET_TOTALS_HEADINGS: Final = ("项目", "内容")


def about(report: ComplianceReport) -> str:
    """Of whom and as of when; a judgement by the rules of another day is marked as one."""
    told = f"{report.about or WHOLE_SCHOOL}（{report.on.isoformat()}）"
    if report.rules_on is None:
        return told
    return f"{told}　一律按 {report.rules_on.isoformat()} 的规则另行判断，只供参考"


def page_line(said: str, page: int, pages: int) -> str:
    return f"{TITLE} · {said}　第 {page} 页　共 {pages} 页"


def file_name(name: str, on: date, ending: str) -> str:
    return f"{TITLE}-{name or WHOLE_SCHOOL}-{on.isoformat()}{ending}"


def facts(report: ComplianceReport, school: str) -> tuple[tuple[str, str], ...]:
    """The totals, label and text."""
    held, waiting, warned, clear = (sum(bar.counts.get(one, 0) for bar in report.bars) for one in _NOT_FAILED)
    return (
        ("学校", school),
        ("范围", report.about or WHOLE_SCHOOL),
        ("日期", report.on.isoformat()),
        ("规则", report.version),
        ("核对", f"{report.placements:,} 人"),
        ("不通过", f"{report.failed:,} 人"),
        ("违规在岗", f"{report.at_work_against_rules:,} 人"),
        ("待决定", f"{held:,} 人"),
        ("只缺资料", f"{waiting:,} 人"),
        ("通过", f"{warned + clear:,} 人（含有提醒）"),
        ("缺的资料", f"{len(report.missing)} 种"),
    )


def left_out(*drawn: tuple[int, int]) -> tuple[tuple[str, str], ...]:
    """What the drawings leave out, as a further fact. Args: `drawn` are how many classes, students, units, and of
    how many of them there is a drawing."""
    told = [
        f"{what} {shown:,} {unit}（共 {there:,} {unit}）"
        for (what, unit), (there, shown) in zip(_DRAWN, drawn, strict=True)
        if there > shown
    ]
    return (("没有画全", "；".join(told)),) if told else ()


def found_lines(groups: Sequence[FoundGroup]) -> tuple[tuple[str, ...], ...]:
    """Lines of `FOUND_COLUMNS`, rule by rule: the clause once, and the same people as in the line above only named so."""
    lines: list[tuple[str, ...]] = []
    above: FoundGroup | None = None
    for one in _by_rule(groups):
        lines.append(_found_cells(one, above))
        above = one
    return tuple(lines)


def _by_rule(groups: Sequence[FoundGroup]) -> list[FoundGroup]:
    """The rule that concerns most people first; within it, those who are the same people stand together."""
    most: Counter[str] = Counter()
    for one in groups:
        most[one.finding.rule_id] = max(most[one.finding.rule_id], one.placements)
    return sorted(
        groups,
        key=lambda one: (
            *(-most[one.finding.rule_id], one.finding.rule_id, -one.placements),
            *([person.student_no for person in one.people], str(one.finding.facts)),
        ),
    )


def _found_cells(one: FoundGroup, above: FoundGroup | None) -> tuple[str, ...]:
    finding = one.finding
    is_same_rule = above is not None and above.finding.rule_id == finding.rule_id
    is_same_clause = is_same_rule and above is not None and above.finding.clause == finding.clause
    is_whole = len(one.people) == one.placements
    is_same_people = is_whole and above is not None and (above.people, above.placements) == (one.people, one.placements)
    people = SAME_PEOPLE if is_same_people else people_text(_names(one.people), one.placements, len(one.people))
    clause = SAME if is_same_clause and finding.clause else finding.clause
    return finding.rule_id, finding_sentence(finding), clause, str(one.placements), people


def _names(people: Sequence[NamedPlacement]) -> list[str]:
    """Class by class; the number stands only where two of a class are called alike."""
    classes: dict[str, list[NamedPlacement]] = {}
    for one in people:
        classes.setdefault(one.class_name, []).append(one)
    alike = Counter((one.class_name, one.name) for one in people)
    return [
        f"{class_name}：{'、'.join(_name(one, alike[class_name, one.name]) for one in several)}"
        for class_name, several in classes.items()
    ]


def _name(one: NamedPlacement, called_so: int) -> str:
    return one.name if called_so == 1 else f"{one.name}（{one.student_no}）"


def people_text(classes: Sequence[str], placements: int, named: int) -> str:
    """Those named, and how many there are beyond them."""
    told = "；".join(classes)
    return told if named == placements else f"{told} 等 {placements} 人（逐人见工作簿）"


def missing_cells(report: ComplianceReport) -> tuple[tuple[str, ...], ...]:
    """Lines of `MISSING_COLUMNS`."""
    return tuple((missing_line(one), "、".join(one.rule_ids), str(one.placements)) for one in report.missing)


def record_cells(rule: Rule) -> tuple[str, ...]:
    """A line of `RECORD_COLUMNS`."""
    return rule.id, rule.title, rule.clause, rule.record


def rule_cells(one: RuleTotals) -> tuple[str, ...]:
    """A line of `RULE_COLUMNS`; nought stays empty, so that the eye finds the rest."""
    return one.rule.id, one.rule.title, *(str(one.counts.get(result) or "") for result in _COUNTED)


def annex_cells(rule: Rule) -> tuple[str, ...]:
    """A line of `ANNEX_COLUMNS`."""
    return rule.id, rule.title, rule.clause, rule.pack


def filing_cells(one: FilingView) -> tuple[str, ...]:
    """A line of `FILING_COLUMNS`."""
    until = one.valid_to.isoformat() if one.valid_to else ""
    place = f"{one.plan_name}　{one.enterprise_name}" if one.enterprise_name else one.plan_name
    return FILING_KINDS[one.kind], one.authority, one.number, one.filed_on.isoformat(), until, place


def finding_rows(line: CheckLine) -> list[tuple[str, ...]]:
    """Rows of the sheet `SHEET_FINDINGS`, one for each finding."""
    who = (line.student_no, line.student_name, line.class_name, line.enterprise_name, line.post_name)
    return [
        (*who, one.rule_id, RESULTS[one.result], finding_sentence(one), one.clause, one.pack) for one in line.findings
    ]
