"""What the page 扫描收件 says."""

from typing import Final

from ctec_desktop.domain.scan_views import FileReport, TrayFile, TrayPage
from ctec_desktop.wording import scans, sentence

TITLE: Final = "扫描收件"
LEAD: Final = "签回的协议和知情同意书扫描或拍照以后放到这里：按页脚的二维码自己归档，归不了的在下面等人处理。文件也可以直接拖进来。"
CHOOSE_FILES: Final = "选择文件…"
CHOOSE_FOLDER: Final = "选择文件夹…"
FILES_TITLE: Final = "选择扫描件或照片"
FOLDER_TITLE: Final = "选择放扫描件的文件夹"
FILE_FILTERS: Final = ("扫描件和照片 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.webp *.bmp)", "全部文件 (*)")
TAKING: Final = "正在收件"
NOT_ALL: Final = "收件没有做完。已经读完的文件收好了，其余的请再选一次。"
RESULT: Final = "收件结果"

TRAY: Final = "等待处理的页"
TRAY_EMPTY: Final = "没有等待处理的页"
TRAY_EMPTY_HINT: Final = "归不了档的页会列在这里，写明原因。"
FILE: Final = "文件"
PAGE: Final = "页"
NUMBER: Final = "协议编号"
STUDENT: Final = "学生"
REASON: Final = "原因"
PICTURE: Final = "这一页的图像"
CHOOSE_ONE: Final = "在左边选一页，这里显示它的图像和等待的原因。"

FILE_BY_HAND: Final = "按编号归档…"
FILE_TITLE: Final = "按编号归档"
FILE_SAVE: Final = "归档"
FILING: Final = "正在归档"
NUMBER_HINT: Final = "照页脚的“编号”填写，归入现行的版本"
PAPER: Final = "文书"
COPY: Final = "第几份"
PAGE_OF_PAPER: Final = "第几页"
TURN: Final = "摆正"
TURNS: Final = (("0", "不用转"), ("90", "顺时针转 90 度"), ("180", "倒过来"), ("270", "逆时针转 90 度"))
REPLACE: Final = "已经归档过"
REPLACE_BOX: Final = "代替原来的一页"

ASIDE: Final = "不归档…"
ASIDE_TITLE: Final = "不归档"
ASIDE_REASON: Final = "不归档的原因"
ASIDE_HINT: Final = "会记入日志；扫描的文件不删除"
SETTING_ASIDE: Final = "正在移出"


def nth_copy(n: int) -> str:
    return f"第 {n} 份"


def nth_page(n: int) -> str:
    return f"第 {n} 页"


def result_line(report: FileReport) -> str:
    """One file of a pile: how many pages went where, or why it was not taken in."""
    told = scans.file_line(report) if report.problem is None else sentence(report.problem)
    return f"{report.name}：{told}"


def tray_count(count: int) -> str:
    return f"{TRAY}（{count}）" if count else TRAY


def reason_line(one: TrayPage | TrayFile) -> str:
    """Why it waits."""
    name = scans.page_of_file(one.file_name, one.n) if isinstance(one, TrayPage) else one.name
    return f"{name}：{sentence(one.problem)}"
