"""The page the window opens on: its first rows read by the driver alone, before SQLAlchemy is imported."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.listing import Row
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.start_page_sql import FIRST_PLACEMENTS, FIRST_ROWS


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first rows in the list's own order; `is_all` when there are no more."""

    rows: Sequence[Row]
    is_all: bool


class StartPageService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def first_placements(self, actor: Actor) -> FirstRows | None:
        """The first 60 placements; None for an actor who sees only some departments (the list itself answers then)."""
        if actor.scope.department_ids is not None:
            return None
        with closing(self._database.driver_connection()) as connection:
            rows = connection.execute(FIRST_PLACEMENTS).fetchall()
        return FirstRows(rows, len(rows) < FIRST_ROWS)

    @needs(Permission.SCHOOL_SEE)
    def school_name(self, actor: Actor) -> str:
        """The school's name for the window's title line."""
        del actor
        with closing(self._database.driver_connection()) as connection:
            row = connection.execute("SELECT name FROM school LIMIT 1").fetchone()
        return str(row[0]) if row else ""
