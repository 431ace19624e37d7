"""Writing paper that came back. Called inside a write unit only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.scan_matching import Excepted, Filed
from ctec_desktop.domain.scans import CopyPlace, PagePlace, PageState, ReadPage, SignBox
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.tables import ReturnedCopyRow, ScanFileRow, ScanPageRow
from ctec_desktop.storage.uow import WriteUnit


@dataclass(frozen=True, slots=True)
class SortedPage:
    """What is to become of a page that was read: its place, why it has none, or nothing for a blank back."""

    page: ReadPage
    match: Filed | Excepted | None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A whole original as it was stored; `boxes` are its places to sign with the ink found in each."""

    place: CopyPlace
    stored: StoredFile
    pages: int
    boxes: tuple[tuple[SignBox, float | None], ...]
    has_doubts: bool


def add_file(
    unit: WriteUnit,
    by_name: str,
    name: str,
    stored: StoredFile | None,
    told: tuple[str, int, int],
    problem: Problem | None,
) -> int:
    """A file that was taken in, or one that could not be read.

    Args:
        told: SHA-256, size in bytes and pages.
    """
    sha256, size_bytes, pages = told
    row = ScanFileRow(
        sha256=sha256,
        out_name=name,
        size_bytes=size_bytes,
        pages=pages,
        file_year=stored.year if stored else None,
        file_name=stored.name if stored else None,
        taken_by=by_name,
        taken_at_utc=unit.at_utc,
        problem=str(problem.code) if problem else None,
        problem_facts=_json(dict(problem.facts)) if problem else None,
    )
    return unit.add(row).id


def add_pages(unit: WriteUnit, file_id: int, by_name: str, pages: Sequence[SortedPage]) -> None:
    unit.insert_many(ScanPageRow, [_page(unit, file_id, by_name, one) for one in pages])


def _page(unit: WriteUnit, file_id: int, by_name: str, one: SortedPage) -> dict[str, Any]:
    read, found = one.page, one.match
    place = found.place if found is not None else None
    problem = found.problem if isinstance(found, Excepted) else None
    is_filed = isinstance(found, Filed)
    state = PageState.FILED if is_filed else PageState.TRAY if problem else PageState.BLANK
    has_one_code = len(read.codes) == 1
    return {
        "uid": new_uid(),
        "version": 1,
        "scan_file_id": file_id,
        "n": read.n,
        "state": state.value,
        "reason": str(problem.code) if problem else None,
        "reason_facts": _json(dict(problem.facts)) if problem else None,
        "code": " ".join(code.text for code in read.codes) or None,
        "version_id": place.version_id if place else None,
        "paper": place.paper.value if place else None,
        "copy": place.copy if place else None,
        "page": place.page if place else None,
        "quad": _json(read.codes[0].quad) if has_one_code else None,
        "turn": 0,
        "filed_by": by_name if is_filed else None,
        "filed_at_utc": unit.at_utc if is_filed else None,
    }


def keep_copies(unit: WriteUnit, copies: Sequence[KeptCopy]) -> None:
    """The pictures of originals that are whole now; what was said of the paper itself stays."""
    for one in copies:
        row = copy_row(unit, one.place)
        row.image_at_utc, row.file_year, row.file_name = unit.at_utc, one.stored.year, one.stored.name
        row.sha256, row.size_bytes, row.pages = one.stored.sha256, one.stored.size_bytes, one.pages
        row.boxes = _json([[*box, ink] for box, ink in one.boxes])
        row.has_doubts = one.has_doubts
    unit.session.flush()


def drop_image(unit: WriteUnit, place: CopyPlace) -> None:
    """A page was taken out of it: the original is not whole any more."""
    row = _known_row(unit, place)
    if row is None:
        return
    row.image_at_utc = row.file_year = row.file_name = row.sha256 = row.size_bytes = row.pages = row.boxes = None
    row.has_doubts = False
    unit.session.flush()


def copy_row(unit: WriteUnit, place: CopyPlace) -> ReturnedCopyRow:
    """The row of an original, made when there is none yet."""
    own = ReturnedCopyRow
    return _known_row(unit, place) or unit.add(
        own(version_id=place.version_id, paper=place.paper.value, copy=place.copy, has_doubts=False)
    )


def _known_row(unit: WriteUnit, place: CopyPlace) -> ReturnedCopyRow | None:
    own = ReturnedCopyRow
    here = (own.version_id == place.version_id, own.paper == place.paper.value, own.copy == place.copy)
    return unit.session.scalar(select(own).where(*here))


def set_filed(unit: WriteUnit, row: ScanPageRow, by_name: str, place: PagePlace, turn: int) -> None:
    row.state, row.reason, row.reason_facts = PageState.FILED.value, None, None
    row.version_id, row.paper, row.copy, row.page = place.version_id, place.paper.value, place.copy, place.page
    row.turn, row.filed_by, row.filed_at_utc = turn, by_name, unit.at_utc
    unit.session.flush()


def set_excepted(unit: WriteUnit, row: ScanPageRow, problem: Problem) -> None:
    """Back into the tray."""
    row.state, row.reason, row.reason_facts = PageState.TRAY.value, str(problem.code), _json(dict(problem.facts))
    row.filed_by = row.filed_at_utc = None
    unit.session.flush()


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
