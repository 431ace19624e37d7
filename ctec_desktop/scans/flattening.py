"""Finding a sheet of paper on a photo, and the page as it was printed: upright, straight, A4."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PIL import Image, ImageFilter

from ctec_desktop.domain.scans import Quad
from ctec_desktop.scans.perspective import Map, Point, at, even_map, map_between

PAGE_MM: Final = (210.0, 297.0)
_LOOKED_AT: Final = 200
_EDGE_SAMPLES: Final = 24
_LEAST_SHARE: Final = 0.35
_LEAST_CONTRAST: Final = 30
# A flatbed keeps the code square; a photo hardly ever does to this degree.
_SQUARE: Final = 0.035
# How far from its place, seen through the edges of the sheet, the code may lie for the edges to be believed.
_BELIEVED_MM: Final = 6.0


class Flat(NamedTuple):
    """The sheet seen from above; `back` takes a point of it to the picture it was found on."""

    picture: Image.Image
    back: Map


def flattened(picture: Image.Image) -> Flat | None:
    """The sheet alone, as large as it is seen; None where no sheet stands out."""
    corners = sheet_corners(picture)
    if corners is None:
        return None
    wide = max(_far(corners[0], corners[1]), _far(corners[3], corners[2]))
    high = max(_far(corners[0], corners[3]), _far(corners[1], corners[2]))
    size = (int(wide * 1.8), int(high * 1.8)) if max(wide, high) < _LOOKED_AT * 12 else (int(wide), int(high))
    frame = ((0.0, 0.0), (float(size[0]), 0.0), (float(size[0]), float(size[1])), (0.0, float(size[1])))
    back = map_between(frame, corners)
    if back is None:
        return None
    seen = picture.transform(size, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC, fillcolor="white")
    return Flat(seen, back)


def sheet_corners(picture: Image.Image) -> tuple[Point, ...] | None:
    """The four corners of a light sheet on a darker ground, from the picture's top left clockwise."""
    times = max(picture.size) / _LOOKED_AT
    size = (max(8, round(picture.width / times)), max(8, round(picture.height / times)))
    small = picture.convert("L").resize(size, Image.Resampling.BOX).filter(ImageFilter.MaxFilter(3))
    level = _between(small.histogram())
    if level is None:
        return None
    paper = small.point([255 if value > level else 0 for value in range(256)]).filter(ImageFilter.MedianFilter(5))
    box = paper.getbbox()
    if box is None or (box[2] - box[0]) * (box[3] - box[1]) < _LEAST_SHARE * size[0] * size[1]:
        return None
    lines = [_edge(paper, box, side) for side in range(4)]
    if any(line is None for line in lines):
        return None
    left, top, right, bottom = (line for line in lines if line is not None)
    corners = [_crossing(a, b) for a, b in ((left, top), (right, top), (right, bottom), (left, bottom))]
    if any(corner is None for corner in corners):
        return None
    sx, sy = picture.width / size[0], picture.height / size[1]
    return tuple((corner[0] * sx, corner[1] * sy) for corner in corners if corner is not None)


def page_map(quad: Quad, code_mm: Quad, picture: Image.Image, px_per_mm: float) -> tuple[Map, bool]:
    """From the page as printed, in pixels of its own, to the picture; and whether places on it can be relied on.

    Args:
        quad: the code's corners on the picture, as shares of it.
        code_mm: the same corners on the page, from its top left.
    """
    seen = [(x * picture.width, y * picture.height) for x, y in quad]
    printed = [(x * px_per_mm, y * px_per_mm) for x, y in code_mm]
    even = even_map(printed, seen)
    if _is_square(seen):
        return even, True
    corners = sheet_corners(picture)
    if corners is not None:
        frame = _frame(px_per_mm)
        for turn in range(4):
            turned = [corners[(n + turn) % 4] for n in range(4)]
            found = map_between(frame, turned)
            if found is not None and _misses(found, printed, seen) < _BELIEVED_MM:
                return found, True
    return even, False


def _frame(px_per_mm: float) -> tuple[Point, ...]:
    width, height = PAGE_MM[0] * px_per_mm, PAGE_MM[1] * px_per_mm
    return ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))


def _misses(found: Map, printed: Sequence[Point], seen: Sequence[Point]) -> float:
    """How far off the code lies at worst, in millimetres: its own side is 18 of them."""
    side = sum(_far(seen[n], seen[(n + 1) % 4]) for n in range(4)) / 4
    return max(_far(at(here, found), there) for here, there in zip(printed, seen, strict=True)) * 18 / max(side, 1.0)


def _is_square(points: Sequence[Point]) -> bool:
    sides = [_far(points[n], points[(n + 1) % 4]) for n in range(4)]
    across = (_far(points[0], points[2]), _far(points[1], points[3]))
    return max(sides) - min(sides) < _SQUARE * max(sides) and abs(across[0] - across[1]) < _SQUARE * max(across)


def _far(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _between(histogram: Sequence[int]) -> int | None:
    """The grey that parts the ground from the paper best (Otsu); None where there is only one of them."""
    total, weighted = sum(histogram), sum(n * count for n, count in enumerate(histogram))
    best, level, below, below_weighted = 0.0, None, 0, 0
    for n, count in enumerate(histogram):
        below, below_weighted = below + count, below_weighted + n * count
        above = total - below
        if not below or not above:
            continue
        apart = (weighted - below_weighted) / above - below_weighted / below
        if apart > _LEAST_CONTRAST and below * above * apart**2 > best:
            best, level = below * above * apart**2, n
    return level


def _edge(paper: Image.Image, box: tuple[int, int, int, int], side: int) -> tuple[Point, Point] | None:
    """A line along one side of the paper (left, top, right, bottom): the middle one of those through its samples."""
    pixels = paper.load()
    if pixels is None:
        return None
    is_upright = side % 2 == 0
    first, last = (box[1], box[3]) if is_upright else (box[0], box[2])
    low, high = (box[0], box[2]) if is_upright else (box[1], box[3])
    margin = (last - first) // 8
    steps = range(low, high) if side < 2 else range(high - 1, low - 1, -1)
    samples: list[Point] = []
    for n in range(_EDGE_SAMPLES):
        along = first + margin + (last - first - 2 * margin) * n // (_EDGE_SAMPLES - 1)
        for across in steps:
            if pixels[(across, along) if is_upright else (along, across)]:
                samples.append((float(along), float(across + (side >= 2))))
                break
    return _through(samples, is_upright)


def _through(samples: Sequence[Point], is_upright: bool) -> tuple[Point, Point] | None:
    """Two points of the line through the samples (Theil–Sen, so that a shadow or a finger does not bend it)."""
    slopes = sorted(
        (b[1] - a[1]) / (b[0] - a[0]) for n, a in enumerate(samples) for b in samples[n + 1 :] if b[0] != a[0]
    )
    if not slopes:
        return None
    slope = slopes[len(slopes) // 2]
    rests = sorted(across - slope * along for along, across in samples)
    rest = rests[len(rests) // 2]
    ends = [(along, slope * along + rest) for along in (samples[0][0], samples[-1][0])]
    first, last = [(across, along) if is_upright else (along, across) for along, across in ends]
    return first, last


def _crossing(one: tuple[Point, Point], other: tuple[Point, Point]) -> Point | None:
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = other
    below = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4)
    if abs(below) < 1e-9:
        return None
    first, second = x1 * y2 - y1 * x2, x3 * y4 - y3 * x4
    return ((first * (x3 - x4) - (x1 - x2) * second) / below, (first * (y3 - y4) - (y1 - y2) * second) / below)
