"""Words of sending papers to a printer."""

from datetime import datetime
from typing import Final

PRINT: Final = "打印…"
PRINT_DRAFT: Final = "打印草稿…"
PRINT_ALL: Final = "打印全部…"
FROM_PAGE: Final = "从第几页"
TO_PAGE: Final = "到第几页"
BOTH_SIDES: Final = "双面打印（长边翻转）"
CHOOSE_PRINTER: Final = "选择打印机…"
LEAD: Final = "按实际大小（100%）打印在 A4 纸上，不缩放。卡纸或缺纸后，从没有印好的那一页接着打印。"
COVER: Final = "交接单"
DRAFT_TITLE: Final = "草稿（没有编号，不得签署）"
REMEMBERING: Final = "记录打印"
STOP: Final = "停止"
STOPPING: Final = "印完这一页就停下…"
BAR: Final = "打印进度"
PRINTER_SILENT: Final = "打印机没有开始工作。请看它是否开机、联机、有纸，再试一次，或换一台打印机。"
PAGE_LOST: Final = "打印机中途停了。请看它的提示，处理后从这一页接着打印。"
NOT_A4: Final = (
    "选的纸不是 A4 竖放。文书按 A4 排版，换了纸会变小或印不全，页码二维码也会读不出。请在打印机设置里选 A4、纵向。"
)
MANY_COPIES: Final = "这里只印 1 份：每份原件各有自己的页码二维码，已经都在文件里了。请把打印机设置里的份数改为 1；要增加份数，签发时填写。"


def title(what: str) -> str:
    return f"打印　{what}"


def print_part(number: int, parts: int) -> str:
    return f"打印第 {number} 个文件（共 {parts} 个）…"


def pages_line(pages: int, people: int) -> str:
    return f"共 {pages} 页" + (f"，{people} 人" if people > 1 else "")


def last_line(run: tuple[int, int], done: int, pages: int) -> str:
    """What the last run printed (from, to), and how far these papers are; with when and by whom, see `when_line`."""
    began, reached = run
    if done < pages:
        return f"上次已打印到第 {done} 页"
    return "上次已全部送到打印机" if reached >= pages else f"已全部打印过，上次补印第 {began} 至 {reached} 页"


def when_line(pages: int, at: datetime, by: str, printer: str) -> str:
    where = f"，{printer}" if printer else ""
    return f"（共 {pages} 页；{at.strftime('%Y-%m-%d %H:%M')}，{by}{where}）"


def owner_line(page: int, name: str, number: str) -> str:
    return f"第 {page} 页是 {name}　{number}" if name else f"第 {page} 页是{COVER}"


def replaced_line(version: int) -> str:
    """Added to whose page it is when the papers were issued anew since."""
    return f"（第 {version} 版，之后已重新签发，不要再用）"


def front_line(page: int) -> str:
    return f"双面打印从正面开始，会从第 {page} 页印起。"


def progress_line(done: int, total: int) -> str:
    return f"已送出 {done} 页，共 {total} 页"


def done_line(reached: int, pages: int, next_page: int) -> str:
    """Said when something is left to print."""
    return f"已打印到第 {reached} 页（共 {pages} 页）。可以从第 {next_page} 页接着打印。"


def all_line(began: int, reached: int) -> str:
    """Said when everything is with the printer, now or from before."""
    jam = "如果卡纸，从没有印好的那一页接着打印。"
    if began == 1:
        return f"{reached} 页已全部送到打印机。{jam}"
    return f"第 {began} 至 {reached} 页已送到打印机。{jam}"


def margin_line(side: str, margin_mm: float, most_mm: float) -> str:
    """A printer that leaves so much of the sheet white that it would cut the page code."""
    return (
        f"这台打印机{side}有 {margin_mm:.1f} 毫米印不到，页码二维码离{side}只有 {most_mm:.0f} 毫米，会被切掉。"
        "请换一台打印机，或在它的设置里选“无边距”。"
    )
