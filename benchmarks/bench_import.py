"""Import of a roster of 50,000 students against the same rows sent raw, and against one flat table.

Ours is the whole way: the file read in its child worker, every cell checked, the plan made against the record, then
written with persons, guardians, classes and search terms in one audited unit. *Raw* reads the same file by calamine,
makes of each line the rows those tables ask for (uids, pinyin keys and search terms by our own functions), checks
nothing and sends them by `executemany` to the same tables, indexes and triggers. *Ready* leaves the making out too: the
rows that our import wrote are sent as they are. *Flat* sends the twenty columns to one table without any index. The
promise is held against CPU seconds of the process and its children, medians of the rounds, which a neighbour disturbs
least; what a clerk waits by the clock stands beside them. What lies in memory
from the other ways is kept from the collector of garbage; ours collects as the program does, the others not at all.
Start: `python -m benchmarks.bench_import`.
"""

import gc
import os
import statistics
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from python_calamine import CalamineWorkbook

from benchmarks.big_roster import HEADINGS, STUDENTS, big_roster
from benchmarks.keys import KEYS
from benchmarks.raw_rows import INSERTS, Rows, rows_of
from benchmarks.result import Result
from ctec_desktop.bootstrap import open_with_keys, this_person
from ctec_desktop.kernel.collecting import collecting_later
from ctec_desktop.storage import audit
from ctec_desktop.storage.database import create_database
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.tables import METADATA

ROUNDS = 3
RAW_LIMIT, FLAT_LIMIT = 2.0, 6.0
_TITLE_ROWS = 2
_NOT_SENT = frozenset({"audit_tx", "audit_line", "search_state"})


def run() -> list[Result]:
    roster = big_roster()
    spent: dict[str, list[Spent]] = {"ours": [], "raw": [], "ready": [], "flat": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as root:
            folders = {name: _founded(Path(root) / name) for name in spent}
            spent["ours"].append(_spent(partial(_import, folders["ours"], roster)))
            with collecting_later():
                spent["flat"].append(_spent(partial(_send_flat, folders["flat"], roster)))
                spent["raw"].append(_spent(partial(_send_raw, folders["raw"], roster)))
                ready = _rows_of(folders["ours"])
                spent["ready"].append(_spent(partial(_send_ready, folders["ready"], roster, ready)))
    median = {name: Spent(*map(statistics.median, zip(*values, strict=True))) for name, values in spent.items()}
    ready_ratio = f"; over rows that lie ready {median['ours'].cpu_s / median['ready'].cpu_s:.2f} ×"
    return [
        _result("over a raw executemany", "raw", RAW_LIMIT, median, ready_ratio),
        _result("over one flat table", "flat", FLAT_LIMIT, median),
    ]


class Spent(NamedTuple):
    """What one import took: of the processors, and by the clock."""

    cpu_s: float
    wall_s: float


def _result(what: str, base: str, limit: float, median: dict[str, Spent], more: str = "") -> Result:
    ours, other = median["ours"], median[base]
    waited = f"by the clock {ours.wall_s / other.wall_s:.2f} × ({ours.wall_s:.1f} s against {other.wall_s:.1f} s)"
    detail = f"{ours.cpu_s:.1f} s against {other.cpu_s:.1f} s of CPU time; {waited}{more}"
    return Result(f"import of {STUDENTS:,} students {what}", ours.cpu_s / other.cpu_s, "×", limit, detail)


def _founded(root: Path) -> DataFolder:
    root.mkdir()
    folder = DataFolder(root)
    create_database(folder, KEYS)
    return folder


def _import(folder: DataFolder, roster: Path) -> None:
    with closing(open_with_keys(folder.root, KEYS)) as office:
        plan = office.imports.plan(this_person(), "students", roster)
        report = office.imports.apply(this_person(), plan).value
    if report.new != STUDENTS:
        raise SystemExit(f"{report.new} students were imported, not {STUDENTS}: the comparison would be void.")


def _rows_of(folder: DataFolder) -> Rows:
    """What our import wrote, table by table, in an order that foreign keys allow."""
    with closing(connect(folder.database, KEYS.database, read_only=True)) as connection:
        tables = [table.name for table in METADATA.sorted_tables if table.name not in _NOT_SENT]
        return {name: rows for name in tables if (rows := connection.execute(f"SELECT * FROM {name}").fetchall())}


def _send_raw(folder: DataFolder, roster: Path) -> None:
    def send(connection: Any) -> None:
        for table, values in rows_of(_read(roster)[_TITLE_ROWS:]).items():
            connection.executemany(f"INSERT INTO {INSERTS[table]} VALUES ({_marks(len(values[0]))})", values)

    _in_one_unit(folder, send)


def _send_ready(folder: DataFolder, roster: Path, rows: Rows) -> None:
    def send(connection: Any) -> None:
        _read(roster)
        for table, values in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({_marks(len(values[0]))})", values)

    _in_one_unit(folder, send)


def _in_one_unit(folder: DataFolder, send: Callable[[Any], None]) -> None:
    with closing(connect(folder.database, KEYS.database, read_only=False)) as connection:
        audit.register_functions(connection, KEYS.audit)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO audit_tx (n, at_utc, by_name, command) VALUES (1, '', '', '')")
        send(connection)
        audit.seal(connection, 1, KEYS.audit)
        connection.execute("COMMIT")
        (students,) = connection.execute("SELECT count(*) FROM student").fetchone()
    if students != STUDENTS:
        raise SystemExit(f"{students} students were sent, not {STUDENTS}: the comparison would be void.")


def _send_flat(folder: DataFolder, roster: Path) -> None:
    with closing(connect(folder.database, KEYS.database, read_only=False)) as connection:
        columns = ", ".join(f"c{number} TEXT" for number in range(len(HEADINGS)))
        connection.execute(f"CREATE TABLE flat ({columns}) STRICT")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO flat VALUES ({_marks(len(HEADINGS))})", _read(roster)[_TITLE_ROWS:])
        connection.execute("COMMIT")


def _read(roster: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(roster)).get_sheet_by_index(0).to_python()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _spent(work: Callable[[], object]) -> Spent:
    gc.collect()
    gc.freeze()
    before = os.times()
    work()
    after = os.times()
    return Spent(sum(after[:4]) - sum(before[:4]), after.elapsed - before.elapsed)


if __name__ == "__main__":
    for result in run():
        print(f"{result.name}: {result.value:.2f} {result.unit} (≤ {result.limit:g}) - {result.detail}")
