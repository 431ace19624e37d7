"""What stands on the page where a text from a file is bound to fields."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from ctec_desktop.domain.template import MANDATORY_HEADS

TITLE: Final = "从文件载入文本"
OPEN: Final = "从文件载入…"
LEAD: Final = (
    "选择主管部门发布的示范文本，或学校自己的文本（.docx、.txt）。程序逐字读出，找出空白，按前后文字提出对应的字段；"
    "由您逐处核对，存为草稿。文件里的宏、链接都不会运行或打开。"
)
PAPER: Final = "载入为"
CHOOSE: Final = "选择文件…"
CHOOSE_TITLE: Final = "选择要载入的文本"
FILE_FILTERS: Final = ("文本 (*.docx *.txt)", "所有文件 (*)")
PASTE: Final = "或者把文本粘贴在这里"
PASTE_HINT: Final = (
    "在网页、邮件或其他文档里选中全文，复制，再粘贴到这里。手填的地方留成下划线“____”，选择的地方留成“□”。"
)
TAKE_PASTED: Final = "载入粘贴的文本"
PASTE_EMPTY: Final = "还没有粘贴文本。请先把文本粘贴到上面的框里，或选择文件。"
READING: Final = "正在读取……"
GO_ON: Final = "接着上次"
GIVE_UP: Final = "不要了"
GIVE_UP_TITLE: Final = "不要这份做了一半的文本？"
GIVE_UP_LEAD: Final = "已经绑定的字段会一并丢弃，原文件不受影响。"
FORGETTING: Final = "丢弃做了一半的文本"
GONE_ON: Final = "这份文本上次做了一半，已接着上次的继续。要按程序提出的从头来，请按“从头开始”，可以撤销。"
FROM_START: Final = "从头开始"

PAPER_TITLE: Final = "标题"
TEXT: Final = "文本"
NOTHING_CHOSEN: Final = "没有空白要绑定"
BY_HAND: Final = "手填（印成空白）"
BY_HAND_SHORT: Final = "手填"
FIND_FIELD: Final = "输入几个字找字段，回车选定"
FIELDS: Final = "字段"
PREVIOUS: Final = "上一处"
NEXT: Final = "下一处"
NEXT_DOUBTFUL: Final = "下一处待核对"
PREVIOUS_TIP: Final = "Shift+F3"
NEXT_TIP: Final = "F3"
NEXT_DOUBTFUL_TIP: Final = "F4"
UNDO: Final = "撤销"
REDO: Final = "重做"
UNDO_TIP: Final = "Ctrl+Z"
REDO_TIP: Final = "Ctrl+Y"
HEADS: Final = "这一段写的是第十五条的"
NO_HEADS: Final = "这一段是标题或签章处，不用标"
ADD_MISSING: Final = "补上文本里没有的必印内容和签署栏"
ADD_MISSING_TIP: Final = "补上的内容不是原文。不想补的，请在原文件里改好再载入。"
LEFT_OUT_TITLE: Final = "没有载入的内容"
PREVIEW: Final = "预览（虚构人员）"
NO_PREVIEW: Final = "现在还排不出来"
CHECKED_OK: Final = "核对通过，可以存为草稿，再由管理员确认来源、启用。"
SAVE: Final = "存为草稿"
LATER: Final = "以后再做"
SAVING: Final = "保存草稿"
KEEPING: Final = "保留做了一半的文本"
OTHER_FILE: Final = "换一个文件…"
CLOSE: Final = "关闭"
TITLE_MARK: Final = "标题"
SIGNING_MARK: Final = "签章处"
ALL_PROBLEMS: Final = "全部…"
PROBLEMS_TITLE: Final = "核对结果"

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨"
SHORT_HEADS: Final[Mapping[int, str]] = {
    1: "各方信息",
    2: "时间地点内容",
    3: "食宿工时休假",
    4: "报酬",
    5: "劳动保护",
    6: "保险与伤亡",
    7: "考核",
    8: "违约",
    9: "其他",
}


def head_sign(heads: Sequence[int]) -> str:
    return "".join(_CIRCLED[head - 1] for head in sorted(heads))


def head_chip(head: int) -> str:
    return f"{_CIRCLED[head - 1]}{SHORT_HEADS[head]}"


def head_tip(head: int) -> str:
    return f"第十五条第 {head} 项：{MANDATORY_HEADS[head]}"


def where_line(number: int, count: int, binding: str, *, is_doubtful: bool) -> str:
    """Which blank is current, and what it is."""
    told = binding or BY_HAND_SHORT
    doubt = "，请核对" if is_doubtful else ""
    return f"第 {number + 1} 处（共 {count} 处）：{told}{doubt}"


def counts_line(bound: int, by_hand: int, doubtful: int) -> str:
    doubt = f"，其中 {doubtful} 处待核对" if doubtful else ""
    return f"已绑定 {bound} 处{doubt}；手填 {by_hand} 处"


def kept_line(file_name: str, by_name: str, at_local: datetime) -> str:
    """Work that was begun before."""
    what = f"“{file_name}”" if file_name else "粘贴的文本"
    return f"{by_name} {at_local:%Y-%m-%d %H:%M} 载入的{what}还没有存为草稿。"


def left_out_button(count: int) -> str:
    return f"没有载入的内容（{count}）…"


def missing_line(count: int) -> str:
    return f"还有 {count} 项没有通过核对，可以先存为草稿："


def saved_line(name: str, version: int) -> str:
    return f"{name}第 {version} 版草稿已保存。由管理员确认来源和日期、核对通过后启用。"
