"""Agreements with their consent forms as one merged PDF, proven by reading it back before it is kept."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.documents.faces import face_hashes, load_faces
from ctec_desktop.documents.footer import FootOf, draft_row, foot_row
from ctec_desktop.documents.library import BuiltInTemplates, TemplateLibrary, frozen_template
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.printable import refuse_unprintable
from ctec_desktop.documents.readback import ExpectedPage, pieces_of, read_back, refuse_lost_values
from ctec_desktop.documents.snapshot import ENGINE, AgreementSnapshot, TemplateRef
from ctec_desktop.documents.theme import THEME
from ctec_desktop.documents.typesetting import Page, Typesetter
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.domain.page_code import DIGEST_BYTES, MAX_BYTE
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import documents as words

MAX_AGREEMENTS = 1_000


@dataclass(frozen=True, slots=True)
class PartEntry:
    """Where one agreement stands in the merged file; pages count from 1."""

    number: str
    first_page: int
    pages: int
    consent_first_page: int
    consent_pages: int


@dataclass(frozen=True, slots=True)
class PartLayout:
    """What was written."""

    sha256: str
    size_bytes: int
    pages: int
    entries: tuple[PartEntry, ...]


@dataclass(frozen=True, slots=True)
class BuiltPart:
    """A merged file in memory, not yet read back: for previews, and on the way to `render_part`."""

    data: bytes
    layout: PartLayout
    expected: tuple[ExpectedPage, ...]


def render_part(
    snapshots: Sequence[AgreementSnapshot],
    target: Path,
    page_key: bytes,
    progress: Progress,
    library: TemplateLibrary | None = None,
) -> PartLayout:
    """Prints the agreements into `target`; every printed value has been read back when this returns.

    Raises:
        ValueError: there is nothing to print.
        RuleViolation: a character no face has, a template changed since, a text that does not read back.
        EnvironmentFault: faces missing or changed, disk full, file open elsewhere.
        Cancelled: nothing was kept.
    """
    part = build_part(snapshots, page_key, progress, library)
    with write_beside(target) as temporary:
        temporary.write_bytes(part.data)
        read_back(temporary, part.expected, progress)
    return part.layout


def build_part(
    snapshots: Sequence[AgreementSnapshot], page_key: bytes, progress: Progress, library: TemplateLibrary | None = None
) -> BuiltPart:
    """Sets the agreements into one PDF in memory; raises what `render_part` raises before it writes."""
    part = _Part(snapshots, page_key, library or BuiltInTemplates())
    progress.begin(words.TYPESETTING, len(snapshots))
    for done, snapshot in enumerate(snapshots, 1):
        part.add(snapshot)
        progress.step(done)
    data = part.finish()
    layout = PartLayout(hashlib.sha256(data).hexdigest(), len(data), part.page_count, tuple(part.entries))
    return BuiltPart(data, layout, tuple(part.expected))


class _Part:
    """One merged file in the making."""

    def __init__(self, snapshots: Sequence[AgreementSnapshot], page_key: bytes, library: TemplateLibrary) -> None:
        if not snapshots:
            raise ValueError("nothing to print")
        if len(snapshots) > MAX_AGREEMENTS:
            facts: dict[str, Fact] = {"count": len(snapshots), "limit": MAX_AGREEMENTS}
            raise RuleViolation([Problem(DocumentCode.PART_TOO_LARGE, facts=facts)])
        self._faces = load_faces(font_dir())
        _same_tools(snapshots)
        refuse_unprintable(snapshots, self._faces)
        self._page_key = page_key
        self._library = library
        self._constant = _constant_fields(snapshots)
        self._setters: dict[tuple[TemplateRef, tuple[tuple[str, str], ...]], Typesetter] = {}
        self._draft = draft_row(self._faces)
        digest = hashlib.sha256(b"".join(snapshot.canonical() for snapshot in snapshots)).digest()
        self._pdf = PdfPart(self._faces, _title(snapshots, library), digest)
        self.entries: list[PartEntry] = []
        self.expected: list[ExpectedPage] = []

    @property
    def page_count(self) -> int:
        return self._pdf.page_count

    def add(self, snapshot: AgreementSnapshot) -> None:
        """Sets one agreement and its consent."""
        digest = hashlib.sha256(snapshot.canonical()).digest()[:DIGEST_BYTES]
        values = dict(snapshot.values)
        first, pages = self._document(snapshot, snapshot.template, values, digest)
        consent_first, consent_pages = self._document(snapshot, snapshot.consent, values, digest)
        self.entries.append(PartEntry(snapshot.number, first, pages, consent_first, consent_pages))

    def finish(self) -> bytes:
        return self._pdf.finish()

    def _document(
        self, snapshot: AgreementSnapshot, ref: TemplateRef, values: Mapping[str, str], digest: bytes
    ) -> tuple[int, int]:
        template = frozen_template(self._library, ref)
        setter = self._setters.get((ref, snapshot.labels))
        if setter is None:
            setter = Typesetter(template, self._faces, snapshot.labels, self._constant)
            self._setters[ref, snapshot.labels] = setter
        pages = setter.pages(values)
        _refuse_overflow(snapshot.number, pages)
        foot = FootOf(snapshot, template.kind, digest, self._page_key)
        first = self._pdf.page_count + 1
        for n, page in enumerate(pages, 1):
            row = foot_row(foot, n, len(pages), self._faces)
            self._pdf.add_page(page, row, self._draft if snapshot.is_draft else None)
            self.expected.append(ExpectedPage(snapshot.number, (*pieces_of(page), *row.pieces)))
        refuse_lost_values(snapshot, [piece for page in pages for piece in pieces_of(page)])
        return first, len(pages)


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


def _same_tools(snapshots: Iterable[AgreementSnapshot]) -> None:
    """Another engine or other faces would make another paper than the one that was frozen."""
    here = face_hashes(font_dir())
    for snapshot in snapshots:
        changed = sorted({name for name, _ in set(snapshot.fonts) ^ set(here)})
        if changed or snapshot.engine != ENGINE:
            raise EnvironmentFault(DocumentFault.FONTS_CHANGED, {"files": "、".join(changed)})


def _title(snapshots: Sequence[AgreementSnapshot], library: TemplateLibrary) -> str:
    """The title of the file, without anyone's name."""
    return frozen_template(library, snapshots[0].template).title
