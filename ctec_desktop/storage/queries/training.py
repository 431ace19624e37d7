"""Reading minimum wages, and what enterprises agreed with the bodies that train their apprentices."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.apprenticeships import MinimumWage, TrainingAgreement
from ctec_desktop.storage.tables import EnterpriseRow, MinimumWageRow, TrainingAgreementRow


def minimum_wages(connection: Connection) -> tuple[MinimumWage, ...]:
    """Every one that was entered, by region, the newest first."""
    row = MinimumWageRow
    statement = select(row.id, row.version, row.region_code, row.from_on, row.monthly_fen, row.document)
    ordered = statement.order_by(row.region_code, row.from_on.desc())
    return tuple(MinimumWage(*one) for one in connection.execute(ordered))


def training_agreements(connection: Connection, enterprise_id: int | None = None) -> tuple[TrainingAgreement, ...]:
    """Of one enterprise or of all, by unit, the newest first."""
    row = TrainingAgreementRow
    statement = (
        select(
            *(row.id, row.version, row.enterprise_id, EnterpriseRow.name, row.body_name, row.number, row.signed_on),
            *(row.from_on, row.until_on, row.manner, row.content, row.fee, row.duties),
        )
        .join(EnterpriseRow, row.enterprise_id == EnterpriseRow.id)
        .order_by(EnterpriseRow.pinyin, row.from_on.desc(), row.id)
    )
    if enterprise_id is not None:
        statement = statement.where(row.enterprise_id == enterprise_id)
    rows: Iterable[Any] = connection.execute(statement)
    return tuple(TrainingAgreement(*one) for one in rows)
