"""催收单 and 用印申请单: a ruled list under a few facts, for every unit or class on pages of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ctec_desktop.documents.faces import FaceSet, drawn, load_faces
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
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import handouts as words

_BOX_PT, _SIZE = 58.0, 9.5
_LINES_KEPT = 2


@dataclass(frozen=True, slots=True)
class PaperListSnapshot:
    """One list.

    Args:
        about: under the title.
        facts: label and text, two to a line.
        lines: cells of the columns; the second is the number of the agreement.
    """

    name: str
    about: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, ...], ...]


def print_slips(slips: Sequence[PaperListSnapshot], target: Path, progress: Progress) -> int:
    """Writes the slips, each from a page of its own. Returns the number of pages.

    Raises:
        RuleViolation: a character no face has, a number that does not read back.
        EnvironmentFault: faces missing.
        Cancelled: nothing is written.
    """
    faces = _faces_for(slips)
    pdf = PdfPart(faces, words.SLIP_TITLE, b"")
    total = 0
    progress.begin(words.PRINTING_SLIPS, len(slips))
    for done, slip in enumerate(slips, 1):
        rows = [*_head(slip, words.SLIP_TITLE, words.SLIP_NOTE, faces), *_list(slip, words.SLIP_COLUMNS, faces)]
        pages = paginate(rows)
        for at, page in enumerate(pages, 1):
            pdf.add_page(page, foot_row(words.slip_page(slip.name, at, len(pages)), faces))
        total += len(pages)
        progress.step(done)
    _write(pdf, slips, target)
    return total


def print_seal_request(request: PaperListSnapshot, target: Path, progress: Progress) -> int:
    """Writes the request for seals over one hand-out. Returns the number of pages.

    Raises: as `print_slips`.
    """
    faces = _faces_for([request])
    progress.begin(words.PRINTING_SEAL, 0)
    pdf = PdfPart(faces, words.SEAL_TITLE, b"")
    rows = [*_head(request, words.SEAL_TITLE, words.SEAL_NOTE, faces), *_list(request, words.SEAL_COLUMNS, faces)]
    boxes = [_box(title, sign, faces, is_first=n == 0) for n, (title, sign) in enumerate(words.SEAL_BOXES)]
    # Approvals never stand alone: the last lines of what they approve go with them.
    kept = min(_LINES_KEPT, len(request.lines))
    lines, last = rows[: len(rows) - kept], [*rows[len(rows) - kept :], *boxes]
    pages = paginate([*lines, *(replace(row, keep_next=True) for row in last[:-1]), last[-1]])
    for at, page in enumerate(pages, 1):
        pdf.add_page(page, foot_row(words.seal_page(request.name, at, len(pages)), faces))
    _write(pdf, [request], target)
    return len(pages)


def _faces_for(lists: Sequence[PaperListSnapshot]) -> FaceSet:
    faces = load_faces(font_dir())
    texts = [(one[1], "student_name", text) for each in lists for one in each.lines for text in one]
    texts += [(each.name, label, text) for each in lists for label, text in (*each.facts, ("", each.about))]
    if problems := unprintable(texts, faces):
        raise RuleViolation(problems)
    return faces


def _head(one: PaperListSnapshot, title: str, note: str, faces: FaceSet) -> list[Row]:
    cells = [Cell(label, (Segment(text=text),)) for label, text in one.facts]
    lines = tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
    blocks = (Block(BlockKind.TABLE, rows=lines), Block(BlockKind.NOTE, (Segment(text=note),)))
    template = Template("", 1, PageKind.CONSENT, title, one.about, blocks, "")
    return list(template_rows(template, Setting(faces, THEME, {}, {}, is_shared=False)))


def _list(one: PaperListSnapshot, headings: Sequence[tuple[str, float, bool]], faces: FaceSet) -> list[Row]:
    columns = [Column(heading, share, is_one_line) for heading, share, is_one_line in headings]
    items = [[Item(drawn(text)) for text in line] for line in one.lines]
    rows = listing_rows(roomier(columns, items, faces), items, faces)
    return [replace(rows[0], space_before=6.0), *rows[1:]]


def _box(title: str, sign: str, faces: FaceSet, *, is_first: bool) -> Row:
    """A frame to write in: what for at its top, who signs at its bottom."""
    pen = Pen(faces)
    pen.box(0, -_BOX_PT, THEME.text_width, _BOX_PT)
    pen.text(title, Style.SANS, _SIZE, 6.0, -_SIZE - 4.0)
    width = faces.width(Style.SERIF, sign) * _SIZE
    pen.text(sign, Style.SERIF, _SIZE, THEME.text_width - width - 10.0, -_BOX_PT + 8.0)
    return pen.row(_BOX_PT, space_before=10.0 if is_first else 0.0)


def _write(pdf: PdfPart, lists: Sequence[PaperListSnapshot], target: Path) -> None:
    """Every agreement of the lists reads back from the file."""
    target.write_bytes(pdf.finish())
    with open_pdf(target) as opened:
        read = "".join("".join(opened.text(page).split()) for page in range(opened.page_count()))
    for line in (line for one in lists for line in one.lines):
        if "".join(line[1].split()) not in read:
            facts = {"number": line[1], "label": words.SLIP_COLUMNS[1][0]}
            raise RuleViolation([Problem(DocumentCode.TEXT_NOT_READ_BACK, facts=facts)])
