"""Papers of the school (forms, lists, letters) as one merged PDF, proven by reading it back before it is kept.

Any number of different papers follow one another, each with its own count of pages and its bookmark. They carry no
number and no page code.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ctec_desktop.documents.blocks import block_rows, page_head_row, title_rows, units_of
from ctec_desktop.documents.chosen_faces import faces_for
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.filling import Starts, filled
from ctec_desktop.documents.footer import draft_row, empty_row
from ctec_desktop.documents.page_heads import with_page_head
from ctec_desktop.documents.paper_blocks import box_rows, list_rows
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.readback import ExpectedPage, read_back
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import Page, Placed, chinese_number, headed, paginate
from ctec_desktop.documents.witness import solid
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_fields import label_of
from ctec_desktop.domain.paper_look import BUNDLED, PaperHeader, PaperLook
from ctec_desktop.domain.template import BlockKind, Template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.wording import documents as foot_words
from ctec_desktop.wording import papers as words

_RULE_UP, _COUNT_UP, _LINE_UP = 44.0, 30.0, 14.0
_COUNT_SIZE = 9.0
_BEFORE_TABLE = 4.0
# What is written on where a sentence has no value.
_BLANK = "＿" * 6
# A paper that runs over its first page is set closer, if it then stays on it.
_CLOSER = (
    replace(THEME, body_leading=16.5, cell_leading=14.0),
    replace(THEME, body_size=9.5, body_leading=14.5, cell_size=9.5, cell_leading=12.5, title_size=18.0),
)
_SENTENCES = frozenset(
    {BlockKind.PARA, BlockKind.CLAUSE, BlockKind.ITEM, BlockKind.ASIDE, BlockKind.NOTE, BlockKind.WRITTEN}
)


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One copy of one paper.

    Args:
        whose: who or what it speaks of, for the foot and the bookmark.
        values: every field the paper may print; a text that is not known is empty.
        lists: by name, each line's fields.
    """

    template: Template
    whose: str
    values: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...] = ()

    def lines_of(self, name: str) -> list[dict[str, str]]:
        return [dict(line) for line in dict(self.lists).get(name, ())]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """Where a copy stands in the file; pages count from 1."""

    sheet: PaperSheet
    first_page: int
    pages: int


def unprintable_of(sheet: PaperSheet, look: PaperLook = BUNDLED) -> tuple[Problem, ...]:
    """What of the record no face can draw on this copy: one problem a character, naming the field."""
    faces = faces_for(look)
    sheet = with_head(sheet, look.header)
    texts = [(sheet.whose, key, text) for key, text in sheet.values]
    for _, lines in sheet.lists:
        texts += [(dict(line).get("student_name") or sheet.whose, key, text) for line in lines for key, text in line]
    printed = frozenset(sheet.template.fields())
    found: dict[tuple[str, str], Problem] = {}
    for whose, key, text in texts:
        for character in faces.missing([text]) if key in printed else ():
            facts = {
                "character": character if character.isprintable() else "�",
                "code_point": f"U+{ord(character):04X}",
                "label": label_of(key),
                "value": text,
                "names": whose,
            }
            place = SubjectPlace("paper", f"{sheet.template.title} · {sheet.whose}")
            problem = Problem(DocumentCode.CHARACTER_WITHOUT_GLYPH, facts=facts, place=place)
            found.setdefault((character, key), problem)
    return tuple(found.values())


def print_papers(
    sheets: Sequence[PaperSheet],
    target: Path,
    progress: Progress,
    *,
    is_duplex: bool = False,
    look: PaperLook = BUNDLED,
) -> tuple[PrintedSheet, ...]:
    """Writes the papers into `target`, in the order given; every page has been read back when this returns.

    Args:
        is_duplex: every copy begins on a new sheet of paper.

    Raises:
        RuleViolation: a character no face has, a text higher than a page, a page that does not read back.
        EnvironmentFault: faces missing.
        Cancelled: the person stopped it.
    """
    job = _Job(look, is_duplex=is_duplex, is_draft=False)
    job.set(sheets, progress)
    target.write_bytes(job.finish())
    _read_back(target, job.expected, faces_for(look), progress)
    return tuple(job.printed)


def draft_of(sheet: PaperSheet, look: PaperLook = BUNDLED) -> bytes:
    """One copy marked 草稿 on every page, in memory, for the screen."""
    job = _Job(look, is_duplex=False, is_draft=True)
    job.set([sheet], SilentProgress())
    return job.finish()


class _Job:
    """One file in the making, and what must be read on each of its pages."""

    def __init__(self, look: PaperLook, *, is_duplex: bool, is_draft: bool) -> None:
        self._look = look
        self._faces = faces_for(look)
        self._setting = Setting(self._faces, THEME, {}, {}, is_shared=False)
        self._pdf = PdfPart(self._faces, words.FILE_TITLE, b"")
        self._is_duplex = is_duplex
        self._under = draft_row(self._faces) if is_draft else None
        self.printed: list[PrintedSheet] = []
        self.expected: list[ExpectedPage] = []

    def set(self, sheets: Sequence[PaperSheet], progress: Progress) -> None:
        if problems := [problem for sheet in sheets for problem in unprintable_of(sheet, self._look)]:
            raise RuleViolation(problems)
        progress.begin(words.PRINTING, len(sheets))
        last = ""
        for done, sheet in enumerate(sheets, 1):
            pages = paper_pages(with_head(sheet, self._look.header), self._setting)
            _refuse_too_tall(sheet, pages)
            if sheet.template.title != last:
                last = sheet.template.title
                self._pdf.bookmark(0, last)
            if sheet.whose:
                self._pdf.bookmark(1, sheet.whose)
            self._add(sheet, pages)
            progress.step(done)

    def finish(self) -> bytes:
        return self._pdf.finish()

    def _add(self, sheet: PaperSheet, pages: Sequence[Page]) -> None:
        self.printed.append(PrintedSheet(sheet, self._pdf.page_count + 1, len(pages)))
        for n, page in enumerate(pages, 1):
            self._add_page(sheet, page, _foot(sheet, n, len(pages), self._faces))
        if self._is_duplex and len(pages) % 2:
            empty = Placed(empty_row(self._faces), THEME.page_height - THEME.margin_top)
            self._add_page(sheet, [empty], Pen(self._faces).row(0.0))

    def _add_page(self, sheet: PaperSheet, page: Sequence[Placed], foot: Row) -> None:
        body = self._pdf.body(page, self._under)
        self._pdf.add_copy(body, foot)
        self.expected.append(ExpectedPage(f"{sheet.template.title} {sheet.whose}".strip(), body.rows, foot))


def with_head(sheet: PaperSheet, header: PaperHeader) -> PaperSheet:
    """The copy with the school's header where its text has none."""
    return replace(sheet, template=with_page_head(sheet.template, header))


def paper_pages(sheet: PaperSheet, setting: Setting, starts: Starts | None = None) -> list[Page]:
    """The pages of one copy, set closer where one page then does.

    Args:
        starts: takes the first row of every block.
    """
    begun: Starts = {}
    head = page_head_row(filled(sheet.template, _written(sheet)), setting)
    pages = paginate(list(paper_rows(sheet, setting, begun)))
    if len(pages) == 2:
        for theme in _CLOSER:
            close: Starts = {}
            closer = paginate(list(paper_rows(sheet, replace(setting, theme=theme), close)))
            if len(closer) == 1:
                pages, begun = closer, close
                break
    if starts is not None:
        starts.update(begun)
    return headed(pages, head)


def _written(sheet: PaperSheet) -> dict[str, str]:
    """What stands in the places of a sentence: the value, else a line to write on."""
    values = {key: drawn(text).strip() for key, text in sheet.values}
    return {key: values.get(key) or _BLANK for key in sheet.template.fields()}


def paper_rows(sheet: PaperSheet, setting: Setting, starts: Starts) -> Iterator[Row]:
    """Title and blocks; sections are numbered 一、, items 1. within each section. `starts` takes where blocks begin."""
    values = {key: drawn(text).strip() for key, text in sheet.values}
    written = filled(sheet.template, _written(sheet))
    framed = filled(sheet.template, {key: values.get(key, "") for key in sheet.template.fields()})
    units = tuple(zip(units_of(written), units_of(framed), strict=True))
    yield from title_rows(framed, setting)
    section = item = 0
    for n in sheet.template.visible(values):
        block, prefix = sheet.template.blocks[n], ""
        if block.kind is BlockKind.SECTION:
            section, item = section + 1, 0
            prefix = f"{chinese_number(section)}、"
        elif block.kind is BlockKind.ITEM:
            item += 1
            prefix = f"{item}. "
        own = units[n][0] if block.kind in _SENTENCES else units[n][1]
        leads = own[-1].leads
        if block.listing is not None:
            rows = list_rows(block.listing, values, sheet.lines_of(block.listing.of), setting, leads=leads)
        elif block.boxes:
            rows = box_rows(block.boxes, values, setting)
        else:
            rows = [row for unit in own for row in block_rows(unit, prefix, setting)]
            if block.kind is BlockKind.TABLE:
                rows[0] = replace(rows[0], space_before=_BEFORE_TABLE)
            if leads:
                rows[-1] = replace(rows[-1], keep_next=True)
        starts[n, 0] = rows[0]
        yield from rows


def _foot(sheet: PaperSheet, page: int, pages: int, faces: FaceSet) -> Row:
    """Page x of y, and below it which paper this is and whose."""
    pen = Pen(faces)
    pen.rule(0, _RULE_UP, THEME.text_width, _RULE_UP)
    count = foot_words.page_count_line(page, pages)
    pen.text(count, Style.SERIF, _COUNT_SIZE, _middle(count, _COUNT_SIZE, faces), _COUNT_UP)
    line = drawn(words.foot_line(sheet.template.title, sheet.whose))
    size = min(THEME.small_size, THEME.text_width / max(1.0, faces.width(Style.SERIF, line)))
    pen.text(line, Style.SERIF, size, _middle(line, size, faces), _LINE_UP)
    return pen.row(0.0)


def _middle(text: str, size: float, faces: FaceSet) -> float:
    return (THEME.text_width - faces.width(Style.SERIF, text) * size) / 2


def _refuse_too_tall(sheet: PaperSheet, pages: Sequence[Page]) -> None:
    if any(placed.top - placed.row.height < THEME.margin_bottom - 1 for page in pages for placed in page):
        place = SubjectPlace("paper", f"{sheet.template.title} · {sheet.whose}")
        raise RuleViolation([Problem(PaperCode.TEXT_TOO_TALL, facts={"title": sheet.template.title}, place=place)])


def _read_back(path: Path, expected: Sequence[ExpectedPage], faces: FaceSet, progress: Progress) -> None:
    """Our own reading letter by letter, and PDFium's page by page: the same letters, as often, whatever their order."""
    try:
        read_back(path, expected, faces, progress)
    except RuleViolation as error:
        raise _not_read(error.problems[0].facts.get("number", "")) from error
    with open_pdf(path) as pdf:
        for index, page in enumerate(expected):
            if Counter(solid(pdf.text(index))) != Counter(solid(page.text())):
                raise _not_read(page.number)


def _not_read(number: object) -> RuleViolation:
    facts = {"number": str(number), "label": words.WHOLE_TEXT}
    return RuleViolation([Problem(DocumentCode.TEXT_NOT_READ_BACK, facts=facts, place=FieldPlace("text"))])
