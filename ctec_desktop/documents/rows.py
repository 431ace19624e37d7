"""Rows: the pieces a page is stacked from, each already drawn as PDF operators relative to its own top left corner."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ctec_desktop.documents.breaking import Line, Run
from ctec_desktop.documents.embedding import FONT_NAMES
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.png import PngPicture
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.domain.vocabulary import Party


class SignPlace(NamedTuple):
    """Where a party signs or seals: left, upper edge, width and height, in points from the row's top left corner."""

    party: Party
    is_seal: bool
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One indivisible strip of a page. Two rows are the same only when they are one object.

    Args:
        ops: operators; x from the left margin, y downwards negative from the row's top.
        pieces: what was drawn of fields, in order: field key and text, one entry per line it stands on.
        text: everything that was drawn, in order, as it reads.
        characters: what was drawn, by style, for the fonts.
        keep_next: never the last row of a page.
        is_shared: looks the same in every document of the part, so it is drawn once and referred to.
        head: the heading of a list, drawn again above this row where the row begins a page.
        is_signing: the signature blocks; `places` are where in them is signed and sealed.
        pictures: what the operators name and the page must bring along; a row with pictures is never shared.
    """

    height: float
    ops: str
    pieces: tuple[tuple[str, str], ...] = ()
    characters: tuple[tuple[Style, frozenset[str]], ...] = ()
    space_before: float = 0.0
    keep_next: bool = False
    is_shared: bool = False
    text: str = ""
    head: "Row | None" = None
    is_signing: bool = False
    pictures: tuple[PngPicture, ...] = ()
    places: tuple[SignPlace, ...] = ()


class Pen:
    """Gathers operators of one row: text lines and rules."""

    def __init__(self, faces: FaceSet) -> None:
        self._faces = faces
        self._text: list[str] = []
        self._rules: list[str] = []
        self._pieces: list[tuple[str, str]] = []
        self._styled: dict[Style, list[str]] = {}
        self._read: list[str] = []
        self._pictures: list[PngPicture] = []

    def line(self, line: Line, x: float, y: float, size: float) -> None:
        """Draws a broken line with its baseline at `y`."""
        for run in line.runs:
            if run.text:
                self._run(run, x + run.x * size, y, size, line.stretch)

    def text(self, text: str, style: Style, size: float, x: float, y: float, field: str = "") -> float:
        """Draws a text that needs no breaking; answers with its width."""
        shown = drawn(text)
        width = self._faces.width(style, shown)
        self._run(Run(shown, 0.0, width, style, field, True, ()), x, y, size, 0.0)
        return width * size

    def underline(self, line: Line, x: float, y: float, size: float) -> None:
        """Rules under what fields fill in, and where a blank is left to be filled."""
        for run in line.runs:
            is_free_blank = not run.field and not run.text
            if is_free_blank or (run.field and FIELDS[run.field].kind is not FieldKind.CHOICE):
                left = x + run.x * size
                self.rule(left, y - 0.2 * size, left + run.width * size, y - 0.2 * size)

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._rules.append(f"{_n(x1)} {_n(y1)} m {_n(x2)} {_n(y2)} l")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self._rules.append(f"{_n(x)} {_n(y)} {_n(width)} {_n(height)} re")

    def literal(self, ops: str) -> None:
        """Operators that bring their own state and leave none behind."""
        self._rules.append(f"S q {ops} Q")

    def picture(self, picture: PngPicture, place: str) -> None:
        """Draws a picture; `place` is the operator that makes the unit square its frame."""
        self._pictures.append(picture)
        self.literal(f"{place} /{picture.name} Do")

    def grey(self, level: float) -> None:
        """The tone of what is written next: 0 black, 1 white."""
        self._text.append(f"{_n(level)} g")

    def row(self, height: float, *, space_before: float = 0.0, keep_next: bool = False, is_shared: bool = False) -> Row:
        """What was drawn, as a row of this height."""
        parts = []
        if self._rules:
            parts.append(f"{_n(THEME.line_width)} w " + " ".join(self._rules) + " S")
        if self._text:
            parts.append("BT " + " ".join(self._text) + " ET")
        characters = tuple([(style, frozenset("".join(texts))) for style, texts in self._styled.items()])
        return Row(
            height,
            "\n".join(parts),
            tuple(self._pieces),
            characters,
            space_before,
            keep_next,
            is_shared,
            text="".join(self._read),
            pictures=tuple(self._pictures),
        )

    def _run(self, run: Run, x: float, y: float, size: float, stretch: float) -> None:
        spacing = 0.0 if run.is_word else stretch * size
        self._text.append(f"{_n(spacing)} Tc 1 0 0 1 {_n(x)} {_n(y)} Tm {_shown(self._faces, run, size)}")
        self._styled.setdefault(run.style, []).append(run.text)
        self._read.append(run.text)
        if run.field and run.text:
            self._pieces.append((run.field, run.text))


@lru_cache(maxsize=1 << 13)
def _shown(faces: FaceSet, run: Run, size: float) -> str:
    """Faces and codes of a run, cut where the face changes or characters are set closer."""
    ops: list[str] = []
    face, start = None, 0
    for end, close in (*run.closes, (len(run.text), 0.0)):
        for next_face, written in faces.runs(run.style, run.text[start:end]):
            if next_face is not face:
                ops.append(f"{'' if face is None else '] TJ '}/{FONT_NAMES[next_face]} {_n(size)} Tf [")
                face = next_face
            ops.append(f"({written})")
        if close:
            ops.append(_n(close * 1000))
        start = end
    return " ".join(ops) + "] TJ"


@lru_cache(maxsize=1 << 15)
def number(value: float) -> str:
    """A coordinate as PDF writes it: at most two decimals, none that say nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_n = number
