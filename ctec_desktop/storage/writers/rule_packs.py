"""Taking packs of rules in. Called inside a write unit only."""

from collections.abc import Mapping, Set
from datetime import date
from hashlib import sha256

from sqlalchemy import select

from ctec_desktop.domain.rulebook.book import Pack
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.storage.tables import RulePackRow, WaiverRow
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


def end_waivers(unit: WriteUnit, packs: Mapping[str, Set[str]], on: date) -> None:
    """Waivers that hold until a pack changes their rule end today. Args: `packs` are those of each rule by its id."""
    row = WaiverRow
    for one in unit.session.scalars(select(row).where(row.until_on.is_(None), row.ended_on.is_(None))):
        if one.pack not in packs.get(one.rule_id, set()):
            one.ended_on = on
    unit.session.flush()


def retire(unit: WriteUnit, level: PackLevel, by_name: str) -> bool:
    """Takes the pack of a level out of use; False when there was none."""
    statement = select(RulePackRow).where(RulePackRow.level == level.value, RulePackRow.retired_at_utc.is_(None))
    row = unit.session.scalar(statement)
    if row is not None:
        row.retired_at_utc, row.retired_by = unit.at_utc, by_name
        unit.session.flush()
    return row is not None
