"""Sentences about texts loaded from files: what cannot be taken, why, and what to do; and what was left out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from ctec_desktop.domain.blank_proposals import Confidence
from ctec_desktop.domain.codes.texts import TextCode, TextFault
from ctec_desktop.domain.source_text import LeftOut, LeftOutKind, SourceText

READING: Final = "正在读取文本"
BY_HAND: Final = "手填"

_SAVE_AS = "请用 WPS 或 Word 打开它，另存为“Word 文档（.docx）”后再载入"

SENTENCES: Mapping[str, str] = {
    TextCode.NOT_A_TEXT: "这个文件不是 Word 文档，也不是文本，没有载入任何内容。PDF 或图片请先向发文单位要 Word 版，或把文字粘贴进来。",
    TextCode.OLD_WORD: "这是旧格式的文档（.doc 或 WPS 的 .wps），读不了。" + _SAVE_AS + "。",
    TextCode.PASSWORD: "这个文档有密码，读不出内容。请用 WPS 或 Word 输入密码打开，去掉密码另存为 .docx 后再载入。",
    TextCode.RICH_TEXT: "这是 RTF 格式的文档，读不了。" + _SAVE_AS + "。",
    TextCode.WEB_PAGE: "这个文件是网页或 XML，只是文件名像文档。" + _SAVE_AS + "，或把网页上的文字粘贴进来。",
    TextCode.OTHER_PACKAGE: "这个文件里没有 Word 文档（可能是表格、演示文稿或压缩包）。请选择 .docx 或 .txt 文件；压缩包请先解压。",
    TextCode.STRICT_WORD: "这个文档存成了“严格 Open XML”格式，读不了。请用 WPS 或 Word 打开，另存为普通的“Word 文档（.docx）”后再载入。",
    TextCode.MACROS: "这个文档带有宏（自动运行的程序）。宏没有运行，文档也没有载入。" + _SAVE_AS + "（不带宏）。",
    TextCode.DAMAGED: "这个文档已损坏或不完整，读不出内容。" + _SAVE_AS + "；打不开的，请向提供文件的人重新要一份。",
    TextCode.BOMB: "这个文件展开后远比一份文书大（超过 {limit_mb} MB），没有打开。请确认选对了文件；"
    "确实是它的，请把正文复制到新文档里再载入。",
    TextCode.TOO_DEEP: "这个文档里的表格或格式一层套一层，太深了，没有载入。请把正文复制到新文档里（只保留文本），再载入。",
    TextCode.EMPTY: "这个文件里没有文字。文字在图片里的，请向发文单位要可以复制文字的版本；在文本框里的，请先复制到正文。",
    TextCode.ENCODING_UNKNOWN: "认不出这个文本文件的编码，为避免乱码没有载入。请用记事本打开，另存时编码选“UTF-8”，再载入。",
    TextCode.TOO_LONG: "这个文件太长（{chars} 字），不像一份文书；最多 {limit} 字、1800 段。请只留下要用的那一份，再载入。",
    TextCode.BLANKS_TOO_MANY: "这个文件里有 {count} 处以上空白或表格格子，最多 {limit} 处，不像一份要签的文书。请确认选对了文件，只留下要用的那一份。",
    TextFault.TIMED_OUT: "读取这个文档超过了时限，已停止，没有载入任何内容。请把正文复制到新文档里，另存为 .docx 后再载入。",
    TextFault.MEMORY: "读取这个文档需要的内存超过了上限，已停止，没有载入任何内容。请删去文档里的图片，或把正文复制到新文档里，再载入。",
    TextFault.CRASHED: "读取这个文档时，读取程序意外中断，没有载入任何内容。" + _SAVE_AS + "。",
}

_LEFT_OUT: Mapping[LeftOutKind, str] = {
    LeftOutKind.HEADER: "页眉没有载入：“{text}”",
    LeftOutKind.FOOTER: "页脚没有载入：“{text}”",
    LeftOutKind.TEXT_BOX: "文本框里的文字没有载入：“{text}”。要用的，请在原文件里移到正文",
    LeftOutKind.FOOTNOTE: "脚注、尾注没有载入：“{text}”",
    LeftOutKind.COMMENT: "批注没有载入：“{text}”",
    LeftOutKind.DELETED: "修订中删去的文字按已删去处理：“{text}”",
    LeftOutKind.INSERTED: "修订中新增的文字按已接受载入：“{text}”",
    LeftOutKind.HIDDEN: "隐藏的文字没有载入：“{text}”",
    LeftOutKind.PLACEHOLDER: "提示文字改成了空白：“{text}”",
    LeftOutKind.PICTURE: "图片没有载入",
    LeftOutKind.OBJECT: "嵌入的对象没有打开，也没有载入",
    LeftOutKind.FORMULA: "公式没有载入：“{text}”",
    LeftOutKind.LINK: "指向别处的链接没有打开：{text}",
    LeftOutKind.EMBEDDED_FILE: "嵌在里面的文件没有打开，也没有载入：{text}",
    LeftOutKind.BRACES: "花括号改成了全角，因为模板里花括号表示字段：“{text}”",
    LeftOutKind.CONTROL: "去掉了看不见的控制符号：{text}",
    LeftOutKind.MORE: "还有更多内容没有载入，这里列不下。请对照原文件核对",
    LeftOutKind.BEFORE_TITLE: "标题总印在最前面；原文在标题之前的“{text}”改排在标题下面",
    LeftOutKind.WIDE_TABLE: "表格超过 12 列，改成了逐行的文字：“{text}”",
}


def left_out_lines(left_out: Iterable[LeftOut]) -> list[str]:
    """What was not taken, each once, with how often."""
    counts: dict[str, int] = {}
    for one in left_out:
        line = _LEFT_OUT[one.kind].format(text=one.text)
        counts[line] = counts.get(line, 0) + 1
    return [f"{line}（{count} 处）" if count > 1 else line for line, count in counts.items()]


def source_note(file_name: str, sha256: str, on: date) -> str:
    """Where a draft comes from, for the administrator who confirms its source."""
    if not file_name:
        return f"粘贴的文本，{on.isoformat()} 载入；文本的 SHA-256：{sha256}"
    return f"载入自“{file_name}”，{on.isoformat()}；文件的 SHA-256：{sha256}"


NOT_SAVED: Final = "没有存为草稿；加 --apply 存为草稿"
_CONFIDENCE: Mapping[Confidence, str] = {
    Confidence.SURE: "",
    Confidence.LIKELY: "（请核对）",
    Confidence.NONE: "",
}


def summary(source: SourceText, blanks: int, bound: int, title: str) -> str:
    """What was found in a file."""
    name = source.file_name or "粘贴的文本"
    return f"{name}：标题“{title}”，{len(source.pieces)} 段，{blanks} 处空白，{bound} 处有对应的字段"


def blank_line(number: int, around: str, label: str, confidence: Confidence) -> str:
    """One blank among its words, and the field proposed for it."""
    return f"{number + 1:>4}  {around}  →  {label or BY_HAND}{_CONFIDENCE[confidence]}"


def default_name(file_name: str) -> str:
    """What a draft is called at first."""
    return file_name.rpartition(".")[0][:60] or file_name[:60] or "粘贴的文本"


def saved_line(version: int) -> str:
    return f"已存为草稿：第 {version} 版。核对、确认来源后在窗口里启用"
