"""Where the program finds what it ships with: resources beside the code, fonts in the folder set-up filled."""

import os
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]


def resource_dir() -> Path:
    """`resources/` beside the package: templates, icons, manual."""
    return _REPOSITORY / "resources"


def font_dir() -> Path:
    """The folder with the bundled faces: `CTEC_FONT_DIR`, or the cache that set-up fills for this user."""
    override = os.environ.get("CTEC_FONT_DIR")
    if override:
        return Path(override)
    cache = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    base = Path(cache) if cache else Path.home() / ".cache"
    return base / "ctec_desktop" / "fonts"
