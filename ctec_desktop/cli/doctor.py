"""`doctor`: whether the program and the data are sound on this PC, and how to cure what is not."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.cli import contract
from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine, worst
from ctec_desktop.kernel.clock import SystemClock
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.health import examine_closed, unopened
from ctec_desktop.wording.health import GRADES, told
from ctec_desktop.wording.health import line as line_of

EXIT_CODES = {Grade.OK: 0, Grade.WARN: 1, Grade.FAIL: 3}


def doctor(data_dir: Path, password: str | None, *, as_json: bool) -> int:
    """Prints one line a check; the database is looked into where the password is known."""
    lines = _examined(data_dir, password)
    if as_json:
        print(
            contract.dump(
                [
                    {
                        "check": line.check.value,
                        "grade": line.grade.value,
                        "code": str(line.code),
                        "message": told(line),
                    }
                    for line in lines
                ]
            )
        )
    else:
        for line in lines:
            print(f"[{GRADES[line.grade]}] {line_of(line)}")
    return EXIT_CODES[worst(lines)]


def _examined(data_dir: Path, password: str | None) -> Sequence[HealthLine]:
    try:
        if not bootstrap.is_founded(data_dir):
            return _without(data_dir, HealthLine(HealthCheck.DATABASE, Grade.WARN, HealthCode.SCHOOL_NOT_FOUNDED))
        if password is None:
            return _without(data_dir, HealthLine(HealthCheck.DATABASE, Grade.WARN, HealthCode.DATABASE_NOT_LOOKED_AT))
        with closing(bootstrap.open_office(data_dir, password, may_write=False)) as office:
            return office.health.examine(bootstrap.this_person())
    except EnvironmentFault as fault:
        return _without(data_dir, unopened(fault))


def _without(data_dir: Path, database: HealthLine) -> Sequence[HealthLine]:
    return examine_closed(data_dir, SystemClock().now_utc(), database)
