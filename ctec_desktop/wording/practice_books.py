"""Words of the workbooks in which teachers record practice away from the office, and of taking them in again."""

from typing import Final

from ctec_desktop.domain.codes.practice_books import PracticeBookCode
from ctec_desktop.domain.practice.merging import Change, Kind, Side
from ctec_desktop.wording import practice_page as page

SHEET: Final = "实践登记"
EXPLAINED: Final = "填写说明"
SEALED: Final = "校验"
LISTS: Final = "企业名单"
SERIAL: Final = "序号"
STATE: Final = "情况"
ID: Final = "编号"
NEW_STATE: Final = "新增"
HEADINGS: Final[dict[str, str]] = {
    "place": "单位类型",
    "unit": page.UNIT,
    "form": page.FORM,
    "post": page.POST,
    "from_on": page.FROM,
    "until_on": page.UNTIL,
    "stated_days": page.STATED_DAYS,
    "absent_from_on": page.ABSENT_FROM,
    "absent_until_on": page.ABSENT_UNTIL,
    "goals": page.GOALS,
    "mentor": page.MENTOR,
    "agreement_no": page.AGREEMENT_NO,
    "leave_from_on": page.LEAVE_FROM,
    "leave_until_on": page.LEAVE_UNTIL,
    "substitutes": page.SUBSTITUTES,
    "outcomes": page.OUTCOMES,
    "enterprise_appraisal": page.ENTERPRISE_APPRAISAL,
}
LEAD: Final = (
    "白底的格可以填写；灰底的格由学校填写，请不要改。新的实践填在写着“新增”的行，不再需要的一段请把那一行清空。"
)
EXPLANATIONS: Final = (
    "这份登记表只给表头写明的这一位教师，用完交回学校，由学校收回到系统里。请不要转给别人填。",
    "已经登记的实践每段一行，可以修改；灰底的是学校已经核实的，只供查看。",
    "新的实践填在写着“新增”的行，一段一行；单位类型、单位、形式、开始日期、结束日期必须填。",
    "日期写成 2026-07-06 的样子。单位类型和形式请从下拉框里选。企业写全称；下拉框里没有的企业，请先告诉学校建档。",
    "不再需要的一段，把那一行白底的格全部清空；收回时由学校决定是否作废。",
    "请不要撤销工作表保护，不要插入、删除、移动行和列，不要改灰底的格和隐藏的工作表：改了以后学校无法收回。",
    "一份登记表只能收回一次。收回以后还要补充的，请学校另做一份。",
    "证明材料（考勤、周志、考核表、照片）请另外交给学校，这份表里不附文件。",
)
NOT_A_DAY: Final = "请填日期，例如 2026-07-06，不早于 1990 年。"
NOT_A_CHOICE: Final = "请从下拉框里选一项。"
NOT_ON_RECORD: Final = "名单里没有这个单位。实训基地可以照写；企业请先告诉学校建档。"
NOT_A_NUMBER: Final = "请填 1 到 1100 的整数，或者留空。"
WRITING: Final = "制作离线登记表"
READING: Final = "读取交回的登记表"
TAKING_IN: Final = "收回离线登记表"
REMOVED_REASON: Final = "教师在离线登记表（第 {number} 号）里清空了这一段"

OPEN: Final = "离线登记…"
TITLE: Final = "离线登记"
DIALOG_LEAD: Final = "给勾选的教师每人制作一份登记表，带到别的电脑上填写；交回后在这里收回，逐条对照、选择后写入。"
PEOPLE: Final = "教师"
SEARCH: Final = "输入工号、姓名或院系查找"
TICK_ALL: Final = "全选"
TICK_NONE: Final = "全不选"
MAKE: Final = "制作登记表…"
RETURN: Final = "收回登记表…"
CHOOSE_FOLDER: Final = "登记表放在哪个文件夹"
CHOOSE_FILE: Final = "选择交回的登记表"
FILTERS: Final = ("离线登记表 (*.xlsx)", "所有文件 (*)")
RETURN_TITLE: Final = "收回离线登记表"
APPLY: Final = "写入"
RECORDS: Final = "登记表里的实践"
FIELDS: Final = "逐项对照"
FIELD: Final = "项目"
ORIGINAL: Final = "交出时"
OURS: Final = "学校现在"
THEIRS: Final = "教师交回"
ROW: Final = "行"
STAY: Final = "实践"
KIND: Final = "对照结果"
TAKEN: Final = "取哪一方"
UNDECIDED: Final = "请选择"
CHANGE: Final = "对照"
NO_NEWS: Final = "登记表里没有教师改动的内容；写入只登记为已收回。"
SIDES: Final[dict[Side, str]] = {
    Side.THEIRS: "取教师交回的",
    Side.MIXED: "只取不冲突的",
    Side.OURS: "保留学校现在的",
}
KINDS: Final[dict[Kind, str]] = {
    Kind.SAME: "没有变化",
    Kind.OURS: "只有学校改了",
    Kind.THEIRS: "只有教师改了",
    Kind.CONFLICT: "双方都改了",
    Kind.NEW: "教师新增",
    Kind.REMOVED: "教师清空",
    Kind.GONE: "学校已作废，教师改了",
}
CHANGES: Final[dict[Change, str]] = {
    Change.NONE: "",
    Change.OURS: "学校改了",
    Change.THEIRS: "教师改了",
    Change.ALIKE: "改得一样",
    Change.BOTH: "改得不同",
}

SENTENCES: Final[dict[str, str]] = {
    PracticeBookCode.NOBODY_CHOSEN: "还没有选教师。请先勾选要带走登记表的教师。",
    PracticeBookCode.NOT_OURS: "这不是本系统制作的离线登记表。请选择教师交回的那一份；自己做的表请用“导入”。",
    PracticeBookCode.NEWER: "这份登记表由更新版本的程序制作（格式 {format}）。请先升级本机的程序，再收回。",
    PracticeBookCode.OTHER_SCHOOL: "这份登记表是“{school}”做的，不是本校的。请交给那所学校收回。",
    PracticeBookCode.OTHER_TEACHER: "这份登记表是 {name}（{staff_no}）的，不是这位教师的。请核对是不是选错了文件。",
    PracticeBookCode.SEAL_BROKEN: (
        "登记表里受保护的内容被改动过，或者不是在这台电脑的数据里制作的，不能收回。请重新制作一份，请教师把内容填到新表里。"
    ),
    PracticeBookCode.SHEET_MISSING: "登记表里没有工作表“{sheet}”，可能被删除或改了名。请教师恢复原来的文件再交。",
    PracticeBookCode.TITLE_CHANGED: "表头应为“{expected}”，现在是“{found}”，受保护的内容被改过。请重新制作一份再填。",
    PracticeBookCode.HEADINGS_CHANGED: (
        "{column} 列的标题应为“{expected}”，现在是“{found}”，列被移动或改过，各列的内容已经对不上。请恢复各列的位置再交。"
    ),
    PracticeBookCode.ROWS_MISSING: "登记表缺 {count} 行（如 {example}），文件不完整或行被删除过。请找完整的文件再交。",
    PracticeBookCode.ROW_ID_CHANGED: "第 {row} 行的编号被改过或重复，分不清是哪一段实践。请重新制作一份再填。",
    PracticeBookCode.ROW_OUTSIDE: "第 {row} 行在登记表的行以外，没有编号，不能收回。请把内容移到写着“新增”的空行里再交。",
    PracticeBookCode.ROWS_SHIFTED: (
        "第 {row} 行的内容是另一行的实践，行的内容错位了（可能删除或插入过单元格）。请恢复各行的位置再交。"
    ),
    PracticeBookCode.NOT_ON_RECORD: (
        "数据里没有第 {number} 号登记表的记录，可能是制作以后恢复过备份。请重新制作一份，请教师把内容填到新表里。"
    ),
    PracticeBookCode.REPLAYED: "第 {number} 号登记表已由 {by} 于 {on} 收回过，不能再收。还要补充的，请另做一份。",
    PracticeBookCode.OLDER: (
        "第 {number} 号登记表比已经收回的第 {later} 号早，里面的内容已经过时。请另做一份，把还需要的内容填到新表里。"
    ),
    PracticeBookCode.UNDECIDED: "还有 {count} 条没有选择取哪一方（如 {example}）。请逐条选择后再写入。",
    PracticeBookCode.MOVED_ON: "对照以后，这些实践在系统里又有改动。请关闭后重新选择文件，再对照一次。",
    PracticeBookCode.VOID_MEANWHILE: "这一段在学校已经作废。取教师交回的，会作为新的一段登记。",
}


def book_title(name: str, staff_no: str, number: int) -> str:
    return f"教师企业实践离线登记表 · {name}（{staff_no}）· 第 {number} 号"


def file_name(staff_no: str, name: str, number: int) -> str:
    return f"离线登记表 {staff_no} {name} 第{number}号"


def made_line(count: int, folder: str) -> str:
    return f"已制作 {count} 份登记表，放在 {folder}。"


def taken_in_line(number: int, new: int, changed: int, removed: int) -> str:
    return f"第 {number} 号登记表已收回：新增 {new} 段，改动 {changed} 段，作废 {removed} 段。"


def person_line(staff_no: str, name: str, department: str, told: str) -> str:
    return "　".join(part for part in (staff_no, name, department, told) if part)


def last_line(number: int, made_on: str, returned_on: str | None) -> str:
    back = f"{returned_on} 收回" if returned_on else "还没有收回"
    return f"第 {number} 号，{made_on} 制作，{back}"


def return_lead(name: str, staff_no: str, number: int, made_on: str) -> str:
    return f"{name}（{staff_no}），第 {number} 号，{made_on} 制作。上面选一条，下面逐项对照，再选取哪一方；写入前不改动任何记录。"


def record_label(unit: str, from_on: str, until_on: str) -> str:
    return f"{unit or '（没有写单位）'} {from_on or '?'} 至 {until_on or '?'}"
