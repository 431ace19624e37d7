"""Agreements with their consent forms as one merged PDF, proven by reading it back before it is kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.documents.chosen_faces import faces_of
from ctec_desktop.documents.library import BuiltInTemplates, TemplateLibrary
from ctec_desktop.documents.part import MAX_AGREEMENTS, Binding, Part, PartEntry, Setters
from ctec_desktop.documents.readback import ExpectedPage, read_back
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.kernel.collecting import collecting_later, let_go
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.wording import documents as words

__all__ = [
    "MAX_AGREEMENTS",
    "Binding",
    "BuiltPart",
    "PartEntry",
    "PartLayout",
    "build_part",
    "built_with",
    "render_part",
]

PRINTED_ONCE = Binding()


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
    expected: list[ExpectedPage]


@collecting_later()
def render_part(
    snapshots: Sequence[AgreementSnapshot],
    target: Path,
    page_key: bytes,
    progress: Progress,
    library: TemplateLibrary | None = None,
    binding: Binding = PRINTED_ONCE,
) -> PartLayout:
    """Prints the agreements into `target`; every page has been read back when this returns.

    Per student all originals of the agreement one after the other, then the consent; students in the order given, which
    is unit, class, number.

    Raises:
        ValueError: there is nothing to print.
        RuleViolation: a character no face has, a template changed since, a text that does not read back.
        EnvironmentFault: faces missing or changed, disk full, file open elsewhere.
        Cancelled: nothing was kept.
    """
    part = build_part(snapshots, page_key, progress, library, binding)
    with write_beside(target) as temporary:
        temporary.write_bytes(part.data)
        read_back(temporary, part.expected, faces_of(snapshots[0].fonts), progress)
    let_go(part.expected)
    return part.layout


@collecting_later()
def build_part(
    snapshots: Sequence[AgreementSnapshot],
    page_key: bytes,
    progress: Progress,
    library: TemplateLibrary | None = None,
    binding: Binding = PRINTED_ONCE,
) -> BuiltPart:
    """Sets the agreements into one PDF in memory; raises what `render_part` raises before it writes."""
    setters = Setters(snapshots, library or BuiltInTemplates(), is_merged=len(snapshots) > 1)
    return built_with(setters, snapshots, page_key, progress, binding)


def built_with(
    setters: Setters, snapshots: Sequence[AgreementSnapshot], page_key: bytes, progress: Progress, binding: Binding
) -> BuiltPart:
    """The same with setters that serve further files too."""
    part = Part(snapshots, page_key, setters, binding)
    progress.begin(words.TYPESETTING, len(snapshots))
    papers = []
    for done, snapshot in enumerate(snapshots, 1):
        papers.append(part.set(snapshot))
        progress.step(done)
    progress.begin(words.DRAWING, len(snapshots))
    for done in part.draw(papers):
        progress.step(done)
    data = part.finish()
    layout = PartLayout(hashlib.sha256(data).hexdigest(), len(data), part.page_count, tuple(part.entries))
    let_go(papers)
    return BuiltPart(data, layout, part.expected)
