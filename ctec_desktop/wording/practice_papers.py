"""Words of the window about papers of a teacher's practice, and sentences about them."""

from typing import Final

from ctec_desktop.domain.codes.practice_papers import PracticePaperCode
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.papers import PaperKind, PeriodPapers, PracticePaper
from ctec_desktop.domain.practice.views import PeriodView

SENTENCES: dict[str, str] = {
    PracticePaperCode.OUTSIDE: "周志的日期要在这一段实践之内（{from_on} 至 {until_on}）。请核对日期。",
    PracticePaperCode.NOTHING_IN_IT: "周志还没有内容。请写下这一周做了什么，或者选一个周志文件。",
    PracticePaperCode.FILE_NEEDED: "还没有选文件。请点“选择文件…”选材料的扫描件、照片或文档。",
    PracticePaperCode.SAME_FILE: "这一段已经有同一个文件（“{title}”），不必再加。",
    PracticePaperCode.LOG_OVERLAPS: "与另一份周志（{from_on} 至 {until_on}）的日期重叠，请确认不是写了两遍。",
    PracticePaperCode.AHEAD: "周志写的是以后的日子（今天是 {today}）。请核对日期。",
    PracticePaperCode.TAKEN_BACK: "这份材料已经撤回（{reason}），不能再改。",
    PracticePaperCode.NO_FILE: "这份材料没有文件，或者不在您的查看范围内。请刷新后再试。",
}
KINDS: Final[dict[PaperKind, str]] = {
    PaperKind.LOG: "周志",
    PaperKind.APPLICATION: "申请、审批表",
    PaperKind.PLAN: "计划、任务书",
    PaperKind.PROOF: "单位证明、考勤",
    PaperKind.PHOTO: "现场照片、录像",
    PaperKind.SUMMARY: "个人总结",
    PaperKind.OUTCOME: "成果",
    PaperKind.APPRAISAL: "考核、鉴定",
    PaperKind.OTHER: "其他",
}
OPEN: Final = "材料和周志…"
TITLE: Final = "实践材料和周志"
LIST: Final = "材料"
COLUMN: Final = "材料"
LEAD: Final = "周志按周写（周一到周日），可以直接填写，也可以选文件；其他材料选扫描件、照片或文档。核实以后仍可补充，但核实所依据的不能改、不能撤回。"
OUT_OF_SIGHT: Final = "这一段实践已经不在，或者不在您的查看范围内。请关闭后刷新。"
NONE: Final = "还没有材料。"
KIND: Final = "类别"
NAME: Final = "名称"
NAME_HINT: Final = "不填就用文件名或日期"
FROM: Final = "开始日期"
UNTIL: Final = "结束日期"
DAYS: Final = "日期"
TEXT: Final = "内容"
FILE: Final = "文件"
BY: Final = "登记人"
STATE: Final = "情况"
ADD_LOG: Final = "写周志…"
ADD: Final = "添加材料…"
EDIT: Final = "修改…"
SAVE_FILE: Final = "另存文件…"
VOID: Final = "撤回…"
VOID_TITLE: Final = "撤回材料"
VOIDED: Final = "材料已撤回，原因留在记录里。"
NEW_TITLE: Final = "添加实践材料"
EDIT_TITLE: Final = "修改实践材料"
CHOOSE_FILE: Final = "选择文件…"
NO_FILE_YET: Final = "还没有选文件"
SAVING: Final = "保存实践材料"
SAVED: Final = "材料已保存。"
STANDS: Final = "有效"
_KB: Final = 1 << 10
_SHOWN_HASH: Final = 12
_WEEKS_NAMED: Final = 3


def title(period: PeriodView) -> str:
    return f"{TITLE} · {period.unit}（{period.from_on.isoformat()} 至 {period.until_on.isoformat()}）"


def summary(found: PeriodPapers) -> str:
    """How many papers stand, and which weeks that are over have no log."""
    count = len(found.standing)
    told = f"材料 {count} 份。" if count else NONE
    weeks = found.without_log
    if not weeks:
        return told
    named = "、".join(week_text(one) for one in weeks[:_WEEKS_NAMED])
    return f"{told}缺周志 {len(weeks)} 周：{named}{'等' if len(weeks) > _WEEKS_NAMED else ''}。"


def week_text(week: Span) -> str:
    return f"{week.from_on.isoformat()} 至 {week.until_on.isoformat()}"


def days_text(one: PracticePaper) -> str:
    """From and until, as far as it is about days."""
    if one.from_on is not None and one.until_on is not None:
        return week_text(Span(one.from_on, one.until_on))
    if one.until_on is not None:
        return f"至 {one.until_on.isoformat()}"
    return "" if one.from_on is None else one.from_on.isoformat()


def file_text(one: PracticePaper) -> str:
    """The file's name, size and the beginning of its hash."""
    if one.file_title is None or one.size_bytes is None or one.sha256 is None:
        return ""
    return f"{one.file_title}（{-(-one.size_bytes // _KB)} KB，SHA-256 {one.sha256[:_SHOWN_HASH]}…）"


def state_text(one: PracticePaper) -> str:
    return STANDS if one.void_reason is None else f"已撤回：{one.void_reason}"


def count_text(count: int) -> str:
    return f"{count} 份" if count else "—"


def written_line(path: str) -> str:
    return f"已写到 {path}。"


def voided_line(_count: int) -> str:
    return VOIDED
