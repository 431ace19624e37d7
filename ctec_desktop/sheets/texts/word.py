"""A Word document to its pieces: paragraphs in order with their numbers, tables; what is left out is named."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.domain.source_text import (
    Align,
    LeftOut,
    LeftOutKind,
    Piece,
    SourceCell,
    SourceLine,
    looks_like_heading,
)
from ctec_desktop.kernel.isolated import WorkerRefusal
from ctec_desktop.sheets.texts.grids import MAX_GRID, grid_widths, joined_rows, laid_out, number_of
from ctec_desktop.sheets.texts.marks import plain_signs
from ctec_desktop.sheets.texts.numbering import Numbering
from ctec_desktop.sheets.texts.package import DAMAGED, check_package, safe_parser, whole_package
from ctec_desktop.sheets.texts.runs import MC, Paragraph, W, chosen, elements, is_on, text_of

_MAX_NESTED = 12
_MAX_CELLS = 20_000
_MAX_LEFT_OUT, _MAX_WORDS = 400, 400
_THROUGH = frozenset({f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag")})
_ALIGNS = {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_FOREIGN_NOTES = (RT.FOOTNOTES, RT.ENDNOTES)
_EMBEDDED = (RT.OLE_OBJECT, RT.PACKAGE, RT.A_F_CHUNK)
_WORDLESS = frozenset({LeftOutKind.PICTURE, LeftOutKind.OBJECT})
_TOO_DEEP = re.compile(r"[Dd]epth")


def read_word(path: Path) -> tuple[tuple[Piece, ...], tuple[LeftOut, ...]]:
    """The pieces of a .docx, and what is not among them.

    Raises:
        WorkerRefusal: what is no Word document, damaged, a bomb, protected, with macros.
    """
    check_package(path)
    try:
        document = Document(whole_package(path))
        reader = _Reader(document)
        pieces = tuple(reader.pieces(document.element.body))
        reader.name_the_rest()
    except etree.XMLSyntaxError as error:
        code = TextCode.TOO_DEEP if _TOO_DEEP.search(str(error)) else TextCode.DAMAGED
        raise WorkerRefusal(code, {"detail": str(error)[:200]}) from error
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, AssertionError, *DAMAGED) as error:
        raise WorkerRefusal(TextCode.DAMAGED, {"detail": str(error)[:200]}) from error
    return pieces, tuple(reader.left_out)


class _Reader:
    """Walks the body once; the library opens the parts, the order and the words are read here."""

    def __init__(self, document: Any) -> None:
        self._part = document.part
        self.left_out: list[LeftOut] = []
        numbering = self._related(RT.NUMBERING)
        self._numbering = Numbering(numbering, self._related(RT.STYLES))
        self._cells = 0

    def pieces(self, body: Any) -> Iterator[Piece]:
        for child in self._children(body):
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, 1)

    def name_the_rest(self) -> None:
        """Headers and footers, notes, comments and whatever is only pointed to."""
        for kind, relation in (
            (LeftOutKind.HEADER, RT.HEADER),
            (LeftOutKind.FOOTER, RT.FOOTER),
            (LeftOutKind.FOOTNOTE, RT.FOOTNOTES),
            (LeftOutKind.FOOTNOTE, RT.ENDNOTES),
            (LeftOutKind.COMMENT, RT.COMMENTS),
        ):
            for words in self._words_of_parts(relation):
                self.leave_out(kind, words)
        for relation in self._part.rels.values():
            if relation.is_external and relation.reltype != RT.HYPERLINK:
                self.leave_out(LeftOutKind.LINK, str(relation.target_ref))
            elif relation.reltype in _EMBEDDED:
                self.leave_out(LeftOutKind.EMBEDDED_FILE, str(relation.target_ref))

    def leave_out(self, kind: LeftOutKind, words: str) -> None:
        """Names what is not taken, in the order it is met; what is too much to be listed is said to be more."""
        told = " ".join(_CONTROLS.sub("", words).split()) if kind is not LeftOutKind.CONTROL else words
        if not told and kind not in _WORDLESS:
            return
        if len(self.left_out) < _MAX_LEFT_OUT:
            cut = f"{told[:_MAX_WORDS]}……" if len(told) > _MAX_WORDS else told
            self.left_out.append(LeftOut(kind, cut))
        elif self.left_out[-1].kind is not LeftOutKind.MORE:
            self.left_out.append(LeftOut(LeftOutKind.MORE))

    def _children(self, parent: Any) -> Iterator[Any]:
        """Paragraphs, tables, rows and cells, through whatever wraps them; deleted ones are named and skipped."""
        for child in elements(parent):
            if child.tag in _THROUGH:
                yield from self._children(child)
            elif child.tag == f"{W}sdt":
                yield from self._children(child.find(f"{W}sdtContent"))
            elif child.tag == f"{MC}AlternateContent":
                yield from self._children(chosen(child))
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self.leave_out(LeftOutKind.DELETED, text_of(child))
            else:
                yield child

    def _paragraph(self, element: Any) -> Iterator[SourceLine]:
        properties = element.find(f"{W}pPr")
        gathered = Paragraph(self.leave_out, self._address_of)
        gathered.take(element)
        number = self._numbering.before(properties)
        level = self._level(properties)
        align = _align(properties)
        for n, raw in enumerate(gathered.lines()):
            text = self._clean(f"{number}{raw.lstrip()}" if number and not n else raw)
            if text:
                is_heading = level > 0 and len(text) <= 60
                told = level if is_heading else 1 if looks_like_heading(text) else 0
                yield SourceLine(text, told, align)

    def _table(self, table: Any, depth: int) -> Iterator[Piece]:
        rows: list[list[SourceCell]] = []
        starts: list[int] = []
        for row in self._children(table):
            if row.tag != f"{W}tr":
                continue
            if is_on(row.find(f"{W}trPr/{W}del")):
                self.leave_out(LeftOutKind.DELETED, text_of(row))
                continue
            cells = [self._cell(cell, depth) for cell in self._children(row) if cell.tag == f"{W}tc"]
            if cells:
                rows.append(cells)
                before = row.find(f"{W}trPr/{W}gridBefore")
                starts.append(number_of(before, 0))
        for piece in laid_out(rows, starts, grid_widths(table)):
            if isinstance(piece, SourceLine):
                self.leave_out(LeftOutKind.WIDE_TABLE, piece.text)
            yield piece

    def _cell(self, cell: Any, depth: int) -> SourceCell:
        self._cells += 1
        if self._cells > _MAX_CELLS:
            raise WorkerRefusal(TextCode.BLANKS_TOO_MANY, {"count": self._cells, "limit": _MAX_CELLS})
        if depth > _MAX_NESTED:
            raise WorkerRefusal(TextCode.TOO_DEEP)
        lines: list[SourceLine] = []
        for child in self._children(cell):
            if child.tag == f"{W}p":
                lines += self._paragraph(child)
            elif child.tag == f"{W}tbl":
                for inner in self._table(child, depth + 1):
                    lines += joined_rows(inner)
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        is_below = merged is not None and merged.get(f"{W}val", "continue") != "restart"
        kept = tuple(line for line in lines if line.text)
        span = max(1, min(MAX_GRID, number_of(cell.find(f"{W}tcPr/{W}gridSpan"), 1)))
        return SourceCell(() if is_below and not kept else kept or (SourceLine(""),), span, is_below and not kept)

    def _clean(self, text: str) -> str:
        """Signs made plain, blanks at the edges gone; what no page can show is named."""
        written = plain_signs(text)
        if hidden := _CONTROLS.findall(written):
            self.leave_out(LeftOutKind.CONTROL, " ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden)))
            written = _CONTROLS.sub("", written)
        return written.strip()

    def _level(self, properties: Any) -> int:
        if properties is None:
            return 0
        outline = properties.find(f"{W}outlineLvl")
        if outline is not None and (value := outline.get(f"{W}val", "")).isdigit() and int(value) < 9:
            return int(value) + 1
        style = properties.find(f"{W}pStyle")
        return self._numbering.headings.get(style.get(f"{W}val", ""), 0) if style is not None else 0

    def _address_of(self, relation_id: str) -> str:
        relation = self._part.rels.get(relation_id)
        return str(relation.target_ref) if relation is not None and relation.is_external else ""

    def _related(self, relation_type: str) -> Any:
        """The root of a part the document points to, or None."""
        for relation in self._part.rels.values():
            if relation.reltype == relation_type and not relation.is_external:
                part = relation.target_part
                own = getattr(part, "element", None)
                return own if own is not None else etree.fromstring(part.blob, safe_parser())
        return None

    def _words_of_parts(self, relation_type: str) -> Iterator[str]:
        for relation in self._part.rels.values():
            if relation.reltype == relation_type and not relation.is_external:
                part = relation.target_part
                own = getattr(part, "element", None)
                root = own if own is not None else etree.fromstring(part.blob, safe_parser())
                is_notes = relation_type in _FOREIGN_NOTES or relation_type == RT.COMMENTS
                for one in elements(root) if is_notes else (root,):
                    yield text_of(one)


def _align(properties: Any) -> Align:
    jc = properties.find(f"{W}jc") if properties is not None else None
    return _ALIGNS.get(jc.get(f"{W}val", ""), Align.LEFT) if jc is not None else Align.LEFT
