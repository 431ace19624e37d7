"""The manual as one PDF: contents with page numbers, every page of it as a chapter, bookmarks, pictures."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from ctec_desktop import __version__
from ctec_desktop.documents.breaking import Span
from ctec_desktop.documents.faces import FaceSet, load_faces
from ctec_desktop.documents.filling import foot_row
from ctec_desktop.documents.listing import Column, listing_rows
from ctec_desktop.documents.listing import Item as Cell
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.png import read_png
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.setting import Setting, baseline
from ctec_desktop.documents.theme import MM, THEME, Style
from ctec_desktop.documents.typesetting import Page, paginate
from ctec_desktop.domain.manual import (
    Block,
    Heading,
    Item,
    Manual,
    ManualPage,
    Note,
    Paragraph,
    Picture,
    SpanLook,
    Spans,
    Table,
    of_kind,
)
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import help as words

# No page code stands at the foot.
_SHEET: Final = replace(THEME, margin_bottom=21 * MM)
_STYLES: Final = {SpanLook.STRONG: Style.SANS, SpanLook.CODE: Style.KAI}
_INDENT: Final = 18.0
_PT_A_PIXEL: Final = 0.38
_MOST_HIGH: Final = 245.0
_CAPTION: Final = 20.0
_CELL_CHARS: Final = (5, 26)
_DOT: Final = ". "


class _Shape(NamedTuple):
    """How a sentence is set: size, leading, what is free above it, how far it stands in, what stands before it."""

    size: float = THEME.body_size
    leading: float = THEME.body_leading
    before: float = 5.0
    left: float = 0.0
    mark: str = ""
    style: Style = Style.SERIF
    is_noted: bool = False
    leads: bool = False


_TITLE: Final = _Shape(18.0, 30.0, style=Style.SANS, leads=True)
_HEADING: Final = _Shape(THEME.section_size, 22.0, 10.0, style=Style.SANS, leads=True)
_CONTENTS: Final = (13.5, 18.0)
_CONTENTS_HEAD: Final = 165.0


def print_manual(manual: Manual, picture_path: Callable[[str], Path], target: Path, progress: Progress) -> int:
    """Writes the PDF and says how many pages it has.

    Raises:
        EnvironmentFault: faces or pictures missing, disk full, file open elsewhere.
    """
    faces = load_faces(font_dir())
    setter = _Setter(manual, picture_path, faces)
    progress.begin(words.SAVING, len(manual.pages))
    chapters: list[list[Page]] = []
    for done, page in enumerate(setter.order, 1):
        chapters.append(paginate(list(setter.chapter(page)), _SHEET))
        progress.step(done)
    first = _first_pages(len(paginate(list(setter.contents([0] * len(chapters))), _SHEET)), chapters)
    pages = [*paginate(list(setter.contents(first)), _SHEET), *(page for chapter in chapters for page in chapter)]
    text = "".join(page.title + page.text() for page in setter.order)
    part = PdfPart(faces, words.COVER, hashlib.sha256(text.encode()).digest())
    marks = _bookmarks(setter.order, first)
    for n, placed in enumerate(pages, 1):
        for level, title in marks.get(n, ()):
            part.bookmark(level, title)
        part.add_page(placed, foot_row(words.page_line(n, len(pages)), faces))
    with write_beside(target) as temporary:
        temporary.write_bytes(part.finish())
    return len(pages)


def _first_pages(before: int, chapters: Sequence[Sequence[Page]]) -> list[int]:
    """The page each chapter begins on, counted from 1."""
    first, page = [], before + 1
    for chapter in chapters:
        first.append(page)
        page += len(chapter)
    return first


def _bookmarks(order: Sequence[ManualPage], first: Sequence[int]) -> Mapping[int, list[tuple[int, str]]]:
    marks: dict[int, list[tuple[int, str]]] = {1: [(0, words.CONTENTS)]}
    kind = None
    for n, (page, at) in enumerate(zip(order, first, strict=True), 1):
        if page.kind is not kind:
            kind = page.kind
            marks.setdefault(at, []).append((0, words.KINDS[kind]))
        marks.setdefault(at, []).append((1, words.chapter_title(n, page.title)))
    return marks


class _Setter:
    """Sets the blocks of the manual; links say the chapter they lead to."""

    def __init__(self, manual: Manual, picture_path: Callable[[str], Path], faces: FaceSet) -> None:
        self.order = [page for kind in words.KINDS for page in of_kind(manual.pages, kind)]
        self._numbers = {page.key: n for n, page in enumerate(self.order, 1)}
        self._picture_path = picture_path
        self._faces = faces
        self._setting = Setting(faces, THEME, {}, {}, is_shared=False)

    def chapter(self, page: ManualPage) -> Iterator[Row]:
        title = words.chapter_title(self._numbers[page.key], page.title)
        yield from self._lines([Span(title, Style.SANS)], _TITLE)
        for block in page.blocks:
            yield from self._block(block)

    def contents(self, first: Sequence[int]) -> Iterator[Row]:
        """Title, version, and every chapter with the page it begins on."""
        yield from self._lines([Span(words.COVER, Style.SANS)], _TITLE._replace(size=22.0, leading=44.0))
        yield from self._lines([Span(words.version_line(__version__), Style.SERIF)], _Shape())
        yield from self._lines([Span(words.COVER_LEAD, Style.SERIF)], _Shape())
        kind = None
        for page, at in zip(self.order, first, strict=True):
            if page.kind is not kind:
                kind = page.kind
                yield from self._lines([Span(words.KINDS[kind], Style.SANS)], _HEADING)
            yield self._contents_line(words.chapter_title(self._numbers[page.key], page.title), str(at))

    def _contents_line(self, title: str, at: str) -> Row:
        """As high as lets all of them stand on one page."""
        size, faces = THEME.body_size, self._faces
        least, most = _CONTENTS
        leading = min(most, max(least, (_SHEET.text_height - _CONTENTS_HEAD) / len(self.order)))
        pen, y = Pen(faces), -baseline(THEME.body_size, leading)
        used = pen.text(title, Style.SERIF, size, 0, y)
        wide = faces.width(Style.SERIF, at) * size
        pen.text(at, Style.SERIF, size, THEME.text_width - wide, y)
        dot = faces.width(Style.SERIF, _DOT) * size
        count = int((THEME.text_width - wide - used - 12) / dot)
        pen.text(_DOT * count, Style.SERIF, size, THEME.text_width - wide - 6 - count * dot, y)
        return pen.row(leading)

    def _block(self, block: Block) -> list[Row]:
        match block:
            case Heading(spans):
                return self._lines(self._spans(spans, Style.SANS), _HEADING)
            case Paragraph(spans):
                return self._lines(self._spans(spans), _Shape(leads=spans[-1].text.endswith("：")))
            case Note(spans):
                return self._lines(self._spans(spans), _Shape(left=_INDENT, is_noted=True))
            case Item(mark, spans):
                return self._lines(self._spans(spans), _Shape(before=3.0, left=_INDENT, mark=mark or "•"))
            case Table(rows):
                return self._table(rows)
            case Picture(name, caption):
                return [self._picture(name, caption)]

    def _spans(self, spans: Spans, plain: Style = Style.SERIF) -> list[Span]:
        told = []
        for span in spans:
            text = words.see_chapter(span.text, self._numbers[span.page]) if span.page else span.text
            told.append(Span(text, _STYLES.get(span.look, plain)))
        return told

    def _lines(self, spans: Sequence[Span], shape: _Shape) -> list[Row]:
        lines = self._setting.lines(spans, shape.size, THEME.text_width - shape.left)
        rows, y = [], -baseline(shape.size, shape.leading)
        for n, line in enumerate(lines):
            pen = Pen(self._faces)
            pen.line(line, shape.left, y, shape.size)
            if shape.mark and n == 0:
                pen.text(shape.mark, Style.SERIF, shape.size, 3, y)
            if shape.is_noted:
                pen.rule(6, 0, 6, -shape.leading)
            is_kept = shape.leads or (len(lines) > 1 and n in (0, len(lines) - 2))
            rows.append(pen.row(shape.leading, space_before=0.0 if n else shape.before, keep_next=is_kept))
        return rows

    def _table(self, rows: tuple[tuple[Spans, ...], ...]) -> list[Row]:
        texts = [["".join(span.text for span in self._spans(cell)) for cell in row] for row in rows]
        least, most = _CELL_CHARS
        longest = [max(len(text) for text in column) for column in zip(*texts, strict=True)]
        columns = [
            Column(heading, min(most, max(least, chars)), style=Style.SERIF, is_left=True)
            for heading, chars in zip(texts[0], longest, strict=True)
        ]
        items = [[Cell(text) for text in line] for line in texts[1:]]
        set_rows = listing_rows(columns, items, self._faces)
        last = set_rows[-1]
        return [replace(set_rows[0], space_before=6.0), *set_rows[1:-1], replace(last, height=last.height + 6.0)]

    def _picture(self, name: str, caption: str) -> Row:
        picture = read_png(self._picture_path(name))
        width = min(THEME.text_width, picture.width * _PT_A_PIXEL)
        height = width * picture.height / picture.width
        if height > _MOST_HIGH:
            width, height = width * _MOST_HIGH / height, _MOST_HIGH
        left = (THEME.text_width - width) / 2
        pen = Pen(self._faces)
        place = f"{number(width)} 0 0 {number(height)} {number(left)} {number(-height)} cm"
        pen.picture(picture, place)
        pen.box(left, -height, width, height)
        wide = self._faces.width(Style.SERIF, caption) * THEME.mark_size
        pen.text(caption, Style.SERIF, THEME.mark_size, (THEME.text_width - wide) / 2, -height - _CAPTION * 0.6)
        return pen.row(height + _CAPTION, space_before=8.0)
