"""Maps between two pictures of one flat thing, as Pillow takes them."""

from collections.abc import Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Map: TypeAlias = tuple[float, ...]


def map_between(from_: Sequence[Point], to: Sequence[Point]) -> Map | None:
    """The eight numbers that take each of four points to its partner; None where no such map exists."""
    rows = []
    for (x, y), (u, v) in zip(from_, to, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def even_map(from_: Sequence[Point], to: Sequence[Point]) -> Map:
    """The map that only turns, scales and moves, nearest to all pairs: what a flatbed scanner does to a sheet.

    Least squares over complex numbers: a point z goes to a·z + b.
    """
    count = len(from_)
    here = [complex(*point) for point in from_]
    there = [complex(*point) for point in to]
    here_middle, there_middle = sum(here) / count, sum(there) / count
    spread = sum(abs(z - here_middle) ** 2 for z in here)
    a = sum((w - there_middle) * (z - here_middle).conjugate() for z, w in zip(here, there, strict=True)) / spread
    b = there_middle - a * here_middle
    return (a.real, -a.imag, b.real, a.imag, a.real, b.imag, 0.0, 0.0)


def at(point: Point, by: Map) -> Point:
    """Where a map takes a point."""
    x, y = point
    a, b, c, d, e, f, g, h = by
    below = g * x + h * y + 1
    return ((a * x + b * y + c) / below, (d * x + e * y + f) / below)


def _solved(rows: list[list[float]]) -> Map | None:
    """Gauss, with the largest pivot first."""
    count = len(rows)
    for n in range(count):
        pivot = max(range(n, count), key=lambda row: abs(rows[row][n]))
        if abs(rows[pivot][n]) < 1e-12:
            return None
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for other in range(count):
            if other != n:
                factor = rows[other][n]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[n], strict=True)]
    return tuple(row[-1] for row in rows)
