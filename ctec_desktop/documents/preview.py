"""A page of a PDF as a picture, for the screen or a printer."""

from contextlib import ExitStack
from pathlib import Path
from threading import Lock

from ctec_desktop.documents.pdfium import OpenPdf, open_pdf
from ctec_desktop.kernel.pictures import GreyPage


class PageShower:
    """Keeps the file that was looked at last open: the next page of it comes in a tenth of the time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held = ExitStack()
        self._data = b""
        self._pdf: OpenPdf | None = None

    def png(self, data: bytes, page_index: int, dpi: float) -> bytes:
        """Page `page_index` (0-based) as a grey PNG. Raises: EnvironmentFault for no PDF or a damaged one."""
        with self._lock:
            return self._opened(data).png(page_index, dpi)

    def grey(self, data: bytes, page_index: int, dpi: float) -> GreyPage:
        """The same at a printer's resolution."""
        with self._lock:
            return self._opened(data).grey(page_index, dpi)

    def _opened(self, data: bytes) -> OpenPdf:
        if self._pdf is None or data is not self._data:
            self._pdf = None
            self._held.close()
            self._pdf = self._held.enter_context(open_pdf(data))
            self._data = data
        return self._pdf


def page_png(source: Path | bytes, page_index: int, dpi: float = 96.0) -> bytes:
    """Page `page_index` (0-based) as a grey PNG.

    Raises:
        EnvironmentFault: the file is no PDF or damaged.
    """
    with open_pdf(source) as pdf:
        return pdf.png(page_index, dpi)


def page_count(source: Path | bytes) -> int:
    with open_pdf(source) as pdf:
        return pdf.page_count()
