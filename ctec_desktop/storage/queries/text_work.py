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


def kept_texts(connection: Connection, key: str, by_name: str) -> tuple[KeptText, ...]:
    """What a person has half done of a paper, the one last worked on first."""
    own = TextWorkRow
    asked = select(own.key, own.file_name, own.source, own.work, own.kept_by, own.kept_at_utc)
    asked = asked.where(own.key == key, own.kept_by == by_name)
    return tuple(KeptText(*row) for row in connection.execute(asked.order_by(own.kept_at_utc.desc(), own.id.desc())))
