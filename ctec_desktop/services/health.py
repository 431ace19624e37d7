"""Whether the program and a school's data are sound on this PC, each finding with its cure."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.health_checks import clock_check, disk_check, folder_check, lock_check, program_checks
from ctec_desktop.storage.health import DatabaseHealth, look_into


class HealthService(Service):
    @needs(Permission.PROGRAM_CHECK)
    def examine(self, actor: Actor) -> tuple[HealthLine, ...]:
        """Everything, the open database included; takes as long as reading the whole file."""
        del actor
        root = self._database.folder.root
        with closing(self._database.driver_connection()) as connection:
            found = look_into(connection)
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
