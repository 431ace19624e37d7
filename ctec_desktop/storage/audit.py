"""The audit trail of SQLite: the functions its triggers call, and the seal that chains units.

A write outside a unit finds no open `audit_tx` and is refused by NOT NULL. Lines that hold changes carry a digest
computed at once; a line of an insert says nothing but its own columns, so its digest is computed when it is needed.
The unit's MAC covers the digests of its lines and the MAC before it, so a line removed or altered later breaks the
chain, while `changes` may be emptied lawfully. The MAC key never reaches SQL.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias, cast

Value: TypeAlias = str | int | float | bytes | None
# Table, first row, last row of several, what was done, changes, digest.
Line: TypeAlias = tuple[str, int, int | None, str, str | None, bytes]

OPEN_TX = "(SELECT CASE WHEN mac IS NULL THEN n END FROM audit_tx ORDER BY n DESC LIMIT 1)"
SHORTEST_WITH_TAIL = 8
MASKED = "*"
_HALF = hashlib.sha256().digest_size
INSERTED = "I"
_LINE = "table_name, row_id, until_row_id, op, changes, digest"
LINE_AS_SENT = "tx, table_name, row_id, op, changes, digest"
_JOINED = 1_000
_OF_NOTHING = hashlib.sha256(b"").digest()


def register_functions(connection: Any, audit_key: bytes) -> None:
    """Gives a writing connection the functions its triggers call; a program without them cannot write."""

    def mask(value: str) -> str:
        tag = hmac.new(audit_key, value.encode("utf-8"), hashlib.sha256).hexdigest()[:16]
        return f"…{value[-4:] if len(value) >= SHORTEST_WITH_TAIL else ''}#{tag}"

    def changes(columns: str, *values: Value) -> str:
        pairs = zip(_told(columns), values[::2], values[1::2], strict=True)
        return _json({name: [logged(old, s), logged(new, s)] for (name, s), old, new in pairs if old != new})

    def row(columns: str, *values: Value) -> str:
        return _json({name: logged(value, s) for (name, s), value in zip(_told(columns), values, strict=True)})

    def logged(value: Value, is_sensitive: bool) -> Value:
        if is_sensitive and isinstance(value, str):
            return mask(value)
        return value.hex().upper() if isinstance(value, bytes) else value

    connection.create_function("audit_changes", -1, changes, deterministic=True)
    connection.create_function("audit_row", -1, row, deterministic=True)
    connection.create_function("audit_digest", 5, line_digest, deterministic=True)
    connection.create_function("audit_is_ready", 0, lambda: 1)


@lru_cache(maxsize=256)
def _told(columns: str) -> tuple[tuple[str, bool], ...]:
    """The columns a trigger hands over, in its order, and whether each is masked."""
    return tuple((name.removesuffix(MASKED), name.endswith(MASKED)) for name in columns.split(","))


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def line_digest(tx: int, table: str, row_id: int, op: str, changes: str | None) -> bytes:
    """SHA-256 of what the line is about, then SHA-256 of its changes: the first half holds without them."""
    first = _first_half(tx, table, row_id, op)
    return first + (_OF_NOTHING if changes is None else hashlib.sha256(changes.encode("utf-8")).digest())


def _first_half(tx: int, table: str, row_id: int, op: str, *until: int) -> bytes:
    if table.isidentifier() and not until:
        head = f'[{tx},"{table}",{row_id},"{op}"]'
    else:
        head = json.dumps([tx, table, row_id, op, *until], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(head.encode("utf-8")).digest()


def sealed_digest(tx: int, line: Line) -> bytes:
    """The digest of a line as the unit's MAC covers it."""
    table, row_id, until, op, _, digest = line
    return _digest_of_insert(tx, table, row_id, until, op) if op == INSERTED and not digest else digest


def is_whole(tx: int, line: Line) -> bool:
    """Whether a line fits its digest; of one whose changes were destroyed, whether its first half does."""
    table, row_id, until, op, changes, digest = line
    if op == INSERTED and not digest:
        return changes is None
    if until is not None:
        return False
    expected = line_digest(tx, table, row_id, op, changes)
    is_emptied = changes is None and op != INSERTED
    return expected[:_HALF] == digest[:_HALF] and len(digest) == len(expected) if is_emptied else expected == digest


@contextmanager
def inserted_together(connection: Any, table: str, count: int) -> Iterator[None]:
    """Has one line written for many rows of one table, inserted inside, instead of one for each.

    The table's own insert trigger is away meanwhile, within the transaction that holds the write lock: nobody else can
    write, and a transaction that fails has never been without it. The line is written for whatever was inserted, also
    when sending the rows failed half-way and the caller goes on; rows with gaps between their ids get a line each.

    Raises:
        RuntimeError: other rows than the `count` new ones would be in the trail.
    """
    name = f"audit_{table}_insert"
    found = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)).fetchone()
    if found is None:
        yield
        return
    (newest,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
    connection.execute(f"DROP TRIGGER {name}")
    is_whole = False
    try:
        yield
        is_whole = True
    finally:
        connection.execute(found[0])
        written = _write_inserted(connection, table, newest)
    if is_whole and written != count:
        raise RuntimeError(f"{written} lines for {count} rows of {table}")


def _write_inserted(connection: Any, table: str, after: int) -> int:
    """Writes the lines of the rows behind `after`; how many rows they are."""
    new = f"FROM {table} WHERE id > ?"
    first, last, count = connection.execute(f"SELECT min(id), max(id), count(*) {new}", (after,)).fetchone()
    if count > 1 and last - first == count - 1:
        values = (table, first, last, INSERTED)
        into = "audit_line (tx, table_name, row_id, until_row_id, op, digest)"
        connection.execute(f"INSERT INTO {into} VALUES ({OPEN_TX}, ?, ?, ?, ?, x'')", values)
    else:
        each = f"SELECT {OPEN_TX}, '{table}', id, '{INSERTED}', NULL, x'' {new} ORDER BY id"
        connection.execute(f"INSERT INTO audit_line ({LINE_AS_SENT}) {each}", (after,))
    return int(count)


def seal(connection: Any, n: int, audit_key: bytes) -> bytes:
    """Computes and stores the MAC of unit `n`, chained to the unit before it. `connection` is the driver's."""
    head = connection.execute("SELECT at_utc, by_name, command, reason FROM audit_tx WHERE n = ?", (n,)).fetchone()
    previous = connection.execute("SELECT mac FROM audit_tx WHERE n < ? ORDER BY n DESC LIMIT 1", (n,)).fetchone()
    # Lines are only ever appended, so those of the newest unit are the last ones.
    before = connection.execute("SELECT id FROM audit_line WHERE tx <> ? ORDER BY id DESC LIMIT 1", (n,)).fetchone()
    of_unit = "SELECT table_name, row_id, until_row_id, op, digest FROM audit_line WHERE id > ? ORDER BY id"
    digests = _digests(n, connection.execute(of_unit, before or (0,)))
    mac = unit_mac(audit_key, previous[0] if previous else b"", (n, *head), digests)
    connection.execute("UPDATE audit_tx SET mac = ? WHERE n = ?", (mac, n))
    return mac


def _digests(n: int, lines: Iterator[tuple[str, int, int | None, str, bytes]]) -> Iterator[bytes]:
    """What `sealed_digest` gives for each line, a thousand joined; nearly all lines of a large unit are inserts."""
    while rows := list(islice(lines, _JOINED)):
        yield b"".join(
            digest or _digest_of_insert(n, table, row_id, until, op) for table, row_id, until, op, digest in rows
        )


def _digest_of_insert(tx: int, table: str, row_id: int, until: int | None, op: str) -> bytes:
    first = _first_half(tx, table, row_id, op) if until is None else _first_half(tx, table, row_id, op, until)
    return first + _OF_NOTHING


def unit_mac(audit_key: bytes, previous: bytes, head: tuple[Any, ...], digests: Iterable[bytes]) -> bytes:
    state = _unit_state(audit_key, previous, head)
    for digest in digests:
        state.update(digest)
    return state.digest()


def _unit_state(audit_key: bytes, previous: bytes, head: tuple[Any, ...]) -> hmac.HMAC:
    state = hmac.new(audit_key, previous, hashlib.sha256)
    state.update(json.dumps(head, ensure_ascii=False).encode("utf-8"))
    return state


def first_broken_unit(connection: Any, audit_key: bytes) -> int | None:
    """The number of the first unit whose lines, digests or MAC do not fit; None when the whole trail verifies."""
    previous = b""
    units = connection.execute("SELECT n, at_utc, by_name, command, reason, mac FROM audit_tx ORDER BY n").fetchall()
    lines = _Ahead(connection.execute(f"SELECT tx, {_LINE} FROM audit_line ORDER BY id"))
    for n, at_utc, by_name, command, reason, mac in units:
        state, whole = _unit_state(audit_key, previous, (n, at_utc, by_name, command, reason)), True
        for line in lines.of_unit(n):
            whole = whole and is_whole(n, line)
            state.update(sealed_digest(n, line))
        if not whole or mac is None or not hmac.compare_digest(state.digest(), mac):
            return int(n)
        previous = mac
    stray = lines.next_unit
    return None if stray is None else int(stray)


class _Ahead:
    """The lines of the trail in order, handed out unit by unit; only one line is held."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    @property
    def next_unit(self) -> int | None:
        """The unit that the next line names; None behind the last line."""
        return None if self._next is None else self._next[0]

    def of_unit(self, n: int) -> Iterator[Line]:
        while self._next is not None and self._next[0] == n:
            _, *line = self._next
            yield cast("Line", tuple(line))
            self._next = next(self._rows, None)
