"""The diagnostics a clerk hands to whoever helps: a zip that tells of the program and this PC, of nobody else.

Only what is listed here goes in, and every text is either the program's own or made anew by `domain.scrubbing`.
"""

import hashlib
import json
import platform
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from ctec_desktop import __released__, __version__
from ctec_desktop.domain.health import HealthLine
from ctec_desktop.domain.scrubbing import scrubbed_command, scrubbed_report
from ctec_desktop.kernel import log
from ctec_desktop.kernel.components import RUNTIME_DISTRIBUTIONS
from ctec_desktop.kernel.data_place import origin_of
from ctec_desktop.kernel.isolated import JsonValue
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.services.health_checks import SCREEN_FACE
from ctec_desktop.storage.folder import kind_of_place
from ctec_desktop.storage.health import DatabaseHealth
from ctec_desktop.wording.health import README, README_NAME

MOST_COMMANDS: Final = 300
MOST_REPORTS: Final = 20
_REPORT: Final = re.compile(r"crash-\d{8}-\d{6}-\d{6}\.txt")
_KNOWN_FILE: Final = re.compile(
    r"(ctec|files-\d{4})\.db(-wal|-shm)?|vault\.json|window\.ini|ctec-before-\w{4}-\w{8}T\w{6}Z\.db"
)
_STAMP: Final = (2000, 1, 1, 0, 0, 0)


def write_diagnostics(
    target: Path,
    root: Path,
    lines: Sequence[HealthLine],
    database: Mapping[str, JsonValue],
    commands: Iterable[tuple[str, str]],
    shown: Mapping[str, JsonValue],
) -> None:
    """Writes the zip.

    Args:
        root: the data folder.
        lines: of the examination; what they found is told without its facts.
        database: see `database_part`.
        commands: when and by which command the record was last written.
        shown: what the window knows of the screen.

    Raises:
        EnvironmentFault: the target cannot be written.
    """
    checks: list[JsonValue] = [{"check": one.check.value, "grade": one.grade.value, "code": one.code} for one in lines]
    parts = {
        README_NAME: README,
        "program.json": _json({**_program_part(), "fonts": _fonts_part(), "screen": dict(shown)}),
        "checks.json": _json(checks),
        "data.json": _json({**database, "folder": _folder_part(root), "files": _files_part(root)}),
        "commands.txt": "".join(f"{scrubbed_command(at, name)}\n" for at, name in commands),
    }
    if noted := log.read(root):
        parts["log.txt"] = noted
    for report in _reports(root / "crash"):
        parts[f"crash/{report.name}"] = scrubbed_report(report.read_text("utf-8", "replace"))
    with write_beside(target) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name, _STAMP), text)


def database_part(found: DatabaseHealth, rows: Mapping[str, int]) -> dict[str, JsonValue]:
    """What is told of the database: how it is kept and how much is in it."""
    return {
        "revision": found.revision,
        "journal_mode": found.journal_mode,
        "complaints": found.complaints,
        "rows": dict(rows),
    }


def _program_part() -> dict[str, JsonValue]:
    return {
        "program": __version__,
        "released": __released__,
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "bits": 64 if sys.maxsize > 1 << 32 else 32,
        "components": {name: _version(name) for name in RUNTIME_DISTRIBUTIONS},
    }


def _fonts_part() -> dict[str, JsonValue]:
    """Every face of the program's own that is there, with its size and its hash."""
    from ctec_desktop.documents.theme import FACE_FILES

    files = [font_dir() / name for name in sorted({*FACE_FILES.values(), SCREEN_FACE})]
    return {
        file.name: {"bytes": file.stat().st_size, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
        for file in files
        if file.is_file()
    }


def _folder_part(root: Path) -> dict[str, JsonValue]:
    """What kind of place it is and who chose it, never where."""
    free_mb = None
    with suppress(OSError):
        free_mb = shutil.disk_usage(root).free >> 20
    return {"place": kind_of_place(root), "origin": origin_of(root).value, "free_mb": free_mb}


def _files_part(root: Path) -> dict[str, JsonValue]:
    """The files of the data folder that are the program's own, with their sizes; others are only counted."""
    files: list[Path] = []
    with suppress(OSError):
        files = [file for file in root.iterdir() if file.is_file()]
    known = {file.name: file.stat().st_size for file in sorted(files) if _KNOWN_FILE.fullmatch(file.name)}
    return {**known, "others": len(files) - len(known)}


def _reports(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(file for file in folder.iterdir() if _REPORT.fullmatch(file.name))[-MOST_REPORTS:]
    return []


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
