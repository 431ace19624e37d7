"""One TrueType face, read in place: which glyph draws a character, how wide it is, and its outline.

Only the tables a PDF needs are read, and those by table look-up, so that opening a face of 30,000 glyphs costs
a millisecond and no memory of its own.
"""

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault

_COMPOSITE_WORDS, _COMPOSITE_MORE = 0x0001, 0x0020
_COMPOSITE_SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}
_COLLECTION = b"ttcf"
_WINDOWS, _FAMILY, _CHINESE = 3, 1, 0x804


class Metrics(NamedTuple):
    """What a font descriptor asks for, in thousandths of an em."""

    bbox: tuple[int, int, int, int]
    ascent: int
    descent: int
    italic_angle: int


class TrueTypeFile:
    """A face file. Characters are mapped by its Unicode table (cmap format 12, else 4).

    Args:
        index: which face of a collection; 0 for a file with one face.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self._index = index
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._tables = self._directory()
            self._read_head()
            self._read_cmap()
        except (ValueError, struct.error, KeyError, IndexError) as error:
            raise EnvironmentFault(DocumentFault.FONT_DAMAGED, {"path": str(path), "reason": str(error)}) from error

    def glyph(self, code_point: int) -> int:
        """The glyph of a character, 0 when the face has none."""
        n = bisect_right(self._starts, code_point) - 1
        if n < 0 or code_point > self._ends[n]:
            return 0
        return self._glyph_in_segment(n, code_point)

    def points_beyond_bmp(self) -> list[int]:
        """Characters above U+FFFF that the face draws, in order."""
        first = bisect_right(self._ends, 0xFFFF)
        spans = (range(self._starts[n], self._ends[n] + 1) for n in range(first, len(self._starts)))
        return [point for span in spans for point in span if point > 0xFFFF and self.glyph(point)]

    def advance(self, glyph: int) -> float:
        """Width of a glyph in thousandths of an em."""
        n = min(glyph, self._metric_count - 1)
        return self._metrics[2 * n] * 1000 / self.units_per_em

    def side_bearing(self, glyph: int) -> int:
        """Left side bearing in font units, as the hmtx table keeps it (two's complement in 16 bits)."""
        if glyph < self._metric_count:
            return self._metrics[2 * glyph + 1]
        return self._metrics[self._metric_count + glyph]

    def advance_units(self, glyph: int) -> int:
        return self._metrics[2 * min(glyph, self._metric_count - 1)]

    def outline(self, glyph: int) -> bytes:
        """The glyph's entry of the glyf table, empty for a blank."""
        start = self._tables["glyf"][0]
        return self._data[start + self._loca[glyph] : start + self._loca[glyph + 1]]

    def table(self, tag: str) -> bytes:
        """A whole table, empty when the face has none of that name."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def bounds(self, glyph: int) -> tuple[int, int, int, int]:
        """Bounding box of a glyph in font units."""
        x_min, y_min, x_max, y_max = struct.unpack_from(">4h", self.outline(glyph), 2)
        return x_min, y_min, x_max, y_max

    def embedding_bits(self) -> int:
        """What its maker allows (fsType of the OS/2 table); 0, everything, for a face that does not say."""
        found = self.table("OS/2")
        return int(struct.unpack_from(">H", found, 8)[0]) if len(found) >= 10 else 0

    def family(self) -> str:
        """What the face is called, in Chinese where it says so; the name of the file where it says nothing."""
        table = self.table("name")
        names: dict[int, str] = {}
        count, strings = struct.unpack_from(">HH", table, 2) if len(table) >= 6 else (0, 0)
        for n in range(min(count, (len(table) - 6) // 12)):
            platform, _, language, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * n)
            if platform == _WINDOWS and kind == _FAMILY:
                text = table[strings + offset : strings + offset + length]
                names[language] = text.decode("utf-16-be", "replace")
        return names.get(_CHINESE) or next(iter(names.values()), "") or self.path.stem

    def _directory(self) -> dict[str, tuple[int, int]]:
        start = 0
        if self._data[:4] == _COLLECTION:
            (faces,) = self._unpack(">I", 8)
            if self._index >= faces:
                raise ValueError(f"no face {self._index} in the collection")
            (start,) = self._unpack(">I", 12 + 4 * self._index)
        count = self._unpack(">H", start + 4)[0]
        entries = (struct.unpack_from(">4s4xII", self._data, start + 12 + 16 * n) for n in range(count))
        tables = {tag.decode("latin-1"): (offset, length) for tag, offset, length in entries}
        if "glyf" not in tables:
            raise ValueError("no TrueType outlines")
        return tables

    def _unpack(self, layout: str, offset: int) -> tuple[int, ...]:
        return struct.unpack_from(layout, self._data, offset)

    def _read_head(self) -> None:
        head, hhea = self._tables["head"][0], self._tables["hhea"][0]
        (self.units_per_em,) = self._unpack(">H", head + 18)
        box = self._unpack(">4h", head + 36)
        (long_offsets,) = self._unpack(">h", head + 50)
        ascent, descent = self._unpack(">2h", hhea + 4)
        (self._metric_count,) = self._unpack(">H", hhea + 34)
        (self.glyph_count,) = self._unpack(">H", self._tables["maxp"][0] + 4)
        k = 1000 / self.units_per_em
        x_min, y_min, x_max, y_max = (round(value * k) for value in box)
        self.metrics = Metrics(
            (x_min, y_min, x_max, y_max),
            round(ascent * k),
            round(descent * k),
            self._unpack(">h", self._tables["post"][0] + 4)[0] if "post" in self._tables else 0,
        )
        self._metrics = _numbers("H", self.table("hmtx"))
        loca = _numbers("I" if long_offsets else "H", self.table("loca"))
        self._loca = loca if long_offsets else array("I", [2 * offset for offset in loca])
        if len(self._loca) <= self.glyph_count or not self._metrics:
            raise ValueError("tables too short")

    def _read_cmap(self) -> None:
        start = self._tables["cmap"][0]
        (count,) = self._unpack(">H", start + 2)
        records = [self._unpack(">HHI", start + 4 + 8 * n) for n in range(count)]
        offsets = {(platform, encoding): start + offset for platform, encoding, offset in records}
        wanted = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
        table = next(offsets[key] for key in wanted if key in offsets) if offsets.keys() & set(wanted) else None
        layout = self._unpack(">H", table)[0] if table is not None else 0
        if table is None or layout not in (4, 12):
            raise ValueError("no Unicode table")
        segments = list(self._segments_12(table) if layout == 12 else self._segments_4(table))
        self._starts = array("I", [segment[0] for segment in segments])
        self._ends = array("I", [segment[1] for segment in segments])
        self._segments = segments

    def _segments_12(self, table: int) -> Iterator[tuple[int, int, int, int]]:
        """First and last character, the glyph of the first, and 0: glyphs follow one another."""
        (count,) = self._unpack(">I", table + 12)
        for first, last, glyph in struct.iter_unpack(">3I", self._data[table + 16 : table + 16 + 12 * count]):
            yield first, last, glyph, 0

    def _segments_4(self, table: int) -> Iterator[tuple[int, int, int, int]]:
        """First and last character, the delta, and where the glyph numbers stand (0: character + delta)."""
        count = self._unpack(">H", table + 6)[0] // 2
        ends, starts = table + 14, table + 16 + 2 * count
        deltas, ranges = starts + 2 * count, starts + 4 * count
        for n in range(count):
            (last,), (first,) = self._unpack(">H", ends + 2 * n), self._unpack(">H", starts + 2 * n)
            (delta,), (offset,) = self._unpack(">H", deltas + 2 * n), self._unpack(">H", ranges + 2 * n)
            place = ranges + 2 * n + offset if offset else -1
            if first <= last:
                yield first, last, (first + delta) & 0xFFFF if place < 0 else delta, max(place, 0)

    def _glyph_in_segment(self, n: int, code_point: int) -> int:
        first, _, glyph, place = self._segments[n]
        if not place:
            found = glyph + code_point - first
        else:
            (found,) = self._unpack(">H", place + 2 * (code_point - first))
            found = (found + glyph) & 0xFFFF if found else 0
        return found if found < self.glyph_count else 0


def face_count(path: Path) -> int:
    """How many faces a file holds: a collection says so, any other file is one."""
    with path.open("rb") as file:
        head = file.read(12)
    return int(struct.unpack_from(">I", head, 8)[0]) if head[:4] == _COLLECTION and len(head) == 12 else 1


def components(outline: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs a composite outline is made of, with the byte offset of each number; nothing for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _COMPOSITE_MORE
    while flags & _COMPOSITE_MORE:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield glyph, place + 2
        place += 8 if flags & _COMPOSITE_WORDS else 6
        place += next((size for bit, size in _COMPOSITE_SCALES.items() if flags & bit), 0)


def _numbers(code: str, data: bytes) -> "array[int]":
    numbers = array(code)
    numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
