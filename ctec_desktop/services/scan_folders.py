"""Which files of what was named are scans to take in: folders are walked through, within bounds."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.scan_views import FileReport
from ctec_desktop.kernel.problems import Problem

MOST_LEVELS: Final = 6
MOST_FOLDERS: Final = 500
MOST_FILES: Final = 5_000
_TAKEN: Final = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".jpe", ".png", ".webp", ".bmp", ".heic", ".heif"})


def files_of(paths: Iterable[Path]) -> tuple[list[Path], tuple[FileReport, ...]]:
    """Files as named, and of folders and what lies in them what looks like a scan, by name; folders not seen whole."""
    found: list[Path] = []
    unseen: list[FileReport] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        walk = _Walk()
        found += walk.files(path)
        if walk.is_cut:
            facts = {"folders": MOST_FOLDERS, "levels": MOST_LEVELS, "files": MOST_FILES}
            unseen.append(FileReport(path.name, problem=Problem(ScanCode.FOLDER_DEEP, facts=facts)))
    return list(dict.fromkeys(found)), tuple(unseen)


def looks_like_scan(name: str) -> bool:
    """Whether a file lying in a folder is meant: by its ending, and not hidden."""
    return not name.startswith((".", "~")) and Path(name).suffix.lower() in _TAKEN


class _Walk:
    """Goes through one folder; links to other folders are not followed, since they may lead in a circle."""

    def __init__(self) -> None:
        self.is_cut = False

    def files(self, top: Path) -> list[Path]:
        found: list[Path] = []
        for n, (folder, inner, names) in enumerate(self._folders(top), 1):
            if n > MOST_FOLDERS or len(found) > MOST_FILES:
                self.is_cut = True
                break
            found += (folder / name for name in sorted(names) if looks_like_scan(name) and (folder / name).is_file())
            if len(folder.relative_to(top).parts) == MOST_LEVELS and inner:
                self.is_cut = True
                inner.clear()
        self.is_cut = self.is_cut or len(found) > MOST_FILES
        return found[:MOST_FILES]

    def _folders(self, top: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
        for folder, inner, names in os.walk(top):
            inner[:] = sorted(name for name in inner if not name.startswith((".", "~")))
            yield Path(folder), inner, names
