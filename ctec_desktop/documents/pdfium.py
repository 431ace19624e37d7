"""Reading PDFs back: text of a page, and a page as a picture. PDFium is not made for threads: one call at a time."""

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.pictures import GreyPage

_LOCK = threading.Lock()
# PDFium marks a hyphen at the end of a line with this; on our pages it is an ordinary hyphen.
_LINE_END_HYPHEN = "\ufffe"
_PNG_GREY = 0


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
        with _LOCK, closing(self._document[index]) as page, closing(page.get_textpage()) as layer:
            text: str = layer.get_text_bounded()
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


@contextmanager
def open_pdf(source: Path | bytes) -> Iterator[OpenPdf]:
    """The file, open for the length of the block.

    Raises:
        EnvironmentFault: it is no PDF, or a damaged one.
    """
    try:
        with _LOCK:
            document = pypdfium2.PdfDocument(source)
    except (pypdfium2.PdfiumError, FileNotFoundError) as error:
        raise EnvironmentFault(DocumentFault.PDF_UNREADABLE, {"reason": str(error)}) from error
    try:
        yield OpenPdf(document)
    finally:
        with _LOCK:
            document.close()


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    lines = b"".join(b"\0" + pixels[y * stride : y * stride + width] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, _PNG_GREY, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(lines, 1)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
