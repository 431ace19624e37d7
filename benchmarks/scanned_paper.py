"""What becomes of printed pages on their way back: skewed, noisy scans and photos taken with a phone.

Made from the pages the program prints; the same number gives the same picture.
"""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from math import cos, pi, radians, sin
from pathlib import Path
from statistics import NormalDist
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCAN_DPI: Final = 200
PHOTO_WIDTH: Final = 1080
_PHOTO_HEIGHT: Final = 1440
MOST_TILT: Final = radians(25)
# From the page to the lens, in heights of the page.
_DISTANCE: Final = 1.5
_DESK: Final = 92
_MIDDLE: Final = 128


@dataclass(frozen=True, slots=True)
class Wear:
    """How badly a page came back.

    Args:
        skew: degrees either way at most.
        noise: standard deviation of grey values; `blur` in pixels; `paper` the grey of the paper.
    """

    skew: float
    noise: float
    blur: float
    quality: int
    paper: int


class Kind(Enum):
    CLEAN = Wear(1.0, 0.0, 0.0, 80, 250)
    ORDINARY = Wear(2.0, 12.0, 0.7, 70, 245)
    HARSH = Wear(2.0, 25.0, 1.1, 40, 225)
    PHOTO = Wear(2.5, 8.0, 0.6, 75, 235)


def printed(pdf: Path, pages: Sequence[int]) -> Iterator[Image.Image]:
    """Pages of a printed file (from 1) as grey pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in pages:
            yield document[page - 1].render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def scanned(page: Image.Image, kind: Kind, number: int, *, is_upside_down: bool = False) -> bytes:
    """The page as a scanner or a phone sends it, as JPEG."""
    dice = random.Random(number)
    picture = page.rotate(180) if is_upside_down else page
    picture = _photographed(picture, dice) if kind is Kind.PHOTO else _skewed(picture, kind.value, dice)
    picture = _worn(picture, kind.value, dice)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=kind.value.quality, dpi=(SCAN_DPI, SCAN_DPI))
    return out.getvalue()


def as_pdf(pictures: Sequence[bytes], target: Path) -> Path:
    """Pictures as the one-picture-a-page PDF that scanners send."""
    document = pypdfium2.PdfDocument.new()
    for data in pictures:
        width, height = Image.open(io.BytesIO(data)).size
        picture = pypdfium2.PdfImage.new(document)
        picture.load_jpeg(io.BytesIO(data), inline=True)
        size = (width * 72 / SCAN_DPI, height * 72 / SCAN_DPI)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(*size))
        page = document.new_page(*size)
        page.insert_obj(picture)
        page.gen_content()
    document.save(target)
    document.close()
    return target


def _skewed(page: Image.Image, wear: Wear, dice: random.Random) -> Image.Image:
    angle = dice.uniform(-wear.skew, wear.skew)
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def _worn(picture: Image.Image, wear: Wear, dice: random.Random) -> Image.Image:
    """Grey paper, weak toner, blur and the noise of the sensor."""
    darkest = dice.randint(20, 70)
    picture = picture.point([darkest + (wear.paper - darkest) * value // 255 for value in range(256)])
    if not wear.noise:
        return picture
    picture = picture.filter(ImageFilter.GaussianBlur(wear.blur))
    even = Image.frombytes("L", picture.size, dice.randbytes(picture.width * picture.height))
    bell = NormalDist(_MIDDLE, wear.noise)
    noise = even.point([min(255, max(0, round(bell.inv_cdf((value + 0.5) / 256)))) for value in range(256)])
    return ImageChops.add(picture, noise, offset=-_MIDDLE)


def _photographed(page: Image.Image, dice: random.Random) -> Image.Image:
    """On a desk, seen at up to 25 degrees, with folds and the shadow of a hand."""
    page = _folded(page, dice)
    corners = _seen(page.size, dice)
    coefficients = perspective(corners, _corners_of(page.size))
    size = (PHOTO_WIDTH, _PHOTO_HEIGHT)
    photo = page.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC, fillcolor=0)
    mask = Image.new("L", page.size, 255).transform(size, Image.Transform.PERSPECTIVE, coefficients, fillcolor=0)
    desk = Image.new("L", size, _DESK)
    desk.paste(photo, mask=mask)
    return _shaded(desk, dice)


def _seen(page: tuple[int, int], dice: random.Random) -> list[tuple[float, float]]:
    """Where the corners of the page lie in a photo that is filled by it."""
    tilt, direction, turn = (dice.uniform(0.0, MOST_TILT), dice.uniform(0.0, 2 * pi), dice.uniform(-0.09, 0.09))
    away = _DISTANCE * page[1]
    points = []
    for left, top in _corners_of(page):
        x, y = left - page[0] / 2, top - page[1] / 2
        along = x * cos(direction) + y * sin(direction)
        across = y * cos(direction) - x * sin(direction)
        nearer = away / (away + along * sin(tilt))
        along, across = along * cos(tilt) * nearer, across * nearer
        points.append(_turned(*_turned(along, across, direction), turn))
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    scale = 0.96 * min(PHOTO_WIDTH / width, _PHOTO_HEIGHT / height)
    room = ((PHOTO_WIDTH - scale * width) / 2, (_PHOTO_HEIGHT - scale * height) / 2)
    return [((x - left) * scale + room[0], (y - top) * scale + room[1]) for x, y in points]


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)


def _folded(page: Image.Image, dice: random.Random) -> Image.Image:
    """Two soft dark lines, as of a sheet folded twice."""
    lines = Image.new("L", page.size, 255)
    draw = ImageDraw.Draw(lines)
    width, height = page.size
    for y in (height // 3 + dice.randint(-40, 40), 2 * height // 3 + dice.randint(-40, 40)):
        draw.line([(0, y), (width, y + dice.randint(-15, 15))], fill=170, width=5)
    return ImageChops.multiply(page, lines.filter(ImageFilter.GaussianBlur(4)))


def _shaded(photo: Image.Image, dice: random.Random) -> Image.Image:
    """Light from one side, and a soft shadow across a corner."""
    light = Image.linear_gradient("L").rotate(dice.choice((0, 90, 180, 270))).resize(photo.size)
    light = light.point([150 + value * 105 // 255 for value in range(256)])
    shadow = Image.new("L", photo.size, 255)
    x, y = dice.choice((0, photo.width)), dice.choice((0, photo.height))
    reach = photo.width // 2
    ImageDraw.Draw(shadow).ellipse([x - reach, y - reach, x + reach, y + reach], fill=175)
    shadow = shadow.resize((photo.width // 8, photo.height // 8)).filter(ImageFilter.GaussianBlur(12))
    return ImageChops.multiply(ImageChops.multiply(photo, light), shadow.resize(photo.size))


def _corners_of(size: tuple[int, int]) -> list[tuple[float, float]]:
    width, height = size
    return [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]


def perspective(seen: Sequence[tuple[float, float]], flat: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """What Pillow needs to find, for each point of the picture seen, the point of the flat page."""
    rows = []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """Gauss with the largest pivot."""
    count = len(rows)
    for n in range(count):
        pivot = max(range(n, count), key=lambda r: abs(rows[r][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for other in range(count):
            if other != n:
                factor = rows[other][n]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[n], strict=True)]
    return tuple(row[-1] for row in rows)
