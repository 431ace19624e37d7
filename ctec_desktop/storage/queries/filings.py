"""Reading filings with the authority."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.filing_views import FilingView
from ctec_desktop.domain.rules.filings import FilingKind
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.tables import EnterpriseRow, FilingRow, InternshipPlanRow


def filings(connection: Connection) -> tuple[FilingView, ...]:
    """Every filing, the newest first; those taken back too."""
    row = FilingRow
    statement = (
        select(
            *(row.id, row.kind, row.authority, row.number, row.filed_on, row.valid_to),
            *(InternshipPlanRow.name, EnterpriseRow.name, row.note, row.void_reason, row.scan_title),
        )
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .outerjoin(EnterpriseRow, row.enterprise_id == EnterpriseRow.id)
        .order_by(row.filed_on.desc(), row.id.desc())
    )
    return tuple(_view(*one) for one in connection.execute(statement))


def standing_filings(connection: Connection, plan_ids: Collection[int], unit_ids: Collection[int]) -> set[int]:
    """Filings not taken back that speak of one of the plans, for all units or for one of these."""
    row = FilingRow
    statement = select(row.id, row.plan_id, row.enterprise_id).where(row.voided_at_utc.is_(None))
    return {
        filing_id
        for filing_id, plan_id, unit_id in connection.execute(statement)
        if plan_id in plan_ids and (unit_id is None or unit_id in unit_ids)
    }


def stored_scan(connection: Connection, filing_id: int) -> StoredFile | None:
    """The scan of a filing in the files store."""
    row = FilingRow
    statement = select(row.scan_year, row.scan_name, row.scan_sha256, row.scan_size_bytes).where(row.id == filing_id)
    found = connection.execute(statement).first()
    if found is None or found[1] is None:
        return None
    year, name, sha256, size_bytes = found
    return StoredFile(int(year or 0), str(name), str(sha256), int(size_bytes or 0))


def _view(filing_id: int, kind: str, *others: Any) -> FilingView:
    return FilingView(filing_id, FilingKind(kind), *others)
