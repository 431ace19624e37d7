"""Lists of people in the layouts insurers ask for: columns are data, every cell is text, one policy a file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ctec_desktop.kernel.resources import resource_dir
from ctec_desktop.sheets.list_export import write_list

STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class CoverLayout:
    """How an insurer wants a list: each column's heading and the fact that stands in it."""

    key: str
    name: str
    columns: tuple[tuple[str, str], ...]


@cache
def cover_layouts() -> Mapping[str, CoverLayout]:
    """Those that ship, the one most insurers take first."""
    found = [_read(path) for path in sorted((resource_dir() / "cover_layouts").glob("*.toml"))]
    found.sort(key=lambda one: one.key != STANDARD)
    return {one.key: one for one in found}


def write_cover_list(layout: CoverLayout, target: Path, title: str, people: Sequence[Mapping[str, str]]) -> int:
    """Writes the workbook; numbers of identity papers stay text. Returns how many people it names."""
    rows = (
        [str(number) if field == "row_no" else one.get(field, "") for _, field in layout.columns]
        for number, one in enumerate(people, 1)
    )
    return write_list(target, title, [heading for heading, _ in layout.columns], rows)


def _read(path: Path) -> CoverLayout:
    told = tomllib.loads(path.read_text("utf-8"))
    columns = tuple(tuple(column.split("|")) for column in told["columns"])
    return CoverLayout(told["key"], told["name"], tuple((heading, field) for heading, field in columns))
