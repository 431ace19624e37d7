"""Our own PDFs read anew from their bytes: cross-references, pages, operators, and what each code means.

Strict on purpose: a file that is not exactly as we write it is not understood, and what is not understood is no proof.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SECTION = re.compile(rb"xref\s+0 (\d+)\s*\n")
_ENTRY_BYTES = 20
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_LENGTH = re.compile(rb"/Length (\d+)")
_NUMBER = re.compile(rb"(\d+) 0 R")
_MEANING = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
_SHOWN = re.compile(rb"/(F\d) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\)|/(r\d+) Do", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_NO_MEANING = "\ufffe"
_PLAIN = {b"r": b"\r"}


class Unreadable(Exception):
    """The file is not as we write it."""


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """One embedded face: what a code means, which glyph it draws, and the face program with the widths."""

    meanings: Mapping[int, str]
    glyphs: bytes
    program: bytes
    widths: Mapping[int, int]

    def text(self, codes: bytes) -> str:
        """What two-byte codes mean; a code without a meaning reads as one that no page has."""
        if len(codes) % 2:
            raise Unreadable("half a code")
        return "".join(map(self.meanings.__getitem__, struct.unpack(f">{len(codes) // 2}H", codes)))


class _Meanings(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return _NO_MEANING


class WrittenPdf:
    """A file in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places = self._cross_references()
        self._texts: dict[int, str] = {}
        self._read_pages: dict[int, tuple[int, list[int]]] = {}
        self._named: dict[int, dict[str, int]] = {}
        root = _ROOT.search(data, self._xref)
        catalog = self.object(int(root.group(1))) if root else b""
        branches = self._all(self._one(catalog, b"Pages"), b"Kids")
        self._pages = [page for branch in branches for page in self._all(branch, b"Kids")]
        self.fonts = self._fonts()

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def page_text(self, index: int) -> str:
        """Everything drawn on a page (0-based), in the order it is drawn, forms included."""
        resources, contents = self._page(index)
        return "".join([self._text(place, resources) for place in contents])

    def object(self, place: int) -> bytes:
        """An object up to its stream or its end."""
        try:
            start = self._places[place]
        except IndexError as error:
            raise Unreadable(f"object {place}") from error
        opening = b"%d 0 obj" % place
        if not self._data.startswith(opening, start):
            raise Unreadable(f"object {place}")
        end = self._data.find(b"endobj", start)
        stream = self._data.find(b"stream", start, end)
        return self._data[start + len(opening) : end if stream < 0 else stream]

    def stream(self, place: int) -> bytes:
        """The content of a stream."""
        return _unpacked(self.packed(place))

    def packed(self, place: int) -> bytes:
        """A stream as it stands in the file, compressed."""
        head = self.object(place)
        length = _LENGTH.search(head)
        start = self._places[place] + len(b"%d 0 obj" % place) + len(head) + len(b"stream")
        if length is None or not self._data.startswith((b"\n", b"\r\n"), start):
            raise Unreadable(f"stream {place}")
        start += 2 if self._data[start] == 0x0D else 1
        return self._data[start : start + int(length.group(1))]

    def content_places(self, index: int) -> list[int]:
        """The objects that draw a page (0-based)."""
        return self._page(index)[1]

    def forms(self, index: int) -> dict[str, bytes]:
        """The forms a page (0-based) may draw, by name, as they stand in the file."""
        resources, _ = self._page(index)
        return {name: self.packed(place) for name, place in self._forms(resources).items()}

    def _page(self, index: int) -> tuple[int, list[int]]:
        """The objects a page (0-based) is drawn with: its resources, and what draws it."""
        known = self._read_pages.get(index)
        if known is None:
            page = self.object(self._pages[index])
            known = self._read_pages[index] = (self._one(page, b"Resources"), self._listed(page, b"Contents"))
        return known

    def _cross_references(self) -> list[int]:
        end = _START.search(self._data, max(0, len(self._data) - 64))
        self._xref = int(end.group(1)) if end else 0
        section = _SECTION.match(self._data, self._xref)
        if section is None:
            raise Unreadable("no cross-references")
        first = section.end()
        table = self._data[first : first + _ENTRY_BYTES * int(section.group(1))]
        return [int(table[n : n + 10]) for n in range(0, len(table), _ENTRY_BYTES)]

    def _one(self, holder: bytes, key: bytes) -> int:
        found = _one_of(key).search(holder)
        if found is None:
            raise Unreadable(f"no {key.decode()}")
        return int(found.group(1))

    def _listed(self, holder: bytes, key: bytes) -> list[int]:
        found = _list_of(key).search(holder)
        if found is None:
            raise Unreadable(f"no {key.decode()}")
        return [int(number) for number in _NUMBER.findall(found.group(1))]

    def _all(self, place: int, key: bytes) -> list[int]:
        return self._listed(self.object(place), key)

    def _forms(self, resources: int) -> dict[str, int]:
        known = self._named.get(resources)
        if known is None:
            named = re.findall(rb"/(r\d+) (\d+) 0 R", self.object(resources))
            known = self._named[resources] = {name.decode(): int(place) for name, place in named}
        return known

    def _text(self, place: int, resources: int) -> str:
        """What a stream of operators shows; remembered, since the originals of one agreement share their bodies."""
        known = self._texts.get(place)
        if known is None:
            forms = self._forms(resources)
            known = self._texts[place] = _shown(
                _operations(self.packed(place)), self.fonts, partial(self._drawn, forms)
            )
        return known

    def _drawn(self, forms: Mapping[str, int], name: str) -> str:
        """What a form shows."""
        if name not in forms:
            raise Unreadable("an unknown form")
        place = forms[name]
        known = self._texts.get(place)
        if known is None:
            packed = self.packed(place)
            taken = _faces_taken(packed)
            fonts = tuple((face, font) for face, font in self.fonts.items() if face in taken)
            known = self._texts[place] = _text_of_form(packed, fonts)
        return known

    def _fonts(self) -> dict[str, Font]:
        first = self.object(self._one(self.object(self._pages[0]), b"Resources"))
        named = re.findall(rb"/(F\d)\s+(\d+) 0 R", self.object(self._one(first, b"Font")))
        return {name.decode(): self._font(int(place)) for name, place in named}

    def _font(self, place: int) -> Font:
        font = self.object(place)
        descendant = self.object(self._listed(font, b"DescendantFonts")[0])
        descriptor = self.object(self._one(descendant, b"FontDescriptor"))
        return _font(
            self.packed(self._one(font, b"ToUnicode")),
            self.packed(self._one(descendant, b"CIDToGIDMap")),
            self.packed(self._one(descriptor, b"FontFile2")),
            descendant[descendant.find(b"/W ") :],
        )


# The same bytes say the same in every file: the faces and forms of the text are understood once.
@lru_cache(maxsize=16)
def _font(table: bytes, glyphs: bytes, program: bytes, widths: bytes) -> Font:
    meanings = _Meanings()
    for code, text in _MEANING.findall(_unpacked(table)):
        meanings[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return Font(meanings, _unpacked(glyphs), _unpacked(program), _widths(widths))


@cache
def _one_of(key: bytes) -> "re.Pattern[bytes]":
    return re.compile(rb"/%s\s+(\d+) 0 R" % key)


@cache
def _list_of(key: bytes) -> "re.Pattern[bytes]":
    return re.compile(rb"/%s\s*\[([^\]]*)\]" % key)


def _operations(packed: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """What matters of a stream of operators, in order: the face taken, or codes shown, or the form drawn."""
    return [
        (name, _ESCAPED.sub(_unescaped, codes) if b"\\" in codes else codes, form)
        for name, codes, form in _SHOWN.findall(_unpacked(packed))
    ]


@lru_cache(maxsize=512)
def _faces_taken(packed: bytes) -> frozenset[str]:
    return frozenset(name.decode() for name, _, _ in _operations(packed) if name)


@lru_cache(maxsize=512)
def _text_of_form(packed: bytes, fonts: tuple[tuple[str, Font], ...]) -> str:
    return _shown(_operations(packed), dict(fonts), _no_form_within)


def _no_form_within(_name: str) -> str:
    raise Unreadable("a form within a form")


def _shown(
    operations: Iterable[tuple[bytes, bytes, bytes]], fonts: Mapping[str, Font], drawn: Callable[[str], str]
) -> str:
    font: Font | None = None
    texts = []
    for name, codes, form in operations:
        if name:
            font = fonts.get(name.decode())
        elif form:
            texts.append(drawn(form.decode()))
        elif font is None:
            raise Unreadable("a text without a face")
        else:
            texts.append(font.text(codes))
    return "".join(texts)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise Unreadable("a stream") from error


def _widths(descendant: bytes) -> dict[int, int]:
    """The widths that are not a whole em, by code."""
    return {int(code): int(width) for code, width in re.findall(rb"(\d+)\s*\[\s*(\d+)\s*\]", descendant)}


def _unescaped(found: "re.Match[bytes]") -> bytes:
    return _PLAIN.get(found.group(1), found.group(1))
