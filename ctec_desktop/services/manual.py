"""The manual that ships with the program: read once, and written as one PDF. It needs no data and no permission."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.manual import Manual, ManualPage, PageKind
from ctec_desktop.domain.manual_reading import blocks_of
from ctec_desktop.kernel.resources import resource_dir

if TYPE_CHECKING:
    from ctec_desktop.kernel.progress import Progress


def manual_dir() -> Path:
    return resource_dir() / "manual"


def picture_path(name: str) -> Path:
    return manual_dir() / "pictures" / f"{name}.png"


@cache
def read_manual() -> Manual:
    """All pages, as `index.toml` orders them."""
    index = tomllib.loads((manual_dir() / "index.toml").read_text("utf-8"))
    return Manual(tuple(_page(entry) for entry in index["page"]))


def save_manual(target: Path, progress: "Progress") -> int:
    """Writes the whole manual as one PDF; how many pages it has.

    Raises:
        EnvironmentFault: faces or pictures missing, disk full, file open elsewhere.
    """
    from ctec_desktop.documents.manual import print_manual

    return print_manual(read_manual(), picture_path, target, progress)


def _page(entry: dict[str, object]) -> ManualPage:
    key = str(entry["key"])
    serves, pictures = entry["serves"], entry["pictures"]
    assert isinstance(serves, list)
    assert isinstance(pictures, list)
    return ManualPage(
        key,
        str(entry["title"]),
        PageKind(str(entry["kind"])),
        tuple(map(str, serves)),
        str(entry["words"]),
        tuple(map(str, pictures)),
        blocks_of((manual_dir() / f"{key}.md").read_text("utf-8")),
    )
