"""Writing workbooks of practice that are handed out and taken in. Called inside a write unit only."""

import json
from collections.abc import Mapping
from datetime import date

from ctec_desktop.domain.practice.books import Record
from ctec_desktop.storage.tables import PracticeWorkbookRow
from ctec_desktop.storage.uow import WriteUnit


def hand_out(
    unit: WriteUnit, number: int, teacher_id: int, originals: Mapping[str, Record], made: tuple[date, str]
) -> None:
    """Args: `made` is on which day and by whom."""
    unit.add(
        PracticeWorkbookRow(
            number=number,
            teacher_id=teacher_id,
            made_at_utc=unit.at_utc,
            made_on=made[0],
            made_by=made[1],
            originals=json.dumps(originals, ensure_ascii=False),
        )
    )


def take_in(unit: WriteUnit, book_id: int, on: date, by: str) -> None:
    row = unit.session.get_one(PracticeWorkbookRow, book_id)
    row.returned_at_utc, row.returned_on, row.returned_by = unit.at_utc, on, by
    unit.session.flush()
