"""What many placements share stays at hand between checks, until the trail names a table it was read from."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from threading import Lock
from typing import Final

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.services.checking import Checker
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.storage.queries.occupancy import STAYS_FROM, moved_since
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.trail import newest_line, tables_since

# Read anew for every placement that is judged.
_READ_ANEW: Final = STAYS_FROM | {
    *("placement_papers", "placement_application", "student", "student_status", "person", "guardian"),
    *("class_group", "class_change", "covered_person"),
}
_MOST: Final = 4


class KeptCheckers:
    """One checker for each day, scope and rules asked for; whoever comes while it is lent is given a new one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[tuple[RowScope, date, date | None], Checker] = {}
        self._line = 0

    @contextmanager
    def lent(
        self, connection: Connection, scope: RowScope, on: date, rules_on: date | None = None
    ) -> Iterator[Checker]:
        """A checker that knows what still holds."""
        if not self._lock.acquire(blocking=False):
            yield Checker(connection, scope, rule_history(connection), on, rules_on)
            return
        try:
            self._forget_changed(connection)
            key = (scope, on, rules_on)
            if key not in self._kept:
                if len(self._kept) >= _MOST:
                    self._kept.clear()
                self._kept[key] = Checker(connection, scope, rule_history(connection), on, rules_on)
            self._kept[key].read_by(connection)
            yield self._kept[key]
        finally:
            self._lock.release()

    def _forget_changed(self, connection: Connection) -> None:
        line = newest_line(connection)
        if line == self._line:
            return
        changed = tables_since(connection, self._line)
        if changed - _READ_ANEW:
            self._kept.clear()
        elif changed & STAYS_FROM:
            moved = moved_since(connection, self._line)
            for checker in self._kept.values():
                checker.forget_stays() if moved is None else checker.move(moved)
        self._line = line
