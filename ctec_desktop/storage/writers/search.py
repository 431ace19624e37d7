"""Keeping the search terms true: after every write unit for what it changed, and all of them anew after an update.

Nobody who writes records calls this. The write unit does, just before it is sealed, and reads from its own lines of the
audit trail which records those are; so no writer can forget it.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from ctec_desktop.domain.search_terms import TERMS_VERSION, SearchKind
from ctec_desktop.storage.audit import INSERTED
from ctec_desktop.storage.queries.search_subjects import SUBJECTS, Subject, known_of, terms_of
from ctec_desktop.storage.sending import send
from ctec_desktop.storage.tables import (
    AuditLineRow,
    EnterpriseRow,
    SearchEntryRow,
    SearchStateRow,
    SearchTermRow,
)
from ctec_desktop.storage.writers.term_rows import entry_text, in_order, rows_of_new

_READ = 500
_WRITTEN = 10_000
_ENTERED = 50_000
_TERMS: Table = SearchTermRow.__table__  # type: ignore[assignment]
_ENTRIES: Table = SearchEntryRow.__table__  # type: ignore[assignment]
_TERM_GONE = delete(_TERMS).where(*(column == bindparam(f"a_{column.name}") for column in _TERMS.primary_key))
_ENTRY_GONE = delete(_ENTRIES).where(*(column == bindparam(f"a_{column.name}") for column in _ENTRIES.primary_key))
_LEFT = "ON CONFLICT DO NOTHING"
_TABLES = tuple(subject.table for subject in SUBJECTS)


def keep_up(connection: Connection, tx: int) -> None:
    """Makes the terms of every record anew that the write unit `tx` has changed."""
    own, lines = AuditLineRow, defaultdict[str, dict[int, str]](dict)
    told = or_(own.table_name.in_(_TABLES), and_(own.table_name == "person", own.op == "U"))
    lines_of_tx = _lines_of(connection, tx)
    asked = select(own.table_name, own.op, own.row_id, own.until_row_id).where(*lines_of_tx, told).order_by(own.id)
    for table, op, first, last in connection.execute(asked):
        for row_id in (first,) if last is None else range(first, last + 1):
            lines[table].setdefault(row_id, op)
    if not lines:
        return
    people = sorted(lines.pop("person", ()))
    for subject in SUBJECTS:
        first_ops = lines[subject.table]
        ids = set(first_ops)
        if subject.person is not None:
            ids.update(_ids(connection, subject.key, subject.person, people))
        if subject.kind is SearchKind.ENTERPRISE:
            ids.update(_ids(connection, EnterpriseRow.merged_into_id, EnterpriseRow.id, sorted(ids)))
            ids.update(_parted(connection, lines_of_tx))
        born = {row_id for row_id, op in first_ops.items() if op == INSERTED}
        refresh(connection, subject, sorted(ids - born))
        enter(connection, subject, sorted(born))


def enter(connection: Connection, subject: Subject, ids: Sequence[int]) -> None:
    """Makes the terms of records that have none yet."""
    for start in range(0, len(ids), _ENTERED):
        known = known_of(connection, subject, ids[start : start + _ENTERED])
        entries, terms = rows_of_new(known)
        _insert(connection, _ENTRIES, subject.kind, (known.ids, entries))
        for lot in terms:
            _insert(connection, _TERMS, subject.kind, lot)


def refresh(connection: Connection, subject: Subject, ids: Sequence[int]) -> None:
    """Makes the terms of these records what they are to be; those of records that are gone are taken away."""
    for start in range(0, len(ids), _WRITTEN):
        _refresh(connection, subject, ids[start : start + _WRITTEN])


def stamp(connection: Connection) -> None:
    """Says of an empty database that the terms of every kind are made."""
    values = [{"kind": subject.kind.value, "terms_version": TERMS_VERSION, "next_id": None} for subject in SUBJECTS]
    connection.execute(insert(SearchStateRow), values)


def make_more(connection: Connection, count: int) -> int:
    """Makes terms for up to `count` records that have none of this version yet; how many were made."""
    known = {row.kind: row for row in connection.execute(select(SearchStateRow.__table__))}
    for subject in SUBJECTS:
        state = known.get(subject.kind.value)
        is_begun = state is not None and state.terms_version == TERMS_VERSION
        if state is not None and is_begun and state.next_id is None:
            continue
        after = state.next_id if state is not None and is_begun else 0
        ids = list(
            connection.scalars(select(subject.key).where(subject.key >= after).order_by(subject.key).limit(count))
        )
        refresh(connection, subject, ids)
        _remember(connection, subject.kind, ids[-1] + 1 if len(ids) == count else None, is_known=state is not None)
        if ids:
            return len(ids)
    return 0


def _refresh(connection: Connection, subject: Subject, ids: Sequence[int]) -> None:
    old: dict[int, set[str]] = {}
    own, kind = SearchEntryRow, subject.kind.value
    for start in range(0, len(ids), _READ):
        asked = ids[start : start + _READ]
        known = select(own.subject_id, own.terms).where(own.kind == kind, own.subject_id.in_(asked))
        old.update((subject_id, set(terms.split())) for subject_id, terms in connection.execute(known))
    new = terms_of(connection, subject, ids)
    none: set[str] = set()
    changed = [n for n in ids if old.get(n, none) != new.get(n, none)]
    gone = [(kind, term, n) for n in changed for term in old.get(n, none) - new.get(n, none)]
    _delete(connection, _TERM_GONE, gone)
    _delete(connection, _ENTRY_GONE, [(kind, n) for n in changed if n in old])
    found = defaultdict[str, list[int]](list)
    for n in changed:
        for term in new.get(n, none) - old.get(n, none):
            found[term].append(n)
    _insert(connection, _TERMS, subject.kind, in_order(found))
    entered = [n for n in changed if n in new]
    _insert(connection, _ENTRIES, subject.kind, (entered, [entry_text(new[n]) for n in entered]))


def _lines_of(connection: Connection, tx: int) -> tuple[ColumnElement[bool], ...]:
    """The lines of the newest write unit. They are the last ones: the trail has no index by unit to find them with."""
    own = AuditLineRow
    before = connection.scalar(select(own.id).where(own.tx != tx).order_by(own.id.desc()).limit(1))
    return own.id > (before or 0), own.tx == tx


def _parted(connection: Connection, lines_of_tx: tuple[ColumnElement[bool], ...]) -> set[int]:
    """Units that another was merged into before this write unit."""
    own = AuditLineRow
    column = EnterpriseRow.merged_into_id.key
    told = select(own.changes).where(
        *lines_of_tx, own.op == "U", own.table_name == "enterprise", own.changes.contains(column)
    )
    pairs = (json.loads(changes).get(column, ()) for changes in connection.scalars(told) if changes)
    return {row_id for pair in pairs for row_id in pair if row_id is not None}


def _insert(connection: Connection, table: Table, kind: SearchKind, columns: Sequence[Sequence[Any]]) -> None:
    """A row that is there already is left: what is derived must never keep the record itself from being saved."""
    if not columns[0]:
        return
    names = [column.name for column in table.columns if column.name != "kind"]
    of_kind = insert(table).inline().values(kind=literal_column(f"'{kind.value}'"))
    compiled = of_kind.compile(dialect=connection.dialect, column_keys=names)
    if compiled.positional:
        send(connection, str(compiled), columns, otherwise=_LEFT)
    else:
        values = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
        connection.exec_driver_sql(f"{compiled} {_LEFT}", values)


def _delete(connection: Connection, statement: Delete, rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    compiled = statement.compile(dialect=connection.dialect)
    positional = compiled.positional
    connection.exec_driver_sql(
        str(compiled), list(rows) if positional else [dict(zip(compiled.params, row, strict=True)) for row in rows]
    )


def _ids(connection: Connection, wanted: Any, by: Any, values: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(values), _READ):
        asked = select(wanted).where(by.in_(values[start : start + _READ]), wanted.is_not(None))
        found.update(connection.scalars(asked))
    return found


def _remember(connection: Connection, kind: SearchKind, next_id: int | None, *, is_known: bool) -> None:
    own = SearchStateRow
    values = {"terms_version": TERMS_VERSION, "next_id": next_id}
    if is_known:
        connection.execute(update(own).where(own.kind == kind.value).values(values))
    else:
        connection.execute(insert(own).values(kind=kind.value, **values))


def left_to_make(connection: Connection) -> int:
    """How many records have no terms of this version yet."""
    known = {row.kind: row for row in connection.execute(select(SearchStateRow.__table__))}
    left = 0
    for subject in SUBJECTS:
        state = known.get(subject.kind.value)
        after = 0 if state is None or state.terms_version != TERMS_VERSION else state.next_id
        if after is not None:
            left += connection.scalar(select(func.count()).where(subject.key >= after)) or 0
    return left
