"""The data folder: its file names, and whether it lies where a database may live.

WAL needs a local disk; a synchronising folder would copy half-written files and fight over locks.
"""

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault

_REMOTE_FILE_SYSTEMS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs"),
    }
)
_SYNCED_NAMES = (
    "onedrive",
    "dropbox",
    "nutstore",
    "坚果云",
    "我的坚果云",
    "百度网盘同步",
    "baidusyncdisk",
    "google drive",
    "icloud",
)
# A blank, tab, line end or backslash in a mount point, as the kernel writes it.
_OCTAL = r"\\([0-7]{3})"
PRINTING_PREFIX = ".print-"
SCANNING_PREFIX = ".scan-"


class DataFolder(NamedTuple):
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "ctec.db"

    @property
    def vault(self) -> Path:
        return self.root / "vault.json"

    @property
    def founded(self) -> Path:
        """Where a school just founded lies until it is moved to its place; there only after a kill."""
        return self.root / ".founded"

    def files(self, year: int) -> Path:
        return self.root / f"files-{year}.db"

    def sweep(self) -> None:
        """Removes half-printed papers and scans that a killed process left in the clear. Only for the lock's holder."""
        for prefix in (PRINTING_PREFIX, SCANNING_PREFIX):
            for left in self.root.glob(f"{prefix}*"):
                shutil.rmtree(left, ignore_errors=True)


def holds_school(root: Path) -> bool:
    """Whether a school lies there already; one whose founding was killed in its last step counts.

    Raises:
        EnvironmentFault: nobody can tell, as the disk or the rights do not let the folder be looked into.
    """
    folder = DataFolder(root)
    try:
        return folder.vault.exists() or folder.founded.exists()
    except OSError as error:
        from ctec_desktop.kernel.paths import fault_of

        raise fault_of(error, root) from error


def refuse_unfit_folder(root: Path) -> None:
    """Raises: EnvironmentFault when `root` is on a network drive or inside a synchronised folder."""
    resolved = root.expanduser().resolve()
    kind = kind_of_place(root)
    if kind == "synced":
        raise EnvironmentFault(StorageFault.DATA_FOLDER_SYNCED, {"path": str(resolved)})
    if kind == "remote":
        raise EnvironmentFault(StorageFault.DATA_FOLDER_REMOTE, {"path": str(resolved)})


def kind_of_place(root: Path) -> Literal["local", "remote", "synced"]:
    """Where `root` lies, without saying where."""
    resolved = root.expanduser().resolve()
    synced = next((part for part in resolved.parts if part.casefold().startswith(_SYNCED_NAMES)), None)
    synced_roots = [
        Path(value).resolve() for name, value in os.environ.items() if name.startswith("OneDrive") and value
    ]
    if synced is not None or any(resolved.is_relative_to(folder) for folder in synced_roots):
        return "synced"
    return "remote" if _is_remote(resolved) else "local"


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def _is_remote(path: Path) -> bool:
        if path.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)

else:

    def _is_remote(path: Path) -> bool:
        return file_system_of(path, _mounts()) in _REMOTE_FILE_SYSTEMS


def file_system_of(path: Path, mounts: str) -> str:
    """The kind of file system `path` lies on, by the longest mount point in `/proc/mounts` text; '' when unknown.

    Of two mounts on one point the later one is seen.
    """
    best = ("", "")
    for line in mounts.splitlines():
        _device, point, kind, *_ = [*line.split(" "), "", "", ""]
        if "\\" in point:
            point = re.sub(_OCTAL, lambda found: chr(int(found[1], 8)), point)
        if point and path.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text("utf-8")
    except OSError:
        return ""
