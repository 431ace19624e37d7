"""`doctor`: whether the program and the data are sound on this PC, and how to cure what is not."""

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.cli import contract
from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine, worst
from ctec_desktop.kernel.clock import SystemClock
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.isolated import JsonValue
from ctec_desktop.services.health import collect_closed, examine_closed, unopened
from ctec_desktop.wording.health import GRADES, collected_line, told
from ctec_desktop.wording.health import line as line_of

EXIT_CODES = {Grade.OK: 0, Grade.WARN: 1, Grade.FAIL: 3}


def doctor(data_dir: Path, password: str | None, *, as_json: bool, collect_to: Path | None) -> int:
    """Prints one line a check; the database is looked into where the password is known.

    Args:
        collect_to: where the diagnostics go, when they are asked for.
    """
    lines = examined(data_dir, password)
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
    if collect_to is not None:
        collect(data_dir, password, {}, collect_to)
        if not as_json:
            print(collected_line(str(collect_to)))
    return EXIT_CODES[worst(lines)]


def examined(data_dir: Path, password: str | None) -> Sequence[HealthLine]:
    """Every check of `data_dir`, which need not hold a school that can be opened."""
    try:
        if not bootstrap.is_founded(data_dir):
            return _without(data_dir, HealthLine(HealthCheck.DATABASE, Grade.WARN, HealthCode.SCHOOL_NOT_FOUNDED))
        if password is None:
            return _without(data_dir, HealthLine(HealthCheck.DATABASE, Grade.WARN, HealthCode.DATABASE_NOT_LOOKED_AT))
        with closing(bootstrap.open_office(data_dir, password, may_write=False)) as office:
            return office.health.examine(bootstrap.this_person())
    except EnvironmentFault as fault:
        return _without(data_dir, unopened(fault))


def collect(data_dir: Path, password: str | None, shown: Mapping[str, JsonValue], target: Path) -> Path:
    """Writes the diagnostics; with what is in the database where it can be opened, and what keeps it from that."""
    with suppress(EnvironmentFault):
        if password is not None and bootstrap.is_founded(data_dir):
            with closing(bootstrap.open_office(data_dir, password, may_write=False)) as office:
                return office.health.collect(bootstrap.this_person(), shown, target)
    return collect_closed(data_dir, examined(data_dir, password), shown, target)


def _without(data_dir: Path, database: HealthLine) -> Sequence[HealthLine]:
    return examine_closed(data_dir, SystemClock().now_utc(), database)
