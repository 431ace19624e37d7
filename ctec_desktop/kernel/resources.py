"""Where the program finds what it ships with: resources beside the code, fonts there too once it is installed.

A portable copy carries a mark beside the program and keeps its data there as well.
"""

import os
import sys
from pathlib import Path

PORTABLE_MARK = "portable.txt"

_REPOSITORY = Path(__file__).resolve().parents[2]


def resource_dir() -> Path:
    """`resources/` beside the package: templates, icons, manual."""
    return _REPOSITORY / "resources"


def font_dir() -> Path:
    """The folder with the bundled faces: `CTEC_FONT_DIR`, an installed program's own, or the cache set-up fills."""
    override = os.environ.get("CTEC_FONT_DIR")
    if override:
        return Path(override)
    installed = _REPOSITORY / "fonts"
    if installed.is_dir():
        return installed
    cache = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    base = Path(cache) if cache else Path.home() / ".cache"
    return base / "ctec_desktop" / "fonts"


def portable_dir() -> Path | None:
    """The folder of a portable copy, where its data lie too; None for a program that is installed."""
    folder = Path(sys.executable).parent
    return folder if (folder / PORTABLE_MARK).is_file() else None


def pc_font_dirs() -> tuple[Path, ...]:
    """Where the PC keeps faces of its own: `CTEC_PC_FONT_DIR`, or the folders of the system and of this user."""
    override = os.environ.get("CTEC_PC_FONT_DIR")
    if override:
        return (Path(override),)
    if os.name != "nt":
        return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local" / "share" / "fonts")
    folders = [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    own = os.environ.get("LOCALAPPDATA")
    return (*folders, Path(own) / "Microsoft" / "Windows" / "Fonts") if own else tuple(folders)
