"""Whether the program and a school's data are sound on this PC, each finding with its cure."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.health_checks import clock_check, disk_check, folder_check, lock_check, program_checks
from ctec_desktop.storage.driver import driver_faults
from ctec_desktop.storage.health import NOTHING_KNOWN, DatabaseHealth, look_into, newest_commands, row_counts

if TYPE_CHECKING:
    from ctec_desktop.kernel.isolated import JsonValue


class HealthService(Service):
    @needs(Permission.PROGRAM_CHECK)
    def examine(self, actor: Actor) -> tuple[HealthLine, ...]:
        """Everything, the open database included; takes as long as reading the whole file."""
        del actor
        return self._lines(self._looked_into())

    @needs(Permission.PROGRAM_CHECK)
    def collect(self, actor: Actor, shown: Mapping[str, "JsonValue"], target: Path) -> Path:
        """Examines everything and writes what a stranger may know of it as a zip; see `diagnostics`.

        Args:
            shown: what the window knows of the screen.

        Raises:
            EnvironmentFault: the target cannot be written.
        """
        from ctec_desktop.services.diagnostics import MOST_COMMANDS, database_part, write_diagnostics

        del actor
        looked = self._looked_into(MOST_COMMANDS)
        part = database_part(looked.found, looked.rows)
        write_diagnostics(target, self._database.folder.root, self._lines(looked), part, looked.commands, shown)
        return target

    def _looked_into(self, most_commands: int = 0) -> "_Looked":
        """What can be known of the database; of one that cannot be opened any more, what keeps it from that.

        Args:
            most_commands: how many of the newest to read, and how many rows there are; nothing of both for 0.
        """
        path = self._database.folder.database
        try:
            with driver_faults(path), closing(self._database.driver_connection()) as connection:
                found = look_into(connection)
                if found.complaints or not most_commands:
                    return _Looked(database_check(found), found)
                return _Looked(
                    database_check(found), found, row_counts(connection), newest_commands(connection, most_commands)
                )
        except EnvironmentFault as fault:
            return _Looked(unopened(fault), NOTHING_KNOWN)

    def _lines(self, looked: "_Looked") -> tuple[HealthLine, ...]:
        root = self._database.folder.root
        held = HealthLine(HealthCheck.LOCK, Grade.OK, HealthCode.LOCK_OURS)
        return (
            folder_check(root),
            disk_check(root),
            held if self._database.may_write else lock_check(root),
            looked.line,
            clock_check(self._clock.now_utc(), looked.found.newest_at_utc),
            *program_checks(),
        )


class _Looked(NamedTuple):
    """The line of the database, and what more is known of it."""

    line: HealthLine
    found: DatabaseHealth
    rows: Mapping[str, int] = MappingProxyType({})
    commands: Sequence[tuple[str, str]] = ()


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


def collect_closed(root: Path, lines: Sequence[HealthLine], shown: Mapping[str, "JsonValue"], target: Path) -> Path:
    """The diagnostics of a school that is not open. Raises as `HealthService.collect`."""
    from ctec_desktop.services.diagnostics import database_part, write_diagnostics

    write_diagnostics(target, root, lines, database_part(NOTHING_KNOWN, {}), (), shown)
    return target


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
