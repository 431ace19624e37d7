"""Foreign files to grey or coloured pictures of bounded size, page by page. Runs in the child only.

A page that is one picture is taken as it was stored; any other page of a PDF is drawn at 200 dpi.
"""

import io
import math
import struct
import warnings
import zlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps
from pypdfium2 import raw

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.kernel.isolated import WorkerRefusal

MOST_PAGES: Final = 2_000
# A3 at 600 dpi.
_MOST_PIXELS: Final = 72_000_000
_MOST_SIDE: Final = 15_000
# What is read further: A4 at 300 dpi, and no larger.
_LONG_SIDE: Final = 3_600
_DPI: Final = 200
_HEAD: Final = 1_024
# A phone's picture with its preview inside (MPO) opens as a JPEG.
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_STARTS: Final = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"BM", b"RIFF")
_APPLE: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_PASSWORD_NEEDED: Final = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_COVERED: Final = 0.9
_PAGES_OPEN: Final = 100
# What readers of pictures raise of damaged files.
_DAMAGED: Final = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, AttributeError),
    *(AssertionError, NotImplementedError, struct.error, zlib.error),
)

# Gives the picture of a page, or raises whatever the reader of that kind of file raises.
PageMaker = Callable[[], Image.Image]


class BrokenPage(Exception):
    """This page cannot be made a picture; the others may."""


def open_pages(path: Path, *, is_coloured: bool = False) -> tuple[int, Generator[PageMaker, None, None]]:
    """How many pages the file has, and what makes each of them a picture, in order.

    Raises:
        WorkerRefusal: no scan, damaged, protected by a password, too many pages, too many pixels.
    """
    with path.open("rb") as file:
        start = file.read(_HEAD)
    if not start.strip(b"\0"):
        raise WorkerRefusal(ScanCode.FILE_EMPTY)
    if b"%PDF" in start:
        return _pdf_pages(path, is_coloured)
    if start[4:8] == b"ftyp" and start[8:12] in _APPLE:
        raise WorkerRefusal(ScanCode.FILE_HEIC)
    if start.startswith(_STARTS):
        return _picture_pages(path, is_coloured)
    raise WorkerRefusal(ScanCode.FILE_FOREIGN)


def _refuse_many(pages: int) -> None:
    if pages > MOST_PAGES:
        raise WorkerRefusal(ScanCode.FILE_PAGES, {"pages": pages, "most": MOST_PAGES})


def _pdf_pages(path: Path, is_coloured: bool) -> tuple[int, Generator[PageMaker, None, None]]:
    try:
        file = _PdfFile(path)
        count = len(file.document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise WorkerRefusal(ScanCode.FILE_ENCRYPTED if code in _PASSWORD_NEEDED else ScanCode.FILE_DAMAGED) from error
    if not count:
        raise WorkerRefusal(ScanCode.FILE_DAMAGED)
    _refuse_many(count)
    return count, (_PdfPage(file, index, is_coloured) for index in range(count))


class _PdfFile:
    """A PDF opened anew every so many pages: as long as it is open, its reader keeps every picture it ever took."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._chapter = 0
        self.document = pypdfium2.PdfDocument(path)

    def page(self, index: int) -> pypdfium2.PdfPage:
        if index // _PAGES_OPEN != self._chapter:
            self._chapter = index // _PAGES_OPEN
            self.document.close()
            self.document = pypdfium2.PdfDocument(self._path)
        return self.document[index]


class _PdfPage:
    def __init__(self, file: _PdfFile, index: int, is_coloured: bool) -> None:
        self._file = file
        self._index = index
        self._is_coloured = is_coloured

    def __call__(self) -> Image.Image:
        try:
            page = self._file.page(self._index)
        except pypdfium2.PdfiumError as error:
            raise BrokenPage from error
        try:
            return _stored_picture(page, self._is_coloured) or self._drawn(page)
        except pypdfium2.PdfiumError as error:
            raise BrokenPage from error
        finally:
            page.close()

    def _drawn(self, page: pypdfium2.PdfPage) -> Image.Image:
        longest = max(page.get_size())
        if not math.isfinite(longest) or longest <= 0:
            raise BrokenPage
        scale = min(_DPI / 72, _LONG_SIDE / longest)
        bitmap = page.render(scale=scale, grayscale=not self._is_coloured, may_draw_forms=False)
        try:
            picture: Image.Image = bitmap.to_pil()
            return picture.convert("RGB" if self._is_coloured else "L")
        finally:
            bitmap.close()


def _stored_picture(page: pypdfium2.PdfPage, is_coloured: bool) -> Image.Image | None:
    """The JPEG a scanner put on the page, where nothing else is drawn there and it stands upright."""
    if page.get_rotation() or raw.FPDFPage_CountObjects(page) != 1:
        return None
    (thing,) = page.get_objects(max_depth=1)
    if not isinstance(thing, pypdfium2.PdfImage) or thing.get_filters() != ["DCTDecode"]:
        return None
    a, b, c, d, _, _ = thing.get_matrix().get()
    width, height = page.get_size()
    if b or c or a < _COVERED * width or d < _COVERED * height:
        return None
    try:
        return _shrunk(Image.open(io.BytesIO(bytes(thing.get_data())), formats=("JPEG",)), is_coloured)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _picture_pages(path: Path, is_coloured: bool) -> tuple[int, Generator[PageMaker, None, None]]:
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    warnings.simplefilter("ignore")  # what readers could mend nobody is told of
    try:
        picture = Image.open(path, formats=_FORMATS)
        _refuse_pixels(picture.size)
        count = getattr(picture, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise WorkerRefusal(ScanCode.FILE_PIXELS, _pixel_facts(None)) from error
    except WorkerRefusal:
        raise
    except _DAMAGED as error:
        raise WorkerRefusal(ScanCode.FILE_DAMAGED) from error
    if picture.format in ("MPO", "WEBP", "PNG"):  # a phone's preview, a moving picture: the first is the page
        count = 1
    _refuse_many(count)
    return count, _frames(picture, count, is_coloured)


def _frames(picture: Image.Image, count: int, is_coloured: bool) -> Generator[PageMaker, None, None]:
    with picture:
        for index in range(count):
            yield _Frame(picture, index, is_coloured)


class _Frame:
    def __init__(self, picture: Image.Image, index: int, is_coloured: bool) -> None:
        self._picture = picture
        self._index = index
        self._is_coloured = is_coloured

    def __call__(self) -> Image.Image:
        try:
            if self._index:
                self._picture.seek(self._index)
            _refuse_pixels(self._picture.size)
            turned = ImageOps.exif_transpose(self._picture) if self._picture.getexif().get(0x0112, 1) != 1 else None
            return _shrunk(turned or self._picture, self._is_coloured)
        except WorkerRefusal:
            raise
        except _DAMAGED as error:
            raise BrokenPage from error


def _refuse_pixels(size: tuple[int, int]) -> None:
    if size[0] * size[1] > _MOST_PIXELS or max(size) > _MOST_SIDE:
        raise WorkerRefusal(ScanCode.FILE_PIXELS, _pixel_facts(size))


def _pixel_facts(size: tuple[int, int] | None) -> dict[str, str | int | None]:
    shown = f"{size[0]}×{size[1]}" if size else "过大"
    return {"size": shown, "most": _MOST_SIDE}


def _shrunk(picture: Image.Image, is_coloured: bool) -> Image.Image:
    """As one byte a pixel (or three), on white where it was transparent, no longer than what is read further."""
    _refuse_pixels(picture.size)
    mode = "RGB" if is_coloured else "L"
    if picture.format in ("JPEG", "MPO") and max(picture.size) > _LONG_SIDE:
        picture.draft(mode, (picture.width // 2, picture.height // 2))
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    picture = picture.convert(mode)
    times = math.ceil(max(picture.size) / _LONG_SIDE)
    return picture.reduce(times) if times > 1 else picture
