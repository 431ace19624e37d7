"""Reading imports that were applied, and what stands on what they did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, func, or_, select, tuple_

from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.storage.audit import INSERTED
from ctec_desktop.storage.audit_triggers import is_audited
from ctec_desktop.storage.tables import METADATA, AuditLineRow, ImportOldRow, ImportRunRow

Ids: TypeAlias = Select[Any]

# Records that outlive the import that made them where something else uses them by now.
SHARED = frozenset({"person", "class_group", "major", "department"})
# What a later record of these kinds says rests on the facts it was made with.
RESTING = frozenset({"placement", "agreement"})


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Records of one kind that keep an import from being undone.

    Args:
        is_edit: they were changed later; otherwise they were made later and use what the import wrote.
    """

    table: str
    ids: tuple[int, ...]
    is_edit: bool


def newest_runs(connection: Connection) -> tuple[ImportRunView, ...]:
    """The last import of every noun, unless it was undone; the newest first."""
    row = ImportRunRow
    newest = select(func.max(row.id)).group_by(row.noun)
    columns = (row.id, row.noun, row.file_name, row.sheet, row.by_name, row.at_utc, row.new_rows, row.changed_rows)
    statement = select(*columns).where(row.id.in_(newest), row.undone_at_utc.is_(None)).order_by(row.id.desc())
    return tuple(ImportRunView(*found) for found in connection.execute(statement))


def is_undoable(connection: Connection, run_id: int) -> bool:
    return bool(connection.scalar(select(ImportRunRow.is_undoable).where(ImportRunRow.id == run_id)))


def in_the_way(connection: Connection, run_id: int) -> tuple[InTheWay, ...]:
    """Everything made or edited after the import that stands on what it wrote."""
    edits = _later_edits(connection, run_id)
    users: defaultdict[str, set[int]] = defaultdict(set)
    for table, ids in (*_users_of_changed(connection, run_id), *_users_of_made(connection, run_id)):
        users[table].update(ids)
    return (
        *(InTheWay(table, tuple(ids), is_edit=True) for table, ids in edits.items()),
        *(InTheWay(table, tuple(sorted(ids)), is_edit=False) for table, ids in users.items() if ids),
    )


def subjects(connection: Connection, table: str, ids: Sequence[int]) -> tuple[str, ...]:
    """Whom or what rows of a table are about, as the clerk knows them; nothing for rows without a name of their own."""
    statement = _named(METADATA.tables[table])
    if statement is None:
        return ()
    found = connection.scalars(statement.where(METADATA.tables[table].c.id.in_(ids)))
    return tuple(dict.fromkeys(str(name) for name in found if name))


def made(connection: Connection, run_id: int, table: Table) -> Ids:
    """The ids the import gave to rows of a table."""
    return _rows_named(connection, table, *_within(run_id), AuditLineRow.op == INSERTED)


def _rows_named(connection: Connection, table: Table, *lines: ColumnElement[bool]) -> Ids:
    """The ids of the rows of a table that lines of the trail name: one row each, or all that were inserted together."""
    own = (*lines, AuditLineRow.table_name == table.name)
    each = select(AuditLineRow.row_id).where(*own)
    spans = _spans(connection, *own)
    if not spans:
        return each
    row = table.alias()
    return select(row.c.id).where(or_(row.c.id.in_(each), *(row.c.id.between(first, last) for _, first, last in spans)))


def _spans(connection: Connection, *lines: ColumnElement[bool]) -> list[tuple[str, int, int]]:
    """The rows that were inserted together, as some of these lines say: table, first id, last id. They are few, and
    lots that follow each other are one."""
    own = AuditLineRow
    many = select(own.table_name, own.row_id, own.until_row_id).where(*lines, own.until_row_id.is_not(None))
    spans: list[tuple[str, int, int]] = []
    for table, first, last in connection.execute(many.order_by(own.table_name, own.row_id)):
        before = spans[-1] if spans else ("", 0, 0)
        if before[0] == table and first <= before[2] + 1:
            spans[-1] = (table, before[1], max(last or first, before[2]))
        else:
            spans.append((table, first, last or first))
    return spans


def _is_of_rows(spans: Iterable[tuple[str, int, int]], each: Select[str, int]) -> ColumnElement[bool]:
    """Whether a line is of a row in these spans, or of one that `each` names by table and id."""
    own = AuditLineRow
    within = (and_(own.table_name == table, own.row_id.between(first, last)) for table, first, last in spans)
    return or_(tuple_(own.table_name, own.row_id).in_(each), *within)


def references(table: Table) -> Iterator[Column[Any]]:
    """Every column that names rows of the table."""
    for other in METADATA.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is table:
                yield key.parent


def _within(run_id: int) -> tuple[ColumnElement[bool], ...]:
    """Of the lines the import wrote into the audit trail."""
    line, run = AuditLineRow, ImportRunRow
    first = select(run.lines_after).where(run.id == run_id).scalar_subquery()
    last = select(run.lines_until).where(run.id == run_id).scalar_subquery()
    return line.id > first, line.id <= last


def _later(run_id: int) -> Any:
    last = select(ImportRunRow.lines_until).where(ImportRunRow.id == run_id).scalar_subquery()
    return AuditLineRow.id > last


def _later_edits(connection: Connection, run_id: int) -> dict[str, list[int]]:
    line = AuditLineRow
    touched = select(line.table_name, line.row_id).where(*_within(run_id))
    is_touched = _is_of_rows(_spans(connection, *_within(run_id)), touched)
    statement = select(line.table_name, line.row_id).distinct().where(_later(run_id), is_touched)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for table, row_id in connection.execute(statement):
        found[table].append(row_id)
    return found


def _users_of_made(connection: Connection, run_id: int) -> Iterator[tuple[str, Iterable[int]]]:
    """Rows that name one the import made, though it neither made nor changed them."""
    for table in tables_made(connection, run_id):
        if table.name in SHARED:
            continue
        for column in references(table):
            user = column.table
            if not is_audited(user.name) or user.name == ImportRunRow.__tablename__:
                continue
            own = _rows_named(connection, user, *_within(run_id))
            statement = select(user.c.id).where(column.in_(made(connection, run_id, table)), user.c.id.not_in(own))
            yield user.name, connection.scalars(statement)


def _users_of_changed(connection: Connection, run_id: int) -> Iterator[tuple[str, Iterable[int]]]:
    """Placements and agreements made later on the strength of a row that the import changed."""
    old = ImportOldRow
    changed = connection.scalars(select(old.table_name).where(old.run_id == run_id).distinct())
    for name in list(changed):
        ids = select(old.row_id).where(old.run_id == run_id, old.table_name == name)
        for user, users in _reaching(METADATA.tables[name], ids, frozenset({name})):
            later = _rows_named(connection, user, _later(run_id), AuditLineRow.op == INSERTED)
            statement = select(user.c.id).where(user.c.id.in_(later), user.c.id.in_(users))
            yield user.name, connection.scalars(statement)


def _reaching(table: Table, ids: Ids, seen: frozenset[str]) -> Iterator[tuple[Table, Ids]]:
    """The tables whose rows rest on these rows, however many steps away, with a query for those rows."""
    for column in references(table):
        user = column.table
        if user.name in seen or not is_audited(user.name):
            continue
        users = select(user.c.id).where(column.in_(ids))
        if user.name in RESTING:
            yield user, users
        else:
            yield from _reaching(user, users, seen | {user.name})


def tables_made(connection: Connection, run_id: int) -> tuple[Table, ...]:
    """The tables the import wrote to, those that are named by others first."""
    names = set(connection.scalars(select(AuditLineRow.table_name).where(*_within(run_id)).distinct()))
    return tuple(table for table in METADATA.sorted_tables if table.name in names)


def is_covered(connection: Connection, after: int, until: int, known: set[tuple[str, int]]) -> bool:
    """Whether every row that lines of the trail changed was made by them or is among the known."""
    line = AuditLineRow
    own = and_(line.id > after, line.id <= until)
    born = select(line.table_name, line.row_id).where(own, line.op == INSERTED)
    is_born = _is_of_rows(_spans(connection, own), born)
    changed = select(line.table_name, line.row_id, line.op).where(
        own, line.op != INSERTED, or_(line.op == "D", ~is_born)
    )
    return all(op != "D" and (table, row_id) in known for table, row_id, op in connection.execute(changed))


def _named(table: Table) -> Select[tuple[Any]] | None:
    person, student = METADATA.tables["person"], METADATA.tables["student"]
    if "name" in table.c:
        return select(table.c.name)
    if "number" in table.c:
        return select(table.c.number)
    if "student_id" in table.c:
        joined = table.join(student, table.c.student_id == student.c.id)
        return select(person.c.name).select_from(joined.join(person, student.c.person_id == person.c.id))
    if "person_id" in table.c:
        return select(person.c.name).select_from(table.join(person, table.c.person_id == person.c.id))
    return None
