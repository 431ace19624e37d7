"""A data folder in the making: built aside and made real by one renaming, so that a kill leaves a school or nothing.

`.founding` is swept by whoever founds next; `.founded` is whole and only waits to be moved to its place.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.paths import fault_of, sync_folder
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.lock import LOCK_NAMES, FolderLock

IN_MAKING = ".founding"


class FolderInMaking:
    """Holds the lock of `root` until the school is kept or discarded.

    Raises:
        EnvironmentFault: the folder holds a school already, is in use, or cannot be written.
    """

    def __init__(self, root: Path, owner: str) -> None:
        self._root = DataFolder(root)
        self._is_new = not root.exists()
        self.folder = DataFolder(root / IN_MAKING)
        self._lock = FolderLock(root)
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fault_of(error, root) from error
        self._lock.acquire(owner)
        try:
            self._clear()
        except BaseException:
            self._lock.release()
            raise

    def keep(self) -> None:
        """Makes the school real; nothing in it may be open. May be asked again where the PC stood in the way."""
        try:
            if self.folder.root.exists():
                for name in LOCK_NAMES:
                    (self.folder.root / name).unlink(missing_ok=True)
                self.folder.root.rename(self._root.founded)
                sync_folder(self._root.root)
            _move_in(self._root)
        except OSError as error:
            raise fault_of(error, self._root.root) from error
        self._lock.release()

    def discard(self) -> None:
        """Leaves nothing behind; a folder that was there before stays."""
        shutil.rmtree(self.folder.root, ignore_errors=True)
        self._lock.release()
        if self._is_new:
            with suppress(OSError):
                (self._root.root / LOCK_NAMES[0]).unlink(missing_ok=True)
                self._root.root.rmdir()

    def _clear(self) -> None:
        """Room for a new school: an unfinished one is swept, a real one is never touched."""
        root = self._root
        if root.vault.exists() or root.database.exists() or root.founded.exists():
            raise EnvironmentFault(StorageFault.DATA_FOLDER_NOT_EMPTY, {"path": str(root.root)})
        try:
            if self.folder.root.exists():
                shutil.rmtree(self.folder.root)
            self.folder.root.mkdir()
        except OSError as error:
            raise fault_of(error, self.folder.root) from error


def complete_founding(root: Path, owner: str) -> None:
    """Moves a school to its place whose founding was killed after it had become real."""
    lock = FolderLock(root)
    lock.acquire(owner)
    try:
        _move_in(DataFolder(root))
    except OSError as error:
        raise fault_of(error, root) from error
    finally:
        lock.release()


def _move_in(folder: DataFolder) -> None:
    if not folder.founded.exists():
        return
    for path in folder.founded.iterdir():
        path.replace(folder.root / path.name)
    sync_folder(folder.root)
    folder.founded.rmdir()
