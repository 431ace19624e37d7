"""Taking packs of rules in. Called inside a write unit only."""

from hashlib import sha256

from sqlalchemy import select

from ctec_desktop.domain.rulebook.book import Pack
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.storage.tables import RulePackRow
from ctec_desktop.storage.uow import WriteUnit


def put_to_use(unit: WriteUnit, pack: Pack, text: str, by_name: str) -> None:
    """The pack of its level from now on; the one before is kept as retired."""
    retire(unit, pack.level, by_name)
    unit.add(
        RulePackRow(
            level=pack.level.value,
            name=pack.name,
            version=pack.version,
            text=text,
            sha256=sha256(text.encode("utf-8")).hexdigest(),
            imported_by=by_name,
            imported_at_utc=unit.at_utc,
        )
    )


def retire(unit: WriteUnit, level: PackLevel, by_name: str) -> bool:
    """Takes the pack of a level out of use; False when there was none."""
    statement = select(RulePackRow).where(RulePackRow.level == level.value, RulePackRow.retired_at_utc.is_(None))
    row = unit.session.scalar(statement)
    if row is not None:
        row.retired_at_utc, row.retired_by = unit.at_utc, by_name
        unit.session.flush()
    return row is not None
