"""Writing what was handed out. Called inside a write unit only."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ctec_desktop.domain.scans import ReturnedPaper
from ctec_desktop.storage.tables import HandoutPaperRow, HandoutRow
from ctec_desktop.storage.uow import WriteUnit


class PaperOut(NamedTuple):
    """A paper that goes out."""

    version_id: int
    paper: ReturnedPaper
    copies: int
    sheets: int
    wanted: int


def add_handout(unit: WriteUnit, by_name: str, values: Mapping[str, Any], papers: Iterable[PaperOut]) -> int:
    row = unit.add(HandoutRow(**values, made_by=by_name, made_at_utc=unit.at_utc))
    for one in papers:
        unit.add(
            HandoutPaperRow(
                handout_id=row.id,
                version_id=one.version_id,
                paper=one.paper.value,
                copies=one.copies,
                sheets=one.sheets,
                wanted=one.wanted,
            )
        )
    return row.id


def note_seal_asked(unit: WriteUnit, by_name: str, row: HandoutRow) -> None:
    row.seal_asked_by, row.seal_asked_at_utc = by_name, unit.at_utc
    unit.session.flush()


def void_handout(unit: WriteUnit, row: HandoutRow, reason: str) -> None:
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()
