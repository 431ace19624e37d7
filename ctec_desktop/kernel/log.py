"""A small log beside the data: when the program was opened, what it was asked to do by command, what went wrong.

Only words of the program's own and numbers are written, anything else is hidden: diagnostics take the log along.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

LOG_FOLDER: Final = "log"
# The newest lines and those before them.
LOG_NAMES: Final = ("ctec.txt", "ctec.1.txt")
MOST_BYTES: Final = 128 << 10
HIDDEN: Final = "…"
_OURS: Final = re.compile(r"[A-Za-z0-9_.-]{1,60}")
_LINE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?:\t(?:[A-Za-z0-9_.-]{1,60}|…))+")


def note(data_dir: Path, *words: str | int) -> None:
    """Adds a line; does nothing where there is no data folder, or where it cannot be written."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = (word if _OURS.fullmatch(word) else HIDDEN for word in map(str, words))
    newest, before = (data_dir / LOG_FOLDER / name for name in LOG_NAMES)
    with suppress(OSError):
        if not data_dir.is_dir():
            return
        newest.parent.mkdir(exist_ok=True)
        if newest.exists() and newest.stat().st_size > MOST_BYTES:
            newest.replace(before)
        with newest.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write("\t".join((at, *told)) + "\n")


def read(data_dir: Path) -> str:
    """Both files, the older lines first; a line that was not written by `note` is left out."""
    found: list[str] = []
    for name in reversed(LOG_NAMES):
        with suppress(OSError):
            found += (data_dir / LOG_FOLDER / name).read_text("utf-8", "replace").splitlines()
    return "".join(f"{line}\n" for line in found if _LINE.fullmatch(line))
