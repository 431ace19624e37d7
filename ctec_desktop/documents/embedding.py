"""One face embedded in one PDF: the glyphs that were used, and what each code means when text is copied out.

A Type0 font with Identity-H codes (the UTF-16 values chosen in `faces`), a TrueType program cut down to the used
glyphs, a map from code to glyph, widths, and a ToUnicode table that is right beyond U+FFFF too.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.faces import EMPTY_BOX, TICK, TICKED_BOX, FaceSet, Glyph
from ctec_desktop.documents.theme import Style
from ctec_desktop.documents.truetype import TrueTypeFile, components

FONT_NAMES = {Style.SERIF: "F1", Style.SANS: "F2", Style.KAI: "F3"}
_SUBSET_TAGS = {"F1": "CTECSE", "F2": "CTECSA", "F3": "CTECKA"}
_BLOCK = 100
_LEVEL = 6
# Letters and digits stand in every foot, others in each: with all of them the face is the same in every file.
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_ALWAYS = {Style.SERIF: _ASCII, Style.SANS: _ASCII}
_MARKED_SYMBOLIC = 4
_KEPT_TABLES = ("cvt ", "fpgm", "prep")


class _Used(NamedTuple):
    """One character of the document: its code, the glyph that draws it, its width in thousandths of an em."""

    code: int
    character: str
    glyph: int
    width: int


def embed_faces(document: "pdfdoc.PDFDocument", faces: FaceSet, characters: Mapping[Style, Iterable[str]]) -> None:
    """Puts every face that draws one of `characters` (by the style asked for) into the document's font dictionary."""
    used: dict[Style, dict[str, Glyph]] = {}
    for style in sorted(characters):
        for character in sorted({*characters[style], *_ALWAYS.get(style, "")}):
            glyph = faces.glyph(style, character)
            if glyph is not None:
                used.setdefault(glyph.face, {})[character] = glyph
    fonts = document.idToObject[pdfdoc.BasicFonts].dict
    for face in sorted(used):
        name = FONT_NAMES[face]
        rows = [_used(faces.files[face], character, glyph) for character, glyph in used[face].items()]
        fonts[name] = _font(document, name, faces.files[face], sorted(rows))


def _used(file: TrueTypeFile, character: str, glyph: Glyph) -> _Used:
    ticked = character == TICKED_BOX and not file.glyph(ord(TICKED_BOX))
    number = file.glyph_count if ticked else file.glyph(ord(character))
    return _Used(glyph.code, character, number, round(glyph.width * 1000))


def _font(
    document: "pdfdoc.PDFDocument", name: str, file: TrueTypeFile, used: Sequence[_Used]
) -> "pdfdoc.PDFObjectReference":
    packed = _packed(file, tuple(used))
    base = pdfdoc.PDFName(f"{_SUBSET_TAGS[name]}+{file.path.stem}")
    descriptor = _descriptor(file, base)
    descriptor["FontFile2"] = document.Reference(
        _stream(packed.program, {"Length1": packed.program_bytes}), f"{name}program"
    )
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
            ),
            "DW": 1000,
            "W": pdfdoc.PDFArray([part for row in used if row.width != 1000 for part in (row.code, [row.width])]),
            "CIDToGIDMap": document.Reference(_stream(packed.glyph_map), f"{name}map"),
            "FontDescriptor": document.Reference(descriptor, f"{name}descriptor"),
        }
    )
    font = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": base,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"{name}descendant")]),
            "ToUnicode": document.Reference(_stream(packed.meanings), f"{name}u"),
        }
    )
    return document.Reference(font, name)


def _descriptor(file: TrueTypeFile, base: "pdfdoc.PDFName") -> "pdfdoc.PDFDictionary":
    metrics = file.metrics
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": _MARKED_SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(metrics.bbox),
            "ItalicAngle": metrics.italic_angle,
            "Ascent": metrics.ascent,
            "Descent": metrics.descent,
            "CapHeight": metrics.ascent,
            "StemV": 80,
        }
    )


class _Packed(NamedTuple):
    """What a face with certain glyphs puts into a file, compressed."""

    program: bytes
    program_bytes: int
    glyph_map: bytes
    meanings: bytes


@lru_cache(maxsize=16)
def _packed(file: TrueTypeFile, used: tuple[_Used, ...]) -> _Packed:
    """Made once for the same glyphs: the faces of the text hardly differ from one student's file to the next."""
    program, numbers = subset(file, [row.glyph for row in used])
    glyph_map = bytearray(2 * (used[-1].code + 1))
    for row in used:
        struct.pack_into(">H", glyph_map, 2 * row.code, numbers[row.glyph])
    meanings = to_unicode([(row.code, row.character) for row in used])
    parts = [zlib.compress(data, _LEVEL) for data in (program, bytes(glyph_map), meanings)]
    return _Packed(parts[0], len(program), parts[1], parts[2])


def _stream(packed: bytes, extra: dict[str, object] | None = None) -> "pdfdoc.PDFStream":
    dictionary = {"Filter": pdfdoc.PDFName("FlateDecode"), **(extra or {})}
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dictionary), packed)


def to_unicode(codes: Sequence[tuple[int, str]]) -> bytes:
    """The table from code to character, in blocks of at most a hundred as the format demands."""
    rows = [f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for code, character in codes]
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


def subset(file: TrueTypeFile, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A TrueType program with these glyphs only, and the new number of each; 0 stays the missing-glyph box."""
    order = {0: 0}
    queue = list(glyphs)
    outlines: dict[int, bytes] = {}
    for glyph in queue:
        order.setdefault(glyph, len(order))
    pending = list(order)
    while pending:
        glyph = pending.pop()
        outline = outlines[glyph] = ticked_box(file) if glyph == file.glyph_count else file.outline(glyph)
        for part, _ in components(outline):
            if part not in order:
                order[part] = len(order)
                pending.append(part)
    return _program(file, order, outlines), order


def _program(file: TrueTypeFile, order: dict[int, int], outlines: dict[int, bytes]) -> bytes:
    glyf, loca, hmtx = bytearray(), [0], []
    for glyph in order:
        outline = bytearray(outlines[glyph])
        for part, place in components(bytes(outline)):
            struct.pack_into(">H", outline, place, order[part])
        glyf += outline + bytes(-len(outline) % 4)
        loca.append(len(glyf))
        source = file.glyph(ord(EMPTY_BOX)) if glyph == file.glyph_count else glyph
        hmtx.append(struct.pack(">HH", file.advance_units(source), file.side_bearing(source)))
    count = len(order)
    head, hhea, maxp = bytearray(file.table("head")), bytearray(file.table("hhea")), bytearray(file.table("maxp"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, count)
    struct.pack_into(">H", maxp, 4, count)
    if len(maxp) >= 32:  # a composite may have come in: at least two parts, one level deep
        for place, least in ((10, 400), (12, 16), (28, 2), (30, 1)):
            struct.pack_into(">H", maxp, place, max(least, struct.unpack_from(">H", maxp, place)[0]))
    tables = {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp), "hmtx": b"".join(hmtx)}
    tables |= {"glyf": bytes(glyf), "loca": struct.pack(f">{count + 1}I", *loca)}
    tables |= {tag: table for tag in _KEPT_TABLES if (table := file.table(tag))}
    return _assemble(tables)


def _assemble(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    place = len(header) + 16 * count
    entries, bodies = [], []
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + bytes(-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries.append(struct.pack(">4sIII", tag.encode("ascii"), checksum, place, len(data)))
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
