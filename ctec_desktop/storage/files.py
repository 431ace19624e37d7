"""The files store: issued PDFs, scans and evidence, encrypted, one database a year.

A file is named by a keyed digest of its content, cut into chunks of 1 MB, and committed here before any record
refers to it: an orphan is harmless, a reference without its file is not.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.storage.driver import connect, driver_faults
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.keys import Keys

CHUNK_BYTES = 1_048_576
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, "
    "original_name TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS chunk (name TEXT NOT NULL REFERENCES file (name), n INTEGER NOT NULL, "
    "data BLOB NOT NULL, PRIMARY KEY (name, n)) STRICT, WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    year: int
    name: str
    sha256: str
    size_bytes: int


class FilesStore:
    def __init__(self, folder: DataFolder, keys: Keys) -> None:
        self._folder = folder
        self._keys = keys

    def put(self, source: Path, year: int, original_name: str) -> StoredFile:
        """Stores `source`; the same content is stored once.

        Raises:
            EnvironmentFault: the source cannot be read, or the disk is full.
        """
        name, sha256, size = self._measure(source)
        path = self._folder.files(year)
        with (
            driver_faults(path),
            closing(connect(path, self._keys.database, read_only=False, create=True)) as connection,
            _transaction(connection),
        ):
            for statement in _SCHEMA:
                connection.execute(statement)
            self._write(connection, source, (name, size, sha256, original_name))
        return StoredFile(year, name, sha256, size)

    def copy_out(self, stored: StoredFile, target: Path) -> None:
        """Writes a stored file to `target`, checked against its hash while it is written."""
        digest = hashlib.sha256()
        with write_beside(target) as temporary, temporary.open("wb") as out:
            for chunk in self.chunks(stored):
                digest.update(chunk)
                out.write(chunk)
            if digest.hexdigest() != stored.sha256:
                raise EnvironmentFault(StorageFault.STORED_FILE_DAMAGED, {"name": stored.name})

    def read(self, stored: StoredFile) -> bytes:
        """The whole content, checked against its hash."""
        content = b"".join(self.chunks(stored))
        if hashlib.sha256(content).hexdigest() != stored.sha256:
            raise EnvironmentFault(StorageFault.STORED_FILE_DAMAGED, {"name": stored.name})
        return content

    def chunks(self, stored: StoredFile) -> Iterator[bytes]:
        """The content piece by piece, not yet checked.

        Raises:
            EnvironmentFault: the file is not in the store, or its pages are damaged.
        """
        path = self._folder.files(stored.year)
        with driver_faults(path), closing(connect(path, self._keys.database, read_only=True)) as connection:
            if connection.execute("SELECT 1 FROM file WHERE name = ?", (stored.name,)).fetchone() is None:
                raise EnvironmentFault(StorageFault.STORED_FILE_MISSING, {"name": stored.name})
            for (data,) in connection.execute("SELECT data FROM chunk WHERE name = ? ORDER BY n", (stored.name,)):
                yield data

    def _measure(self, source: Path) -> tuple[str, str, int]:
        name = hmac.new(self._keys.files, digestmod=hashlib.sha256)
        digest = hashlib.sha256()
        size = 0
        for chunk in _pieces(source):
            name.update(chunk)
            digest.update(chunk)
            size += len(chunk)
        return name.hexdigest(), digest.hexdigest(), size

    @staticmethod
    def _write(connection: Any, source: Path, row: tuple[str, int, str, str]) -> None:
        if connection.execute("SELECT 1 FROM file WHERE name = ?", row[:1]).fetchone():
            return
        connection.execute("INSERT INTO file (name, size_bytes, sha256, original_name) VALUES (?, ?, ?, ?)", row)
        connection.executemany(
            "INSERT INTO chunk (name, n, data) VALUES (?, ?, ?)",
            ((row[0], n, chunk) for n, chunk in enumerate(_pieces(source))),
        )


@contextmanager
def _transaction(connection: Any) -> Iterator[None]:
    """All or nothing. A full disk may have ended the transaction already."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk
    except OSError as error:
        raise EnvironmentFault(
            StorageFault.CANNOT_OPEN, {"path": str(source), "reason": error.strerror or str(error)}
        ) from error
