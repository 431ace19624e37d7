"""Words of choosing how papers look."""

from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.paper_look import PaperHeader

PART: Final = "文书版式"
LEAD: Final = "协议、表单和其他文书以后都按这里印；已经签发的协议照签发时的样子印。这一项由管理员设置。"
TEXT: Final = "正文字体"
FILLED: Final = "填写内容的字体"
HEADER: Final = "页眉"
BUNDLED_TEXT: Final = "宋体（随程序，各台电脑一样）"
BUNDLED_FILLED: Final = "楷体（随程序，各台电脑一样）"
HEADERS: Final = (
    (PaperHeader.NONE.value, "不印"),
    (PaperHeader.SCHOOL.value, "学校名称"),
    (PaperHeader.TITLE.value, "文书名称和编号"),
)
HEADER_HINT: Final = "印在每一页上边；文本自己有页眉的，照文本的印"
FACES_HINT: Final = "选用电脑上的字体，缺的字用随程序的字体补；换到没有这款字体的电脑上，会说明，不会悄悄换字体"
SAVE: Final = "保存"
SAVING: Final = "保存文书版式"
SAVED: Final = "文书版式已保存。以后印的文书按新版式。"


def face(name: str, file: str, index: int) -> str:
    """A face of the PC to be chosen; the faces of one file are told apart."""
    return f"{name}（本机 {file}{f' 第 {index + 1} 款' if index else ''}）"


def face_gone(file: str) -> str:
    return f"{file}（这台电脑上没有）"


def gone_line(files: Sequence[str]) -> str:
    """Said while a chosen face is not on this PC."""
    return (
        f"学校选用的字体 {'、'.join(files)} 不在这台电脑上，在这里印不了文书。请装上这款字体，或改选后保存。"
        if files
        else ""
    )


def none_line() -> str:
    return "这台电脑上没有找到 Windows 的宋体、仿宋、楷体，只能用随程序的字体。"
