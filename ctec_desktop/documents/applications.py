"""Papers of an application for a self-chosen place: the sheet to sign, and after it what the parents should know.

They carry no number and no page code, and can be printed again at any time, before the school has decided or after.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ctec_desktop.documents.blocks import page_head_row
from ctec_desktop.documents.breaking import Line, Span
from ctec_desktop.documents.chosen_faces import faces_for
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.filling import filled, foot_row, template_rows
from ctec_desktop.documents.page_heads import with_page_head
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting, baseline
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import Placed, headed, paginate
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.paper_look import BUNDLED, PaperLook
from ctec_desktop.domain.template import Template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.wording import application_papers as words

# A page that is too full is set closer before it is given up.
_THEMES: Final = (
    replace(THEME, body_leading=16.0),
    replace(THEME, body_size=9.5, body_leading=14.0, cell_size=9.0, cell_leading=12.0),
)
_NAMING: Final = ("student_name", "student_no", "enterprise_name")
_PADDING = 6.0
_BOX_MOST = 104.0
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class ApplicationSnapshot:
    """What is printed about one application; a text that is not known is empty.

    Args:
        texts: keys are those of the two templates.
    """

    texts: tuple[tuple[str, str], ...]


def print_applications(
    applications: Sequence[ApplicationSnapshot],
    templates: tuple[Template, Template],
    target: Path,
    progress: Progress,
    look: PaperLook = BUNDLED,
) -> int:
    """Two pages for each: the sheet to sign and what the parents should know, from these two templates.

    Returns how many pages there are.

    Raises:
        RuleViolation: a character no face has, texts longer than a page, a text that does not read back.
        EnvironmentFault: faces missing, disk full, file open elsewhere.
    """
    faces = faces_for(look)
    every = [dict(one.texts) for one in applications]
    _refuse_unprintable(every, faces)
    sheet, notice = (with_page_head(template, look.header) for template in templates)
    pdf = PdfPart(faces, words.TITLE, b"")
    progress.begin(words.PRINTING, len(every))
    too_long: list[Problem] = []
    for done, values in enumerate(every, 1):
        foot = foot_row(words.foot_line(values["student_no"], values["student_name"], values["enterprise_name"]), faces)
        for template, opinions in ((sheet, words.opinions(values["reason"])), (notice, ())):
            page = _page(filled(template, values), opinions, faces)
            if page is None:
                facts: dict[str, Fact] = {"number": values["student_name"], "pages": 2, "limit": 1}
                too_long.append(Problem(DocumentCode.PAGES_TOO_MANY, facts=facts))
                break
            pdf.add_page(page, foot)
        progress.step(done)
    if too_long:
        raise RuleViolation(too_long)
    with write_beside(target) as temporary:
        temporary.write_bytes(pdf.finish())
        _read_back(temporary, every)
    return 2 * len(every)


def _page(template: Template, opinions: Sequence[Sequence[words.Opinion]], faces: FaceSet) -> Sequence[Placed] | None:
    """The paper on one page, set closer where it must be; None where it has no room even so."""
    for theme in _THEMES:
        setting = Setting(faces, theme, {}, {}, is_shared=False)
        rows = list(template_rows(template, setting))
        room = theme.text_height - sum(row.height + row.space_before for row in rows) - _ROUNDING
        rows += _Boxes(setting).rows(opinions, room)
        pages = paginate(rows)
        if len(pages) == 1:
            return headed(pages, page_head_row(template, setting))[0]
    return None


@dataclass(frozen=True, slots=True)
class _Boxes:
    """How the boxes to write and sign in are set: a little smaller than the table above them."""

    setting: Setting

    @property
    def size(self) -> float:
        return self.setting.theme.cell_size - 1.0

    @property
    def leading(self) -> float:
        return self.setting.theme.cell_leading - 1.5

    def rows(self, opinions: Sequence[Sequence[words.Opinion]], room: float) -> Iterator[Row]:
        """As high as the page leaves room for; those with a text take what it needs."""
        laid = [[(one, self._lines(one.text, len(row))) for one in row] for row in opinions]
        needed = [max(self._height_of(one, lines) for one, lines in row) for row in laid]
        free = sum(not height for height in needed)
        # Title, two lines to write on, and the line to sign on.
        least = 4 * self.leading + _PADDING
        height = min(_BOX_MOST, max(least, (room - sum(needed)) / free)) if free else 0.0
        for row, own in zip(laid, needed, strict=True):
            yield self._row(row, own or height)

    def _lines(self, text: str, boxes: int) -> Sequence[Line]:
        width = THEME.text_width / boxes - 2 * _PADDING
        return self.setting.lines([Span(text, Style.SERIF)], self.size, width) if text else []

    def _height_of(self, opinion: words.Opinion, lines: Sequence[Line]) -> float:
        """How high a box with a text is; nothing for one to write in."""
        return (1 + len(lines) + bool(opinion.sign)) * self.leading + 3 * _PADDING if lines else 0.0

    def _row(self, row: Sequence[tuple[words.Opinion, Sequence[Line]]], height: float) -> Row:
        faces, size, first = self.setting.faces, self.size, -_PADDING - baseline(self.size, self.leading)
        pen = Pen(faces)
        width = THEME.text_width / len(row)
        for place, (opinion, lines) in enumerate(row):
            left = place * width
            pen.box(left, -height, width, height)
            pen.text(opinion.title, Style.SANS, size, left + _PADDING, first)
            for n, line in enumerate(lines, 1):
                pen.line(line, left + _PADDING, first - n * self.leading, size)
            if not opinion.sign:
                continue
            start = left + width - _PADDING - faces.width(Style.SERIF, opinion.sign) * size
            pen.text(opinion.sign, Style.SERIF, size, start, -height + _PADDING + 3)
        return pen.row(height)


def _refuse_unprintable(every: Sequence[Mapping[str, str]], faces: FaceSet) -> None:
    texts = [
        (values["student_name"], key if key in FIELDS else words.LABELS[key], text)
        for values in every
        for key, text in values.items()
    ]
    if problems := unprintable(texts, faces):
        raise RuleViolation(problems)


def _read_back(path: Path, every: Sequence[Mapping[str, str]]) -> None:
    """Whose page it is, which unit it names and every box to sign are read, as they will be by those who sign."""
    boxes = [(one.title, one.title) for row in words.opinions("") for one in row]
    with open_pdf(path) as pdf:
        for index, values in enumerate(every):
            named = [(FIELDS[key].label, values[key]) for key in _NAMING]
            for page, wanted in ((2 * index, [*named, *boxes]), (2 * index + 1, named)):
                read = "".join(pdf.text(page).split())
                for label, text in wanted:
                    if "".join(drawn(text).split()) not in read:
                        facts = {"number": values["student_no"], "label": label}
                        raise RuleViolation([Problem(DocumentCode.TEXT_NOT_READ_BACK, facts=facts)])
