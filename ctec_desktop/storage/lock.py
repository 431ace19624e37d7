"""One writer per data folder: a lock the operating system holds, and a second file that names the owner."""

import os
import sys
from pathlib import Path

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault

# The lock itself and who holds it.
LOCK_NAMES = ("ctec.lock", "ctec.owner.txt")


class FolderLock:
    """Held from opening to closing; the system lets go of it when the process dies, however it dies."""

    def __init__(self, folder: Path) -> None:
        self._path, self._owner_path = (folder / name for name in LOCK_NAMES)
        self._handle: int | None = None

    def acquire(self, owner: str) -> None:
        """Raises: EnvironmentFault naming the owner when another window or command holds the folder."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            from ctec_desktop.kernel.paths import fault_of

            raise fault_of(error, self._path) from error
        if not _try_lock(handle):
            os.close(handle)
            raise EnvironmentFault(StorageFault.DATA_FOLDER_IN_USE, {"owner": self.owner()})
        try:
            self._owner_path.write_text(owner, "utf-8")
        except OSError as error:
            from ctec_desktop.kernel.paths import fault_of

            os.close(handle)
            raise fault_of(error, self._owner_path) from error
        self._handle = handle

    def owner(self) -> str:
        """Who holds the folder, as they wrote it; empty when unknown."""
        try:
            return self._owner_path.read_text("utf-8")
        except OSError:
            return ""

    def release(self) -> None:
        if self._handle is None:
            return
        self._owner_path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
