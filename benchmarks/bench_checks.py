"""Every rule on 300,000 placements, against SQL alone for cover and the ten per cent in the same run.

Fresh processes and CPU seconds: a small school, the big one, and the big one once more behind a window whose heartbeat
is listened to. What is judged again after a change is changed in a copy, by the service. Everything is judged by the
rules of one day, so that all of them are in force for ten years of placements, as of a day on which some are at work
and none is over.
Start: `python -m benchmarks.bench_checks`.
"""

import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.big_school import PLACEMENTS, STUDENTS
from benchmarks.checked_school import checked_school
from benchmarks.keys import KEYS
from benchmarks.raw_checks import raw_checks
from benchmarks.result import Result
from benchmarks.standstill import BEAT_S, Machine, gaps_of, longest
from ctec_desktop.kernel.collecting import collect_seldom
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.resources import font_dir

if TYPE_CHECKING:
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.services.office import Office

ON, RULES_ON = date(2016, 6, 1), date(2026, 9, 1)
TENTH, AGAIN, CHANGES, STANDS_S = 10, 200, 40, 3.0


def run() -> list[Result]:
    """One round of fresh processes."""
    checked_school(STUDENTS // TENTH, PLACEMENTS // TENTH)
    checked_school()
    small = _measured("check", STUDENTS // TENTH, PLACEMENTS // TENTH)
    big = _measured("check", STUDENTS, PLACEMENTS)
    beat = _measured("beat", STUDENTS, PLACEMENTS)
    whole, tenth, raw = big["cpu_s"], small["cpu_s"], big["raw_s"]
    growth = math.log(whole / tenth, TENTH)
    judged = f"{big['placements']:.0f} placements, {big['rules']:.0f} rules"
    against = f"{whole:.1f} s of every rule against {raw:.1f} s of two"
    return [
        Result("300,000 placements checked by every rule", whole, "s", 30.0, f"CPU time; {judged}"),
        Result("every rule over cover and ten per cent by window functions of SQL", whole / raw, "×", 3.0, against),
        Result("memory of the whole check", big["memory_mb"], "MB", 400.0),
        Result(
            "growth from 30,000 to 300,000 placements, log-log", growth, "", 1.15, f"{tenth:.2f} s and {whole:.1f} s"
        ),
        Result("one placement judged anew, 95th percentile", big["again_ms"], "ms", 5.0, f"{AGAIN} anywhere"),
        Result(
            "one placement judged again after it was changed, 95th percentile",
            big["changed_ms"],
            "ms",
            5.0,
            f"{big['changes']:.0f} early ends; median {big['changed_median_ms']:.1f} ms",
        ),
        Result(
            "longest stall of the window during the whole check",
            beat["stall_ms"],
            "ms",
            50.0,
            f"the machine itself up to {beat['machine_ms']:.0f} ms",
        ),
    ]


def _measured(what: str, students: int, placements: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CTEC_FONT_DIR": str(font_dir())}
        command = [sys.executable, "-m", "benchmarks.bench_checks", what, str(students), str(placements), folder]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _checked(students: int, placements: int, spare: Path) -> None:
    collect_seldom()  # as the program does before all else
    from ctec_desktop.bootstrap import open_with_keys, this_person
    from ctec_desktop.domain.checks import CheckSelection

    folder = checked_school(students, placements)
    office, actor = open_with_keys(folder.root, KEYS, may_write=False), this_person()
    office.checks.findings(actor, 1)
    began = time.process_time()
    report = office.checks.report(actor, CheckSelection(), ON, rules_on=RULES_ON)
    cpu_s = time.process_time() - began
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lot, times = Random(1), []
    for _ in range(AGAIN):
        placement_id = lot.randrange(1, placements + 1)
        began = time.perf_counter()
        office.checks.findings(actor, placement_id)
        times.append((time.perf_counter() - began) * 1000)
    office.close()
    raw = raw_checks(folder.database)
    print(
        json.dumps(
            {
                "cpu_s": cpu_s,
                "memory_mb": memory_mb,
                "again_ms": statistics.quantiles(times, n=20)[-1],
                "placements": report.placements,
                "rules": len({rule_id for rule_id, _, _ in report.counts}),
                "raw_s": raw.cover_s + raw.share_s,
                **_changed(folder.root, spare),
            }
        )
    )


def _changed(root: Path, spare: Path) -> dict[str, float]:
    """Placements end early, one after the other; each is judged again as its panel does, with all that is kept."""
    from ctec_desktop.bootstrap import open_with_keys, this_person

    copy = spare / "school"
    shutil.copytree(root, copy)
    office, actor = open_with_keys(copy, KEYS, may_write=True), this_person()
    times = []
    for placement_id in _at_work(office, actor):
        with suppress(RuleViolation):  # one that was changed later than this already
            times.append(_again(office, actor, placement_id))
    office.close()
    return {
        "changes": len(times),
        "changed_ms": statistics.quantiles(times, n=20)[-1],
        "changed_median_ms": statistics.median(times),
    }


def _at_work(office: "Office", actor: "Actor") -> Sequence[int]:
    from ctec_desktop.domain.checks import CheckSelection

    rows = office.checks.report(actor, CheckSelection(is_at_work=True), ON, rules_on=RULES_ON)
    lot = Random(2)
    return lot.sample([one.placement_id for one in rows.failing], min(CHANGES, len(rows.failing)))


def _again(office: "Office", actor: "Actor", placement_id: int) -> float:
    from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
    from ctec_desktop.domain.placement_periods import ChangeKind

    office.checks.findings(actor, placement_id)
    wish = ChangeWish((placement_id,), ChangeKind.END_EARLY, ChangeReason.OTHER, ON, reason="测量")
    office.placement_changes.apply(actor, wish)
    began = time.perf_counter()
    office.checks.findings(actor, placement_id)
    return (time.perf_counter() - began) * 1000


def _beat(students: int, placements: int, spare: Path) -> None:
    """The whole check as a job of the real window, and the longest time the window did not answer meanwhile."""
    collect_seldom()
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    from ctec_desktop.bootstrap import open_with_keys, this_person
    from ctec_desktop.domain.checks import CheckSelection
    from ctec_desktop.kernel.clock import SystemClock
    from ctec_desktop.ui.shell.application import prepare
    from ctec_desktop.ui.shell.crash_report import CrashReporter
    from ctec_desktop.ui.shell.office_window import OfficeWindow

    running = prepare(sys.argv[:1], spare / "window.ini", CrashReporter(spare, "0", SystemClock().now_utc))
    folder = checked_school(students, placements)
    office, actor = open_with_keys(folder.root, KEYS, may_write=False), this_person()
    opened = OfficeWindow(office, actor, running, running.app.quit)
    opened.show()
    beats: list[float] = []
    ended: list[object] = []
    beat = QTimer()
    beat.timeout.connect(partial(_note, beats))
    beat.start(int(BEAT_S * 1000))
    wait = partial(QCoreApplication.processEvents, QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    while not beats or beats[-1] - beats[0] < STANDS_S:
        wait()
    work = partial(office.checks.report, actor, CheckSelection(), ON, rules_on=RULES_ON)
    with Machine() as machine:
        beats[:] = [time.perf_counter()]
        opened.jobs.start("检查", work, ended.append, ended.append)
        while not ended:
            wait()
    if isinstance(ended[0], BaseException):
        raise ended[0]
    stall = longest(gaps_of(beats), machine.gaps)
    print(json.dumps({"stall_ms": stall * 1000, "machine_ms": machine.worst() * 1000}), flush=True)
    os._exit(0)


def _note(beats: list[float]) -> None:
    beats.append(time.perf_counter())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure = {"check": _checked, "beat": _beat}[sys.argv[1]]
        measure(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
    else:
        for result in run():
            print(f"{result.name}: {result.value:.2f} {result.unit} (at most {result.limit:g}) - {result.detail}")
