"""Words of the page 实习档案: list, panel, attaching and taking back, classes as a whole."""

from typing import Final

TITLE: Final = "实习档案"
_LETTERS: Final = 12
SEARCH: Final = "搜索姓名、学号或拼音首字母"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
CLASS: Final = "班级"
PLAN: Final = "实习计划"
FROM: Final = "实习开始"
PERCENT: Final = "完整度"
LACKS: Final = "还缺"
GOOD: Final = "其他材料"
STATE: Final = "齐全情况"
STATES: Final = (("open", "不齐"), ("whole", "齐全"))
LACKS_KIND: Final = "还缺的材料"
EMPTY: Final = "还没有岗位实习的档案"
EMPTY_HINT: Final = "安排了岗位实习，学生的档案就自动建立；有登记的材料自动计入，其余的附文件。"
GO_PLACEMENTS: Final = "去实习安排"
CLASSES: Final = "班级汇总"
ATTACH: Final = "附文件…"
ATTACH_CHOSEN: Final = "给选中的学生附文件…"
TAKE_BACK: Final = "收回材料…"
MISSING: Final = "缺"
CLAUSE: Final = "职业学校学生实习管理规定 第二十九条"

EXPORT: Final = "导出档案…"
EXPORT_CHOSEN: Final = "导出选中的档案…"
EXPORT_TITLE: Final = "导出档案"
EXPORT_SAVE: Final = "导出"
EXPORT_LEAD: Final = (
    "每个学生一个文件夹，材料按种类排好，附目录和校验清单。导出的是没有加密的个人信息，谁、何时、导出到哪里会记入日志。"
)
WHOSE: Final = "班级"
INTO: Final = "放在哪个文件夹"
CHOOSE_FOLDER: Final = "选择文件夹…"
MOST_MB: Final = "每个文件最大（MB）"
MOST_MB_HINT: Final = "上报平台有限制的填写，如 20；不限留空"
CLASS_FIRST: Final = "请选择班级。"
FOLDER_FIRST: Final = "请选择放在哪个文件夹。"

ATTACH_TITLE: Final = "附文件"
FILE: Final = "文件"
CHOOSE_FILE: Final = "选择文件…"
NO_FILE_YET: Final = "还没有选择文件"
FILE_FIRST: Final = "请先选择要附的文件。"
FILE_FILTER: Final = (
    "可以归档的文件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.doc *.docx *.xls *.xlsx "
    "*.mp3 *.wav *.m4a *.mp4 *.mov)"
)
ANY_FILTER: Final = "所有文件 (*)"
KIND: Final = "材料种类"
CHOOSE: Final = "请选择"
MATERIAL: Final = "名称"
MATERIAL_HINT: Final = "不填写的，用文件名"
DATED_ON: Final = "材料日期"
DAY_HINT: Final = "如 2026-12-20；不填写的，记今天"
PAPER_PLACE: Final = "纸质存放处"
PAPER_PLACE_HINT: Final = "如 档案室 3 柜 2 层，没有可不填"
ATTACHING: Final = "附文件"
TAKE_BACK_TITLE: Final = "收回材料"
WHICH: Final = "哪一份"
REASON: Final = "原因"
TAKING_BACK: Final = "收回材料"
TAKEN_BACK: Final = "材料已收回，文件和原因仍在日志里。"
SAVE_FILE: Final = "另存文件"

CLASSES_TITLE: Final = "班级汇总"
CLASSES_LIST: Final = "各班级各计划的档案完整度"
PEOPLE: Final = "人数"
NOTHING: Final = "还没有岗位实习的档案。"


def for_line(names: int, first: str) -> str:
    """Whose folders a file goes into."""
    return f"附到 {first} 的档案" if names == 1 and first else f"附到 {names} 名学生的档案"


def attached_line(count: int) -> str:
    return f"文件已附到 {count} 份档案。"


def written_line(path: str) -> str:
    return f"已另存到 {path}"


def good_text(count: int, most: int) -> str:
    return f"{count}/{most}"


def subtitle(student_no: str, class_name: str) -> str:
    return f"{student_no} · {class_name}"


def lacks_text(pairs: list[tuple[str, int]]) -> str:
    """Kinds with how many lack each, the most first."""
    return "、".join(f"{name} {count} 人" for name, count in pairs)


def missing_line(names: str, count: int) -> str:
    return f"还缺 {count} 类：{names}。"


def by_line(by_name: str, day: str) -> str:
    return f"{by_name} 附，{day}"


def file_line(kind: str, title: str) -> str:
    """A file of the panel: its kind, and as much of its name as there is room for."""
    short = title if len(title) <= _LETTERS else f"{title[: _LETTERS - 1]}…"
    return f"{kind}：{short}"


def export_line(count: int, first: str) -> str:
    return f"导出 {first} 的档案" if count == 1 and first else f"导出 {count} 份档案"


def exported_line(path: str, students: int, files: int, lacking: int) -> str:
    """Where it is, and how many are not whole yet."""
    told = f"已导出 {students} 份档案、{files} 个文件到 {path}"
    return f"{told}；其中 {lacking} 份还不齐" if lacking else told
