"""A database looked into as a whole: whether it is sound, how it is kept, how much is in it."""

from typing import Any, Final, NamedTuple

from ctec_desktop.storage import revision


class DatabaseHealth(NamedTuple):
    """What was found.

    Args:
        complaints: how many places are damaged, as far as the database counts them.
        journal_mode: `wal` where all is well.
        revision: of the schema.
        newest_at_utc: when something was last written, as the record has it; empty where nothing was.
    """

    complaints: int
    journal_mode: str
    revision: str
    newest_at_utc: str


# Of a database that could not be looked into.
NOTHING_KNOWN: Final = DatabaseHealth(0, "", "", "")


def look_into(connection: Any) -> DatabaseHealth:
    """Reads every page of the database (driver connection); of a damaged one nothing but the damage is told."""
    complaints = _complaints(connection)
    if complaints:
        return DatabaseHealth(complaints, "", "", "")
    return DatabaseHealth(
        complaints,
        str(connection.execute("PRAGMA journal_mode").fetchone()[0]),
        revision.current(connection) or "",
        _newest(connection),
    )


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows every table has."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    names = [str(name) for (name,) in found if not str(name).startswith("sqlite_")]
    return {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}


def newest_commands(connection: Any, most: int) -> list[tuple[str, str]]:
    """When and by which command the record was last written, newest first; neither by whom nor why."""
    rows = connection.execute("SELECT at_utc, command FROM audit_tx ORDER BY n DESC LIMIT ?", (most,)).fetchall()
    return [(str(at_utc), str(command)) for at_utc, command in rows]


def _complaints(connection: Any) -> int:
    from sqlcipher3.dbapi2 import DatabaseError

    try:
        rows = connection.execute("PRAGMA quick_check").fetchall()
    except DatabaseError:
        return 1
    return 0 if [tuple(row) for row in rows] == [("ok",)] else len(rows)


def _newest(connection: Any) -> str:
    row = connection.execute("SELECT at_utc FROM audit_tx ORDER BY n DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""
