"""How long each kind is kept, as the school's data say (resources/archive/retention.toml)."""

import tomllib
from functools import cache
from typing import Any

from ctec_desktop.domain.archive.kinds import ArchiveKind
from ctec_desktop.domain.archive.retention import KeepUntil, Retention, keep_until
from ctec_desktop.domain.archive.views import Folder
from ctec_desktop.kernel.resources import resource_dir


@cache
def retentions() -> dict[ArchiveKind, Retention]:
    """One for every kind; those without a line of their own have that of the others."""
    told = tomllib.loads((resource_dir() / "archive" / "retention.toml").read_text("utf-8"))
    own: dict[str, Any] = told["kinds"]
    unknown = set(own) - {kind.value for kind in ArchiveKind}
    if unknown:
        raise ValueError(f"retention.toml names kinds there are none of: {sorted(unknown)}")
    return {kind: _read(own.get(kind.value, told["others"])) for kind in ArchiveKind}


def kept(folder: Folder) -> tuple[tuple[ArchiveKind, KeepUntil], ...]:
    """Until when every kind of the folder is kept."""
    return tuple((kind, keep_until(rule, folder.until_on, folder.graduated_on)) for kind, rule in retentions().items())


def _read(line: dict[str, Any]) -> Retention:
    return Retention(int(line["years"]), str(line["source"]), bool(line["to_confirm"]))
