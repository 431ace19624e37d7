"""Keeping what an import did, and undoing it. Called inside a write unit only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, exists, func, select, update

from ctec_desktop.storage.old_values import OldValues, parsed
from ctec_desktop.storage.queries.import_runs import SHARED, is_covered, made, references, tables_made
from ctec_desktop.storage.tables import METADATA, AuditLineRow, ImportOldRow, ImportRunRow
from ctec_desktop.storage.uow import WriteUnit

_ROW_ID = "of_row"


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is kept of an import besides its rows."""

    noun: str
    file_name: str
    sheet: str
    by_name: str
    new_rows: int
    changed_rows: int


class RunKeeper:
    """Watches a write unit from now on, and keeps what it wrote as one import."""

    def __init__(self, unit: WriteUnit) -> None:
        self._unit = unit
        self._after = _last_line(unit)
        self._old = OldValues(unit.session)

    def keep(self, facts: RunFacts) -> int | None:
        """The id of the run, None where nothing was written. Old values of earlier runs of the noun go."""
        unit = self._unit
        unit.session.flush()
        until = _last_line(unit)
        if until == self._after:
            return None
        known = {(table, row_id) for table, row_id, _ in self._old.rows()}
        run = ImportRunRow(
            noun=facts.noun,
            file_name=facts.file_name,
            sheet=facts.sheet,
            by_name=facts.by_name,
            at_utc=unit.at_utc,
            lines_after=self._after,
            lines_until=until,
            new_rows=facts.new_rows,
            changed_rows=facts.changed_rows,
            is_undoable=is_covered(unit.connection, self._after, until, known),
        )
        earlier = select(ImportRunRow.id).where(ImportRunRow.noun == facts.noun)
        unit.connection.execute(delete(ImportOldRow).where(ImportOldRow.run_id.in_(earlier)))
        run_id = unit.add(run).id
        columns = ("table_name", "row_id", "old")
        rows = [{"run_id": run_id, **dict(zip(columns, row, strict=True))} for row in self._old.rows()]
        unit.insert_many(ImportOldRow, rows)
        return run_id


def undo(unit: WriteUnit, run_id: int, step: Callable[[int], None]) -> None:
    """Gives changed rows their old values back and removes the rows that were made, but for shared ones in use.

    References come back first, so that what was made is free to go; unique numbers last, once it is gone.
    """
    connection = unit.connection
    statement = select(ImportOldRow).where(ImportOldRow.run_id == run_id).order_by(ImportOldRow.id.desc())
    changed = [(METADATA.tables[row.table_name], row.row_id, row.old) for row in connection.execute(statement)]
    _give_back(unit, changed, references_only=True)
    for done, table in enumerate(reversed(tables_made(connection, run_id)), 1):
        connection.execute(delete(table).where(table.c.id.in_(made(connection, run_id, table)), *_unused(table)))
        step(done)
    _give_back(unit, changed, references_only=False)
    connection.execute(delete(ImportOldRow).where(ImportOldRow.run_id == run_id))
    unit.session.get_one(ImportRunRow, run_id).undone_at_utc = unit.at_utc


def _give_back(unit: WriteUnit, changed: list[tuple[Table, int, str]], *, references_only: bool) -> None:
    told = _told(changed, references_only=references_only)
    for (table, names), rows in groupby(told, key=lambda one: (one[0], tuple(one[1]))):
        values: dict[str, Any] = {name: bindparam(f"old_{name}") for name in names}
        if "version" in table.c and not references_only:
            values["version"] = table.c.version + 1
        statement = update(table).where(table.c.id == bindparam(_ROW_ID)).values(values)
        unit.connection.execute(statement, [{_ROW_ID: row_id, **_bound(old)} for _, old, row_id in rows])


def _told(
    changed: list[tuple[Table, int, str]], *, references_only: bool
) -> Iterator[tuple[Table, dict[str, Any], int]]:
    for table, row_id, old in changed:
        values = parsed(table, old)
        if references_only:
            values = {name: value for name, value in values.items() if table.c[name].foreign_keys}
        if values:
            yield table, values, row_id


def _bound(old: dict[str, Any]) -> dict[str, Any]:
    return {f"old_{name}": value for name, value in old.items()}


def _unused(table: Table) -> Iterator[Any]:
    """Of shared records, only those nothing names any more."""
    if table.name in SHARED:
        for column in references(table):
            other = column.table.alias()
            yield ~exists().where(and_(other.c[column.name] == table.c.id))


def _last_line(unit: WriteUnit) -> int:
    return unit.connection.scalar(select(func.coalesce(func.max(AuditLineRow.id), 0))) or 0
