"""Reading the papers of teachers' practice."""

from typing import Any

from sqlalchemy import Connection, func, select

from ctec_desktop.domain.practice.papers import PaperKind, PracticePaper
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.tables import PracticePaperRow, PracticePeriodRow

_row = PracticePaperRow


def papers_of(connection: Connection, period_id: int) -> tuple[PracticePaper, ...]:
    """Every paper of a period, those taken back too."""
    own = (_row.id, _row.version, _row.period_id, _row.kind, _row.title, _row.from_on, _row.until_on, _row.text)
    file = (_row.file_title, _row.sha256, _row.size_bytes, _row.added_by, _row.void_reason)
    statement = select(*own, *file).where(_row.period_id == period_id).order_by(_row.id)
    return tuple(_view(one) for one in connection.execute(statement))


def stored_file(connection: Connection, paper_id: int) -> StoredFile | None:
    statement: Any = select(_row.file_year, _row.file_name, _row.sha256, _row.size_bytes)
    found = connection.execute(statement.where(_row.id == paper_id, _row.file_name.is_not(None))).first()
    return None if found is None else StoredFile(*found)


def counts_of(connection: Connection, teacher_id: int) -> dict[int, int]:
    """How many papers stand, by the teacher's period."""
    period = PracticePeriodRow
    statement = (
        select(_row.period_id, func.count())
        .join(period, _row.period_id == period.id)
        .where(period.teacher_id == teacher_id, _row.voided_at_utc.is_(None))
        .group_by(_row.period_id)
    )
    return {period_id: count for period_id, count in connection.execute(statement)}  # noqa: C416 - rows are no pairs


def _view(found: Any) -> PracticePaper:
    values: list[Any] = list(found)
    values[3] = PaperKind(values[3])
    return PracticePaper(*values)
