"""Originals that are whole: their pages straightened into one PDF, and how much ink is where they are to be signed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from ctec_desktop.documents.library import TemplateLibrary
from ctec_desktop.documents.signing_places import code_corners_mm, signing_places
from ctec_desktop.documents.snapshot import AgreementSnapshot, from_canonical
from ctec_desktop.domain.scan_matching import Filed, KnownVersion
from ctec_desktop.domain.scans import CopyPlace, PagePlace, ReturnedPaper, SignBox, copy_of
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.scans.reading import CopyPage, make_copies
from ctec_desktop.services.template_texts import library_of
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries import scans as queries
from ctec_desktop.storage.writers.scans import KeptCopy, SortedPage

if TYPE_CHECKING:
    from ctec_desktop.storage.database import Database

# Thousandths of a place to sign that hold ink: what is printed there (a dashed circle, a rule) stays below, a signature
# or a seal is far above.
LEAST_INK_SIGNED: Final = 8.0
LEAST_INK_SEALED: Final = 15.0
_Boxes: TypeAlias = tuple[SignBox, ...]


def is_doubtful(box: SignBox, ink: float | None) -> bool:
    """Whether a person must look: hardly any ink, or nobody knows where the place lies."""
    return ink is None or ink < (LEAST_INK_SEALED if box.is_seal else LEAST_INK_SIGNED)


class CopyMaker:
    """Makes the originals that became whole; works on files in `folder` only."""

    def __init__(self, database: "Database", folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._sources: dict[StoredFile, Path] = {}

    def whole_ones(
        self, source: Path, found: Sequence[SortedPage], filed: Mapping[PagePlace, KnownVersion]
    ) -> tuple[KeptCopy, ...]:
        """The originals that are whole once the pages found in `source` are filed."""
        new = {
            one.match.place: CopyPage(source, one.page.n, one.page.codes[0].quad)
            for one in found
            if isinstance(one.match, Filed)
        }
        return self.with_pages(new, filed.values())

    def with_pages(self, new: Mapping[PagePlace, CopyPage], versions: Iterable[KnownVersion]) -> tuple[KeptCopy, ...]:
        """The originals that are whole with these pages added to those filed before."""
        known = {one.version_id: one for one in versions}
        with self._database.read() as connection:
            before = queries.filed_pages(connection, known)
            frozen = queries.frozen_versions(connection, known)
            snapshots = {one: from_canonical(text.encode("utf-8")) for one, text in frozen.items()}
            library = library_of(connection, snapshots.values())
        have: dict[CopyPlace, set[int]] = defaultdict(set)
        for place in (*before, *new):
            have[copy_of(place)].add(place.page)
        touched = {copy_of(place) for place in new}
        whole = sorted(place for place in touched if len(have[place]) == known[place.version_id].pages[place.paper])
        boxes = _boxes_of({place.version_id: snapshots[place.version_id] for place in whole}, library)
        return self._made(
            whole, {place: boxes.get((place.version_id, place.paper), ()) for place in whole}, new, before, known
        )

    def _made(
        self,
        whole: Sequence[CopyPlace],
        boxes: Mapping[CopyPlace, _Boxes],
        new: Mapping[PagePlace, CopyPage],
        before: Mapping[PagePlace, queries.FiledPage],
        known: Mapping[int, KnownVersion],
    ) -> tuple[KeptCopy, ...]:
        asked = []
        for copy in whole:
            pages = []
            for number in range(1, known[copy.version_id].pages[copy.paper] + 1):
                place = PagePlace(*copy, number)
                own = tuple((b.x, b.y, b.width, b.height) for b in boxes[copy] if b.page == number)
                pages.append(self._page(new.get(place), before.get(place), own))
            asked.append(pages)
        kept = []
        year = self._database.clock.today().year
        for copy, made in zip(whole, make_copies(asked, code_corners_mm(), self._folder), strict=True):
            stored = self._database.files.put(made.target, year, f"{known[copy.version_id].number}.pdf")
            made.target.unlink()
            inks = _inks(boxes[copy], made.inks)
            has_doubts = not inks or any(is_doubtful(box, ink) for box, ink in inks)
            kept.append(KeptCopy(copy, stored, len(made.inks), inks, has_doubts))
        return tuple(kept)

    def _page(
        self,
        new: CopyPage | None,
        before: queries.FiledPage | None,
        boxes: tuple[tuple[float, float, float, float], ...],
    ) -> CopyPage:
        if new is not None:
            return CopyPage(new.source, new.n, new.quad, new.turn, boxes)
        assert before is not None
        return CopyPage(self.source(before.source), before.n, before.quad, before.turn, boxes)

    def source(self, stored: StoredFile) -> Path:
        """A file taken in before, laid out in the clear for the child to read."""
        if stored not in self._sources:
            target = self._folder / f"before-{len(self._sources)}"
            self._database.files.copy_out(stored, target)
            self._sources[stored] = target
        return self._sources[stored]


def _boxes_of(
    snapshots: Mapping[int, AgreementSnapshot], library: TemplateLibrary
) -> dict[tuple[int, ReturnedPaper], _Boxes]:
    """The places to sign, by version and paper; none for papers whose faces or text are not at hand any more."""
    found: dict[tuple[int, ReturnedPaper], _Boxes] = {}
    by_fonts: dict[object, list[int]] = defaultdict(list)
    for version_id, snapshot in snapshots.items():
        by_fonts[snapshot.fonts, snapshot.engine].append(version_id)
    for version_ids in by_fonts.values():
        try:
            placed = signing_places([snapshots[one] for one in version_ids], library)
        except (EnvironmentFault, RuleViolation):
            continue
        for version_id, papers in zip(version_ids, placed, strict=True):
            found.update({(version_id, paper): boxes for paper, boxes in papers.items()})
    return found


def _inks(boxes: _Boxes, by_page: Sequence[Sequence[float | None]]) -> tuple[tuple[SignBox, float | None], ...]:
    """Each place with its ink: the boxes of a page were measured in their order."""
    left = [list(inks) for inks in by_page]
    return tuple((box, left[box.page - 1].pop(0)) for box in boxes)
