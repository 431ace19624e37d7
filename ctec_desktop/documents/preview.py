"""A page of a PDF as a picture, for the screen or a printer."""

from pathlib import Path

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.kernel.pictures import GreyPage


def page_png(source: Path | bytes, page_index: int, dpi: float = 96.0) -> bytes:
    """Page `page_index` (0-based) as a grey PNG.

    Raises:
        EnvironmentFault: the file is no PDF or damaged.
    """
    with open_pdf(source) as pdf:
        return pdf.png(page_index, dpi)


def printer_page(source: Path | bytes, page_index: int, dpi: int) -> GreyPage:
    """Page `page_index` (0-based) at a printer's resolution.

    Raises:
        EnvironmentFault: the file is no PDF or damaged.
    """
    with open_pdf(source) as pdf:
        return pdf.grey(page_index, dpi)


def page_count(source: Path | bytes) -> int:
    with open_pdf(source) as pdf:
        return pdf.page_count()
