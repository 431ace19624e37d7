"""教师企业实践情况汇总: totals, every teacher with days counted and missing, and the five-year strip of each.

Days that nobody has verified are hatched, those of a training base framed: told apart on a black-and-white printer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ctec_desktop.documents.faces import FaceSet, drawn, load_faces
from ctec_desktop.documents.filling import foot_row, template_rows
from ctec_desktop.documents.listing import Column, Item, listing_rows, roomier
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import paginate
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.practice.strip import Band, BandState
from ctec_desktop.domain.template import Block, BlockKind, Cell, Segment, Template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import practice_report as words

_LINE_PT, _HEAD_PT, _NAME_PT, _SIZE = 13.0, 16.0, 70.0, 8.5
_BAND_PT = {BandState.COUNTED: 8.0, BandState.BASE: 6.0, BandState.UNVERIFIED: 8.0, BandState.EXEMPT: 1.6}
_HATCH_PT = 4.0


@dataclass(frozen=True, slots=True)
class StripLine:
    """One teacher's bands."""

    name: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class PracticeReportSnapshot:
    """What the report says.

    Args:
        facts: label and text, two to a line.
        people: cells of `words.COLUMNS`; the second is the staff number.
        years: every calendar year of the strips and where it begins.
    """

    about: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, ...], ...]
    strips: tuple[StripLine, ...] = ()
    years: tuple[tuple[int, float], ...] = ()


def print_practice_report(report: PracticeReportSnapshot, target: Path, progress: Progress) -> int:
    """Writes the report. Returns the number of pages.

    Raises:
        RuleViolation: a character no face has, a number that does not read back.
        EnvironmentFault: faces missing.
    """
    faces = load_faces(font_dir())
    texts = [(one[1], "teacher_name", text) for one in report.people for text in one]
    texts += [(report.about, label, text) for label, text in report.facts]
    if problems := unprintable(texts, faces):
        raise RuleViolation(problems)
    progress.begin(words.PRINTING, 0)
    pages = paginate([*_head(report, faces), *_list(report, faces), *_strips(report, faces)])
    pdf = PdfPart(faces, words.TITLE, b"")
    for at, page in enumerate(pages, 1):
        pdf.add_page(page, foot_row(words.page_line(report.about, at, len(pages)), faces))
    target.write_bytes(pdf.finish())
    _refuse_lost(report, target)
    return len(pages)


def _head(report: PracticeReportSnapshot, faces: FaceSet) -> list[Row]:
    """Title and totals, set as a template would be."""
    cells = [Cell(label, (Segment(text=text),)) for label, text in report.facts]
    lines = tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
    note = Block(BlockKind.NOTE, (Segment(text=words.NOTE),))
    blocks = (Block(BlockKind.TABLE, rows=lines), note)
    template = Template("", 1, PageKind.CONSENT, words.TITLE, report.about, blocks, "")
    return list(template_rows(template, Setting(faces, THEME, {}, {}, is_shared=False)))


def _list(report: PracticeReportSnapshot, faces: FaceSet) -> list[Row]:
    if not report.people:
        return []
    columns = [Column(heading, share, is_one_line) for heading, share, is_one_line in words.COLUMNS]
    items = [[Item(drawn(text)) for text in one] for one in report.people]
    rows = listing_rows(roomier(columns, items, faces), items, faces)
    return [replace(rows[0], space_before=6.0), *rows[1:]]


def _strips(report: PracticeReportSnapshot, faces: FaceSet) -> list[Row]:
    if not report.strips:
        return []
    head = _years(report.years, faces)
    rows = [replace(_strip(one, report.years, faces), head=head) for one in report.strips]
    return [_legend(faces), head, *rows]


def _x(where: float) -> float:
    return _NAME_PT + where * (THEME.text_width - _NAME_PT)


def _legend(faces: FaceSet) -> Row:
    pen = Pen(faces)
    left = 0.0
    for state, text in words.LEGEND.items():
        _draw(pen, state, left, left + 22.0)
        left += 26.0 + pen.text(text, Style.SERIF, _SIZE, left + 26.0, -_LINE_PT / 2 - _SIZE * 0.36) + 14.0
    return pen.row(_LINE_PT, space_before=12.0, keep_next=True)


def _years(years: Sequence[tuple[int, float]], faces: FaceSet) -> Row:
    pen = Pen(faces)
    for year, left in years:
        pen.text(str(year), Style.SERIF, _SIZE, _x(left) + 2, -_HEAD_PT + 4)
        pen.rule(_x(left), -_HEAD_PT, _x(left), -_HEAD_PT + 4)
    pen.rule(0, -_HEAD_PT, THEME.text_width, -_HEAD_PT)
    return pen.row(_HEAD_PT, keep_next=True)


def _strip(one: StripLine, years: Sequence[tuple[int, float]], faces: FaceSet) -> Row:
    pen = Pen(faces)
    name = drawn(one.name)
    size = min(_SIZE, (_NAME_PT - 4) / max(1.0, faces.width(Style.SERIF, name)))
    pen.text(name, Style.SERIF, size, 0, -_LINE_PT / 2 - size * 0.36)
    for _, left in years:
        pen.literal(f"0.8 G 0.3 w {number(_x(left))} 0 m {number(_x(left))} {number(-_LINE_PT)} l S")
    for band in one.bands:
        _draw(pen, band.state, _x(band.left), _x(band.right))
    return pen.row(_LINE_PT)


def _draw(pen: Pen, state: BandState, left: float, right: float) -> None:
    """Filled where days count, framed at a base, hatched where nobody verified them, a line in exempt years."""
    high = _BAND_PT[state]
    bottom = -_LINE_PT / 2 - high / 2
    box = f"{number(left)} {number(bottom)} {number(max(0.8, right - left))} {number(high)} re"
    match state:
        case BandState.COUNTED:
            pen.literal(f"0.35 g {box} f")
        case BandState.EXEMPT:
            pen.literal(f"0.7 g {box} f")
        case BandState.BASE:
            pen.literal(f"0 G 0.6 w 0.9 g {box} B")
        case BandState.UNVERIFIED:
            lines, x = [], left - high
            while x < right:
                lines.append(f"{number(x)} {number(bottom)} m {number(x + high)} {number(bottom + high)} l")
                x += _HATCH_PT
            pen.literal(f"0 G 0.4 w q {box} W n {' '.join(lines)} S Q {box} S")


def _refuse_lost(report: PracticeReportSnapshot, path: Path) -> None:
    """Every teacher of the list reads back from the file."""
    with open_pdf(path) as pdf:
        read = "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
    for one in report.people:
        if "".join(one[1].split()) not in read:
            facts = {"number": one[1], "label": words.COLUMNS[1][0]}
            raise RuleViolation([Problem(DocumentCode.TEXT_NOT_READ_BACK, facts=facts)])
