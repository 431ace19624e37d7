"""What lists need from the office and from this PC; the kit knows no more of either."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from ctec_desktop.kernel.list_look import ListLook, SavedLook


class ListDesk(Protocol):
    """All but `remembered` and `remember` are called off the window's thread."""

    def remembered(self, list_key: str) -> str:
        """How the list's columns were left on this PC, as `remember` was told."""
        ...

    def remember(self, list_key: str, columns: str) -> None: ...

    def views(self, list_key: str) -> tuple[SavedLook, ...]:
        """The views of a list, by name."""
        ...

    def keep_view(self, list_key: str, name: str, look: ListLook) -> object: ...

    def rename_view(self, view_id: int, name: str) -> object: ...

    def delete_view(self, view_id: int) -> object: ...

    def make_default(self, list_key: str, view_id: int | None) -> object: ...

    def export(self, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], target: Path) -> int:
        """Writes the rows to `target` and into the trail; how many there were."""
        ...
