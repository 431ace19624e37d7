"""Which commit was last proven under Wine on this PC, and whether what was proven has changed since."""

from pathlib import Path
from typing import Final

from installer.product import cache_dir
from tools.commands import attempt

# What decides how the Windows program is put together, set up and started.
_WATCHED: Final = (
    *("installer", "requirements.lock", "fonts.lock", "resources", "ctec_desktop/__init__.py"),
    *("ctec_desktop/__main__.py", "ctec_desktop/bootstrap.py", "ctec_desktop/kernel/isolated.py"),
    *("ctec_desktop/kernel/data_place.py", "ctec_desktop/kernel/process_limits.py"),
)
_GIT: Final = ("git", "-c", "safe.directory=*")


def keep() -> None:
    """Notes the commit, unless files lie here that are in no commit."""
    head = attempt([*_GIT, "rev-parse", "HEAD"])
    if head.returncode == 0 and _is_clean():
        _file().write_text(head.stdout.strip(), encoding="ascii")


def unchanged_since() -> str | None:
    """The commit noted, when nothing watched differs from it; else None."""
    if not _file().exists():
        return None
    commit = _file().read_text(encoding="ascii").strip()
    differs = attempt([*_GIT, "diff", "--quiet", commit, "--", *_WATCHED]).returncode
    return commit[:12] if differs == 0 and _is_clean() else None


def _is_clean() -> bool:
    shown = attempt([*_GIT, "status", "--porcelain", "--", *_WATCHED])
    return shown.returncode == 0 and not shown.stdout.strip()


def _file() -> Path:
    return cache_dir("installer") / "proven.txt"
