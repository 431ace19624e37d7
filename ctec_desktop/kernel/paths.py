"""Files written beside their target and swapped in, and names that every Windows PC accepts."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from pathlib import Path

from ctec_desktop.kernel.errors import EnvironmentFault

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(10)), *(f"LPT{n}" for n in range(10))})
MAX_PATH_CHARS = 240
# Marks that turn or hide text (bidirectional controls, zero-width characters) have no place in a file name.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def safe_file_name(name: str, max_chars: int = 120) -> str:
    """`name` as a file name for Windows and Linux: forbidden characters become `_`, reserved names get a suffix."""
    cleaned = _FORBIDDEN.sub("_", _INVISIBLE.sub("", name)).strip().rstrip(". ")[:max_chars].rstrip(". ")
    if not cleaned:
        return "未命名"
    stem = cleaned.split(".", 1)[0].upper()
    return f"_{cleaned}" if stem in _RESERVED else cleaned


def within_path_limit(path: Path) -> Path:
    """`path` with its name cut so that the whole fits what Windows programs open; the ending stays."""
    room = MAX_PATH_CHARS - len(str(path.absolute().parent)) - 1 - len(path.suffix)
    return path.with_stem(path.stem[: max(room, 1)].rstrip(". "))


def fault_of(error: OSError, path: Path) -> EnvironmentFault:
    """The environment fault behind an `OSError` met while writing `path`."""
    facts = {"path": str(path)}
    if error.errno in (ENOSPC, EDQUOT):
        return EnvironmentFault("disk_full", facts)
    if error.errno == EROFS:
        return EnvironmentFault("folder_read_only", facts)
    if error.errno in (EACCES, EPERM):
        return EnvironmentFault("file_open_elsewhere" if path.exists() else "folder_read_only", facts)
    return EnvironmentFault("cannot_write", {**facts, "reason": error.strerror or str(error)})


@contextmanager
def write_beside(target: Path) -> Iterator[Path]:
    """Gives a temporary path beside `target`; on success it is flushed to disk and swapped in, on failure removed.

    Raises:
        EnvironmentFault: disk full, folder read-only, or the target is open in another program.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(temporary, target)  # noqa: PTH105 - one atomic call, named as the system names it
        sync_folder(target.parent)
    except OSError as error:
        raise fault_of(error, target) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes the rename itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
