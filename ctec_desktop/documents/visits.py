"""Papers of a visit (认识实习): the parents' notice with its receipt slip, one page a student, and the roster to sign.

They are no papers of the record: they carry no number and no page code, and can be printed again at any time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ctec_desktop.documents.blocks import page_head_row
from ctec_desktop.documents.chosen_faces import faces_for
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.filling import filled, foot_row, template_rows
from ctec_desktop.documents.page_heads import with_page_head
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import Placed, headed, paginate
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.paper_look import BUNDLED, PaperLook
from ctec_desktop.domain.template import Block, BlockKind, Cell, Segment, Template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.wording import visits as words

_LINE_PT: Final = 24.0
_HEAD_PT: Final = 22.0
_SIZE: Final = 9.5
# Together as wide as the text.
_COLUMNS: Final = tuple(zip(words.ROSTER_COLUMNS, (28.0, 78.0, 94.0, 88.0, 58.0, 58.0, 37.0), strict=True))


@dataclass(frozen=True, slots=True)
class Visitor:
    """A student as the papers name them."""

    student_no: str
    name: str
    class_name: str


@dataclass(frozen=True, slots=True)
class VisitSnapshot:
    """What is printed about a visit; a text that is not known is empty.

    Args:
        texts: keys are those of the notice's template: school_name, name, unit, place, days, purpose, leaders,
            vehicles, meeting_point, insurance, safety_plan.
        students: who goes, in the order of the roster.
    """

    texts: tuple[tuple[str, str], ...]
    students: tuple[Visitor, ...]


def print_notices(
    visit: VisitSnapshot, notice: Template, target: Path, progress: Progress, look: PaperLook = BUNDLED
) -> int:
    """A page for every student, from the template `notice`. Returns how many pages there are.

    Raises:
        RuleViolation: a character no face has, a text longer than a page, a name that does not read back.
        EnvironmentFault: faces missing, disk full, file open elsewhere.
    """
    paper = _Paper(visit, look, is_roster=False)
    notice = with_page_head(notice, look.header)
    progress.begin(words.PRINTING, len(visit.students))
    for done, student in enumerate(visit.students, 1):
        values = {**dict(visit.texts), **_texts_of(student)}
        own = filled(notice, values)
        pages = headed(paginate(list(template_rows(own, paper.setting))), page_head_row(own, paper.setting))
        if len(pages) > 1:
            facts: dict[str, Fact] = {"number": student.name, "pages": len(pages), "limit": 1}
            raise RuleViolation([Problem(DocumentCode.PAGES_TOO_MANY, facts=facts)])
        paper.add(pages[0], [student])
        progress.step(done)
    return paper.finish(target)


def print_roster(visit: VisitSnapshot, target: Path, look: PaperLook = BUNDLED) -> int:
    """The roster with boxes to sign in; the heading of the table stands on every page. Returns the number of pages.

    Raises: as `print_notices`.
    """
    paper = _Paper(visit, look, is_roster=True)
    sheet = with_page_head(_roster_sheet(visit), look.header)
    head = list(template_rows(sheet, paper.setting))
    page_head = page_head_row(filled(sheet, dict(visit.texts)), paper.setting)
    room = THEME.text_height - sum(row.height + row.space_before for row in head) - _HEAD_PT - _LINE_PT
    first = max(1, int(room // _LINE_PT))
    later = int((THEME.text_height - _HEAD_PT - _LINE_PT) // _LINE_PT)
    for part in _parts(visit.students, first, later):
        rows = head if part[0] == 0 else []
        rows = [*rows, paper.table_head(), *(paper.line(n + 1, one) for n, one in enumerate(part[1], part[0]))]
        if part[0] + len(part[1]) == len(visit.students):
            rows.append(paper.signing_line())
        (page,) = headed(paginate(rows), page_head)
        paper.add(page, part[1])
    return paper.finish(target)


class _Paper:
    """One PDF in the making, and which students must be read on each of its pages."""

    def __init__(self, visit: VisitSnapshot, look: PaperLook, *, is_roster: bool) -> None:
        self._is_roster = is_roster
        self.faces = faces_for(look)
        texts = [(one.name, key, text) for one in visit.students for key, text in _texts_of(one).items()]
        texts += [(dict(visit.texts)["name"], key, text) for key, text in visit.texts]
        if problems := unprintable(texts, self.faces):
            raise RuleViolation(problems)
        self.setting = Setting(self.faces, THEME, {}, {}, is_shared=False)
        self._pdf = PdfPart(self.faces, words.TITLE, b"")
        self._pages: list[tuple[Sequence[Placed], Sequence[Visitor]]] = []

    def add(self, page: Sequence[Placed], students: Sequence[Visitor]) -> None:
        self._pages.append((page, students))

    def finish(self, target: Path) -> int:
        """Writes the file once every student has been read on their page."""
        for number, (page, students) in enumerate(self._pages, 1):
            line = words.page_line(number, len(self._pages)) if self._is_roster else words.notice_line(students[0].name)
            self._pdf.add_page(page, foot_row(line, self.faces))
        with write_beside(target) as temporary:
            temporary.write_bytes(self._pdf.finish())
            with open_pdf(temporary) as pdf:
                for index, (_, students) in enumerate(self._pages):
                    _refuse_lost(students, pdf.text(index))
        return len(self._pages)

    def table_head(self) -> Row:
        pen = Pen(self.faces)
        for left, width, title in _edges():
            pen.box(left, -_HEAD_PT, width, _HEAD_PT)
            _centre(pen, self.faces, title, (left, width, _HEAD_PT), Style.SANS)
        return pen.row(_HEAD_PT, space_before=6.0, keep_next=True)

    def line(self, number: int, one: Visitor) -> Row:
        pen = Pen(self.faces)
        texts = (str(number), one.student_no, one.name, one.class_name, "", "", "")
        for (left, width, _), text in zip(_edges(), texts, strict=True):
            pen.box(left, -_LINE_PT, width, _LINE_PT)
            _centre(pen, self.faces, drawn(text), (left, width, _LINE_PT), Style.SERIF)
        return pen.row(_LINE_PT)

    def signing_line(self) -> Row:
        pen = Pen(self.faces)
        pen.text(words.LEADERS_SIGN, Style.SERIF, _SIZE, 0, -_LINE_PT + 6)
        return pen.row(_LINE_PT)


def _roster_sheet(visit: VisitSnapshot) -> Template:
    """Title and facts, as a template."""
    known = dict(visit.texts)
    cells = tuple((Cell(label, (Segment(text=known[key]),)),) for key, label in words.ROSTER_FACTS)
    table = Block(BlockKind.TABLE, rows=cells)
    return Template("", 1, PageKind.CONSENT, words.ROSTER_TITLE, known["school_name"], (table,), "")


def _texts_of(one: Visitor) -> dict[str, str]:
    return {"student_name": one.name, "student_no": one.student_no, "class_name": one.class_name}


def _parts(students: Sequence[Visitor], first: int, later: int) -> Iterator[tuple[int, Sequence[Visitor]]]:
    """Who stands on which page, with the number of the first."""
    start, room = 0, first
    while start < len(students):
        yield start, students[start : start + room]
        start, room = start + room, later


def _edges() -> Iterator[tuple[float, float, str]]:
    left = 0.0
    for title, width in _COLUMNS:
        yield left, width, title
        left += width


def _centre(pen: Pen, faces: FaceSet, text: str, box: tuple[float, float, float], style: Style) -> None:
    """A text in the middle of a cell, made smaller where it would be wider than that."""
    left, width, height = box
    if not text:
        return
    size = min(_SIZE, (width - 6) / faces.width(style, text))
    x = left + (width - faces.width(style, text) * size) / 2
    pen.text(text, style, size, x, -height / 2 - size * 0.36)


def _refuse_lost(students: Sequence[Visitor], text: str) -> None:
    read = "".join(text.split())
    for one in students:
        if "".join(drawn(one.name).split()) not in read or one.student_no not in read:
            facts = {"number": one.student_no, "label": words.ROSTER_COLUMNS[2]}
            raise RuleViolation([Problem(DocumentCode.TEXT_NOT_READ_BACK, facts=facts)])
