"""Sentences about scanned files and pages, and the words for papers that come back."""

from datetime import date, datetime

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.scan_views import FileReport, IntakeReport, ReturnedAgreement
from ctec_desktop.domain.scans import PagePlace, ReturnedPaper
from ctec_desktop.kernel.clock import CHINA

NO_FILE = "它不是文件"
PAPERS: dict[ReturnedPaper, str] = {ReturnedPaper.AGREEMENT: "三方协议", ReturnedPaper.CONSENT: "知情同意书"}

SENTENCES: dict[str, str] = {
    ScanCode.FILE_EMPTY: "这个文件是空的，没有收件。请重新扫描后再放进来。",
    ScanCode.FILE_FOREIGN: "这个文件不是扫描件，没有收件。可以收 PDF、TIFF、JPG、PNG、WebP、BMP；别的文件请先另存为 PDF。",
    ScanCode.FILE_HEIC: "这是苹果手机的 HEIC 照片，没有收件。请在手机“设置”“相机”“格式”里选“兼容性最佳”后重拍，或在电脑上另存为 JPG。",
    ScanCode.FILE_DAMAGED: "这个文件已损坏，读不出页面，没有收件。请重新扫描，或用看图软件打开后另存一份。",
    ScanCode.FILE_ENCRYPTED: "这个 PDF 有密码，没有收件。请用它的密码打开，去掉密码后另存一份。",
    ScanCode.FILE_PAGES: "这个文件有 {pages} 页，一次最多收 {most} 页，没有收件。请分成几个文件扫描。",
    ScanCode.FILE_PIXELS: "这张图片的尺寸是 {size} 像素，超过了能读的范围（最长 {most} 像素，约合 A3 纸 600 点），没有收件。请用 200 到 300 点重新扫描。",
    ScanCode.FILE_BYTES: "这个文件大于 {most} MB，没有收件。请分成几个文件，用 200 到 300 点、灰度扫描。",
    ScanCode.FILE_TIMED_OUT: "读取这个文件超过了时限，没有读到本系统的页码，已停止，没有收件。如果里面有签回的页，请只把那几页扫成一个文件。",
    ScanCode.FOLDER_DEEP: "这个文件夹里还有没看的：一次最多看 {folders} 个文件夹、往下 {levels} 层、{files} 个文件，其余的没有收件。请把里面的文件夹分几次放进来。",
    ScanCode.FILE_MEMORY: "读取这个文件需要的内存超过了上限，已停止，没有收件。请用 200 到 300 点重新扫描。",
    ScanCode.FILE_CRASHED: "读取这个文件时，读取程序意外中断，没有收件。文件可能已损坏，请重新扫描。",
    ScanCode.FILE_TAKEN: "这个文件已于 {at} 收过件，没有再收。要补扫的页，请只扫那几页。",
    ScanCode.FILE_GONE: "打不开这个文件（{reason}），没有收件。请核对它还在原处、没有被别的程序占用。",
    ScanCode.PAGE_UNREAD: "没有读到页码二维码。请对照页脚的编号和页次手工归档，或把这一页放平、照亮后重扫。",
    ScanCode.PAGE_FOREIGN: "页上的二维码不是本系统印的。如果不是要归档的文书，请移出；是的话请对照页脚手工归档。",
    ScanCode.PAGE_BROKEN: "文件里的这一页已损坏，看不到内容。请重扫这一页。",
    ScanCode.PAGE_NOT_REACHED: "这个文件里没有页码的页太多，读到这一页以前时限已到，这一页没有读。请对照页脚的编号手工归档，或只把这几页重扫成一个文件。",
    ScanCode.PAGE_TWO_CODES: "这一页上有 {count} 个本系统的二维码，可能是两页叠在一起或扫在了一张图上。请分开重扫。",
    ScanCode.PAGE_FORGED: "二维码的校验不符，可能被改动过，不能自动归档。请与存档的电子版逐项核对后再决定。",
    ScanCode.PAGE_OTHER_SCHOOL: "这一页是别的学校（或别的电脑上的数据）印的，学校标识码 {school}。请退还给对方。",
    ScanCode.PAGE_NEWER_PROGRAM: "二维码是更新版本的程序印的，本机程序读不懂。请升级程序后重新收件。",
    ScanCode.PAGE_DRAFT: "这是草稿，没有编号，不得作为签署的文书归档。请用正式签发的文书重新签署。",
    ScanCode.PAGE_UNKNOWN: "二维码说的协议 {number} 第 {version} 版不在本系统里，或不在您的查看范围内。请核对数据是不是从旧备份恢复的。",
    ScanCode.PAGE_NOT_THIS_PAPER: "{number}（{name}）第 {version} 版没有二维码所说的这一份或这一页，不能自动归档。请与存档的电子版核对。",
    ScanCode.PAGE_WRONG_VERSION: "{number}（{name}）：这一页是第 {version} 版，现行的是第 {newest} 版。旧版不归入现行协议，请用第 {newest} 版重新签署。",
    ScanCode.PAGE_VOID: "{number}（{name}）已经作废或拒签，签回的页不再归档。",
    ScanCode.PAGE_WITHDRAWN: "{number}（{name}）：第 {version} 版已经撤回，签回的页不再归档。请用重新签发的一版签署。",
    ScanCode.PAGE_DUPLICATE: "{number}（{name}）{paper}第 {copy} 份第 {page} 页已经归档过。请比较两张，选清楚的一张。",
    ScanCode.PAGE_TAKEN_OUT: "这一页由人从归档中取出（{reason}）。请重新归档或移出。",
    ScanCode.NO_FILES: "没有可以收件的文件。可以收 PDF、TIFF、JPG、PNG、WebP、BMP，或装有这些文件的文件夹。",
    ScanCode.NO_SUCH_PAGE: "没有这一页，或者不在您的查看范围内。请刷新后再试。",
    ScanCode.NOT_IN_TRAY: "这一页已经不在待处理的页里了，可能刚被处理过。请刷新后再看。",
    ScanCode.PLACE_UNKNOWN: "没有编号为 {number} 的协议，或者不在您的查看范围内。请对照页脚的“编号”。",
    ScanCode.PLACE_OUTSIDE: "{number}（{name}）的{paper}有 {originals} 份、每份 {pages} 页，没有第 {copy} 份第 {page} 页。请对照页脚。",
    ScanCode.PLACE_NOT_OF_CODE: "这一页的二维码是真的，说的不是 {number}（{name}）第 {version} 版第 {copy} 份第 {page} 页，不能归到那里。请对照页脚。",
    ScanCode.PLACE_TAKEN: "{number}（{name}）{paper}第 {copy} 份第 {page} 页已经归档过。要用这一页代替，请选“代替原来的一页”。",
    ScanCode.NOT_FILED: "这里还没有归档的页，不用取出。",
    ScanCode.REASON_NEEDED: "请写明原因，原因会记入日志。",
    ScanCode.DAY_AHEAD: "{on} 还没有到，原件收回的日期不能晚于今天。请核对日期。",
}


def taking(name: str, n: int, count: int) -> str:
    """What the progress line says."""
    return f"正在读取“{name}”（第 {n} 个，共 {count} 个）"


def moment(at_utc: datetime) -> str:
    """An instant as the office's clock shows it."""
    return f"{at_utc.astimezone(CHINA):%Y-%m-%d %H:%M}"


def intake_line(report: IntakeReport) -> str:
    """What became of a pile."""
    parts = [f"已归档 {report.filed} 页", f"待处理 {report.tray} 页", f"空白背面 {report.blank} 页"]
    refused = f"，{len(report.refused)} 个文件没有收" if report.refused else ""
    return f"收件 {len(report.files)} 个文件：{'，'.join(parts)}{refused}；{report.completed} 份文书的影像已收齐"


def file_line(report: FileReport) -> str:
    """What became of one file."""
    return f"{report.pages} 页，归档 {report.filed}，待处理 {report.tray}，空白背面 {report.blank}"


def copy_name(paper: ReturnedPaper, copy: int) -> str:
    return f"{PAPERS[paper]}第 {copy} 份" if paper is ReturnedPaper.AGREEMENT else PAPERS[paper]


def missing_lines(one: ReturnedAgreement) -> list[str]:
    """What is still wanted of originals of which some pages came back."""
    return [
        f"{one.number} {one.student_name}：{copy_name(copy.paper, copy.copy)}还缺第 {'、'.join(map(str, copy.missing))} 页"
        for copy in one.copies
        if copy.found and copy.missing
    ]


def page_of_file(name: str, n: int) -> str:
    return f"{name} 第 {n} 页"


def place_name(number: str, place: PagePlace) -> str:
    return f"{number} {copy_name(place.paper, place.copy)}第 {place.page} 页"


def filed_line(number: str, place: PagePlace) -> str:
    return f"已归档：{place_name(number, place)}"


def taken_out_line(number: str, place: PagePlace) -> str:
    return f"已取出，回到待处理的页里：{place_name(number, place)}"


def aside_line(count: int) -> str:
    return f"已移出 {count} 项"


def original_line(number: str, place: PagePlace, on: date | None) -> str:
    told = f"{number} {copy_name(place.paper, place.copy)}"
    return f"已登记原件收回：{told}（{on}）" if on else f"已撤销原件收回的登记：{told}"
