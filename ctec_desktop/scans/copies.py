"""Straightened copies of scanned pages: one PDF per original, and how much ink is in its places for signatures.

The page is laid so that its code stands where it was printed; then every place on the printed form is known.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.scans import Quad
from ctec_desktop.kernel.isolated import JsonObject, JsonValue, WorkerRefusal
from ctec_desktop.scans.flattening import PAGE_MM, page_map
from ctec_desktop.scans.ink import ink_of_part
from ctec_desktop.scans.pdf_pages import write_pdf
from ctec_desktop.scans.pictures import BrokenPage, PageMaker, open_pages

DPI: Final = 150
_PX_PER_MM: Final = DPI / 25.4
_SIZE: Final = (round(PAGE_MM[0] * _PX_PER_MM), round(PAGE_MM[1] * _PX_PER_MM))
_QUALITY: Final = 72


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A page of a source that goes into a copy; without a code it is laid as it came, turned by quarters."""

    copy: int
    page: int
    quad: Quad | None
    turn: int
    boxes: tuple[tuple[float, float, float, float], ...]


def make_copies(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """Sources are gone through once each; a copy is written when its last page is there."""
    asked: Any = request
    code_mm = tuple((float(x), float(y)) for x, y in asked["code_mm"])
    folder = Path(asked["folder"])
    for source in asked["sources"]:
        wanted = {int(one["n"]): _wanted(one) for one in source["pages"]}
        _, makers = open_pages(Path(source["path"]), is_coloured=True)
        for n, maker in enumerate(makers, 1):
            if n in wanted:
                yield _laid(wanted[n], maker, code_mm, folder)
    for copy in asked["copies"]:
        files = [_page_file(folder, copy["copy"], page) for page in range(1, copy["pages"] + 1)]
        write_pdf(Path(copy["target"]), [file.read_bytes() for file in files], _SIZE, DPI)
        for file in files:
            file.unlink()
        yield {"copy": copy["copy"], "written": True}


def _wanted(one: Mapping[str, Any]) -> _Wanted:
    quad = None if one["quad"] is None else tuple((float(x), float(y)) for x, y in one["quad"])
    boxes = tuple((float(x), float(y), float(w), float(h)) for x, y, w, h in one["boxes"])
    return _Wanted(int(one["copy"]), int(one["page"]), quad, int(one["turn"]), boxes)


def _laid(wanted: _Wanted, maker: PageMaker, code_mm: Quad, folder: Path) -> JsonObject:
    try:
        picture = maker()
    except BrokenPage as error:
        raise WorkerRefusal(ScanCode.PAGE_BROKEN) from error
    is_sure = False
    if wanted.quad is None:
        page = _fitted(picture.rotate(-wanted.turn, expand=True))
    else:
        by, is_sure = page_map(wanted.quad, code_mm, picture, _PX_PER_MM)
        page = picture.transform(_SIZE, Image.Transform.PERSPECTIVE, by, Image.Resampling.BICUBIC, fillcolor="white")
    out = io.BytesIO()
    page.save(out, "JPEG", quality=_QUALITY, dpi=(DPI, DPI))
    _page_file(folder, wanted.copy, wanted.page).write_bytes(out.getvalue())
    inks = _inks(page, wanted.boxes) if is_sure else [None] * len(wanted.boxes)
    return {"copy": wanted.copy, "page": wanted.page, "inks": inks}


def _fitted(picture: Image.Image) -> Image.Image:
    """Whole, in the middle of an A4 page."""
    scale = min(_SIZE[0] / picture.width, _SIZE[1] / picture.height)
    small = picture.resize((max(1, int(picture.width * scale)), max(1, int(picture.height * scale))))
    page = Image.new("RGB", _SIZE, "white")
    page.paste(small, ((_SIZE[0] - small.width) // 2, (_SIZE[1] - small.height) // 2))
    return page


def _inks(page: Image.Image, boxes: Sequence[tuple[float, float, float, float]]) -> list[float | None]:
    grey = page.convert("L")
    return [ink_of_part(grey.crop(_pixels(box))) for box in boxes]


def _pixels(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """A place in millimetres from the page's top left, with its width and height, in pixels."""
    x, y, width, height = (value * _PX_PER_MM for value in box)
    return (int(x), int(y), max(int(x) + 1, int(x + width)), max(int(y) + 1, int(y + height)))


def _page_file(folder: Path, copy: int, page: int) -> Path:
    return folder / f"copy-{copy}-{page}.jpg"
