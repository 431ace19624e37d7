"""Words of the import wizard: what a file should look like, what it would change, what it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.vocabulary import PayUnit, Provision
from ctec_desktop.wording.labels import PAY_UNITS, PROVISIONS, field_label, money

ACTIONS: Final[Mapping[Action, str]] = {
    Action.NEW: "新增",
    Action.CHANGED: "有变化",
    Action.SAME: "相同",
    Action.HELD: "待核对",
    Action.REFUSED: "拒绝",
}


@dataclass(frozen=True, slots=True)
class NounWords:
    """What differs between the things that can be imported.

    Args:
        file_hint: what the file should look like, in one paragraph.
        whom: heading of the column that names a row's subject.
        counter: the word between a number and the subject ("38 名学生").
        fields: labels of fields that are called otherwise here than elsewhere.
    """

    title: str
    file_hint: str
    whom: str
    counter: str
    fields: Mapping[str, str]


NOUNS: Final[Mapping[str, NounWords]] = {
    "students": NounWords(
        "导入学生名单",
        "拿学校平常用的名单就行：有一行列标题，下面一行一名学生。学号和姓名必须有，新生还要有班级；身份证号、专业、电话、监护人等有什么列就导入什么列，"
        "先后不限。上面的校名、说明和末尾的合计会自动跳过，还没有的班级和专业会一并建好。",
        "学生",
        "名学生",
        {"name": "姓名"},
    ),
    "enterprises": NounWords(
        "导入企业与岗位",
        "拿平常用的实习单位一览表就行：有一行列标题，下面一行一个岗位；一家单位有几个岗位就写几行。单位名称必须有，没有统一社会信用代码的新单位要先由人核对；"
        "地点、报酬、食宿、工作时间、指导人员等有什么列就导入什么列，先后不限。",
        "单位与岗位",
        "行",
        {"name": "单位名称"},
    ),
}

STEPS: Final = ("选择文件", "核对", "导入")
FILE_KINDS: Final = (
    "可用 .xlsx、.xls、.xlsb、.et、.ods、.csv。只读取，不会改动您的文件；点“导入”之前也不会写入任何内容。"
)
FILE_FILTERS: Final = ("名单 (*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv)", "所有文件 (*)")
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
EMPTY_FIELD: Final = "（空）"
ALL_OR_NOTHING: Final = "全部或全不：只要有一行被拒绝或没有核对，就一行也不写入"
SEE_ALL: Final = "查看全部"
TICK_HINT: Final = "证件或执照上确实如此的，对照原件看过后勾上“已核对原件”，这一行就会导入；没有勾的不导入。可以选中多行按空格键一起勾。"

GROUP_HINTS: Final[Mapping[Action, str]] = {
    Action.NEW: "这些在系统里还没有，会新增。",
    Action.CHANGED: "这些已经在系统里，下面列出的栏目会改成表中的内容；表中空着的栏目不动。",
    Action.SAME: "这些与系统里的一样，不用写入。",
    Action.HELD: TICK_HINT,
    Action.REFUSED: "这些有错，不会导入。在表中改好后再导一次即可，已导入的会认作“相同”。",
}

AGAIN: Final = "再导一个"
SEE_LEFT: Final = "查看没有导入的内容"
LEFT_TITLE: Final = "没有导入的内容"
NOTICES_TITLE: Final = "这个文件的提醒"
FAILED_TITLE: Final = "没有导入"
ADDED: Final = "新增"
UPDATED: Final = "更新"
UNCHANGED: Final = "相同"
LEFT: Final = "没有导入"


def words_of(noun: str) -> NounWords:
    return NOUNS[noun]


def field_text(noun: str, field: str) -> str:
    """What a field is called on this sheet."""
    return NOUNS[noun].fields.get(field) or field_label(field)


def value_text(field: str, text: str | None) -> str:
    """A field's stable text as people read it."""
    if text is None:
        return EMPTY_FIELD
    match field:
        case "pay_fen":
            return money(int(text))
        case "pay_unit":
            return PAY_UNITS[PayUnit(text)]
        case "board" | "lodging":
            return PROVISIONS[Provision(text)]
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


def source_line(sheet: str, header_row: int, rows: int) -> str:
    """Where in the file the rows were found."""
    return f"工作表“{sheet}”，第 {header_row} 行是列标题，下面有 {rows:,} 行"


def founded_line(names: tuple[str, ...], shown: int = 6) -> str:
    """The classes that an import would found."""
    listed = "、".join(names[:shown])
    rest = f" 等 {len(names)} 个" if len(names) > shown else ""
    return f"会新建 {len(names)} 个班级：{listed}{rest}。" if names else ""


def notices_line(count: int) -> str:
    return f"这个文件有 {count:,} 条提醒，不影响导入。"


def chip_text(label: str, count: int) -> str:
    return f"{label} {count:,}"


def import_button(count: int) -> str:
    return f"导入 {count:,} 行" if count else "导入"


def verdict_line(writing: int, left: int) -> str:
    """What pressing the button would do."""
    if not writing:
        return "没有要写入的行。"
    rest = f"，{left:,} 行不导入" if left else ""
    return f"会写入 {writing:,} 行{rest}。"


def all_or_nothing_line(refused: int, unticked: int) -> str:
    """Why all-or-nothing stands in the way now."""
    parts = (f"{refused:,} 行被拒绝" if refused else "", f"{unticked:,} 行没有核对" if unticked else "")
    said = "、".join(part for part in parts if part)
    return f"选了“全部或全不”，但有{said}，所以现在不能导入。请改好表格再读一次，或取消这一选项。"


def result_line(noun: str, written: int, file_name: str) -> str:
    return f"已从“{file_name}”导入 {written:,} {NOUNS[noun].counter}。"


def nothing_written_line(file_name: str) -> str:
    return f"“{file_name}”里没有需要写入的内容，系统里的记录没有变。"


def left_line(rows: int) -> str:
    return f"有 {rows:,} 行没有导入。在表中改好后再导一次即可，已经导入的会认作“相同”，不会重复。"


def spoken_line(place: str, value: str, text: str) -> str:
    """A line of the review in full, for the pane below the table."""
    return "　".join(part for part in (place, value, text) if part)
