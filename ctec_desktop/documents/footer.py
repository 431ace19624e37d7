"""The foot of every page: page x of y, the agreement's number, the page code and what a person reads beside it."""

from typing import NamedTuple

from ctec_desktop.documents import qr
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.page_code import PageKind, check_digits, encode, short_hash
from ctec_desktop.wording import documents as words

_RULE = 44.0
_COUNT_LINE = 30.0
_FIRST_LINE = 14.0
_SECOND_LINE = 2.0
_BESIDE_CODE = THEME.text_width - THEME.code_size - 12
_DRAFT_SIZE = 150.0
_EMPTY_SIZE = 10.5


class FootOf(NamedTuple):
    """What the feet of one document's pages share; of a consent there is one."""

    snapshot: AgreementSnapshot
    kind: PageKind
    digest: bytes
    page_key: bytes
    copy: int
    originals: int


def foot_row(foot: FootOf, page: int, pages: int, faces: FaceSet) -> Row:
    """The foot of page `page`, drawn from the left margin and the lower edge of the page code."""
    snapshot = foot.snapshot
    pen = Pen(faces)
    size, small = 9.0, THEME.small_size
    shown_number = drawn(snapshot.number)
    digits = check_digits(shown_number, snapshot.version, foot.copy, page, pages)
    line = words.number_line(shown_number, snapshot.version, foot.kind)
    if foot.originals > 1:
        line += words.copy_line(foot.copy, foot.originals)
    line = words.DRAFT_LINE if snapshot.is_draft else line
    pen.rule(0, _RULE, _BESIDE_CODE, _RULE)
    line_size = min(small, _BESIDE_CODE / faces.width(Style.SERIF, line))
    pen.text(line, Style.SERIF, line_size, 0, _FIRST_LINE, "agreement_no")
    pen.text(words.check_line(page, pages, digits, short_hash(foot.digest)), Style.SERIF, small, 0, _SECOND_LINE)
    count = words.page_count_line(page, pages)
    width = faces.width(Style.SERIF, count) * size
    pen.text(count, Style.SERIF, size, (THEME.text_width - width) / 2, _COUNT_LINE)
    code = encode(snapshot.code_of_page(foot.kind, foot.copy, page, pages, foot.digest), foot.page_key)
    pen.literal(_code_image(code))
    return pen.row(0.0)


def draft_row(faces: FaceSet) -> Row:
    """草稿 across the page, pale, under the text."""
    pen = Pen(faces)
    pen.grey(0.9)
    width = faces.width(Style.SANS, words.DRAFT) * _DRAFT_SIZE
    pen.text(words.DRAFT, Style.SANS, _DRAFT_SIZE, (THEME.text_width - width) / 2, -THEME.text_height / 2)
    pen.grey(0.0)
    return pen.row(0.0, is_shared=True)


def empty_row(faces: FaceSet) -> Row:
    """What the empty back of a sheet says, pale, in the middle of the page: nothing is missing here."""
    pen = Pen(faces)
    pen.grey(0.6)
    width = faces.width(Style.SERIF, words.EMPTY_PAGE) * _EMPTY_SIZE
    pen.text(words.EMPTY_PAGE, Style.SERIF, _EMPTY_SIZE, (THEME.text_width - width) / 2, -THEME.text_height / 2)
    pen.grey(0.0)
    return pen.row(0.0)


def _code_image(text: str) -> str:
    """The page code at the right margin, as an image mask that printers and viewers keep sharp at any size."""
    left = THEME.text_width - THEME.code_size
    size = number(THEME.code_size)
    return (
        f"{size} 0 0 {size} {number(left)} 0 cm "
        f"BI /W {qr.SIDE} /H {qr.SIDE} /IM true /BPC 1 /D [1 0] /F /AHx ID {qr.symbol(text).hex()}> EI"
    )
