"""Reading page codes: first where they stand as printed, then ever harder (docs/page-code.md).

Measured on pages printed by us and worn by `benchmarks/scanned_paper.py`: each rung reads some that none before it did.
"""

import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

from ctec_desktop.domain.page_code import PREFIX, TEXT_CHARS
from ctec_desktop.domain.scans import Quad, ReadCode
from ctec_desktop.scans.flattening import flattened
from ctec_desktop.scans.perspective import at

_QR: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
# The lower right corner of a page as printed, as shares of the picture: the code and room for a skewed sheet.
_CORNER: Final = (0.72, 0.83, 1.0, 1.0)
_UPSIDE_DOWN: Final = (0.0, 0.0, 0.28, 0.17)
# A photo of a phone, or a scan below 150 dpi: its modules are too small as they are.
_SMALL_SIDE: Final = 1_900
_BIG_SIDE: Final = 5_200
_CHEAP_RUNGS: Final = 2


class Codes(NamedTuple):
    ours: tuple[ReadCode, ...]
    has_other: bool


def find_codes(picture: Image.Image, *, is_patient: bool = True, ends_at: float | None = None) -> Codes:
    """Our codes on a grey page, each text once, and whether a QR code of somebody else's stands there too.

    Args:
        is_patient: whether all rungs of the ladder are tried, or the first two.
        ends_at: no further rung is begun after this moment (of `time.monotonic`).
    """
    found = _as_printed(picture)
    if found.ours:
        return found
    has_other = False
    rungs = islice(_rungs(picture), None if is_patient else _CHEAP_RUNGS)
    for rung in rungs:
        codes = rung()
        has_other = has_other or codes.has_other
        if codes.ours:
            again = next(rungs, None)
            return _together(codes, Codes((), has_other), Codes((), False) if again is None else again())
        if ends_at is not None and time.monotonic() > ends_at:
            break
    return Codes((), has_other)


def _as_printed(picture: Image.Image) -> Codes:
    """The code in its own corner; a second one, of a page laid over it, is looked for as large as it was scanned."""
    for share in (_CORNER, _UPSIDE_DOWN):
        near = _read_part(picture, share)
        if near.ours:
            return _together(near, _read(picture, is_thorough=True))
    return Codes((), False)


def _together(*found: Codes) -> Codes:
    """Each text once, where it was seen first."""
    ours = {code.text: code for codes in reversed(found) for code in reversed(codes.ours)}
    return Codes(tuple(reversed(ours.values())), any(codes.has_other for codes in found))


def _rungs(picture: Image.Image) -> Iterator[Callable[[], Codes]]:
    """Ways to read the whole page, the cheap ones first."""
    is_small = max(picture.size) < _SMALL_SIDE
    yield lambda: _read(picture, is_thorough=True)
    ways: tuple[Callable[[], Image.Image | None], ...]
    if is_small:
        ways = (
            lambda: _grown(picture, 2.0),
            lambda: _grown(_smoothed(picture, 0.6), 1.5),
            lambda: _grown(_evened(picture), 2.0),
            lambda: _grown(picture, 3.0),
        )
    else:
        ways = (
            lambda: _smoothed(picture, 0.8),
            lambda: _smoothed(picture, 1.2),
            lambda: _evened(_smoothed(picture, 0.8)),
            lambda: _grown(_smoothed(picture, 0.8), 2.0),
        )
    for way in ways:
        yield lambda way=way: _read_made(way)  # type: ignore[misc]
    yield lambda: _read_flat(picture)
    yield lambda: _read(picture, binarizer=zxingcpp.Binarizer.GlobalHistogram, is_thorough=True)


def _read_made(way: Callable[[], Image.Image | None]) -> Codes:
    made = way()
    return Codes((), False) if made is None else _read(made, is_thorough=True)


def _read_flat(picture: Image.Image) -> Codes:
    """The sheet alone, seen from straight above."""
    flat = flattened(picture)
    if flat is None:
        return Codes((), False)
    found = _read(_smoothed(flat.picture, 0.8), is_thorough=True)
    width, height = flat.picture.size
    ours = tuple(
        ReadCode(
            code.text,
            tuple(
                (x / picture.width, y / picture.height)
                for x, y in (at((x * width, y * height), flat.back) for x, y in code.quad)
            ),
        )
        for code in found.ours
    )
    return Codes(ours, found.has_other)


def _read_part(picture: Image.Image, share: tuple[float, float, float, float]) -> Codes:
    width, height = picture.size
    left, top = int(share[0] * width), int(share[1] * height)
    part = picture.crop((left, top, int(share[2] * width), int(share[3] * height)))
    found = _read(part)
    moved = tuple(ReadCode(code.text, _moved(code.quad, part.size, (left, top), picture.size)) for code in found.ours)
    return Codes(moved, found.has_other)


def _moved(quad: Quad, part: tuple[int, int], by: tuple[int, int], whole: tuple[int, int]) -> Quad:
    return tuple(((x * part[0] + by[0]) / whole[0], (y * part[1] + by[1]) / whole[1]) for x, y in quad)


def _read(
    picture: Image.Image,
    *,
    is_thorough: bool = False,
    binarizer: zxingcpp.Binarizer = zxingcpp.Binarizer.LocalAverage,
) -> Codes:
    width, height = picture.size
    found = zxingcpp.read_barcodes(
        picture,
        formats=_QR,
        try_rotate=is_thorough,
        try_downscale=is_thorough,
        try_invert=False,
        binarizer=binarizer,
    )
    ours: dict[str, ReadCode] = {}
    for one in found:
        if one.text.startswith(PREFIX) and len(one.text) == TEXT_CHARS:
            at = one.position
            points = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            quad = tuple((round(point.x / width, 5), round(point.y / height, 5)) for point in points)
            ours.setdefault(one.text, ReadCode(one.text, quad))
    return Codes(tuple(ours.values()), any(one.text not in ours for one in found))


def _smoothed(picture: Image.Image, radius: float) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(radius))


def _grown(picture: Image.Image, times: float) -> Image.Image | None:
    width, height = int(picture.width * times), int(picture.height * times)
    if max(width, height) > _BIG_SIDE:
        return None
    return picture.resize((width, height), Image.Resampling.BICUBIC)


def _evened(picture: Image.Image) -> Image.Image:
    """Without shadows: how much darker each spot is than the paper around it."""
    small = picture.resize((max(1, picture.width // 16), max(1, picture.height // 16)))
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4)).resize(picture.size)
    return ImageOps.autocontrast(ImageOps.invert(ImageChops.subtract(paper, picture)), cutoff=1)
