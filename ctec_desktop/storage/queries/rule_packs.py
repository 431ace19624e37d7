"""Reading the packs of rules that were taken in."""

from sqlalchemy import Connection, select

from ctec_desktop.domain.rulebook.pack_views import PackView
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.storage.tables import RulePackRow


def texts_in_use(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Level and text of the packs in use."""
    statement = select(RulePackRow.level, RulePackRow.text).where(RulePackRow.retired_at_utc.is_(None))
    return tuple((level, text) for level, text in connection.execute(statement))


def packs(connection: Connection) -> tuple[PackView, ...]:
    """Every pack that was ever in use, the newest first."""
    row = RulePackRow
    statement = select(
        row.level, row.name, row.version, row.imported_by, row.imported_at_utc, row.retired_at_utc
    ).order_by(row.id.desc())
    return tuple(PackView(PackLevel(found[0]), *found[1:]) for found in connection.execute(statement))
