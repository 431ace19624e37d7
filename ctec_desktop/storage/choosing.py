"""Whether a school's data may lie in a folder that a person names, and whether a school lies there already."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.paths import fault_of
from ctec_desktop.storage.folder import holds_school, refuse_unfit_folder
from ctec_desktop.storage.founding import IN_MAKING
from ctec_desktop.storage.lock import LOCK_NAMES

# With less than this free, a year's papers soon find no room.
WANTED_FREE_MB: Final = 1_000
# What the program leaves in a folder before there is a school in it, and what Windows puts into every folder.
_HARMLESS: Final = frozenset(
    {*LOCK_NAMES, IN_MAKING, "crash", "log", "window.ini", "desktop.ini", "thumbs.db", ".ds_store"}
)


def look_at_choice(root: Path) -> bool:
    """Whether a school lies in `root` already; False where a new one may be founded.

    Raises:
        EnvironmentFault: neither may be: on a network drive, in a synchronised folder, among other files, in the
            program's own folder, on a full disk, or where nothing can be written.
    """
    if not root.is_absolute():
        raise EnvironmentFault(StorageFault.DATA_FOLDER_NAMELESS, {"path": str(root)})
    refuse_unfit_folder(root)
    if holds_school(root):
        return True
    resolved = root.resolve()
    facts = {"path": str(resolved)}
    if resolved.is_relative_to(Path(sys.executable).parent):
        raise EnvironmentFault(StorageFault.DATA_FOLDER_IN_PROGRAM, facts)
    try:
        if not _is_free(resolved):
            raise EnvironmentFault(StorageFault.DATA_FOLDER_FOREIGN, facts)
        there = next(folder for folder in (resolved, *resolved.parents) if folder.exists())
        free = shutil.disk_usage(there).free >> 20
        if free < WANTED_FREE_MB:
            rooms = {"free_mb": free, "wanted_mb": WANTED_FREE_MB}
            raise EnvironmentFault(StorageFault.DATA_FOLDER_NO_ROOM, {**facts, **rooms})
        with tempfile.TemporaryDirectory(dir=there):
            return False
    except StopIteration as error:
        raise EnvironmentFault(StorageFault.DATA_FOLDER_NAMELESS, facts) from error
    except OSError as error:
        raise fault_of(error, resolved) from error


def room_below(root: Path, name: str) -> Path:
    """A folder just chosen, or one called `name` in it where it holds other files: a whole drive, 我的文档."""
    try:
        return root if holds_school(root) or _is_free(root.resolve()) else root / name
    except (OSError, EnvironmentFault):
        return root


def _is_free(root: Path) -> bool:
    """Whether nothing of anybody else's lies there; a whole drive never counts as free."""
    if root.parent == root:
        return False
    if not root.exists():
        return True
    return all(file.name.casefold() in _HARMLESS for file in root.iterdir())
