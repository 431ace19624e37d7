"""The page the window opens on: its first rows read by the driver alone, before SQLAlchemy is imported."""

from typing import TYPE_CHECKING, NamedTuple

from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.placement_rows import shown
from ctec_desktop.storage.start_page_sql import FIRST_PLACEMENTS, FIRST_ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctec_desktop.kernel.listing import Row


class FirstRows(NamedTuple):
    """The first rows in the list's own order; `is_all` when there are no more."""

    rows: "Sequence[Row]"
    is_all: bool


class StartPageService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def first_placements(self, actor: Actor) -> FirstRows | None:
        """The first 60 placements; None for an actor who sees only some departments (the list itself answers then)."""
        if actor.scope.department_ids is not None:
            return None
        rows = self._database.read_at_start(FIRST_PLACEMENTS)
        today = self._clock.today().isoformat()
        return FirstRows([shown(row, today) for row in rows], len(rows) < FIRST_ROWS)

    @needs(Permission.SCHOOL_SEE)
    def school_name(self, actor: Actor) -> str:
        """The school's name for the window's title line."""
        del actor
        rows = self._database.read_at_start("SELECT name FROM school LIMIT 1")
        return str(rows[0][0]) if rows else ""
