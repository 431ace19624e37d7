"""Reading texts that are being made into templates."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from ctec_desktop.storage.tables import TextWorkRow


class KeptText(NamedTuple):
    key: str
    file_name: str
    source: str
    work: str
    kept_by: str
    kept_at_utc: datetime


def kept_text(connection: Connection, key: str) -> KeptText | None:
    """The half-done text of a paper."""
    own = TextWorkRow
    asked = select(own.key, own.file_name, own.source, own.work, own.kept_by, own.kept_at_utc).where(own.key == key)
    row = connection.execute(asked).first()
    return None if row is None else KeptText(*row)
