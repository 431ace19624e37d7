"""The desk of every list: views and exports go to the office, the columns of this PC to its own memory."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.list_look import ListLook, SavedLook
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.window_memory import WindowMemory


# What the first program kept the looks of its lists by: their headings of that day.
_KEPT_AS: Final = {
    "students": "学生",
    "enterprises": "企业与岗位",
    "placements": "实习安排",
    "trips": "认识实习",
    "agreements": "协议",
    "teachers": "教师",
    "class_group": "班级",
    "major": "专业",
    "department": "院系",
}


class OfficeLists:
    """A `ListDesk` for one person at this PC."""

    def __init__(self, office: "Office", actor: "Actor", memory: "WindowMemory") -> None:
        self._office = office
        self._actor = actor
        self._memory = memory

    def remembered(self, list_key: str) -> str:
        return self._memory.columns(_kept_as(list_key))

    def remember(self, list_key: str, columns: str) -> None:
        self._memory.keep_columns(_kept_as(list_key), columns)

    def views(self, list_key: str) -> "tuple[SavedLook, ...]":
        return self._office.views.all(self._actor, _kept_as(list_key))

    def keep_view(self, list_key: str, name: str, look: "ListLook") -> object:
        return self._office.views.keep(self._actor, _kept_as(list_key), name, look)

    def rename_view(self, view_id: int, name: str) -> object:
        return self._office.views.rename(self._actor, view_id, name)

    def delete_view(self, view_id: int) -> object:
        return self._office.views.delete(self._actor, view_id)

    def make_default(self, list_key: str, view_id: int | None) -> object:
        return self._office.views.make_default(self._actor, _kept_as(list_key), view_id)

    def export(self, title: str, headings: "Sequence[str]", rows: "Iterable[Sequence[str]]", target: "Path") -> int:
        return self._office.exports.write_list(self._actor, title, headings, rows, target).value


def _kept_as(list_key: str) -> str:
    return _KEPT_AS.get(list_key, list_key)
