"""Words of what an import gives away and takes back: workbooks to fill and to correct, and undoing."""

from datetime import datetime
from typing import Final

from ctec_desktop.kernel.clock import CHINA

SAVE_REFUSED: Final = "保存有问题的行…"
SAVE_REFUSED_TITLE: Final = "把有问题的行存成表格"
UNDO: Final = "撤销本次导入…"
UNDO_LAST: Final = "撤销…"
UNDO_TITLE: Final = "撤销导入"
UNDO_HINT: Final = "新增的会删去，变更的恢复成导入前的内容，一并登记的学籍异动也撤回；之后又改过或用到了的，会说明是哪些，那样就不能撤销。原因会记入操作日志。"
UNDO_REASON: Final = "撤销的原因"
UNDO_YES: Final = "撤销导入"
UNDOING: Final = "正在撤销导入"
BLANK: Final = "下载空白表…"
BLANK_TITLE: Final = "空白表存到哪里"
BLANK_CLASS_TITLE: Final = "空白表里先填好谁"
BLANK_CLASS: Final = "班级"
BLANK_CLASS_HINT: Final = "选一个班，表里就先填好这个班的学号和姓名；不选就是空表。"
BLANK_NOBODY: Final = "（不填学生）"
BLANK_TARGET: Final = "选择保存位置…"
SAVING: Final = "正在保存"
XLSX_FILTERS: Final = ("Excel 工作簿 (*.xlsx)",)


def refused_file_name(file_name: str) -> str:
    """What the workbook of refused rows is called unless the person says otherwise."""
    stem = file_name.rpartition(".")[0] or file_name
    return f"{stem}-有问题的行.xlsx"


def blank_file_name(short: str, class_name: str) -> str:
    """What a workbook to fill is called unless the person says otherwise."""
    return f"{short}-{class_name}.xlsx" if class_name else f"{short}-空白表.xlsx"


def moment(at_utc: datetime) -> str:
    """An instant as the office's clock shows it."""
    return f"{at_utc.astimezone(CHINA):%Y-%m-%d %H:%M}"


def run_counts(new: int, changed: int) -> str:
    parts = (f"新增 {new:,}" if new else "", f"变更 {changed:,}" if changed else "")
    return "、".join(part for part in parts if part) or "只登记了变动"


def last_run_line(when: str, short: str, file_name: str, counts: str) -> str:
    """The last import, where another one can be begun."""
    return f"上次导入：{when}，{short}“{file_name}”，{counts}。"


def undo_line(file_name: str, counts: str) -> str:
    """Which import would be undone."""
    return f"撤销从“{file_name}”的导入（{counts}）。"


def undone_line(file_name: str) -> str:
    return f"已撤销从“{file_name}”的导入，记录和导入前一样。"


def saved_blank_line(file_name: str) -> str:
    return f"空白表已存成“{file_name}”：有下拉选项和填写说明，号码列是文本格式。填好后回到这里导入。"


def saved_refused_line(file_name: str) -> str:
    return f"已存成“{file_name}”：有错的格子标了颜色，最后一列“问题”写明原因和改法。改好后直接再导入这个文件。"
