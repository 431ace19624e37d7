"""Indexes of a table that grows at once to a multiple of what it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

_FEWEST = 5_000
_SAVEPOINT = "indexes_away"


@contextmanager
def made_behind(connection: Connection, table: str, count: int) -> Iterator[None]:
    """Takes the indexes of a table away while `count` rows come in, and makes them anew where that is the quicker way:
    sorted at once, rather than every row put into its place in each of them.

    Nobody else sees the table meanwhile, and a batch that fails leaves neither rows nor a missing index. What one
    declares of the table itself (a column that is unique) stays in force for each row; other indexes that allow a value
    once refuse the batch when they are made.
    """
    say = connection.exec_driver_sql
    known = say(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT {count})").scalar_one()
    if count < _FEWEST or known == count:
        yield
        return
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    indexes = say(asked, (table,)).all()
    say(f"SAVEPOINT {_SAVEPOINT}")
    try:
        for name, _ in indexes:
            say(f"DROP INDEX {name}")
        yield
        for _, sql in indexes:
            say(sql)
    except BaseException:
        say(f"ROLLBACK TO {_SAVEPOINT}")
        raise
    finally:
        say(f"RELEASE {_SAVEPOINT}")
