"""Sentences about saved views and exports of lists."""

from ctec_desktop.domain.codes.lists import ListCode

SENTENCES: dict[str, str] = {
    ListCode.VIEW_NAME_MISSING: "还没有给视图起名字。请写一个一看就懂的名字，如“数控班未签”。",
    ListCode.VIEW_NAME_TAKEN: "这个列表已经有名为“{name}”的视图。请换一个名字。",
    ListCode.VIEW_GONE: "这个视图已经被删除了。请重新保存一个。",
    ListCode.TOO_MANY_ROWS: "这个列表超过 {most} 行，一张 Excel 工作表放不下。请先用条件缩小范围，分几次导出。",
    ListCode.NO_COLUMNS: "没有显示任何一列，导出的表会是空的。请先在“列”里选上要导出的列。",
}


def export_reason(title: str, rows: int, file_name: str) -> str:
    """What the audit trail keeps of an export."""
    return f"{title} · {rows:,} 行 · {file_name}"
