"""Words of the window with the manual, and of the manual as one PDF."""

from typing import Final

from ctec_desktop.domain.manual import PageKind

TITLE: Final = "使用手册"
ABOUT: Final = "手册"
KINDS: Final = {PageKind.TASK: "要做的事", PageKind.SCREEN: "各个画面"}
SEARCH: Final = "在手册里查找，几个词用空格隔开"
SEARCH_NAME: Final = "在手册里查找"
CONTENTS: Final = "目录"
PAGE: Final = "手册的一页"
NOTHING: Final = "没有找到。换一个词，或少写一个词。"
BACK: Final = "后退"
FORWARD: Final = "前进"
SAVE_PDF: Final = "存成 PDF…"
OPEN_PDF: Final = "打开 PDF"
SAVING: Final = "正在排版手册"
FILE_NAME: Final = "产教通使用手册.pdf"
PDF_FILES: Final = "PDF 文件 (*.pdf)"
FAILED: Final = "没有存成"
COVER: Final = "产教通使用手册"
COVER_LEAD: Final = "按任务和画面分页。在程序里按 F1，就打开当前画面的这一页。"


def saved_line(path: str, pages: int) -> str:
    return f"已存成 {pages} 页：{path}"


def hits_line(title: str, hits: int) -> str:
    """A page in the list of what was found; words known only to the index are not counted."""
    return f"{title}（{hits}）" if hits else title


def chapter_title(number: int, title: str) -> str:
    return f"{number}　{title}"


def see_chapter(text: str, number: int) -> str:
    """A link as paper says it."""
    return f"{text}（第 {number} 章）"


def page_line(page: int, pages: int) -> str:
    return f"第 {page} 页 共 {pages} 页"


def version_line(version: str) -> str:
    return f"版本 {version}"
