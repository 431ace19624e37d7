"""Words of the dialog that prints forms."""

from typing import Final

OPEN: Final = "打印表单…"
TITLE: Final = "打印表单"
LEAD: Final = "勾选要打印的表单，直接打印，或合并成一个 PDF，每份有书签。预览遮盖号码，印出的是完整号码，会记入日志。"
LIST: Final = "表单"
CLASS: Final = "班级"
PLAN: Final = "实习计划"
ENTERPRISE: Final = "实习单位"
EVERY_CLASS: Final = "全部班级"
EVERY_PLAN: Final = "全部计划"
EVERY_ENTERPRISE: Final = "全部单位"
TWO_SIDED: Final = "双面打印：每份从新的一张纸开始"
PREVIEW: Final = "表单页面"
WRITE: Final = "保存为 PDF…"
PRINT: Final = "打印…"
OPEN_PDF: Final = "打开 PDF"
WRITING: Final = "打印表单"
CHOOSE_TARGET: Final = "把表单保存为 PDF"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"
RESULTS: Final = "打印结果"
CHOOSE_FIRST: Final = "还没有勾选表单。"
COUNTING: Final = "正在核对…"


def chosen_students(count: int) -> str:
    return f"选中的 {count} 名学生"


def chosen_placements(count: int) -> str:
    return f"选中的 {count} 条安排"


def chosen_enterprises(count: int) -> str:
    return f"选中的 {count} 家单位"


def of_class(class_name: str, told: str) -> str:
    return f"{class_name}，{told}"


def ready_line(papers: int, copies: int, left_out: int) -> str:
    """How much would be printed, and how many reasons there are against the rest."""
    told = f"勾选 {papers} 种，可印 {copies} 份"
    return f"{told}；有 {left_out} 处不能印，打印后逐条说明。" if left_out else f"{told}。"


def written_line(copies: int, pages: int, name: str) -> str:
    return f"已写出 {copies} 份，共 {pages} 页：{name}"


def copy_told(first: int, pages: int) -> str:
    last = first + pages - 1
    return f"第 {first} 页" if pages == 1 else f"第 {first} 至 {last} 页"


def copies_told(copies: int) -> str:
    return f"{copies} 份表单"


def page_told(page: int, named: str) -> str:
    return f"第 {page} 页是 {named}"


def file_name(name: str) -> str:
    return f"{name}.pdf"
