"""Reports of the school's own making: a head with totals, sections of ruled lists, drawings; then pages to one file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.filling import foot_row, template_rows
from ctec_desktop.documents.listing import Column, Item, listing_rows, roomier
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import paginate
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.template import Block, BlockKind, Cell, Segment, Template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem

_HEADING_PT, _NOTE_SPACE = 22.0, 4.0
# A cell of a list has so many lines and goes on in the next row, which leaves room on a page for narrower columns.
_MOST_LINES, _LETTER_PT = 30, 9.0


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a report begins with; `facts` are label and text, two to a line."""

    title: str
    about: str
    facts: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence under it, and a ruled list; columns are heading, share of the width, whether one line."""

    title: str
    note: str = ""
    columns: tuple[tuple[str, float, bool], ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()


def head_rows(head: ReportHead, faces: FaceSet) -> list[Row]:
    """Title and totals, set as a template would be."""
    setting = Setting(faces, THEME, {}, {}, is_shared=False)
    cells = [Cell(label, (Segment(text=text),)) for label, text in head.facts]
    lines = tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
    blocks = (Block(BlockKind.TABLE, rows=lines), Block(BlockKind.NOTE, (Segment(text=head.note),)))
    template = Template("", 1, PageKind.CONSENT, head.title, head.about, blocks, "")
    return list(template_rows(template, setting))


def section_rows(section: Section, faces: FaceSet) -> list[Row]:
    """The heading never stands alone at the foot of a page, and the list's own heading is repeated on every page."""
    rows = [heading_row(section.title, faces)]
    if section.note:
        rows += note_rows(section.note, faces)
    if section.lines:
        rows[-1] = replace(rows[-1], keep_next=True)
        rows += list_rows(section.columns, section.lines, faces)
    return rows


def heading_row(text: str, faces: FaceSet) -> Row:
    pen = Pen(faces)
    shown = drawn(text)
    size = min(THEME.section_size, THEME.text_width / max(1.0, faces.width(Style.SANS, shown)))
    pen.text(shown, Style.SANS, size, 0, -_HEADING_PT + 7)
    return pen.row(_HEADING_PT, space_before=12.0, keep_next=True)


def note_rows(text: str, faces: FaceSet) -> list[Row]:
    """A sentence in small type, over as many lines as it needs."""
    setting = Setting(faces, THEME, {}, {}, is_shared=False)
    template = Template("", 1, PageKind.CONSENT, "", "", (Block(BlockKind.NOTE, (Segment(text=drawn(text)),)),), "")
    rows = list(template_rows(template, setting))[2:]
    return [replace(rows[0], space_before=_NOTE_SPACE), *rows[1:]]


def parted(section: Section) -> Section:
    """The same where no row is higher than a page: what a cell holds beyond that stands in rows of its own below."""
    whole = sum(share for _, share, _ in section.columns)
    most = [
        None if is_one_line else int(THEME.text_width * share / whole / _LETTER_PT) * _MOST_LINES
        for _, share, is_one_line in section.columns
    ]
    return replace(section, lines=tuple(row for line in section.lines for row in _parts(line, most)))


def _parts(line: Sequence[str], most: Sequence[int | None]) -> Iterator[tuple[str, ...]]:
    """Parted behind a 、 where there is one. Args: `most` letters of each cell; None for any number."""
    left = list(line)
    while any(left):
        ends = [
            len(text) if at is None or len(text) <= at else text.rfind("、", 0, at) + 1 or at
            for text, at in zip(left, most, strict=True)
        ]
        yield tuple(text[:end] for text, end in zip(left, ends, strict=True))
        left = [text[end:] for text, end in zip(left, ends, strict=True)]


def list_rows(columns: Sequence[tuple[str, float, bool]], lines: Sequence[Sequence[str]], faces: FaceSet) -> list[Row]:
    """A ruled list; columns of one line take room from those that have it to spare."""
    laid = [Column(heading, share, is_one_line, is_left=not is_one_line) for heading, share, is_one_line in columns]
    items = [[Item(drawn(text)) for text in one] for one in lines]
    rows = listing_rows(roomier(laid, items, faces), items, faces)
    return [replace(rows[0], space_before=6.0), *rows[1:]]


def refuse_undrawable(texts: Sequence[tuple[str, str, str]], faces: FaceSet) -> None:
    """Args: `texts` are whose, which field and what; a character no face has is refused before anything is drawn.

    Raises: RuleViolation naming every one of them.
    """
    if problems := unprintable(texts, faces):
        raise RuleViolation(problems)


def write_pages(
    rows: Sequence[Row], title: str, line_of: Callable[[int, int], str], faces: FaceSet, target: Path
) -> int:
    """Breaks the rows into pages with a line at the foot of each. Returns the number of pages."""
    pages = paginate(list(rows))
    pdf = PdfPart(faces, title, b"")
    for at, page in enumerate(pages, 1):
        pdf.add_page(page, foot_row(line_of(at, len(pages)), faces))
    target.write_bytes(pdf.finish())
    return len(pages)


def refuse_lost(wanted: Sequence[tuple[str, str]], path: Path) -> None:
    """Args: `wanted` are what it is called and the text, each of which must read back from the file.

    Raises: RuleViolation naming the first that does not.
    """
    with open_pdf(path) as pdf:
        read = "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
    for label, text in wanted:
        if "".join(drawn(text).split()) not in read:
            raise RuleViolation([Problem(DocumentCode.TEXT_NOT_READ_BACK, facts={"number": text, "label": label})])
