"""How people had the columns of foreign tables read."""

import json

from sqlalchemy import Connection, select

from ctec_desktop.domain.import_plan import ColumnChoices
from ctec_desktop.storage.tables import ColumnMappingRow


def remembered_columns(connection: Connection, noun: str) -> dict[str, ColumnChoices]:
    """Column letter and field of every table that was corrected once, by the signature of its headings."""
    row = ColumnMappingRow
    found = connection.execute(select(row.signature, row.columns).where(row.noun == noun))
    return {signature: tuple(json.loads(columns).items()) for signature, columns in found}
