"""Pages to one PDF through ReportLab: static runs become form XObjects used again and again, faces are embedded last.

A page is a body and a foot of its own, so that the originals of one agreement share their bodies. Nothing in the file
depends on the day, the machine or what was printed before: same pages, same bytes.
"""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.archival import describe
from ctec_desktop.documents.bookmarks import Bookmark, add_outline
from ctec_desktop.documents.embedding import embed_faces
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.page_tree import PageTree
from ctec_desktop.documents.pdf_objects import FORMS_KEY, Document, form_of, place_of, stream_of
from ctec_desktop.documents.png import PngPicture
from ctec_desktop.documents.rows import Row, number
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import Placed

_PROGRAM = "ctec_desktop"
_LEVEL = 6


class Body(NamedTuple):
    """What stands above the foot, drawn once; object numbers of its operators and of what they refer to."""

    contents: int
    resources: int
    rows: tuple[Row, ...]


class PdfPart:
    """One PDF in the making."""

    def __init__(self, faces: FaceSet, title: str, identity: bytes) -> None:
        self._faces = faces
        self._document = Document()
        describe(self._document, title, _PROGRAM)
        self._document.updateSignature(identity)
        self._fonts = place_of(self._document, self._document.idToObject[pdfdoc.BasicFonts], pdfdoc.BasicFonts)
        self._pages = self._document.Catalog.Pages = PageTree(self._document)
        self._forms: dict[tuple[Row, ...], tuple[str, int]] = {}
        self._resources: dict[tuple[tuple[str, int], ...], int] = {}
        self._pictures: dict[str, int] = {}
        self._rows: set[Row] = set()
        self._characters: dict[Style, set[str]] = {}
        self._page_numbers: list[int] = []
        self._bookmarks: list[Bookmark] = []

    @property
    def page_count(self) -> int:
        return len(self._page_numbers)

    def body(self, rows: Sequence[Placed], under: Row | None = None) -> Body:
        """Draws the rows of a page, and perhaps something under the text."""
        parts: list[str] = []
        forms: list[tuple[str, int]] = []
        placed = [Placed(under, THEME.page_height - THEME.margin_top), *rows] if under else rows
        for is_shared, group in groupby(placed, key=_is_shared):
            run = list(group)
            if is_shared:
                form = self._form(run)
                forms.append(form)
                parts.append(f"q 1 0 0 1 0 {number(run[0].top)} cm /{form[0]} Do Q")
            else:
                self._note(row.row for row in run)
                parts += [_drawn_at(row, top) for row, top in run]
                forms += [self._picture(picture) for row, _ in run for picture in row.pictures]
        contents = self._stream(f"1 0 0 1 {number(THEME.margin_side)} 0 cm\n" + "\n".join(parts) + "\n")
        return Body(contents, self._resources_of(forms), tuple(row.row for row in placed))

    def add_page(self, rows: Sequence[Placed], foot: Row, under: Row | None = None) -> None:
        """A page of rows, its foot, and perhaps something under the text."""
        self.add_copy(self.body(rows, under), foot)

    def add_copy(self, body: Body, foot: Row) -> None:
        """A page of a body that others may share, with a foot of its own."""
        self._note([foot])
        drawn = self._stream(_drawn_at(foot, THEME.code_bottom))
        size = f"{number(THEME.page_width)} {number(THEME.page_height)}"
        page = (
            f"<< /Type /Page /Parent {self._pages.parent(self._document)} 0 R /MediaBox [ 0 0 {size} ] "
            f"/Resources {body.resources} 0 R /Contents [ {body.contents} 0 R {drawn} 0 R ] >>"
        )
        place = self._document.place(page.encode("ascii"))
        self._page_numbers.append(place)
        self._pages.add(place)

    def bookmark(self, level: int, title: str) -> None:
        """A line of the table of contents that leads to the next page; level 0 is the outermost."""
        self._bookmarks.append(Bookmark(level, title, self.page_count))

    def finish(self) -> bytes:
        """The whole file."""
        if self._bookmarks:
            add_outline(self._document, self._bookmarks, self._page_numbers)
        embed_faces(self._document, self._faces, self._characters)
        data: bytes = self._document.GetPDFData(None)
        return data

    def _stream(self, operators: str) -> int:
        return self._document.place(stream_of(_packed(operators)))

    def _resources_of(self, forms: Iterable[tuple[str, int]] = ()) -> int:
        key = tuple(sorted(set(forms)))
        known = self._resources.get(key)
        if known is None:
            drawn = " ".join(f"/{name} {place} 0 R" for name, place in key)
            named = f" {FORMS_KEY.decode()} {drawn} >>" if key else ""
            known = self._document.place(f"<< /Font {self._fonts} 0 R{named} >>".encode("ascii"))
            self._resources[key] = known
        return known

    def _note(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row not in self._rows:
                self._rows.add(row)
                self._note_characters(row.characters)

    def _note_characters(self, characters: Iterable[tuple[Style, frozenset[str]]]) -> None:
        for style, drawn in characters:
            self._characters.setdefault(style, set()).update(drawn)

    def _picture(self, picture: PngPicture) -> tuple[str, int]:
        """Name and object of a picture; it stands in the file once."""
        if picture.name not in self._pictures:
            self._pictures[picture.name] = self._document.place(stream_of(picture.packed, picture.head))
        return picture.name, self._pictures[picture.name]

    def _form(self, run: Sequence[Placed]) -> tuple[str, int]:
        """Name and object of the form that draws this run of rows; made when it is first met."""
        key = tuple(placed.row for placed in run)
        form = self._forms.get(key)
        if form is None:
            packed, characters = _packed_run(key, tuple(placed.top - run[0].top for placed in run))
            self._note_characters(characters)
            drawn = form_of(packed, f"{self._resources_of()} 0 R")
            form = self._forms[key] = (f"r{len(self._forms)}", self._document.place(drawn))
        return form


@lru_cache(maxsize=512)
def _packed_run(
    rows: tuple[Row, ...], tops: tuple[float, ...]
) -> tuple[bytes, tuple[tuple[Style, frozenset[str]], ...]]:
    """The operators of a shared run, compressed once for all the files it stands in, and what it draws."""
    characters: dict[Style, frozenset[str]] = {}
    for row in rows:
        for style, drawn in row.characters:
            characters[style] = characters.get(style, frozenset()) | drawn
    packed = _packed("\n".join(_drawn_at(row, top) for row, top in zip(rows, tops, strict=True)))
    return packed, tuple(characters.items())


def _packed(operators: str) -> bytes:
    return zlib.compress(operators.encode("latin-1"), _LEVEL)


def _is_shared(placed: Placed) -> bool:
    return placed.row.is_shared


def _drawn_at(row: Row, top: float) -> str:
    return f"q 1 0 0 1 0 {number(top)} cm\n{row.ops}\nQ"
