"""Words of the import wizard: what a file should look like, what it would change, what it did."""

from collections.abc import Mapping
from typing import Final

from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.import_plan import AbsenceKind, Action
from ctec_desktop.domain.practice.periods import CourseKind, PracticeForm
from ctec_desktop.domain.vocabulary import MajorLevel, PayUnit, Provision
from ctec_desktop.wording.import_nouns import NOTHING, NOUNS
from ctec_desktop.wording.labels import FIELDS, MAJOR_LEVELS, PAY_UNITS, PROVISIONS, money
from ctec_desktop.wording.practice import FORMS, KINDS

ACTIONS: Final[Mapping[Action, str]] = {
    Action.NEW: "新增",
    Action.CHANGED: "变更",
    Action.SAME: "无变化",
    Action.HELD: "待核对",
    Action.REFUSED: "有问题",
}


STEPS: Final = ("选择文件", "表格与列", "核对", "导入")
NOUN: Final = "导入什么"
FILE_KINDS: Final = (
    "可用 .xlsx、.xls、.xlsb、.et、.ods、.csv。只读取，不会改动您的文件；点“导入”之前也不会写入任何内容。"
)
FILE_FILTERS: Final = ("名单 (*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv)", "所有文件 (*)")
PLAN: Final = "实习计划"
PLAN_OF_SHEET: Final = "按表中写明的"
CHOOSE_TITLE: Final = "选择要导入的表格"
DROP_HERE: Final = "把表格拖到这里，或者"
DROP_NOW: Final = "松开鼠标，就用这个文件"
CHOOSE: Final = "选择文件…"
CHOOSE_ANOTHER: Final = "换一个文件…"
ONE_FILE: Final = "一次只能导入一个文件，请只拖一个过来。"
READ: Final = "读取并核对"
READING: Final = "正在读取"
WRITING: Final = "正在导入"
WRITING_HINT: Final = "正在写入。要么全部写完，要么一行不留：现在取消，系统里的记录和导入前一样。"

ABSENT: Final = "名单中没有"
ABSENCES: Final[Mapping[AbsenceKind, str]] = {
    AbsenceKind.FILE_INCOMPLETE: "名单不全，人还在",
    AbsenceKind.SUSPENDED: "休学",
    AbsenceKind.WITHDRAWN: "退学",
    AbsenceKind.TRANSFERRED_OUT: "转学",
    AbsenceKind.MAJOR_CHANGED: "转专业",
    AbsenceKind.REPEATING: "留级",
    AbsenceKind.CONSCRIPTED: "参军",
    AbsenceKind.GRADUATED: "毕业",
}
ABSENCE_FOLLOWS: Final[Mapping[AbsenceKind, str]] = {
    AbsenceKind.FILE_INCOMPLETE: "记录不变。选它只是说明已经看过。",
    AbsenceKind.SUSPENDED: "从这一天起记为休学，在岗的实习要另行暂停或结束；复学时再登记。",
    AbsenceKind.WITHDRAWN: "从这一天起离校，在岗的实习要另行结束；记录仍可查到。",
    AbsenceKind.TRANSFERRED_OUT: "从这一天起转往别的学校，在岗的实习要另行结束；记录仍可查到。",
    AbsenceKind.MAJOR_CHANGED: "从这一天起算作新班级的学生，年级随新班级。",
    AbsenceKind.REPEATING: "从这一天起算作新班级的学生，年级随新班级。",
    AbsenceKind.CONSCRIPTED: "从这一天起记为参军，在岗的实习要另行暂停或结束；退役复学时再登记。",
    AbsenceKind.GRADUATED: "从这一天起毕业离校；记录仍可查到。",
}
ABSENT_STUDENT: Final = "学生"
ABSENT_CLASS: Final = "班级"
ABSENT_AT: Final = "正在实习"
ABSENT_KIND: Final = "情况"
ABSENT_DAY: Final = "从哪天起"
ABSENT_PROOF: Final = "证明材料（文号）"
ABSENT_TARGET: Final = "转入班级"
ABSENT_HINT: Final = (
    "这些学生登记在名单所列的班级里，名单上却没有。选中一人或多人（Ctrl+A 全选），说明是什么情况；不说明的，记录不变。"
)
CHOOSE_ALL: Final = "全选"
UNDECIDE: Final = "清除决定"
TICK_ALL: Final = "全部已核对原件"

GROUPS: Final = "核对结果"
TICK: Final = "已核对原件"
ROW: Final = "行"
CELL: Final = "单元格"
CONTENT: Final = "表中内容"
WHAT_IS_WRONG: Final = "说明"
FIELD: Final = "栏目"
OLD: Final = "原来"
NEW: Final = "改为"
SUMMARY: Final = "概要"
REMARK: Final = "提醒"
CHOSEN_LINE: Final = "这一行的完整说明"
CORRECT: Final = "更正…"
SHEET: Final = "工作表"
HEADER_ROW: Final = "列标题在第"
HEADER_ROW_NAME: Final = "列标题所在的行"
HEADER_ROW_END: Final = "行"
PREVIEW: Final = "列与样例"
LOOKING: Final = "正在重新读取"
LEFT_OUT: Final = "（不导入）"
FIELD_ROW: Final = "导入为"
HEADING_ROW: Final = "列标题"
LAYOUT_HINT: Final = "每一列上面选它是什么；用不上的列选“（不导入）”。下面是开头几行，身份证号只显示首尾几位。更正一次就会记住，下次同样的表格不用再选。"
REMEMBERED: Final = "列标题和上次更正过的一样，已按那次的选择读取。"
EMPTY_FIELD: Final = "（空）"
ALL_OR_NOTHING: Final = "全部或全不：只要有一行被拒绝或没有核对，就一行也不写入"
SEE_ALL: Final = "查看全部"
TICK_HINT: Final = "证件或执照上确实如此的，对照原件看过后勾上“已核对原件”，这一行就会导入；没有勾的不导入。可以选中多行按空格键一起勾。"

GROUP_HINTS: Final[Mapping[Action, str]] = {
    Action.NEW: "这些在系统里还没有，会新增。",
    Action.CHANGED: "这些已经在系统里，下面列出的栏目会改成表中的内容；表中空着的栏目不动。",
    Action.SAME: "这些与系统里的一样，不用写入。",
    Action.HELD: TICK_HINT,
    Action.REFUSED: "这些有错，不会导入。可以把它们存成表格，照说明改好再导一次；已导入的会认作“无变化”。",
}

AGAIN: Final = "再导一个"
SEE_LEFT: Final = "查看没有导入的内容"
LEFT_TITLE: Final = "没有导入的内容"
NOTICES_TITLE: Final = "这个文件的提醒"
FAILED_TITLE: Final = "没有导入"
ADDED: Final = "新增"
UPDATED: Final = "变更"
UNCHANGED: Final = "无变化"
LEFT: Final = "没有导入"


def field_text(noun: str, field: str, labels: Mapping[str, str] = NOTHING) -> str:
    """What a field is called on this sheet.

    Args:
        labels: what its columns are called, for fields that have no name of their own.
    """
    return NOUNS[noun].fields.get(field) or FIELDS.get(field) or labels.get(field, field)


def value_text(field: str, text: str | None) -> str:
    """A field's stable text as people read it."""
    if text is None:
        return EMPTY_FIELD
    match field:
        case "pay_fen":
            return money(int(text))
        case "pay_unit":
            return PAY_UNITS[PayUnit(text)]
        case "level":
            return MAJOR_LEVELS[MajorLevel(text)]
        case "board" | "lodging":
            return PROVISIONS[Provision(text)]
        case "course_kind":
            return KINDS[CourseKind(text)]
        case "form":
            return FORMS[PracticeForm(text)]
        case _:
            return text


def known_text(field: str, text: str | None) -> str:
    """A value that stands on record: people's numbers stay masked, as everywhere (PRV-05)."""
    if text and field in ("id_number", "guardian_id_number", "registration_no"):
        return mask_id(text)
    if text and field in ("phone", "guardian_phone"):
        return mask_phone(text)
    return value_text(field, text)


def change_text(field: str, old: str, new: str) -> str:
    return f"{field}：{old} → {new}"


def sheet_label(name: str, is_hidden: bool, rows: int, fits: int) -> str:
    """A sheet as it stands in the list to choose from."""
    hidden = "隐藏，" if is_hidden else ""
    known = f"，识别 {fits} 列" if fits else ""
    return f"{name}（{hidden}{rows:,} 行{known}）"


def hidden_rows_label(count: int) -> str:
    return f"也读取隐藏的行（{count:,} 行被隐藏或被筛选掉了）"


def column_name(letter: str, heading: str) -> str:
    """What a column is called where only its letter is seen."""
    return f"{letter} 列“{heading}”" if heading else f"{letter} 列"


def recognised_line(known: int, left_out: int) -> str:
    """How well the columns were understood."""
    rest = f"，{left_out} 列不导入" if left_out else ""
    return f"识别了 {known} 列{rest}。"


def read_line(known: int, is_remembered: bool) -> str:
    """How the columns were understood, where nothing need be asked."""
    return f"识别了 {known} 列（与上次更正的一样）。" if is_remembered else f"识别了 {known} 列。"


def missing_line(labels: tuple[str, ...]) -> str:
    """Which fields a person must still point out."""
    named = "、".join(f"“{label}”" for label in labels)
    return f"还缺{named}：请在下面指定哪一列是它；表中没有这一列的，请补上再导入。"


def moved_line(field: str, to: str, left: str) -> str:
    """A field belongs to one column: giving it to another takes it from the first."""
    return f"“{field}”改由 {to} 列提供，{left} 列不再导入。"


def source_line(sheet: str, header_row: int, rows: int) -> str:
    """Where in the file the rows were found."""
    return f"工作表“{sheet}”，第 {header_row} 行是列标题，下面有 {rows:,} 行"


def founded_line(noun: str, names: tuple[str, ...], shown: int = 6) -> str:
    """The classes, departments or units that an import would found."""
    listed = "、".join(names[:shown])
    rest = f" 等 {len(names)} {NOUNS[noun].founds}" if len(names) > shown else ""
    return f"会新建 {len(names)} {NOUNS[noun].founds}：{listed}{rest}。" if names else ""


def notices_line(count: int) -> str:
    return f"这个文件有 {count:,} 条提醒，不影响导入。"


def chip_text(label: str, count: int) -> str:
    return f"{label} {count:,}"


def import_button(count: int, absences: int) -> str:
    if count:
        return f"导入 {count:,} 行"
    return f"登记 {absences:,} 人" if absences else "导入"


def verdict_line(writing: int, left: int, absences: int = 0) -> str:
    """What pressing the button would do."""
    settled = f"登记 {absences:,} 名不在名单中的学生的变动" if absences else ""
    if not writing:
        return f"会{settled}。" if settled else "没有要写入的行。"
    rest = f"，{left:,} 行不导入" if left else ""
    also = f"，并{settled}" if settled else ""
    return f"会写入 {writing:,} 行{rest}{also}。"


def decide_button(count: int) -> str:
    return f"用于选中的 {count:,} 人" if count else "用于选中的人"


def held_hint(rows: int) -> str:
    return f"{TICK_ALL}（{rows:,} 行）"


def all_or_nothing_line(refused: int, unticked: int) -> str:
    """Why all-or-nothing stands in the way now."""
    parts = (f"{refused:,} 行被拒绝" if refused else "", f"{unticked:,} 行没有核对" if unticked else "")
    said = "、".join(part for part in parts if part)
    return f"选了“全部或全不”，但有{said}，所以现在不能导入。请改好表格再读一次，或取消这一选项。"


def result_line(noun: str, written: int, file_name: str, settled: int = 0) -> str:
    """What was written: rows of the file, and what became of people who are not in it."""
    parts = (
        f"已从“{file_name}”导入 {written:,} {NOUNS[noun].counter}" if written else "",
        f"登记了 {settled:,} 名学生的变动" if settled else "",
    )
    return f"{'，'.join(part for part in parts if part)}。"


def follow_more_line(count: int) -> str:
    return f"还有 {count:,} 人也是这样，见各人的详情。"


def nothing_written_line(file_name: str) -> str:
    return f"“{file_name}”里没有需要写入的内容，系统里的记录没有变。"


def left_line(rows: int) -> str:
    return f"有 {rows:,} 行没有导入。在表中改好后再导一次即可，已经导入的会认作“无变化”，不会重复。"


def spoken_line(*parts: str) -> str:
    """A line of the review in full, for the pane below the table."""
    return "　".join(part for part in parts if part)
