"""Pages to a printer at their own size: the printer's settings, what speaks against it, and page after page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ctec_desktop.kernel.pictures import GreyPage
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.wording import printing as words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

# Finer than this nobody sees, and a page of 1200 dpi would be four times the data.
MOST_DPI: Final = 600
# What lies between the page code and the edges of the sheet.
CODE_FROM_EDGE_MM: Final = {"下边": 10.0, "右边": 27.0}
_A4_MM: Final = QSizeF(210, 297)
PageOf = Callable[[int, int], GreyPage]


def new_printer(*, is_duplex: bool) -> "QPrinter":
    """A4 upright, the whole sheet, one copy; both sides where the papers are made for it."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    whole = QMarginsF(0, 0, 0, 0)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, whole))
    printer.setFullPage(True)
    printer.setCopyCount(1)
    sides = QPrinter.DuplexMode.DuplexLongSide if is_duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)
    return printer


def ask_printer(parent: QWidget, printer: "QPrinter", chosen: Callable[[], object]) -> "QPrintDialog":
    """Opens the system's own dialog; which pages are printed is asked elsewhere."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.accepted.connect(chosen)
    QDialog.open(dialog)
    return dialog


def objection(printer: "QPrinter", *, has_codes: bool = True) -> str:
    """Why the papers would not come out as they must; empty when nothing speaks against it.

    Args:
        has_codes: every sheet carries a page code of its own.
    """
    layout = printer.pageLayout()
    size = layout.pageSize().size(QPageSize.Unit.Millimeter)
    differs = abs(size.width() - _A4_MM.width()) + abs(size.height() - _A4_MM.height())
    if differs > 1 or layout.orientation() is not QPageLayout.Orientation.Portrait:
        return words.NOT_A4
    if not has_codes:
        return ""
    if printer.copyCount() != 1:
        return words.MANY_COPIES
    least = QPageLayout(layout)
    least.setUnits(QPageLayout.Unit.Millimeter)
    margins = least.minimumMargins()
    for side, margin in (("下边", margins.bottom()), ("右边", margins.right())):
        if margin > CODE_FROM_EDGE_MM[side]:
            return words.margin_line(side, margin, CODE_FROM_EDGE_MM[side])
    return ""


class PagePrinter(QObject):
    """Gives the printer one page after the other, each drawn off the window's thread.

    Says `sent` with the page after each, and `ended` with nothing or what went wrong.
    """

    sent = Signal(int)
    ended = Signal(object)

    def __init__(self, jobs: JobRunner, printer: "QPrinter", page_of: PageOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._printer = printer
        self._page_of = page_of
        self._painter = QPainter()
        self._until = 0
        self._is_first = True
        self._is_stopped = False

    def start(self, from_page: int, until_page: int) -> bool:
        """Begins; False when the printer does not answer."""
        self._until = until_page
        if not self._painter.begin(self._printer):
            return False
        self._draw(from_page)
        return True

    def stop(self) -> None:
        """After the page under way nothing more is sent."""
        self._is_stopped = True

    def _draw(self, page: int) -> None:
        work = partial(self._drawn, page)
        self._jobs.read(work, partial(self._on_drawn, page), self._end)

    def _drawn(self, page: int) -> bool:
        """Called off the window's thread, one page at a time. False when the printer takes no more."""
        resolution = self._printer.resolution()
        dpi = min(resolution, MOST_DPI)
        grey = self._page_of(page, dpi)
        picture = QImage(grey.pixels, grey.width, grey.height, grey.stride, QImage.Format.Format_Grayscale8)
        dots = picture.convertToFormat(QImage.Format.Format_Mono)
        if not self._is_first and not self._printer.newPage():
            return False
        self._is_first = False
        if dpi == resolution:
            self._painter.drawImage(QPointF(0, 0), dots)
        else:
            scale = resolution / dpi
            self._painter.drawImage(QRectF(0, 0, grey.width * scale, grey.height * scale), dots)
        return True

    def _on_drawn(self, page: int, is_taken: object) -> None:
        if not is_taken:
            self._end(None, words.PAGE_LOST)
            return
        self.sent.emit(page)
        if self._is_stopped or page >= self._until:
            self._end(None)
        else:
            self._draw(page + 1)

    def _end(self, error: BaseException | None, said: str = "") -> None:
        """What the printer was given stays with it."""
        self._painter.end()
        self.ended.emit(error or said)
