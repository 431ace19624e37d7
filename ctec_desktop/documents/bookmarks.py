"""The table of contents beside the pages of a merged part: unit, class, student."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.faces import drawn
from ctec_desktop.documents.pdf_objects import Document, Raw, text_string

_OPEN_LEVELS = 1


class Bookmark(NamedTuple):
    """One line: how deep it stands (0 is the outermost), what it says, the page it leads to (0-based)."""

    level: int
    title: str
    page: int


class _Entry:
    """A line among its neighbours; the numbers are those of PDF objects."""

    def __init__(self, place: int, parent: "_Entry | None", level: int) -> None:
        self.place = place
        self.children: list[_Entry] = []
        self._is_open = level < _OPEN_LEVELS
        self._parent = parent
        self._position = len(parent.children) if parent else 0
        if parent:
            parent.children.append(self)

    def relations(self) -> str:
        """Who stands above, beside and below it."""
        parts = []
        if self._parent:
            siblings = self._parent.children
            parts.append(f"/Parent {self._parent.place} 0 R")
            if self._position:
                parts.append(f"/Prev {siblings[self._position - 1].place} 0 R")
            if self._position + 1 < len(siblings):
                parts.append(f"/Next {siblings[self._position + 1].place} 0 R")
        if self.children:
            ends = f"/First {self.children[0].place} 0 R /Last {self.children[-1].place} 0 R"
            parts.append(f"{ends} /Count {self._count()}")
        return " ".join(parts)

    def _count(self) -> int:
        """As PDF counts: the lines seen when all is as at first, negative where they are folded away."""
        below = sum(1 + max(0, child._count()) for child in self.children)
        return below if self._is_open else -below


class _Outline(Raw):
    """The root in the shape the document asks for before it is written."""

    ready = 1

    def prepare(self, document: "pdfdoc.PDFDocument", canvas: object) -> None:
        del document, canvas


def add_outline(document: Document, marks: Sequence[Bookmark], pages: Sequence[int]) -> None:
    """Puts the table of contents into the document, to be shown; `pages` are the object numbers of its pages."""
    first = document.objectcounter + 1
    above = [_Entry(first, None, -1)]
    entries = [above[0]]
    for n, mark in enumerate(marks, 1):
        del above[mark.level + 1 :]
        above.append(_Entry(first + n, above[-1], mark.level))
        entries.append(above[-1])
    document.Outlines = _Outline(f"<< /Type /Outlines {entries[0].relations()} >>".encode("ascii"))
    document.Reference(document.Outlines)
    for mark, entry in zip(marks, entries[1:], strict=True):
        goal = f"/Dest [ {pages[mark.page]} 0 R /XYZ null null null ]"
        line = f"<< /Title {text_string(drawn(mark.title))} {goal} {entry.relations()} >>"
        document.place(line.encode("ascii"))
    document.Catalog.Outlines = document.Outlines
    document.Catalog.showOutline()
