"""Bringing an older database to today's schema, or making a new one. All in one transaction, backup first."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage import audit_triggers, revision
from ctec_desktop.storage.driver import connect, driver_faults, fault_of_driver_error
from ctec_desktop.storage.engines import writer_engine
from ctec_desktop.storage.keys import Keys
from ctec_desktop.storage.tables import METADATA
from ctec_desktop.storage.writers import search

SCRIPTS = Path(__file__).parent / "migrations"


def create_schema(path: Path, keys: Keys) -> None:
    """A new, empty database with today's tables and triggers, stamped with today's revision."""
    connect(path, keys.database, read_only=False, create=True).close()
    engine = writer_engine(path, keys.database, keys.audit)
    with _faults(path), closing_engine(engine) as connection:
        METADATA.create_all(connection)
        _context(connection).stamp(_scripts(), revision.HEAD)
        search.stamp(connection)
        audit_triggers.install_triggers(_driver(connection), METADATA)
        connection.commit()


def migrate(path: Path, keys: Keys, backup_to: Path) -> None:
    """Upgrades the database at `path`; a verified copy is left at `backup_to` first.

    Raises:
        EnvironmentFault: the database is newer than this program, or a check after the upgrade fails.
    """
    with closing(connect(path, keys.database, read_only=True)) as probe:
        found = revision.current(probe)
    known = {script.revision for script in _scripts().walk_revisions()}
    if found is not None and found not in known:
        raise EnvironmentFault(StorageFault.DATABASE_NEWER, {"path": str(path), "revision": found})
    with driver_faults(backup_to):
        back_up(path, keys, backup_to)
    engine = writer_engine(path, keys.database, keys.audit)
    with _faults(path), closing_engine(engine, foreign_keys=False) as connection:
        upgrade(connection, found)
        connection.commit()


def upgrade(connection: Connection, found: str | None, target: str = revision.HEAD) -> None:
    """Runs the missing migrations inside the caller's transaction, triggers taken down and put up again around them."""
    raw = _driver(connection)
    audit_triggers.drop_triggers(raw)
    context = _context(connection)
    scripts = _scripts()
    steps = list(scripts.walk_revisions("base", target))
    steps.reverse()
    after = next((n for n, script in enumerate(steps, 1) if script.revision == found), 0)
    with Operations.context(context):
        for script in steps[after:]:
            script.module.upgrade()
    context.stamp(scripts, target)
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise EnvironmentFault(StorageFault.DATABASE_DAMAGED, {"path": str(broken[0][0])})
    if target == revision.HEAD:
        audit_triggers.install_triggers(raw, METADATA)


def back_up(path: Path, keys: Keys, target: Path) -> None:
    """A consistent copy under the same key, proven by opening it and checking every page."""
    target.unlink(missing_ok=True)
    with (
        closing(connect(path, keys.database, read_only=True)) as source,
        closing(connect(target, keys.database, read_only=False, create=True)) as copy,
    ):
        source.backup(copy)
    with closing(connect(target, keys.database, read_only=True)) as copy:
        answer = copy.execute("PRAGMA quick_check").fetchone()
    if answer != ("ok",):
        raise EnvironmentFault(StorageFault.DATABASE_DAMAGED, {"path": str(target)})


class closing_engine:  # noqa: N801 - reads as the context manager it is
    """One connection of an engine thrown away afterwards; `foreign_keys=False` is set before the transaction."""

    def __init__(self, engine: Engine, *, foreign_keys: bool = True) -> None:
        self._engine = engine
        self._foreign_keys = foreign_keys

    def __enter__(self) -> Connection:
        if not self._foreign_keys:
            raw = self._engine.raw_connection()
            cursor = raw.cursor()
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.close()
            raw.close()
        self._connection = self._engine.connect()
        return self._connection

    def __exit__(self, *error: object) -> None:
        self._connection.close()
        self._engine.dispose()


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        with driver_faults(path):
            yield
    except DBAPIError as error:
        fault = fault_of_driver_error(str(error.orig), path)
        if fault is None:
            raise
        raise fault from error


def _context(connection: Connection) -> MigrationContext:
    return MigrationContext.configure(connection, opts={"transactional_ddl": True})


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(SCRIPTS))


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
