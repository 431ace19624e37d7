"""Trials of what a damaged installation loses first: drawing from SVG, and printing."""

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ctec_desktop.ui.kit.icons import pixmap
from ctec_desktop.ui.kit.printing import PagePrinter, new_printer

if TYPE_CHECKING:
    from pathlib import Path

    from ctec_desktop.ui.kit.jobs import JobRunner
    from ctec_desktop.ui.kit.printing import PageOf


def draws_icons() -> bool:
    """Whether an icon comes out with ink in it."""
    picture = pixmap("print", 18, "#000000", 1.0).toImage()
    return any(picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))


def prints(jobs: "JobRunner", page_of: "PageOf", page: int, target: "Path") -> bool:
    """Whether a page goes through the printing of the window into the PDF `target`. Waits until it has."""
    printer = new_printer(is_duplex=True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printing = PagePrinter(jobs, printer, page_of)
    printing.ended.connect(QApplication.quit)
    if printing.start(page, page):
        QApplication.exec()
    return target.is_file() and target.read_bytes().startswith(b"%PDF")
