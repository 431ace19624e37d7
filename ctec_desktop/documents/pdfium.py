"""Reading PDFs back: text of a page, and a page as a picture. PDFium is not made for threads: one call at a time."""

import ctypes
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.pictures import GreyPage

# Entered again by the collector, which may close a file left open while its own thread is between two calls.
_LOCK = threading.RLock()
# Else pypdfium2 closes a file that is collected at once, beside whoever is in PDFium.
_OPEN: Final[set[pypdfium2.PdfDocument]] = set()
# PDFium marks a hyphen at the end of a line with this; on our pages it is an ordinary hyphen.
_LINE_END_HYPHEN = "\ufffe"
_PNG_GREY = 0
# A picture goes no further than the screen: packing and unpacking it would take longer than drawing the page.
_AS_IT_IS = 0
# Taken again for every page, inside the lock; hardly a page has more characters.
_BUFFER: Final = (ctypes.c_ushort * 8192)()


class OpenPdf:
    """An open file; use it only inside `open_pdf`.

    The lock is held for one page at a time: a preview never waits for the end of a long reading-back.
    """

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def page_count(self) -> int:
        with _LOCK:
            return len(self._document)

    def text(self, index: int) -> str:
        """The text layer of a page (0-based), in the order it was drawn."""
        with _LOCK:
            text = _text_of(self._document, index)
        return text.replace(_LINE_END_HYPHEN, "-")

    def png(self, index: int, dpi: float) -> bytes:
        """A page (0-based) as a grey PNG."""
        with (
            _LOCK,
            closing(self._document[index]) as page,
            closing(page.render(scale=dpi / 72, grayscale=True)) as bitmap,
        ):
            pixels, width, height, stride = bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
        return _png(pixels, width, height, stride)

    def grey(self, index: int, dpi: float) -> GreyPage:
        """A page (0-based) for a printer: letters and lines without grey edges, since a printer has none."""
        sharp = {"no_smoothtext": True, "no_smoothimage": True, "no_smoothpath": True}
        with (
            _LOCK,
            closing(self._document[index]) as page,
            closing(page.render(scale=dpi / 72, grayscale=True, **sharp)) as bitmap,
        ):
            return GreyPage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _text_of(document: pypdfium2.PdfDocument, index: int) -> str:
    """The text inside the box of a page by PDFium's plain calls: the book pypdfium2 keeps costs a quarter more."""
    page = raw.FPDF_LoadPage(document, index)
    layer = raw.FPDFText_LoadPage(page) if page else None
    try:
        if not layer:
            raise pypdfium2.PdfiumError(f"no text of page {index}")
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        place, buffer = (layer, box.left, box.top, box.right, box.bottom), _BUFFER
        needed = raw.FPDFText_GetBoundedText(*place, buffer, len(buffer))
        if needed >= len(buffer):
            needed = raw.FPDFText_GetBoundedText(*place, None, 0)
            buffer = (ctypes.c_ushort * needed)()
            raw.FPDFText_GetBoundedText(*place, buffer, needed)
        return bytes(memoryview(buffer).cast("B")[: 2 * needed]).decode("utf-16-le", "ignore").rstrip("\0")
    finally:
        if layer:
            raw.FPDFText_ClosePage(layer)
        if page:
            raw.FPDF_ClosePage(page)


@contextmanager
def open_pdf(source: Path | bytes) -> Iterator[OpenPdf]:
    """The file, open for the length of the block.

    Raises:
        EnvironmentFault: it is no PDF, or a damaged one.
    """
    try:
        with _LOCK:
            document = pypdfium2.PdfDocument(source)
            _OPEN.add(document)
    except (pypdfium2.PdfiumError, FileNotFoundError) as error:
        raise EnvironmentFault(DocumentFault.PDF_UNREADABLE, {"reason": str(error)}) from error
    try:
        yield OpenPdf(document)
    finally:
        with _LOCK:
            document.close()
            _OPEN.discard(document)


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    lines = b"".join(b"\0" + pixels[y * stride : y * stride + width] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, _PNG_GREY, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(lines, _AS_IT_IS))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
