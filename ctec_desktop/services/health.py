"""Whether the program and a school's data are sound on this PC, each finding with its cure."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.health_checks import clock_check, disk_check, folder_check, lock_check, program_checks
from ctec_desktop.storage.health import DatabaseHealth, look_into

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ctec_desktop.kernel.isolated import JsonValue


class HealthService(Service):
    @needs(Permission.PROGRAM_CHECK)
    def examine(self, actor: Actor) -> tuple[HealthLine, ...]:
        """Everything, the open database included; takes as long as reading the whole file."""
        del actor
        with closing(self._database.driver_connection()) as connection:
            return self._lines(look_into(connection))

    @needs(Permission.PROGRAM_CHECK)
    def collect(self, actor: Actor, shown: "Mapping[str, JsonValue]", target: Path) -> Path:
        """Examines everything and writes what a stranger may know of it as a zip; see `diagnostics`.

        Args:
            shown: what the window knows of the screen.

        Raises:
            EnvironmentFault: the target cannot be written.
        """
        from ctec_desktop.services.diagnostics import MOST_COMMANDS, database_part, write_diagnostics
        from ctec_desktop.storage.health import newest_commands, row_counts

        del actor
        with closing(self._database.driver_connection()) as connection:
            found = look_into(connection)
            rows = {} if found.complaints else row_counts(connection)
            commands = [] if found.complaints else newest_commands(connection, MOST_COMMANDS)
        lines = self._lines(found)
        write_diagnostics(target, self._database.folder.root, lines, database_part(found, rows), commands, shown)
        return target

    def _lines(self, found: DatabaseHealth) -> tuple[HealthLine, ...]:
        root = self._database.folder.root
        held = HealthLine(HealthCheck.LOCK, Grade.OK, HealthCode.LOCK_OURS)
        return (
            folder_check(root),
            disk_check(root),
            held if self._database.may_write else lock_check(root),
            database_check(found),
            clock_check(self._clock.now_utc(), found.newest_at_utc),
            *program_checks(),
        )


def examine_closed(root: Path, now_utc: datetime, database: HealthLine) -> Sequence[HealthLine]:
    """Everything but the database, which cannot be opened or may not be; `database` says which."""
    return (
        folder_check(root),
        disk_check(root),
        lock_check(root),
        database,
        clock_check(now_utc, ""),
        *program_checks(),
    )


def database_check(found: DatabaseHealth) -> HealthLine:
    if found.complaints:
        return HealthLine(HealthCheck.DATABASE, Grade.FAIL, HealthCode.DATABASE_BROKEN, {"count": found.complaints})
    if found.journal_mode != "wal":
        return HealthLine(HealthCheck.DATABASE, Grade.WARN, HealthCode.NOT_WAL, {"mode": found.journal_mode})
    return HealthLine(HealthCheck.DATABASE, Grade.OK, HealthCode.DATABASE_GOOD, {"revision": found.revision})


def unopened(fault: EnvironmentFault) -> HealthLine:
    """What keeps the database from being opened; one that only waits to be brought up to date is no failure."""
    grade = Grade.WARN if fault.kind == StorageFault.DATABASE_OLDER else Grade.FAIL
    return HealthLine(HealthCheck.DATABASE, grade, fault.kind, fault.facts)
