"""The names under which Windows knows the program, and the folders in which it is put together."""

import os
from pathlib import Path
from typing import Final

from ctec_desktop import __version__
from tools.commands import ROOT

VERSION: Final = __version__
# The folder of the installed program and its keys in the registry.
APP: Final = "ctec_desktop"
TITLE: Final = "产教通"
WINDOW_EXE: Final = f"{TITLE}.exe"
COMMAND_EXE: Final = "ctec-desktop.exe"
# Windows 10 1809: the oldest that Qt is made for.
OLDEST_BUILD: Final = 17763
PYTHON_TAG: Final = "311"
PYTHON_DLL: Final = f"python{PYTHON_TAG}.dll"

SOURCES: Final = ROOT / "installer" / "windows"
BUILD: Final = ROOT / "build" / "windows"
DIST: Final = ROOT / "dist"
TREE: Final = BUILD / "tree"
SETUP: Final = DIST / f"ctec-desktop-{VERSION}-setup.exe"
PORTABLE: Final = DIST / f"ctec-desktop-{VERSION}-portable.zip"
MANIFEST: Final = DIST / f"ctec-desktop-{VERSION}.sha256"

MOST_INSTALLED: Final = 180_000_000
MOST_SETUP: Final = 60_000_000


def cache_dir(name: str) -> Path:
    """A folder this user keeps between builds, beside the fonts."""
    base = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(base) if base else Path.home() / ".cache") / "ctec_desktop" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
