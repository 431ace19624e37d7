"""Reading which write units there have been."""

from sqlalchemy import Connection, func, select

from ctec_desktop.storage.tables import AuditTxRow


def newest_unit(connection: Connection, before: int | None = None) -> int:
    """The number of the newest write unit, or of the newest before another; 0 where there is none."""
    statement = select(func.max(AuditTxRow.n))
    if before is not None:
        statement = statement.where(AuditTxRow.n < before)
    return connection.scalar(statement) or 0
