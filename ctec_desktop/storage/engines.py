"""Two engines on one file: a writer with a single connection, readers that cannot write."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event

from ctec_desktop.storage import audit
from ctec_desktop.storage.driver import creator

READERS = 2


def writer_engine(path: Path, database_key: bytes, audit_key: bytes) -> Engine:
    """One connection; every transaction is `BEGIN IMMEDIATE`, so a unit never fails half-way for a lock."""
    opener = creator(
        path, database_key, read_only=False, prepare=lambda connection: audit.register_functions(connection, audit_key)
    )
    return _engine(path, opener, size=1, begin="BEGIN IMMEDIATE")


def reader_engine(path: Path, database_key: bytes) -> Engine:
    """Connections with `query_only`: readers never wait for the writer and can never write."""
    return _engine(path, creator(path, database_key, read_only=True), size=READERS, begin="BEGIN")


def _engine(path: Path, opener: Any, *, size: int, begin: str) -> Engine:
    engine = create_engine(
        f"sqlite:///{path.as_posix()}",
        module=driver,
        creator=opener,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
