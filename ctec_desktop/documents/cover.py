"""The cover sheet before a unit's papers: who is in them, who signs where, how many originals stay with whom."""

from collections.abc import Sequence
from typing import NamedTuple

from ctec_desktop.documents.breaking import Span, break_lines, tokens_of
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.listing import Column, Item, listing_rows
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import baseline
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import Page, paginate
from ctec_desktop.domain.template import BlockKind, Template
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.wording import cover_sheet as words

_TITLE_SIZE, _SIZE, _LEADING = 18.0, 10.5, 17.0
_SHARES = (2.5, 5.8, 6.2, 9.4, 7.4, 2.5, 5.2, 3.2, 4.2)
_ONE_LINE = (True, True, False, False, True, True, True, True, True)
_LABEL = 6 * _SIZE
_FOOT_SIZE = 9.0
_HAND_OVER_SPACE = 26.0


class Listed(NamedTuple):
    """One student of the unit and where the papers stand in the file; pages count from 1.

    Args:
        last_page: of the last original, the empty page behind it left out.
        signing_page: which page of each original has the signature blocks.
    """

    snapshot: AgreementSnapshot
    first_page: int
    last_page: int
    signing_page: int
    consent_first_page: int
    consent_last_page: int


def cover_pages(listed: Sequence[Listed], templates: tuple[Template, Template], faces: FaceSet) -> list[Page]:
    """The pages of one unit's cover sheet; how many there are does not hang on the page numbers in it."""
    writer = _Cover(faces)
    rows = [*writer.head(listed), *writer.terms(templates), *writer.names(listed), writer.hand_over()]
    return paginate(rows)


def cover_foot(page: int, pages: int, faces: FaceSet) -> Row:
    """The foot of a cover sheet: no page code, for it belongs to no agreement."""
    pen = Pen(faces)
    text = words.sheet_count(page, pages)
    width = faces.width(Style.SERIF, text) * _FOOT_SIZE
    pen.text(text, Style.SERIF, _FOOT_SIZE, (THEME.text_width - width) / 2, 0)
    return pen.row(0.0)


class _Cover:
    def __init__(self, faces: FaceSet) -> None:
        self._faces = faces

    def head(self, listed: Sequence[Listed]) -> list[Row]:
        """Title, the unit with its contact, the classes, and how many papers there are."""
        values = dict(listed[0].snapshot.values)
        classes = dict.fromkeys(dict(one.snapshot.values).get("student_class", "") for one in listed)
        counts = [one.snapshot.originals for one in listed]
        each = counts[0] if len(set(counts)) == 1 else 0
        return [
            self._centred(words.TITLE, Style.SANS, _TITLE_SIZE, _TITLE_SIZE * 1.6),
            self._centred(words.STANDING, Style.KAI, THEME.mark_size, 22.0, tone=0.35),
            *self._stated(words.ENTERPRISE, [values.get("enterprise_name", "")], "enterprise_name"),
            *self._stated(words.CONTACT, [values.get("enterprise_contact", "")], "enterprise_contact"),
            *self._stated(words.PHONE, [values.get("enterprise_phone", "")], "enterprise_phone"),
            *self._stated(words.SCHOOL, [values.get("school_name", "")], "school_name"),
            *self._stated(words.CLASSES, ["、".join(classes)], "student_class"),
            *self._stated(words.NAMES, [words.counted(len(listed), each, sum(counts)), words.PAGES_MEANT]),
        ]

    def terms(self, templates: tuple[Template, Template]) -> list[Row]:
        """Who signs what, and who keeps what."""
        agreement, consent = (_signers(template) for template in templates)
        return [
            *self._stated(words.SIGNING, [words.agreement_signing(agreement), words.consent_signing(consent)]),
            *self._stated(words.KEEPING, words.KEPT),
            Pen(self._faces).row(8.0, keep_next=True),
        ]

    def names(self, listed: Sequence[Listed]) -> list[Row]:
        """The students in the order of their papers."""
        columns = [
            Column(heading, share, is_one_line)
            for heading, share, is_one_line in zip(words.LIST_HEADINGS, _SHARES, _ONE_LINE, strict=True)
        ]
        return listing_rows(columns, [_line(n, one) for n, one in enumerate(listed, 1)], self._faces)

    def hand_over(self) -> Row:
        """Ruled places for who gives and who takes the papers."""
        pen = Pen(self._faces)
        each = THEME.text_width / len(words.HANDED_OVER)
        y = -_HAND_OVER_SPACE - baseline(_SIZE, _LEADING)
        for n, label in enumerate(words.HANDED_OVER):
            end = n * each + pen.text(f"{label}：", Style.SERIF, _SIZE, n * each, y)
            pen.rule(end, y - 3, (n + 1) * each - 8, y - 3)
        return pen.row(_HAND_OVER_SPACE + _LEADING)

    def _centred(self, text: str, style: Style, size: float, height: float, *, tone: float = 0.0) -> Row:
        pen = Pen(self._faces)
        pen.grey(tone)
        pen.text(text, style, size, (THEME.text_width - self._faces.width(style, text) * size) / 2, -size)
        return pen.row(height, keep_next=True)

    def _stated(self, label: str, texts: Sequence[str], field: str = "") -> list[Row]:
        """A label in the margin and sentences beside it."""
        rows: list[Row] = []
        for text in texts:
            spans = [Span(drawn(text).strip() or "—", Style.KAI if field else Style.SERIF, field)]
            room = (THEME.text_width - _LABEL) / _SIZE
            for line in break_lines(tokens_of(spans, self._faces), self._faces, room, justified=False):
                pen = Pen(self._faces)
                y = -baseline(_SIZE, _LEADING)
                if not rows:
                    pen.text(f"{label}：", Style.SANS, _SIZE, 0, y)
                pen.line(line, _LABEL, y, _SIZE)
                rows.append(pen.row(_LEADING, space_before=0.0 if rows else 2.0, keep_next=not rows))
        return rows


def _line(n: int, one: Listed) -> list[Item]:
    values = dict(one.snapshot.values)
    return [
        Item(str(n)),
        Item(drawn(values.get("student_no", "")).strip(), "student_no"),
        Item(drawn(values.get("student_name", "")).strip(), "student_name"),
        Item(drawn(values.get("student_class", "")).strip(), "student_class"),
        Item(drawn(one.snapshot.number), "agreement_no"),
        Item(str(one.snapshot.originals)),
        Item(words.page_range(one.first_page, one.last_page)),
        Item(str(one.signing_page)),
        Item(words.page_range(one.consent_first_page, one.consent_last_page)),
    ]


def _signers(template: Template) -> tuple[tuple[Party, bool], ...]:
    signers = [signer for block in template.blocks if block.kind is BlockKind.SIGNATURES for signer in block.signers]
    return tuple((signer.party, signer.has_seal) for signer in signers)
