"""The bundled faces as one set: which face draws a character, how wide it is, how a text is written into a page.

A character's code inside the PDF is its UTF-16 value, the same in every document and every process, so that
operators can be kept. Characters beyond U+FFFF take codes of the private use area in their order within the face;
private use characters themselves have no agreed shape and count as missing.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ctec_desktop.documents.theme import FACE_FILES, SPARES, Style
from ctec_desktop.documents.truetype import TrueTypeFile
from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault

TICKED_BOX, EMPTY_BOX, TICK = "☑", "□", "✓"
_PRIVATE_FIRST, _PRIVATE_LAST = 0xE000, 0xF8FF
_ESCAPES = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_BLANKS = frozenset(
    "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f"
)


# What `drawn` must look at: blanks of any kind, and everything `is_unseen` knows.
_BLANK_OR_UNSEEN = re.compile(
    f"[{''.join(sorted(_BLANKS))}\xad\u034f\u061c\u180e\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\U000e0000-\U000e0fff]"
)


class Glyph(NamedTuple):
    """How one character is drawn: the face, its code there, that code as written in a PDF string, its width in ems."""

    face: Style
    code: int
    written: str
    width: float


def is_unseen(character: str) -> bool:
    """Whether a character has no shape of its own: bidirectional and zero-width controls, variation selectors.

    They are never drawn: a page cannot be turned round by a mark hidden in a name. The record keeps them; a value
    read back from the page equals the value without them.
    """
    point = ord(character)
    return (
        point in (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF)
        or 0x200B <= point <= 0x200F
        or 0x202A <= point <= 0x202E
        or 0x2060 <= point <= 0x206F
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0000 <= point <= 0xE0FFF
    )


def drawn(text: str) -> str:
    """The text as it stands on the page: without unseen characters, every kind of blank an ordinary one."""
    if not _BLANK_OR_UNSEEN.search(text):
        return text
    return "".join(" " if character in _BLANKS else character for character in text if not is_unseen(character))


class FaceSet:
    """The faces of a paper, which stand in for one another, character by character; a spare before all others."""

    def __init__(self, files: Mapping[Style, TrueTypeFile]) -> None:
        self.files = dict(files)
        self._glyphs: dict[Style, dict[str, Glyph | None]] = {style: {} for style in files}
        self._widths = {style: _Widths(self, style) for style in files}
        self._written = {style: _WrittenByOwn(self, style) for style in files}
        self._beyond: dict[Style, dict[int, int]] = {}
        self._order = {style: _order(style, files) for style in files}

    def glyph(self, style: Style, character: str) -> Glyph | None:
        """How `character` is drawn where `style` is asked for; None when no face has it."""
        known = self._glyphs[style]
        try:
            return known[character]
        except KeyError:
            found = known[character] = self._find(style, character)
            return found

    def width(self, style: Style, text: str) -> float:
        """Width in ems of a text whose characters all have glyphs."""
        return sum(map(self._widths[style].__getitem__, text))

    def runs(self, style: Style, text: str) -> tuple[tuple[Style, str], ...]:
        """The text as the inside of PDF strings (two latin-1 characters a code), cut where the face changes."""
        try:
            return ((style, "".join(map(self._written[style].__getitem__, text))),) if text else ()
        except LookupError:
            return _runs(self, style, text)

    def missing(self, texts: Iterable[str]) -> dict[str, int]:
        """Characters of the texts that no face has, with how often each occurs."""
        counts: dict[str, int] = {}
        for text in texts:
            for character in drawn(text):
                if self.glyph(Style.KAI, character) is None:
                    counts[character] = counts.get(character, 0) + 1
        return counts

    def _find(self, style: Style, character: str) -> Glyph | None:
        point = ord(character)
        if _PRIVATE_FIRST <= point <= _PRIVATE_LAST or point < 0x20 or 0x7F <= point < 0xA0 or 0xD800 <= point < 0xE000:
            return None
        for face in self._order_of_boxes(style) if character in (TICKED_BOX, EMPTY_BOX) else self._order[style]:
            file = self.files[face]
            if character == TICKED_BOX and not file.glyph(point):
                if file.glyph(ord(EMPTY_BOX)) and file.glyph(ord(TICK)):
                    return Glyph(face, point, _written(point), file.advance(file.glyph(ord(EMPTY_BOX))) / 1000)
                continue
            glyph = file.glyph(point)
            code = point if point < 0x10000 else self._codes_beyond(face).get(point)
            if glyph and code is not None:
                return Glyph(face, code, _written(code), file.advance(glyph) / 1000)
        return None

    def _order_of_boxes(self, style: Style) -> tuple[Style, ...]:
        """A ticked box and an empty one come out of the same face: faces of PCs seldom have both."""
        spare = SPARES.get(style)
        return (spare, *self._order[style]) if spare in self.files and spare is not None else self._order[style]

    def _codes_beyond(self, face: Style) -> dict[int, int]:
        if face not in self._beyond:
            room = _PRIVATE_LAST - _PRIVATE_FIRST + 1
            points = self.files[face].points_beyond_bmp()[:room]
            self._beyond[face] = {point: _PRIVATE_FIRST + n for n, point in enumerate(points)}
        return self._beyond[face]


def _order(style: Style, files: Iterable[Style]) -> tuple[Style, ...]:
    """In which faces a character is looked for."""
    there = tuple(files)
    spare = tuple(one for one in (SPARES.get(style),) if one in there)
    return tuple(dict.fromkeys((style, *spare, *there)))


@lru_cache(maxsize=1 << 10)
def _runs(faces: FaceSet, style: Style, text: str) -> tuple[tuple[Style, str], ...]:
    """The runs of a text for which one face alone will not do."""
    runs: list[tuple[Style, str]] = []
    codes: list[str] = []
    face = style
    for character in text:
        glyph = faces.glyph(style, character)
        if glyph is None:
            raise LookupError(f"U+{ord(character):04X}")
        if glyph.face is not face:
            if codes:
                runs.append((face, "".join(codes)))
            face, codes = glyph.face, []
        codes.append(glyph.written)
    if codes:
        runs.append((face, "".join(codes)))
    return tuple(runs)


class _Widths(dict[str, float]):
    """Width in ems of every character asked for so far; 0 where no face has it."""

    def __init__(self, faces: FaceSet, style: Style) -> None:
        super().__init__()
        self._faces = faces
        self._style = style

    def __missing__(self, character: str) -> float:
        glyph = self._faces.glyph(self._style, character)
        width = self[character] = glyph.width if glyph else 0.0
        return width


class _WrittenByOwn(dict[str, str]):
    """How the characters asked for so far are written that the style's own face draws; no others."""

    def __init__(self, faces: FaceSet, style: Style) -> None:
        super().__init__()
        self._faces = faces
        self._style = style

    def __missing__(self, character: str) -> str:
        glyph = self._faces.glyph(self._style, character)
        if glyph is None or glyph.face is not self._style:
            raise LookupError(character)
        written = self[character] = glyph.written
        return written


def _written(code: int) -> str:
    """Two bytes of a PDF literal string; brackets, backslash and carriage return need a backslash."""
    return "".join(_ESCAPES.get(byte, chr(byte)) for byte in code.to_bytes(2, "big"))


@cache
def load_faces(folder: Path) -> FaceSet:
    """The faces of `folder`, opened once per process.

    Raises:
        EnvironmentFault: a file is missing (run set-up again) or is no TrueType face.
    """
    missing = [name for name in FACE_FILES.values() if not (folder / name).is_file()]
    if missing:
        facts = {"folder": str(folder), "files": "、".join(missing)}
        raise EnvironmentFault(DocumentFault.FONTS_MISSING, facts)
    return FaceSet({style: TrueTypeFile(folder / name) for style, name in FACE_FILES.items()})


@cache
def face_hashes(folder: Path) -> tuple[tuple[str, str], ...]:
    """File name and SHA-256 of every face, for the snapshot."""
    load_faces(folder)
    return tuple((name, hashlib.sha256((folder / name).read_bytes()).hexdigest()) for name in FACE_FILES.values())
