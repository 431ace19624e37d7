"""What changed since: the tables that the lines of the audit trail name."""

from functools import lru_cache

from sqlalchemy import Connection, Select, bindparam, func, select

from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import AuditLineRow


def newest_line(connection: Connection) -> int:
    """The newest line of the trail; nought while there is none."""
    return connection.scalar(_newest()) or 0


@lru_cache(maxsize=1)
def _newest() -> Select[tuple[int]]:
    return select(func.max(AuditLineRow.id))


def tables_since(connection: Connection, line_id: int) -> frozenset[str]:
    """The tables in which rows changed after that line."""
    return frozenset(connection.scalars(_tables(), {"line": line_id}))


@lru_cache(maxsize=1)
def _tables() -> AnySelect:
    return select(AuditLineRow.table_name).where(AuditLineRow.id > bindparam("line")).distinct()
