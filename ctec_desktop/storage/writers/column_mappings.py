"""Remembering how a person had columns read. Called inside a write unit only."""

import json

from sqlalchemy import select

from ctec_desktop.domain.import_plan import ColumnChoices
from ctec_desktop.storage.tables import ColumnMappingRow
from ctec_desktop.storage.uow import WriteUnit


def remember_columns(unit: WriteUnit, noun: str, signature: str, columns: ColumnChoices) -> None:
    """Keeps the columns for the next table with such headings; what was said before gives way."""
    said = json.dumps(dict(columns), ensure_ascii=False)
    row = ColumnMappingRow
    known = unit.session.scalar(select(row).where(row.noun == noun, row.signature == signature))
    if known is None:
        unit.add(ColumnMappingRow(noun=noun, signature=signature, columns=said))
    elif known.columns != said:
        known.columns = said
