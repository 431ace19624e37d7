"""A template printed for trial with invented people: to be looked at, and to prove that it can be printed at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctec_desktop.documents.blocks import page_head_row
from ctec_desktop.documents.chosen_faces import faces_for
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.filling import Starts, filled, foot_row, template_rows
from ctec_desktop.documents.footer import draft_row
from ctec_desktop.documents.page_heads import with_page_head
from ctec_desktop.documents.papers import PaperSheet, paper_pages
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME
from ctec_desktop.documents.typesetting import Page, Typesetter, headed, paginate
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import labels
from ctec_desktop.domain.page_code import MAX_BYTE, PageKind
from ctec_desktop.domain.paper_fields import LIST_FIELDS
from ctec_desktop.domain.paper_look import BUNDLED, PaperLook
from ctec_desktop.domain.template import LINE_BREAK, Template
from ctec_desktop.domain.template_checks import boxes_for
from ctec_desktop.domain.template_views import BlockSpot, PagePlace, TrialPaper
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.wording import documents as words

_TRIAL_LINES = 3
# Papers of one page are set closer where they must be.
_CLOSE = replace(THEME, body_size=9.5, body_leading=14.0, cell_size=9.0, cell_leading=12.0)


def trial_paper(
    template: Template, values: Mapping[str, str], *, is_numbered: bool, look: PaperLook = BUNDLED
) -> TrialPaper:
    """The paper as a 草稿, without number and page codes.

    Raises:
        RuleViolation: a character of the text no face has, a block higher than a page, too many pages.
        EnvironmentFault: faces are missing.
    """
    faces = faces_for(look)
    template = with_page_head(template, look.header)
    starts: Starts = {}
    pages = _pages(template, values, faces, is_numbered=is_numbered, starts=starts)
    pdf = PdfPart(faces, template.title, b"")
    draft = draft_row(faces)
    for n, page in enumerate(pages, 1):
        pdf.add_page(page, foot_row(words.trial_line(n, len(pages)), faces), draft)
    return TrialPaper(pdf.finish(), len(pages), _places(pages, starts))


def _places(pages: Sequence[Page], starts: Starts) -> dict[BlockSpot, PagePlace]:
    tops = {
        id(placed.row): PagePlace(n, 1 - placed.top / THEME.page_height)
        for n, page in enumerate(pages)
        for placed in page
    }
    return {spot: tops[id(row)] for spot, row in starts.items() if id(row) in tops}


def refuse_unprintable_text(
    template: Template, values: Mapping[str, str], *, is_numbered: bool, look: PaperLook = BUNDLED
) -> None:
    """Raises: RuleViolation as `trial_paper` whatever is ticked, and where a paper of one page needs more."""
    faces = faces_for(look)
    for when in dict.fromkeys(block.when for block in template.blocks if not block.stands(values)):
        _pages(template, {**values, **boxes_for(when)}, faces, is_numbered=is_numbered)
    pages = _pages(template, values, faces, is_numbered=is_numbered)
    if not is_numbered and template.kind is not PageKind.PAPER and len(pages) > 1:
        setting = Setting(faces, _CLOSE, {}, {}, is_shared=False)
        if len(paginate(list(template_rows(filled(template, values), setting)), _CLOSE)) > 1:
            facts: dict[str, Fact] = {"pages": len(pages)}
            raise RuleViolation([Problem(DocumentCode.TEMPLATE_NOT_ONE_PAGE, facts=facts)])


def _pages(
    template: Template,
    values: Mapping[str, str],
    faces: FaceSet,
    *,
    is_numbered: bool,
    starts: Starts | None = None,
) -> list[Page]:
    """The pages; `starts` takes where blocks begin."""
    _refuse_undrawable(template, faces)
    setting = Setting(faces, THEME, {}, {}, is_shared=False)
    if is_numbered:
        setter = Typesetter(template, faces, labels(), frozenset())
        pages = setter.pages(values)
        if starts is not None:
            starts.update(setter.starts(values))
    elif template.kind is PageKind.PAPER:
        pages = paper_pages(_sheet(template, values), setting, starts)
    else:
        own = filled(template, values)
        pages = headed(paginate(list(template_rows(own, setting, starts))), page_head_row(own, setting))
    if any(placed.top - placed.row.height < THEME.margin_bottom - 1 for page in pages for placed in page):
        raise RuleViolation([Problem(DocumentCode.TEMPLATE_BLOCK_TOO_TALL)])
    if len(pages) > MAX_BYTE:
        facts: dict[str, Fact] = {"pages": len(pages), "limit": MAX_BYTE}
        raise RuleViolation([Problem(DocumentCode.TEMPLATE_PAGES_TOO_MANY, facts=facts)])
    return pages


def _sheet(template: Template, values: Mapping[str, str]) -> PaperSheet:
    """A form, list or letter of a few invented people; every line of its lists says the same."""
    line = tuple(sorted(values.items()))
    return PaperSheet(template, "", line, tuple((name, (line,) * _TRIAL_LINES) for name in LIST_FIELDS))


def _refuse_undrawable(template: Template, faces: FaceSet) -> None:
    """Characters of the text itself that no face has, each named once."""
    texts = [template.title, template.mark]
    texts += [segment.text for segment in template.page_head.text] if template.page_head else []
    for block in template.blocks:
        texts += [segment.text.replace(LINE_BREAK, "") if block.rows else segment.text for segment in block.segments()]
        texts += [cell.label for row in block.rows for cell in row]
        texts += [signer.title for signer in block.signers]
        texts += [column.heading for column in block.listing.columns] if block.listing else []
        texts += [text for row in block.boxes for box in row for text in (box.title, box.sign)]
    if problems := unprintable([(words.TEMPLATE_ITSELF, words.TEMPLATE_TEXT, text) for text in texts], faces):
        raise RuleViolation(problems)
