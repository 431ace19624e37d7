"""An open data folder: one writer, some readers, the files store and the keys, from opening to closing."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from threading import local
from typing import TYPE_CHECKING, Any

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage import revision
from ctec_desktop.storage.driver import connect, driver_faults, fault_of_driver_error
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.lock import FolderLock

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from ctec_desktop.kernel.clock import Clock
    from ctec_desktop.storage.files import FilesStore
    from ctec_desktop.storage.keys import Keys
    from ctec_desktop.storage.uow import Command, WriteUnit


class Database:
    """Engines are made on first use, so that the first page can be read by the driver alone.

    Args:
        lock: held by whoever writes; None for a reading command line.
        checked: the reading connection its schema was checked with.
    """

    def __init__(
        self, folder: DataFolder, keys: "Keys", clock: "Clock", lock: FolderLock | None, checked: Any = None
    ) -> None:
        self.folder = folder
        self.keys = keys
        self.clock = clock
        self._lock = lock
        self._checked = checked
        self._held = local()

    @property
    def may_write(self) -> bool:
        return self._lock is not None

    def driver_connection(self) -> Any:
        """A reading connection of the bare driver; the caller closes it."""
        return connect(self.folder.database, self.keys.database, read_only=True)

    def read_at_start(self, statement: str) -> list[Any]:
        """What the first page shows, by the driver alone. Opening a connection costs as much as reading that page, so
        it is the one the schema was checked with, and it stays open until `close`."""
        with driver_faults(self.folder.database):
            if self._checked is None:
                self._checked = self.driver_connection()
            rows: list[Any] = self._checked.execute(statement).fetchall()
            return rows

    @contextmanager
    def read(self) -> "Iterator[Connection]":
        """A reading connection with one consistent view until it is left."""
        from sqlalchemy.exc import DBAPIError

        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            yield held
            return
        try:
            with self._reader.connect() as connection:
                yield connection
        except DBAPIError as error:
            fault = fault_of_driver_error(str(error.orig), self.folder.database)
            if fault is None:
                raise
            raise fault from error

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Whatever is read on this thread until it is left is read as of one moment."""
        with self.read() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    def unit(self, command: "Command") -> "WriteUnit":
        from ctec_desktop.storage.uow import WriteUnit

        if not self.may_write:
            raise EnvironmentFault(StorageFault.DATA_FOLDER_IN_USE, {"owner": FolderLock(self.folder.root).owner()})
        return WriteUnit(self._writer, self.folder.database, self.clock, self.keys.audit, command)

    @contextmanager
    def derive(self) -> "Iterator[Connection]":
        """A writing transaction for tables that are made from the record and stand in no audit trail."""
        from sqlalchemy.exc import DBAPIError

        try:
            with self._writer.connect() as connection:
                yield connection
                connection.commit()
        except DBAPIError as error:
            fault = fault_of_driver_error(str(error.orig), self.folder.database)
            if fault is None:
                raise
            raise fault from error

    @cached_property
    def files(self) -> "FilesStore":
        from ctec_desktop.storage.files import FilesStore

        return FilesStore(self.folder, self.keys)

    def close(self) -> None:
        if self._checked is not None:
            self._checked.close()
            self._checked = None
        for name in ("_writer", "_reader"):
            engine = self.__dict__.pop(name, None)
            if engine is not None:
                engine.dispose()
        if self._lock is not None:
            self._lock.release()

    @cached_property
    def _writer(self) -> "Engine":
        from ctec_desktop.storage.engines import writer_engine

        return writer_engine(self.folder.database, self.keys.database, self.keys.audit)

    @cached_property
    def _reader(self) -> "Engine":
        from ctec_desktop.storage.engines import reader_engine

        return reader_engine(self.folder.database, self.keys.database)


def open_database(folder: DataFolder, keys: "Keys", clock: "Clock", owner: str | None) -> Database:
    """Opens a data folder; with an `owner` it is locked for writing and migrated if it is older than the program.

    Raises:
        EnvironmentFault: locked by another, missing, damaged, newer than the program, or on an unfit disk.
    """
    lock: FolderLock | None = None
    if owner is not None:
        lock = FolderLock(folder.root)
        lock.acquire(owner)
    try:
        if lock is not None:
            folder.sweep()
        checked = _ready(folder, keys, clock, may_migrate=lock is not None)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Database(folder, keys, clock, lock, checked)


def _ready(folder: DataFolder, keys: "Keys", clock: "Clock", *, may_migrate: bool) -> Any:
    """A connection to a database of today's schema; None where it had to be migrated first."""
    with ExitStack() as leaving:
        probe = leaving.enter_context(closing(connect(folder.database, keys.database, read_only=True)))
        with driver_faults(folder.database):
            found = revision.current(probe)
        if found == revision.HEAD:
            leaving.pop_all()
            return probe
    if not may_migrate:
        kind = StorageFault.DATABASE_NEWER if (found or "") > revision.HEAD else StorageFault.DATABASE_OLDER
        raise EnvironmentFault(kind, {"path": str(folder.database), "revision": found})
    from ctec_desktop.storage.migrating import migrate

    stamp = clock.now_utc().strftime("%Y%m%dT%H%M%SZ")
    migrate(folder.database, keys, folder.root / f"ctec-before-{revision.HEAD}-{stamp}.db")
    return None


def create_database(folder: DataFolder, keys: "Keys") -> None:
    """Makes an empty database in `folder`.

    Raises:
        EnvironmentFault: one is already there.
    """
    if folder.database.exists():
        raise EnvironmentFault(StorageFault.DATA_FOLDER_NOT_EMPTY, {"path": str(folder.root)})
    from ctec_desktop.storage.migrating import create_schema

    try:
        create_schema(folder.database, keys)
    except BaseException:
        for name in ("", "-wal", "-shm"):
            folder.database.with_name(folder.database.name + name).unlink(missing_ok=True)
        raise
