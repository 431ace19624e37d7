"""What the program itself puts into an exported folder: names of files, the index sheet, sheets of records."""

from typing import Final

INDEX_TITLE: Final = "实习档案目录"
INDEX_FILE: Final = "00-目录.pdf"
CLASS_INDEX_FILE: Final = "总目录.pdf"
CLASS_TITLE: Final = "实习档案总目录"
HASHES_FILE: Final = "校验清单.txt"
SHEET_TITLE: Final = "实习档案登记记录"
SHEET_NOTE: Final = "本页由程序按登记的记录打印，原始记录在程序里；纸质原件另存的，请一并归档。"
INDEX_NOTE: Final = (
    "依据职业学校学生实习管理规定第二十九条。校验值是文件的 SHA-256，任何改动都会使它不同。"
    "页数为“—”的是录音、录像、Office 文档，或者打不开的文件。保存期限由学校报档案主管部门审定。"
)
STUDENT, CLASS, PLAN, DAYS, PERCENT, LACKS = "学生", "班级", "实习计划", "实习期间", "完整度", "还缺"
LIST: Final = "材料"
COLUMNS: Final = (
    ("序号", 5.0, True),
    ("种类", 15.0, False),
    ("名称", 27.0, False),
    ("日期", 12.0, True),
    ("页数", 6.0, True),
    ("保存至", 12.0, True),
    ("纸质存放处", 12.0, False),
)
HASH_LIST: Final = "校验值（SHA-256）"
HASH_COLUMNS: Final = (("序号", 8.0, True), ("SHA-256", 92.0, False))
FACTS_LIST: Final = "记录"
FACT_COLUMNS: Final = (("项目", 30.0, False), ("内容", 70.0, False))
PEOPLE_LIST: Final = "学生"
PEOPLE_COLUMNS: Final = (
    ("序号", 7.0, True),
    ("学号", 18.0, True),
    ("姓名", 15.0, False),
    ("完整度", 10.0, True),
    ("还缺", 50.0, False),
)
PEOPLE, MADE_ON, WHOLE = "人数", "导出日期", "齐全"
NONE: Final = "—"
EXPORTING: Final = "导出实习档案"
COUNTING: Final = "读页数"


def folder_name(whose: str, day: str) -> str:
    return f"实习档案-{whose}-{day}"


def several_classes(count: int) -> str:
    return f"{count}个班"


def student_folder(student_no: str, name: str) -> str:
    return f"{student_no}-{name}"


def file_name(number: int, kind: str, title: str) -> str:
    return f"{number:02d}-{kind}-{title}"


def page_line(about: str, page: int, pages: int) -> str:
    return f"{about}　第 {page} 页 共 {pages} 页"


def export_reason(whose: str, students: int, files: int, target: str, digest: str) -> str:
    """What the trail says: who was exported, where to, and the hash of the list of hashes."""
    return f"{whose}，{students} 人，{files} 个文件 → {target}；校验清单 SHA-256 {digest}"
