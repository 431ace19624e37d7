"""Proof that every code of an embedded face draws the shape of the character it means: outline by outline."""

import struct
from collections.abc import Mapping
from functools import lru_cache

from ctec_desktop.documents.embedding import FONT_NAMES, ticked_box
from ctec_desktop.documents.faces import TICKED_BOX, FaceSet
from ctec_desktop.documents.pdf_reading import Font, Unreadable
from ctec_desktop.documents.truetype import TrueTypeFile, components

# The first byte of an outline that is put together from others: a negative number of contours.
_COMPOSITE = b"\x80"


def wrong_glyphs(fonts: Mapping[str, Font], faces: FaceSet) -> str:
    """The characters that would look like something else, or have another width, than in the faces themselves."""
    wrong = []
    for style, name in FONT_NAMES.items():
        font = fonts.get(name)
        if font is not None:
            own = faces.files.get(style)
            wrong.append(_wrong_in(own, font) if own else "".join(font.meanings.values()))
    return "".join(wrong)


@lru_cache(maxsize=16)
def _wrong_in(face: TrueTypeFile, font: Font) -> str:
    """The wrong characters of one embedded face; a face that stands in many files is looked at once."""
    embedded = _Program(font.program)
    return "".join(
        character
        for code, character in font.meanings.items()
        if not _is_drawn_right(code, character, font, embedded, face)
    )


def _is_drawn_right(code: int, character: str, font: Font, embedded: "_Program", face: TrueTypeFile) -> bool:
    if 2 * code + 2 > len(font.glyphs):
        return False
    (glyph,) = struct.unpack_from(">H", font.glyphs, 2 * code)
    expected = face.glyph(ord(character))
    if character == TICKED_BOX and not expected:
        expected = face.glyph_count
    if not glyph or not expected:
        return False
    width = font.widths.get(code, 1000)
    if round(embedded.advance(glyph) * 1000 / face.units_per_em) != width:
        return False
    return embedded.looks_like(glyph, face, expected)


class _Program:
    """An embedded face program as it stands in the file."""

    def __init__(self, data: bytes) -> None:
        (count,) = struct.unpack_from(">H", data, 4)
        entries = [struct.unpack_from(">4s4xII", data, 12 + 16 * n) for n in range(count)]
        self._tables = {tag: data[start : start + length] for tag, start, length in entries}
        if not {b"glyf", b"loca", b"hmtx"} <= self._tables.keys():
            raise Unreadable("a face without outlines")
        loca = self._tables[b"loca"]
        self._loca = struct.unpack(f">{len(loca) // 4}I", loca)

    def advance(self, glyph: int) -> int:
        found: tuple[int] = struct.unpack_from(">H", self._tables[b"hmtx"], 4 * glyph)
        return found[0]

    def looks_like(self, glyph: int, face: TrueTypeFile, expected: int) -> bool:
        """Whether the outline is that of the face's glyph, part by part where it is put together from others."""
        if glyph + 1 >= len(self._loca):
            return False
        here = self._tables[b"glyf"][self._loca[glyph] : self._loca[glyph + 1]]
        there = ticked_box(face) if expected == face.glyph_count else face.outline(expected)
        if there[:1] < _COMPOSITE:
            return here == there + bytes(-len(there) % 4)
        own, others = list(components(here)), list(components(there))
        if len(own) != len(others) or _numberless(here, own) != _numberless(there, others) + bytes(-len(there) % 4):
            return False
        return all(self.looks_like(a, face, b) for (a, _), (b, _) in zip(own, others, strict=True))


def _numberless(outline: bytes, parts: list[tuple[int, int]]) -> bytes:
    """An outline without the numbers of its parts, which differ from one program to the other."""
    plain = bytearray(outline)
    for _, place in parts:
        plain[place : place + 2] = b"\0\0"
    return bytes(plain)
