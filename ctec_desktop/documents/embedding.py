"""One face embedded in one PDF: the glyphs that were used, and what each code means when text is copied out.

A Type0 font with Identity-H codes (the UTF-16 values chosen in `faces`), a TrueType program cut down to the used
glyphs, a map from code to glyph, widths, and a ToUnicode table that is right beyond U+FFFF too.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.faces import EMPTY_BOX, TICK, TICKED_BOX, FaceSet
from ctec_desktop.documents.pdf_objects import Document, Raw, stream_of
from ctec_desktop.documents.theme import Style
from ctec_desktop.documents.truetype import TrueTypeFile, components

FONT_NAMES = {Style.SERIF: "F1", Style.SANS: "F2", Style.KAI: "F3", Style.SPARE_SERIF: "F4", Style.SPARE_KAI: "F5"}
_SUBSET_TAGS = {"F1": "CTECSE", "F2": "CTECSA", "F3": "CTECKA", "F4": "CTECSP", "F5": "CTECKP"}
_BLOCK = 100
# The glyphs of what is filled in differ from file to file and stand there as they are: packing them would save a
# twentieth of the file and take longer than all the rest. The faces of the text are packed once for all files.
_LEVELS = {Style.SERIF: 6, Style.SANS: 6, Style.KAI: 0, Style.SPARE_SERIF: 6, Style.SPARE_KAI: 0}
_SYSTEM = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
# Letters and digits stand in every foot, others in each: with all of them the face is the same in every file.
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_ALWAYS = {Style.SERIF: _ASCII, Style.SANS: _ASCII}
_MARKED_SYMBOLIC = 4
_KEPT_TABLES = ("cvt ", "fpgm", "prep")


class _Used(NamedTuple):
    """One character of the document: its code, the glyph that draws it, its width, the line that says what it means."""

    code: int
    glyph: int
    width: int
    meaning: str


def embed_faces(
    document: Document, faces: FaceSet, characters: Mapping[Style, Iterable[str]], *, as_boxes: bool = False
) -> None:
    """Puts every face that draws one of `characters` (by the style asked for) into the document's font dictionary.

    Args:
        as_boxes: a box in the place of every outline, for a document whose text is read and that nobody ever sees:
            a reader takes the outline of each character apart to know how much room it takes.
    """
    used: dict[Style, frozenset[str]] = {}
    for style in sorted(characters):
        for face, drawn in _by_face(faces, style, frozenset(characters[style])):
            used[face] = used.get(face, frozenset()) | drawn
    fonts = document.idToObject[pdfdoc.BasicFonts].dict
    for face in sorted(used):
        name = FONT_NAMES[face]
        fonts[name] = _font(document, name, faces.files[face], _packed(faces, face, used[face], as_boxes))


@lru_cache(maxsize=64)
def _by_face(faces: FaceSet, style: Style, characters: frozenset[str]) -> tuple[tuple[Style, frozenset[str]], ...]:
    """Which face draws what of the characters of a style."""
    found: dict[Style, set[str]] = {}
    for character in characters | _ALWAYS.get(style, frozenset()):
        glyph = faces.glyph(style, character)
        if glyph is not None:
            found.setdefault(glyph.face, set()).add(character)
    return tuple((face, frozenset(drawn)) for face, drawn in found.items())


@lru_cache(maxsize=1 << 15)
def _used(faces: FaceSet, face: Style, character: str) -> _Used:
    file, glyph = faces.files[face], faces.glyph(face, character)
    if glyph is None:
        raise LookupError(f"U+{ord(character):04X}")
    ticked = character == TICKED_BOX and not file.glyph(ord(TICKED_BOX))
    number = file.glyph_count if ticked else file.glyph(ord(character))
    return _Used(glyph.code, number, round(glyph.width * 1000), _meaning(glyph.code, character))


def _font(document: Document, name: str, file: TrueTypeFile, packed: "_Packed") -> "pdfdoc.PDFObjectReference":
    base = f"/{_SUBSET_TAGS[name]}+{file.path.stem}"
    program = document.place(stream_of(packed.program, f"/Length1 {packed.program_bytes} "))
    described = f"<< {_descriptor(file)} /FontName {base} /FontFile2 {program} 0 R >>"
    descriptor = document.place(described.encode("ascii"))
    glyph_map = document.place(stream_of(packed.glyph_map))
    drawn = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {base} /FontDescriptor {descriptor} 0 R {_SYSTEM} "
        f"/CIDToGIDMap {glyph_map} 0 R /DW 1000 /W [ {packed.widths} ] >>"
    )
    descendant = document.place(drawn.encode("ascii"))
    meanings = document.place(stream_of(packed.meanings))
    font = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H "
        f"/DescendantFonts [ {descendant} 0 R ] /ToUnicode {meanings} 0 R >>"
    )
    return document.Reference(Raw(font.encode("ascii")), name)


def _descriptor(file: TrueTypeFile) -> str:
    metrics = file.metrics
    return (
        f"/Type /FontDescriptor /Flags {_MARKED_SYMBOLIC} /FontBBox [ {' '.join(map(str, metrics.bbox))} ] "
        f"/ItalicAngle {metrics.italic_angle} /Ascent {metrics.ascent} /Descent {metrics.descent} "
        f"/CapHeight {metrics.ascent} /StemV 80"
    )


class _Packed(NamedTuple):
    """What a face with certain glyphs puts into a file, compressed; `widths` are those that are not a whole em."""

    program: bytes
    program_bytes: int
    glyph_map: bytes
    meanings: bytes
    widths: str


@lru_cache(maxsize=16)
def _packed(faces: FaceSet, face: Style, characters: frozenset[str], as_boxes: bool) -> _Packed:
    """Made once for the same characters: the faces of the text hardly differ from one student's file to the next."""
    file = faces.files[face]
    used = sorted(_used(faces, face, character) for character in characters)
    program, numbers = (_boxes if as_boxes else subset)(file, [row.glyph for row in used])
    glyph_map = bytearray(2 * (used[-1].code + 1))
    for row in used:
        struct.pack_into(">H", glyph_map, 2 * row.code, numbers[row.glyph])
    meanings = _meanings([row.meaning for row in used])
    widths = " ".join(f"{row.code} [ {row.width} ]" for row in used if row.width != 1000)
    return _Packed(
        zlib.compress(program, _LEVELS[face]),
        len(program),
        zlib.compress(glyph_map, 1),
        zlib.compress(meanings, 1),
        widths,
    )


def to_unicode(codes: Sequence[tuple[int, str]]) -> bytes:
    """The table from code to character."""
    return _meanings([_meaning(code, character) for code, character in codes])


def _meaning(code: int, character: str) -> str:
    return f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"


def _meanings(rows: Sequence[str]) -> bytes:
    """The table in blocks of at most a hundred, as the format demands."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for n in range(0, len(rows), _BLOCK):
        block = rows[n : n + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


class _Outline(NamedTuple):
    """A glyph as a face keeps it, filled up to whole words: its parts, its metrics, the sum of its words."""

    data: bytes
    parts: tuple[tuple[int, int], ...]
    metrics: bytes
    words: int


@lru_cache(maxsize=1 << 14)
def _outline(file: TrueTypeFile, glyph: int) -> _Outline:
    is_made = glyph == file.glyph_count
    data = ticked_box(file) if is_made else file.outline(glyph)
    source = file.glyph(ord(EMPTY_BOX)) if is_made else glyph
    metrics = struct.pack(">HH", file.advance_units(source), file.side_bearing(source))
    padded = data + bytes(-len(data) % 4)
    return _Outline(padded, tuple(components(data)), metrics, _sum_of_words(padded))


def subset(file: TrueTypeFile, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A TrueType program with these glyphs only, and the new number of each; 0 stays the missing-glyph box."""
    order = {0: 0}
    for glyph in glyphs:
        order.setdefault(glyph, len(order))
    outlines: dict[int, _Outline] = {}
    pending = list(order)
    while pending:
        glyph = pending.pop()
        outlines[glyph] = _outline(file, glyph)
        for part, _ in outlines[glyph].parts:
            if part not in order:
                order[part] = len(order)
                pending.append(part)
    return _program(file, order, [_renumbered(outlines[glyph], order) for glyph in order]), order


def _boxes(file: TrueTypeFile, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A program with one outline, a box, that stands for each of the glyphs."""
    half = file.units_per_em // 2
    corners = struct.pack(">5hHH4B8h", 1, 0, 0, half, half, 3, 0, 1, 1, 1, 1, 0, half, 0, -half, 0, 0, half, 0)
    data = corners + bytes(-len(corners) % 4)
    box = _Outline(data, (), struct.pack(">HH", file.units_per_em, 0), _sum_of_words(data))
    return _program(file, {0: 0, 1: 1}, [box, box]), dict.fromkeys(glyphs, 1)


def _renumbered(outline: _Outline, order: dict[int, int]) -> _Outline:
    """The outline with the new numbers of its parts."""
    if not outline.parts:
        return outline
    data = bytearray(outline.data)
    for part, place in outline.parts:
        struct.pack_into(">H", data, place, order[part])
    return outline._replace(data=bytes(data), words=_sum_of_words(data))


def _program(file: TrueTypeFile, order: dict[int, int], outlines: Sequence[_Outline]) -> bytes:
    loca = [0, *accumulate(len(outline.data) for outline in outlines)]
    count = len(order)
    head, hhea, maxp = bytearray(file.table("head")), bytearray(file.table("hhea")), bytearray(file.table("maxp"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, count)
    struct.pack_into(">H", maxp, 4, count)
    if len(maxp) >= 32:  # a composite may have come in: at least two parts, one level deep
        for place, least in ((10, 400), (12, 16), (28, 2), (30, 1)):
            struct.pack_into(">H", maxp, place, max(least, struct.unpack_from(">H", maxp, place)[0]))
    tables = {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp)}
    tables |= {"hmtx": b"".join([outline.metrics for outline in outlines])}
    tables |= {"glyf": b"".join([outline.data for outline in outlines])}
    tables |= {"loca": struct.pack(f">{count + 1}I", *loca)}
    tables |= {tag: table for tag in _KEPT_TABLES if (table := file.table(tag))}
    sums = {tag: _sum_of_words(table) for tag, table in tables.items() if tag != "glyf"}
    return _assemble(tables, sums | {"glyf": sum(outline.words for outline in outlines) & 0xFFFFFFFF})


def _sum_of_words(data: bytes | bytearray) -> int:
    padded = bytes(data) + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _assemble(tables: dict[str, bytes], sums: dict[str, int]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    place = len(header) + 16 * count
    entries, bodies = [], []
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + bytes(-len(data) % 4)
        entries.append(struct.pack(">4sIII", tag.encode("ascii"), sums[tag], place, len(data)))
        bodies.append(padded)
        place += len(padded)
    return header + b"".join(entries) + b"".join(bodies)


def ticked_box(file: TrueTypeFile) -> bytes:
    """The outline of ☑ where a face has only its parts: the box, and over it the tick, scaled to stand inside."""
    box, tick = file.glyph(ord(EMPTY_BOX)), file.glyph(ord(TICK))
    left, bottom, right, top = file.bounds(box)
    x_min, y_min, x_max, y_max = file.bounds(tick)
    scale = 0.92 * min((right - left) / (x_max - x_min), (top - bottom) / (y_max - y_min))
    x = round((left + right) / 2 - scale * (x_min + x_max) / 2)
    y = round((bottom + top) / 2 - scale * (y_min + y_max) / 2)
    words_xy, more, scaled = 0x0003, 0x0020, 0x0008
    return (
        struct.pack(">5h", -1, left, bottom, right, top)
        + struct.pack(">HHhh", words_xy | more, box, 0, 0)
        + struct.pack(">HHhhh", words_xy | scaled, tick, x, y, round(scale * 16384))
    )
