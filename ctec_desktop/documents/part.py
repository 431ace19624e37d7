"""One merged file in the making: papers set, bound in order, drawn, with what must be read back of each page."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeAlias

from ctec_desktop.documents.chosen_faces import faces_of
from ctec_desktop.documents.cover import Listed, cover_foot, cover_pages
from ctec_desktop.documents.footer import FootOf, draft_row, empty_row, foot_row
from ctec_desktop.documents.library import TemplateLibrary, frozen_template
from ctec_desktop.documents.page_heads import with_page_head
from ctec_desktop.documents.papers import PaperSheet, paper_pages
from ctec_desktop.documents.pdf import Body, PdfPart
from ctec_desktop.documents.printable import refuse_unprintable
from ctec_desktop.documents.readback import ExpectedPage, pieces_of, refuse_lost_values
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.snapshot import ENGINE, AgreementSnapshot, TemplateRef
from ctec_desktop.documents.theme import THEME
from ctec_desktop.documents.typesetting import Page, Placed, Typesetter
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.domain.fields import FIELDS, FieldSource
from ctec_desktop.domain.page_code import DIGEST_BYTES, MAX_BYTE, PageKind
from ctec_desktop.domain.paper_look import PaperHeader
from ctec_desktop.domain.template import Template
from ctec_desktop.kernel.collecting import giving_way
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem

MAX_AGREEMENTS = 1_000
# Text, labels, header, whether it is a draft.
_Set: TypeAlias = tuple[TemplateRef, tuple[tuple[str, str], ...], PaperHeader, bool]
_OF_ONE = frozenset({FieldSource.AGREEMENT, FieldSource.STUDENT, FieldSource.GUARDIAN, FieldSource.PLACEMENT})
# What many students share, so that it is drawn once: the school's, a unit's, a post's, a plan's.
_OF_MANY = frozenset(key for key, spec in FIELDS.items() if spec.source not in _OF_ONE)


@dataclass(frozen=True, slots=True)
class Binding:
    """How the papers of a part are put together for the printer.

    Args:
        is_duplex: whatever has an odd number of pages is followed by an empty one, so that every original, consent and
            cover sheet begins on a sheet of its own.
        has_covers: before the papers of each unit, which all have a consent, a cover sheet tells who signs where and
            who keeps what.
    """

    is_duplex: bool = False
    has_covers: bool = False


@dataclass(frozen=True, slots=True)
class PartEntry:
    """Where the first original of an agreement and its consent stand in the file; pages count from 1.

    Further originals follow the first at once, each as long as the first with the empty page behind it, if any. Without
    a consent its page is 0, and it has none.
    """

    number: str
    first_page: int
    pages: int
    consent_first_page: int
    consent_pages: int


class Papers(NamedTuple):
    """One student's papers, set but not yet drawn."""

    snapshot: AgreementSnapshot
    digest: bytes
    agreement: list[Page]
    consent: list[Page]

    def unit(self) -> str:
        return self._value("enterprise_name")

    def class_name(self) -> str:
        return self._value("student_class")

    def title(self) -> str:
        return f"{self._value('student_name')}　{self.snapshot.number}".rstrip()

    def _value(self, key: str) -> str:
        return next((value for name, value in self.snapshot.values if name == key), "")

    def signing_page(self) -> int:
        """The page of the agreement with the signature blocks; the last where a template has none."""
        signing = (n for n, page in enumerate(self.agreement, 1) if any(placed.row.is_signing for placed in page))
        return next(signing, len(self.agreement))


class Setters:
    """What the files of one printing are set with; rows that were set once serve all of them."""

    def __init__(self, snapshots: Sequence[AgreementSnapshot], library: TemplateLibrary, *, is_merged: bool) -> None:
        if not snapshots:
            raise ValueError("nothing to print")
        _same_tools(snapshots)
        self.faces = faces_of(snapshots[0].fonts)
        self.library = library
        refuse_unprintable(snapshots, self.faces)
        # In a file of its own nothing may depend on whose papers are printed beside it.
        self._constant = _OF_MANY | _constant_fields(snapshots) if is_merged else _OF_MANY
        self._setters: dict[_Set, Typesetter] = {}

    def pages(self, snapshot: AgreementSnapshot, ref: TemplateRef) -> list[Page]:
        """One of a student's papers, broken into pages."""
        key = (ref, snapshot.labels, snapshot.header, snapshot.is_draft)
        setter = self._setters.get(key)
        if setter is None:
            number = "" if snapshot.is_draft else "agreement_no"
            template = with_page_head(frozen_template(self.library, ref), snapshot.header, number)
            if template.kind is PageKind.PAPER:
                return self._with_lists(snapshot, template)
            setter = self._setters[key] = Typesetter(template, self.faces, snapshot.labels, self._constant)
        return setter.pages(dict(snapshot.values))

    def _with_lists(self, snapshot: AgreementSnapshot, template: Template) -> list[Page]:
        """A text with lists is set as the papers of the school are."""
        sheet = PaperSheet(template, snapshot.number, snapshot.values, snapshot.lists)
        return paper_pages(sheet, Setting(self.faces, THEME, {}, {}, is_shared=False))


class Part:
    """One merged file in the making."""

    def __init__(
        self, snapshots: Sequence[AgreementSnapshot], page_key: bytes, setters: "Setters", binding: Binding
    ) -> None:
        if len(snapshots) > MAX_AGREEMENTS:
            facts: dict[str, Fact] = {"count": len(snapshots), "limit": MAX_AGREEMENTS}
            raise RuleViolation([Problem(DocumentCode.PART_TOO_LARGE, facts=facts)])
        self._faces = setters.faces
        self._page_key = page_key
        self._setters = setters
        self._library = setters.library
        self._binding = binding
        self._draft = draft_row(self._faces)
        self._empty: Body | None = None
        self._no_foot = Pen(self._faces).row(0.0)
        self._digests = {id(one): hashlib.sha256(one.canonical()).digest() for one in giving_way(snapshots)}
        identity = hashlib.sha256(b"".join(self._digests.values())).digest()
        self._pdf = PdfPart(self._faces, _title(snapshots, self._library), identity)
        self.entries: list[PartEntry] = []
        self.expected: list[ExpectedPage] = []

    @property
    def page_count(self) -> int:
        return self._pdf.page_count

    def set(self, snapshot: AgreementSnapshot) -> Papers:
        """Breaks the agreement and consent of one of the part's students into pages."""
        digest = self._digests[id(snapshot)][:DIGEST_BYTES]
        consent = [] if snapshot.consent is None else self._pages(snapshot, snapshot.consent)
        return Papers(snapshot, digest, self._pages(snapshot, snapshot.template), consent)

    def draw(self, papers: Sequence[Papers]) -> Iterator[int]:
        """Draws the papers, unit by unit and class by class; says after each student how many are done."""
        done = 0
        for unit, group in groupby(papers, key=Papers.unit):
            of_unit = list(group)
            self._pdf.bookmark(0, unit)
            if self._binding.has_covers:
                self._add_cover(of_unit)
            for class_name, students in groupby(of_unit, key=Papers.class_name):
                self._pdf.bookmark(1, class_name)
                for one in students:
                    self._pdf.bookmark(2, one.title())
                    self._add(one)
                    done += 1
                    yield done

    def finish(self) -> bytes:
        return self._pdf.finish()

    def _pages(self, snapshot: AgreementSnapshot, ref: TemplateRef) -> list[Page]:
        pages = self._setters.pages(snapshot, ref)
        _refuse_overflow(snapshot.number, pages)
        if frozen_template(self._library, ref).kind is not PageKind.PAPER:
            refuse_lost_values(snapshot, [piece for page in pages for piece in pieces_of(page)])
        return pages

    def _add(self, one: Papers) -> None:
        """All originals of the agreement, then the consent."""
        snapshot = one.snapshot
        first = self.page_count + 1
        bodies = self._bodies(snapshot, one.agreement)
        for copy in snapshot.copies():
            self._add_copy(
                FootOf(snapshot, PageKind.AGREEMENT, one.digest, self._page_key, copy, snapshot.originals), bodies
            )
        consent_first = self.page_count + 1 if one.consent else 0
        if one.consent:
            foot = FootOf(snapshot, PageKind.CONSENT, one.digest, self._page_key, snapshot.page_code.copy, 1)
            self._add_copy(foot, self._bodies(snapshot, one.consent))
        self.entries.append(PartEntry(snapshot.number, first, len(one.agreement), consent_first, len(one.consent)))

    def _bodies(self, snapshot: AgreementSnapshot, pages: Sequence[Page]) -> list[Body]:
        return [self._pdf.body(page, self._draft if snapshot.is_draft else None) for page in pages]

    def _add_copy(self, foot: FootOf, bodies: Sequence[Body]) -> None:
        for n, body in enumerate(bodies, 1):
            self._add_page(foot.snapshot.number, body, foot_row(foot, n, len(bodies), self._faces))
        self._fill_sheet(foot.snapshot.number, len(bodies))

    def _add_page(self, number: str, body: Body, foot: Row) -> None:
        self._pdf.add_copy(body, foot)
        self.expected.append(ExpectedPage(number, body.rows, foot))

    def _fill_sheet(self, number: str, pages: int) -> None:
        """The empty back of the last sheet, where the papers are printed on both sides."""
        if self._binding.is_duplex and pages % 2:
            if self._empty is None:
                self._empty = self._pdf.body([Placed(empty_row(self._faces), THEME.page_height - THEME.margin_top)])
            self._add_page(number, self._empty, self._no_foot)

    def _add_cover(self, papers: Sequence[Papers]) -> None:
        """The cover sheet, laid out once to know how long it is and again with the pages that follow it."""
        first = papers[0].snapshot
        assert first.consent is not None
        templates = (frozen_template(self._library, first.template), frozen_template(self._library, first.consent))
        length = self._sheet(len(cover_pages(self._listed(papers, 0), templates, self._faces)))
        pages = cover_pages(self._listed(papers, self.page_count + length), templates, self._faces)
        for n, page in enumerate(pages, 1):
            foot = cover_foot(n, len(pages), self._faces)
            self._add_page(first.number, self._pdf.body(page), foot)
        self._fill_sheet(first.number, len(pages))

    def _listed(self, papers: Sequence[Papers], before: int) -> list[Listed]:
        """Where each student's papers will stand when `before` pages come first."""
        listed = []
        for one in papers:
            agreement, consent = self._sheet(len(one.agreement)), self._sheet(len(one.consent))
            copies = len(one.snapshot.copies())
            last = before + (copies - 1) * agreement + len(one.agreement)
            after = before + copies * agreement
            listed.append(
                Listed(one.snapshot, before + 1, last, one.signing_page(), after + 1, after + len(one.consent))
            )
            before = after + consent
        return listed

    def _sheet(self, pages: int) -> int:
        """How many pages a paper takes with the empty one behind it."""
        return pages + pages % 2 if self._binding.is_duplex else pages


def _refuse_overflow(number: str, pages: Sequence[Page]) -> None:
    facts: dict[str, Fact] = {"number": number, "pages": len(pages), "limit": MAX_BYTE}
    if any(placed.top - placed.row.height < THEME.margin_bottom - 1 for page in pages for placed in page):
        raise RuleViolation([Problem(DocumentCode.BLOCK_TOO_TALL, facts=facts)])
    if len(pages) > MAX_BYTE:
        raise RuleViolation([Problem(DocumentCode.PAGES_TOO_MANY, facts=facts)])


def _constant_fields(snapshots: Sequence[AgreementSnapshot]) -> frozenset[str]:
    """Fields with the same value in every agreement of the part: their blocks are drawn once and shared."""
    first = dict(snapshots[0].values)
    for snapshot in snapshots[1:]:
        values = dict(snapshot.values)
        first = {key: value for key, value in first.items() if values.get(key, "") == value}
    return frozenset(first)


def _same_tools(snapshots: Sequence[AgreementSnapshot]) -> None:
    """Another engine, or faces that differ within a file, would make another paper than the one that was frozen."""
    fonts = snapshots[0].fonts
    for snapshot in snapshots:
        changed = sorted({name for name, _ in set(snapshot.fonts) ^ set(fonts)})
        if changed or snapshot.engine != ENGINE:
            raise EnvironmentFault(DocumentFault.FONTS_CHANGED, {"files": "、".join(changed)})


def _title(snapshots: Sequence[AgreementSnapshot], library: TemplateLibrary) -> str:
    """The title of the file, without anyone's name."""
    return frozen_template(library, snapshots[0].template).title
