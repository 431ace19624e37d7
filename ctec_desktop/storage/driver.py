"""Opening a database file with the driver alone: the key, the pragmas, nothing of SQLAlchemy.

The first page of the window is read through this module so that it paints before SQLAlchemy is imported.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault

KEY_BYTES = 32
BUSY_TIMEOUT_S = 5.0
WRITER_CACHE_KIB = 65_536
READER_CACHE_KIB = 65_536


def connect(path: Path, key: bytes, *, read_only: bool, create: bool = False) -> Any:
    """An open connection in autocommit mode; transactions are begun and ended by whoever uses it.

    Raises:
        EnvironmentFault: the file is missing, cannot be opened, or the key does not fit.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a database key has {KEY_BYTES} bytes")
    if not create and not path.exists():
        raise EnvironmentFault(StorageFault.DATABASE_MISSING, {"path": str(path)})
    try:
        connection = driver.connect(
            str(path), timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False, cached_statements=256
        )
    except driver.OperationalError as error:
        raise EnvironmentFault(StorageFault.CANNOT_OPEN, {"path": str(path), "reason": str(error)}) from None
    try:
        _prepare(connection, key, read_only=read_only)
    except driver.DatabaseError as error:
        connection.close()
        raise _opening_fault(error, path) from None
    return connection


def creator(
    path: Path, key: bytes, *, read_only: bool, prepare: Callable[[Any], None] | None = None
) -> Callable[[], Any]:
    """A function that opens `path`; the key lives in its closure and nowhere else."""

    def open_connection() -> Any:
        connection = connect(path, key, read_only=read_only)
        if prepare is not None:
            prepare(connection)
        return connection

    return open_connection


def _prepare(connection: Any, key: bytes, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if read_only:
        connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KIB}")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    else:
        connection.execute("PRAGMA foreign_keys = ON")
        # Else INSERT OR REPLACE deletes behind the audit trail's back.
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KIB}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


def _opening_fault(error: Exception, path: Path) -> EnvironmentFault:
    message = str(error)
    if "not a database" in message or "hmac" in message:
        return EnvironmentFault(StorageFault.KEY_DOES_NOT_FIT, {"path": str(path)})
    return fault_of_driver_error(message, path) or EnvironmentFault(
        StorageFault.CANNOT_OPEN, {"path": str(path), "reason": message}
    )


@contextmanager
def driver_faults(path: Path) -> Iterator[None]:
    """What the driver says about the disk or the file, as a fault; anything else is a bug."""
    try:
        yield
    except driver.DatabaseError as error:
        raise fault_of_driver_error(str(error), path) or error from error


def fault_of_driver_error(message: str, path: Path) -> EnvironmentFault | None:
    """The environment fault behind an SQLite message, or None when the program itself is to blame."""
    facts = {"path": str(path)}
    if "disk is full" in message or "disk I/O error" in message:
        return EnvironmentFault(StorageFault.DISK_FULL, facts)
    if "readonly database" in message or "unable to open" in message:
        return EnvironmentFault(StorageFault.FOLDER_READ_ONLY, facts)
    if "database is locked" in message:
        return EnvironmentFault(StorageFault.DATABASE_BUSY, facts)
    if "malformed" in message:
        return EnvironmentFault(StorageFault.DATABASE_DAMAGED, facts)
    return None
