"""Words of the window itself: buttons, hints and lines that belong to no subject."""

from typing import Final

CANCEL: Final = "取消"
DAY_BEFORE: Final = "前一天"
DAY_AFTER: Final = "后一天"
SHOW_DAY: Final = "在这一天…"
LIST_DAY: Final = "按这一天的情况列出"
BACK_TO_TODAY: Final = "回到今天"
CLOSE: Final = "关闭"
OK: Final = "知道了"
CONFIRM: Final = "确定"
BACK: Final = "上一步"
NEXT: Final = "下一步"
FINISH: Final = "完成"
SAVE: Final = "保存"
FILL_DOWN: Final = "向下填充"
PROBLEM: Final = "问题"
COPIED: Final = "已复制"
OPEN_FOLDER: Final = "打开文件夹"
ALL: Final = "全部"
CLEAR: Final = "清空条件"

ROW_LOST: Final = "这一行读不出来：记录可能已被移走。换个条件再查，或按 F5 重新读取。"
COPY_ALL: Final = "复制全部"
DISCARD_TITLE: Final = "放弃已填写的内容？"
DISCARD: Final = "关闭后，刚才填写的内容不会保存。"
DISCARD_YES: Final = "放弃并关闭"
VOUCH: Final = "已对照原件核对，确实如此，按填写的保存"
TAKE_NEWEST: Final = "读取最新内容"
NEW: Final = "新建"
EDIT: Final = "编辑"
RETIRE: Final = "停用"
RETIRED: Final = "已停用"
RESTORE: Final = "恢复使用"
RETIRE_ON: Final = "从哪天起停用"
RETIRE_LEAD: Final = "停用后不再出现在可选的名单里，以前的记录都还在，随时可以恢复使用。"
RETIRING: Final = "停用"
RESTORING: Final = "恢复使用"
IN_USE: Final = "在用"
STATE_CHOICES: Final = (("retired", "已停用"), ("all", "在用和已停用"))
SHOW: Final = "显示"
REASON_TITLE: Final = "查看完整号码"
REASON_LEAD: Final = (
    "写明用途后，30 分钟内可以继续查看，不用再写；看了哪几个号码都会记入日志。未满 18 周岁学生的号码，第一次看都要写。"
)
REASON: Final = "用途"
REASONS: Final = ("核对证件原件", "联系本人或家长", "办理投保", "填报上级系统")
REVEALING: Final = "查看号码"
SHOW_NUMBER: Final = "显示完整号码"
HELD_BACK_HINT: Final = "只显示首尾几位。点右侧眼睛可查看；直接输入新号码则换成新的。"
SHOW_PASSWORD: Final = "显示密码"
SEARCH: Final = "搜索"
LOADING: Final = "正在读取…"
NOTHING_YET: Final = "这里还没有内容"
NOTHING_FOUND: Final = "没有符合条件的记录"
NOTHING_FOUND_HINT: Final = "换个关键字，或清空条件再看。"
LIST_LOST: Final = "列表读取失败"
PROGRESS: Final = "进度"
IDLE: Final = "就绪"
CANCELLING: Final = "正在停止…"
CANCELLED: Final = "已取消，没有保留任何改动。"
BUG: Final = "程序出错了，您填写的内容还在。错误记录已保存在本机，可在“帮助 › 错误记录”中打开。"

PREVIOUS_PAGE: Final = "上一页"
NEXT_PAGE: Final = "下一页"
ZOOM: Final = "缩放"
FIT: Final = "适合宽度"
PAGE_LOST: Final = "这一页显示不出来"

FACTS: Final = "基本情况"
FINDINGS: Final = "检查结果"
DOCUMENTS: Final = "文件"
WITHDRAW: Final = "撤销"
WITHDRAW_REASON: Final = "撤销原因"
WITHDRAW_HINT: Final = "会记入日志，不删除原来的登记"
STEPS: Final = "经过"
NO_FINDINGS: Final = "没有发现问题"
PRINTING: Final = "打印"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"


def total_line(total: int, selected: int, is_narrowed: bool) -> str:
    """The line under a list: how many there are, and how many are chosen."""
    line = f"{'找到' if is_narrowed else '共'} {total:,} 条"
    return f"{line} · 已选 {selected:,} 条" if selected > 1 else line


def copied_line(count: int) -> str:
    return f"已复制 {count:,} 行，可直接粘贴到 Excel 或 WPS 表格。"


def page_line(page: int, pages: int) -> str:
    return f"第 {page} / {pages} 页"


def progress_line(label: str, done: int, total: int) -> str:
    return f"{label}  {done:,} / {total:,}" if total else label


def waiting_line(count: int) -> str:
    return f"另有 {count} 项排队" if count else ""


def clause_line(clause: str) -> str:
    return f"依据：{clause}" if clause else ""


def step_line(step: int, steps: int) -> str:
    return f"第 {step} 步，共 {steps} 步"


def required_label(title: str) -> str:
    """The name of a field that must be filled in."""
    return f"{title} *"


def more_line(count: int) -> str:
    return f"还有 {count:,} 条未列出，点“{COPY_ALL}”可全部取走。"


def retire_title(name: str) -> str:
    return f"停用“{name}”"


def retired_line(name: str) -> str:
    return f"已停用“{name}”。"


def restored_line(name: str) -> str:
    return f"已恢复使用“{name}”。"


def saved_line(name: str) -> str:
    return f"已保存“{name}”。"


def retired_since(day: str) -> str:
    return f"{day} 起停用"


def filled_line(told: str) -> str:
    """What an identity number filled in."""
    return f"已按身份证号填上：{told}。"


VIEWS: Final = "视图"
OWN_VIEW: Final = "默认显示"
SAVE_VIEW: Final = "把现在的条件和列存为视图…"
UPDATE_VIEW: Final = "更新“{name}”"
RENAME_VIEW: Final = "给“{name}”改名…"
DELETE_VIEW: Final = "删除“{name}”"
DEFAULT_VIEW: Final = "打开这一页时就用“{name}”"
VIEW_NAME: Final = "视图名称"
VIEW_TITLE: Final = "存为视图"
RENAME_TITLE: Final = "视图改名"
KEEPING_VIEW: Final = "正在保存视图"
COLUMNS: Final = "列"
COLUMNS_LEAD: Final = "打勾的列会显示。也可以直接拖动表头换位置、拉宽窄；复制和导出都按看到的列。"
MOVE_UP: Final = "上移"
MOVE_DOWN: Final = "下移"
OWN_COLUMNS: Final = "恢复原样"
EXPORT: Final = "导出…"
EXPORT_CHOSEN: Final = "导出所选…"
EXPORT_TITLE: Final = "导出为 Excel 表格"
EXPORTING: Final = "正在导出"
WORKBOOKS: Final = "Excel 表格 (*.xlsx)"
COPY_CHOSEN: Final = "复制"
RESULT_COLUMNS: Final = ("记录", "结果", "说明")
DONE: Final = "完成"
NOT_DONE: Final = "未完成"


def view_kept_line(name: str) -> str:
    return f"已保存视图“{name}”。"


def exported_line(rows: int, path: str) -> str:
    return f"已导出 {rows:,} 行到 {path}。"


def export_name(title: str, day: str) -> str:
    """The name offered for the file."""
    return f"{title} {day}.xlsx"


def delete_view_question(name: str) -> str:
    return f"删除视图“{name}”？只删除这个视图，记录不受影响。"


def result_line(done: int, failed: int) -> str:
    """How many of the records went through."""
    return f"完成 {done:,} 项，未完成 {failed:,} 项" if failed else f"{done:,} 项全部完成"


def problems_line(count: int) -> str:
    return f"还有 {count} 处有问题，整张表都没有保存。请先改正标红的格子。"


def rows_changed_line(count: int) -> str:
    return (
        f"有 {count} 行在您填表期间被别人改过，没有保存；现在的内容写在“问题”一栏，您填的都还在。"
        "以您填的为准，再按一次“保存”；以别人的为准，把格子改成一样的。"
    )


# Choosing of whom a report speaks.
WRITE_REPORT: Final = "生成报告…"
# By field: its name, and what an open choice reads.
RANGE_FIELDS: Final = {
    "class": ("班级", "全部班级"),
    "plan": ("实习计划（批次）", "全部计划"),
    "unit": ("实习单位", "全部单位"),
}
RANGE_HINT: Final = "选了几项的，同时符合的才算。"
REPORT_DAY: Final = "按哪一天的情况"
REPORT_KIND: Final = "格式"
REPORT_KINDS: Final = {".pdf": "PDF（可打印、盖章）", ".xlsx": "工作簿（逐人逐条）"}
REPORT_FILES: Final = {".pdf": "PDF 文件 (*.pdf)", ".xlsx": "工作簿 (*.xlsx)"}


def written_line(path: str) -> str:
    return f"已写到 {path}"
