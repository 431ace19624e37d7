"""Opens the search over everything and goes to what was chosen."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.search_hits import HitGroup, HitKind, SearchHit
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.filter_bar import Narrowed
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.search.lines import Command
from ctec_desktop.ui.search.palette import Palette

_MOST_RECENT: Final = 8
_PAGES: Final = {
    HitKind.STUDENT: "students",
    HitKind.ENTERPRISE: "enterprises",
    HitKind.POST: "enterprises",
    HitKind.MENTOR: "enterprises",
    HitKind.TEACHER: "teachers",
    HitKind.CLASS_GROUP: "majors",
    HitKind.MAJOR: "majors",
    HitKind.DEPARTMENT: "majors",
    HitKind.PLAN: "placements",
    HitKind.PLACEMENT: "placements",
    HitKind.AGREEMENT: "agreements",
}
_LISTED: Final = {
    HitKind.CLASS_GROUP: Retirable.CLASS_GROUP,
    HitKind.MAJOR: Retirable.MAJOR,
    HitKind.DEPARTMENT: Retirable.DEPARTMENT,
}


class Finder(QObject):
    """Remembers what was opened last, until the window is closed.

    Args:
        commands: pages to go to and things to do.
    """

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, commands: Sequence[Command], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._commands = tuple(commands)
        self._recent: list[SearchHit] = []

    def open(self, parent: QWidget) -> Palette:
        find = partial(_find, self._office, self._actor)
        palette = Palette(find, self._commands, self._recent, self._context.jobs, parent)
        palette.chosen.connect(self._on_chosen)
        palette.open()
        return palette

    def _on_chosen(self, what: object) -> None:
        if isinstance(what, Command):
            what.run()
        elif isinstance(what, SearchHit):
            self._recent = [what, *(hit for hit in self._recent if (hit.kind, hit.id) != (what.kind, what.id))]
            del self._recent[_MOST_RECENT:]
            self._context.go(_PAGES[what.kind], _goal(what))


def _goal(hit: SearchHit) -> object:
    """What the page is handed."""
    if hit.kind in _LISTED:
        return (_LISTED[hit.kind], hit.goes_to)
    if hit.kind is HitKind.PLAN:
        return Narrowed((("plan", str(hit.id)),))
    return hit.goes_to


def _find(office: Office, actor: Actor, text: str) -> tuple[HitGroup, ...]:
    return office.search.find(actor, text)
