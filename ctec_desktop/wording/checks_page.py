"""Words of the page 合规核对 and of its dialogs."""

from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.checks import CheckLine, ConditionState
from ctec_desktop.domain.cures import CureAt
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.fitness import FactCell, FactForm, FactSubject
from ctec_desktop.wording.checks import CELLS, CONDITIONS, LACKS, SUBJECTS, known_words
from ctec_desktop.wording.findings import RESULTS, finding_sentence

TITLE: Final = "合规核对"
LEAD: Final = "按各人开始那天有效的规则核对还没有结束的岗位实习。缺资料不算通过：在下面按资料补齐，改动后自动重新核对。"
ALL_CLASSES: Final = "全部班级"
CHOOSE_CLASS: Final = "请选择班级"
CHOOSE: Final = "请选择"
CLASS: Final = "班级"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
UNIT: Final = "实习单位"
PLAN: Final = "实习计划"
NOTE: Final = "备注"
DAY_HINT: Final = "如 2026-09-01"
MISSING_TITLE: Final = "缺少的资料"
MISSING_WHAT: Final = "缺什么"
AFFECTED: Final = "影响人数"
RULES: Final = "规则"
FAILING_TITLE: Final = "不通过"
FAILING_WHAT: Final = "原因"
FILL: Final = "填写…"
GO_THERE: Final = "去处理"
CURES: Final = {
    CureAt.SHARES: "占比与人数…",
    CureAt.SHIFTS: "排班…",
    CureAt.INSPECTIONS: "实地考察…",
    CureAt.UNIT: "到这家单位",
    CureAt.PLACEMENT: "到这条实习安排",
    CureAt.PAPERS: "登记签署和培训…",
    CureAt.PLAN: "登记方案和制度…",
    CureAt.FILINGS: "备案登记…",
    CureAt.COVER: "到保险",
    CureAt.TEXTS: "到文本库",
    CureAt.TRIPS: "到认识实习",
}
FOUND_OF_ONE: Final = "点中的学生的每条结论"
DETAILS: Final = "说明"
BY_TODAYS_RULES: Final = "一律按今天的规则"
RED_TITLE: Final = "违规在岗"
PRINT_STATEMENT: Final = "打印情况说明…"
SAVING_FACTS: Final = "保存资料"
CHOOSE_UNIT: Final = "请先在表中点一家单位，再登记它的考察报告。"
INSPECT: Final = "登记考察报告…"
INSPECTED_ON: Final = "考察日期"
CONCLUSION: Final = "结论"
CONCLUSIONS: Final = (("fit", "适合接收实习"), ("unfit", "不适合"))
TEAM: Final = "考察人员"
TEAM_HINT: Final = "姓名，用顿号分开"
NINE_HEADS: Final = "九个方面（第七条）"
SAVING_INSPECTION: Final = "保存考察报告"
INSPECTION_SAVED: Final = "已登记考察报告。"
WAIVERS: Final = "提醒与豁免…"
FILINGS: Final = "备案登记"
REPORT: Final = "合规报告…"
FILINGS_LEAD: Final = (
    "岗位实习备案，以及夜班、高风险、跨省等须事先备案的事项。备案只管登记时已经安排的学生，以后增加的学生要补充备案。"
)
NO_FILINGS: Final = "还没有备案记录。报送以后点“登记备案…”。"
NEW_FILING: Final = "登记备案…"
TAKE_BACK: Final = "撤下备案…"
FILING_KIND: Final = "备案事项"
FILING_NUMBER: Final = "备案号"
NUMBER_HINT: Final = "文号或回执号"
AUTHORITY: Final = "备案机关"
AUTHORITY_HINT: Final = "如 市教育局"
FILED_ON: Final = "备案日期"
VALID_TO: Final = "有效期至"
FILING_FOR: Final = "适用"
FILING_STATE: Final = "状态"
FILING_STANDS: Final = "有效"
SCAN: Final = "扫描件"
ATTACH_SCAN: Final = "添加扫描件…"
REPLACE_SCAN: Final = "更换扫描件…"
SAVE_SCAN: Final = "另存扫描件…"
SCAN_FILTER: Final = "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.ofd)"
ANY_FILTER: Final = "全部文件 (*)"
SAVING_SCAN: Final = "保存扫描件"
SCAN_SAVED: Final = "扫描件已存入文件库。"
NO_SCAN_MARK: Final = "没有扫描件"
WHOLE_PLAN: Final = "计划里的全部单位"
SAVING_FILING: Final = "保存备案"
FILING_TAKEN_BACK: Final = "已撤下备案，原因留在记录里。"
DEPARTURE: Final = "出发核对"
DEPARTURE_LEAD: Final = (
    "八个事先、安全考核和保险，逐人逐项。点一名学生，下面写出依据。后来增加的学生要有自己的同意书、补充备案和批改。"
)
FILL_PAPERS: Final = "登记全班的签署和培训…"
RESULT_MARKS: Final = {
    Result.PASS: "✓",
    Result.FAIL: "不通过",
    Result.WARN: "提醒",
    Result.HELD: "待决定",
    Result.MISSING_DATA: "缺",
    Result.EXEMPT: "已备案",
    Result.WAIVED: "已豁免",
    Result.DECIDED: "已决定",
    Result.NOT_APPLICABLE: "—",
}
LABEL_COLUMNS: Final = {
    FactSubject.UNIT: ("单位",),
    FactSubject.POST: ("单位", "岗位"),
    FactSubject.PLAN: ("实习计划",),
    FactSubject.PLACEMENT: ("学号", "姓名", "班级", "单位"),
}
# Where what is missing is filled in when no grid holds it: a page of the window.
PAGES: Final[dict[str, str]] = {
    "mentors_lacking": "placements",
    "self_not_decided": "placements",
    "not_insured": "cover",
    "insurance_payer_unknown": "cover",
    "source_of_text_unknown": "templates",
    "school_region_unknown": "settings",
    "birth_date_unknown": "students",
    "minor_birth_unknown": "students",
    "gender_unknown": "students",
    "status_unknown": "students",
    "grade_unknown": "majors",
    "student_major_unknown": "majors",
}


def red_line(count: int) -> str:
    return (
        f"违规在岗 {count} 人：已经在岗，却没有签好三方协议或没有实习责任保险。请立即停止实习或补办，并打印情况说明。"
    )


def facts_title(subject: FactSubject) -> str:
    return f"补填资料：{'、'.join(LABEL_COLUMNS[subject][:2]) if subject is not FactSubject.PLACEMENT else '学生'}"


def facts_lead(cells: Sequence[FactCell]) -> str:
    """How the grid is typed, and which words each column takes."""
    told = "直接在表中填写，可以粘贴一列、Ctrl+D 向下填充，一次保存。"
    choices = [f"“{CELLS.get(cell.key, cell.key)}”填：{known_words(cell.form)}" for cell in cells if cell.form in _TOLD]
    return told + "；".join(choices)


_TOLD: Final = (FactForm.HAZARDS, FactForm.HEADS)


def facts_saved(subject: FactSubject, count: int) -> str:
    return f"已保存 {count} {SUBJECTS[subject]}的资料。"


def facts_summary(subject: FactSubject, rows: int, filled: int, edited: int) -> str:
    told = f"共 {rows} {SUBJECTS[subject]}，填全 {filled}"
    return f"{told}；改动 {edited} 行未保存" if edited else told


def inspecting(name: str) -> str:
    return f"考察报告：{name}"


def filing_saved(number: str) -> str:
    return f"已登记备案 {number}。"


def no_scan(number: str) -> str:
    return f"备案 {number} 还没有扫描件。请在“合规核对”的“备案登记”里添加。"


def scan_written(path: str) -> str:
    return f"已写出 {path}"


def filing_document(number: str) -> str:
    return f"备案 {number}"


def filing_void(reason: str) -> str:
    return f"已撤下：{reason}"


def departure_summary(count: int, ready: int) -> str:
    if not count:
        return "这个班没有还没结束的岗位实习。"
    return f"共 {count} 人，可以出发 {ready} 人，还差 {count - ready} 人"


def condition_line(state: ConditionState) -> str:
    """A condition of the departure gate and how it stands."""
    return f"{RESULT_MARKS[state.result]}　{CONDITIONS[state.condition]}"


def finding_line(found: Finding) -> str:
    """What a rule found, with its id and clause."""
    clause = f"（{found.clause}）" if found.clause else ""
    return f"{finding_sentence(found)} [{found.rule_id}]{clause}"


def more_failing(listed: int, failed: int) -> str:
    return f"只列出前 {listed} 人；共 {failed} 人不通过，请按班级查看。"


def failing_lines(line: CheckLine) -> list[tuple[str, Finding]]:
    """Everything that stands against a placement, what fails first."""
    return [(f"{RESULTS[one.result]}　{finding_line(one)}", one) for one in sorted(line.findings, key=_fails_last)]


def _fails_last(one: Finding) -> bool:
    return one.result is not Result.FAIL


# Missing about units, and cured by an inspection.
OF_UNITS: Final = ("inspection_heads_lacking", "looked_up_late")


def missing_in_short(codes: Sequence[str]) -> str:
    """What is missing of one placement, in one line."""
    return f"缺资料（不算通过）：{'；'.join(LACKS[code].removeprefix('的') for code in codes)}。请在“合规核对”里补填"
