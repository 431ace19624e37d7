"""Keeping texts that are being made into templates. Called inside a write unit only."""

from dataclasses import dataclass

from sqlalchemy import select

from ctec_desktop.storage.tables import TextWorkRow
from ctec_desktop.storage.uow import WriteUnit


@dataclass(frozen=True, slots=True)
class TextToKeep:
    key: str
    file_name: str
    sha256: str
    source: str
    work: str


def keep(unit: WriteUnit, text: TextToKeep, by_name: str) -> None:
    """The half-done text as it stands now: one for each file, paper and person."""
    row = _row(unit, text.key, text.sha256, by_name)
    if row is None:
        unit.add(
            TextWorkRow(
                key=text.key,
                file_name=text.file_name,
                sha256=text.sha256,
                source=text.source,
                work=text.work,
                kept_by=by_name,
                kept_at_utc=unit.at_utc,
            )
        )
        return
    row.work, row.kept_at_utc = text.work, unit.at_utc
    unit.session.flush()


def forget(unit: WriteUnit, key: str, sha256: str, by_name: str) -> None:
    row = _row(unit, key, sha256, by_name)
    if row is not None:
        unit.session.delete(row)
        unit.session.flush()


def _row(unit: WriteUnit, key: str, sha256: str, by_name: str) -> TextWorkRow | None:
    own = TextWorkRow
    return unit.session.scalar(select(own).where(own.key == key, own.sha256 == sha256, own.kept_by == by_name))
