"""The audit trail: one line per write unit, one per changed row. Only `storage/audit` writes lines."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.storage.tables.base import Base, Id, reference


class AuditTxRow(Base):
    """A write unit: who, when, what for. `mac` seals it just before COMMIT and chains it to the one before."""

    __tablename__ = "audit_tx"
    n: Mapped[Id]
    at_utc: Mapped[datetime]
    by_name: Mapped[str]
    command: Mapped[str]
    reason: Mapped[str | None]
    mac: Mapped[bytes | None] = mapped_column(LargeBinary)


class AuditLineRow(Base):
    """A changed row. `changes` may be destroyed lawfully; `digest` stays, so that the chain still verifies.

    A line of an insert has an empty digest: it is computed from the line. One line stands for all rows from `row_id` to
    `until_row_id` that were inserted together; every other line is of one row and leaves that empty. Lines lie in the
    order of their units and are read by walking along `id`, so `tx` has no index.
    """

    __tablename__ = "audit_line"
    id: Mapped[Id]
    tx: Mapped[int] = reference("audit_tx", key="n", index=False)
    table_name: Mapped[str]
    row_id: Mapped[int]
    until_row_id: Mapped[int | None]
    op: Mapped[str]
    changes: Mapped[str | None]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
