"""Reading the packs of rules that were taken in."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.rulebook.confirmations import Confirmation
from ctec_desktop.domain.rulebook.history import PackInUse
from ctec_desktop.domain.rulebook.pack_views import PackView
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.storage.tables import RuleConfirmationRow, RulePackRow


def texts_in_use(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Level and text of the packs in use."""
    statement = select(RulePackRow.level, RulePackRow.text).where(RulePackRow.retired_at_utc.is_(None))
    return tuple((level, text) for level, text in connection.execute(statement))


def packs_by_day(connection: Connection) -> tuple[PackInUse, ...]:
    """Every pack that was ever in use with its days; one that was replaced on the day it came was in use on none."""
    row = RulePackRow
    statement = select(row.level, row.text, row.imported_at_utc, row.retired_at_utc).order_by(row.id)
    return tuple(
        PackInUse(PackLevel(level), text, _day(imported), _day(retired) if retired else None)
        for level, text, imported, retired in connection.execute(statement)
    )


def _day(instant: datetime) -> date:
    return instant.astimezone(CHINA).date()


def confirmations(connection: Connection) -> tuple[Confirmation, ...]:
    """Every text that was held against the original, the newest first; those withdrawn too."""
    row = RuleConfirmationRow
    statement = select(
        *(row.id, row.rule_id, row.told, row.wording, row.source, row.read_on, row.confirmed_on, row.by_name),
        *(row.withdrawn_on, row.withdraw_reason),
    ).order_by(row.id.desc())
    rows: Sequence[Any] = connection.execute(statement).all()
    return tuple(Confirmation(*found) for found in rows)


def packs(connection: Connection) -> tuple[PackView, ...]:
    """Every pack that was ever in use, the newest first."""
    row = RulePackRow
    statement = select(
        row.level, row.name, row.version, row.imported_by, row.imported_at_utc, row.retired_at_utc
    ).order_by(row.id.desc())
    return tuple(PackView(PackLevel(found[0]), *found[1:]) for found in connection.execute(statement))
