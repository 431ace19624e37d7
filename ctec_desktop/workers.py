"""The child workers of the program: name to `module:function`. None imports SQLAlchemy, and only the one that tries the
screen starts Qt."""

from collections.abc import Mapping
from types import MappingProxyType

WORKERS: Mapping[str, str] = MappingProxyType(
    {
        "sheets": "ctec_desktop.sheets.worker:read",
        "texts": "ctec_desktop.sheets.texts.worker:read",
        "greedy": "ctec_desktop.kernel.greedy:take",
        "scans": "ctec_desktop.scans.worker:read",
        "scan_counts": "ctec_desktop.scans.worker:count",
        "scan_copies": "ctec_desktop.scans.worker:make",
        "screen": "ctec_desktop.ui.shell.screen_worker:read",
    }
)
