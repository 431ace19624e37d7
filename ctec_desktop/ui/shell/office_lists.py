"""The desk of every list: views and exports go to the office, the columns of this PC to its own memory."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.list_look import ListLook, SavedLook
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.window_memory import WindowMemory


class OfficeLists:
    """A `ListDesk` for one person at this PC."""

    def __init__(self, office: "Office", actor: "Actor", memory: "WindowMemory") -> None:
        self._office = office
        self._actor = actor
        self._memory = memory

    def remembered(self, list_key: str) -> str:
        return self._memory.columns(list_key)

    def remember(self, list_key: str, columns: str) -> None:
        self._memory.keep_columns(list_key, columns)

    def views(self, list_key: str) -> "tuple[SavedLook, ...]":
        return self._office.views.all(self._actor, list_key)

    def keep_view(self, list_key: str, name: str, look: "ListLook") -> object:
        return self._office.views.keep(self._actor, list_key, name, look)

    def rename_view(self, view_id: int, name: str) -> object:
        return self._office.views.rename(self._actor, view_id, name)

    def delete_view(self, view_id: int) -> object:
        return self._office.views.delete(self._actor, view_id)

    def make_default(self, list_key: str, view_id: int | None) -> object:
        return self._office.views.make_default(self._actor, list_key, view_id)

    def export(self, title: str, headings: "Sequence[str]", rows: "Iterable[Sequence[str]]", target: "Path") -> int:
        return self._office.exports.write_list(self._actor, title, headings, rows, target).value
