"""A clerk issues 500 agreements and looks through them: how long it takes, and whether the window answers meanwhile.

A child process opens the program's window over a school of 500 invented students in one class, without a screen.
Numbered, set, drawn, read back, kept encrypted and audited is everything from the press of the button to the file in
its folder. A heartbeat asks the window every 5 ms, another one the machine. Then pages of a preview are turned, ahead
and to anywhere.
Start: `python -m benchmarks.bench_clerk`.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.result import Result
from benchmarks.standstill import BEAT_S, Machine, gaps_of, longest
from ctec_desktop.kernel.collecting import collect_seldom
from ctec_desktop.kernel.resources import font_dir

if TYPE_CHECKING:
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.kit.jobs import JobRunner
    from ctec_desktop.ui.shell.office_window import OfficeWindow

STUDENTS, TURNS, ROUNDS = 500, 60, 3
CLASS = "2024级数控1班"
STANDS_S = 3.0


def run() -> list[Result]:
    """Medians over fresh processes."""
    runs = [_measured() for _ in range(ROUNDS)]
    seconds, stall, turn = (statistics.median(one[key] for one in runs) for key in ("seconds", "stall_ms", "turn_ms"))
    machine = max(one["machine_ms"] for one in runs)
    detail = f"{runs[0]['pages']:.0f} pages; {statistics.median(one['cpu'] for one in runs):.1f} s of CPU time"
    return [
        Result("500 agreements issued: numbered, drawn, read back, kept, audited", seconds, "s", 10.0, detail),
        Result(
            "longest stall of the window meanwhile", stall, "ms", 50.0, f"the machine itself up to {machine:.0f} ms"
        ),
        Result("page turned in a preview, 95th percentile", turn, "ms", 60.0, f"{TURNS} pages, none read before"),
    ]


def _measured() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder, "CTEC_FONT_DIR": str(font_dir())}
        command = [sys.executable, "-m", "benchmarks.bench_clerk", folder]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _child(folder: Path) -> None:
    collect_seldom()  # as the program does before all else
    from ctec_desktop import bootstrap
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.clock import SystemClock
    from ctec_desktop.storage.vault import KdfCost
    from ctec_desktop.ui.shell.application import prepare
    from ctec_desktop.ui.shell.crash_report import CrashReporter
    from ctec_desktop.ui.shell.office_window import OfficeWindow

    clock, actor = SystemClock(), Actor("测量")
    running = prepare(sys.argv[:1], folder / "window.ini", CrashReporter(folder, "0", clock.now_utc))
    new = bootstrap.found_office(folder / "data", "测量学校", "bench-school", clock=clock, cost=KdfCost(1, 8192, 1))
    class_of_500(new.office, actor, folder)
    opened = OfficeWindow(new.office, actor, running, running.app.quit)
    opened.show()
    measured = _issued(opened, new.office, actor, folder)
    measured["turn_ms"] = _turned(opened.jobs, new.office, actor)
    print(json.dumps(measured), flush=True)
    os._exit(0)


def class_of_500(office: "Office", actor: "Actor", folder: Path) -> None:
    """The demo school's units and plan, and everybody in one class, placed."""
    from ctec_desktop.domain.import_plan import ImportNoun
    from ctec_desktop.services.demo_school import STUDENT_HEADINGS, build, student_rows
    from ctec_desktop.services.placements import PlaceClass
    from ctec_desktop.sheets.writing import write_table

    build(office, actor, 1, None)
    rows = []
    for index, row in enumerate(student_rows(STUDENTS, office.today().year - 2), 1):
        named = dict(zip(STUDENT_HEADINGS, row, strict=True))
        named |= {"学号": f"9{index:08d}", "班级": CLASS, "专业代码": "460103", "专业名称": "数控技术"}
        rows.append(tuple(named[heading] for heading in STUDENT_HEADINGS))
    write_table(folder / "roster.xlsx", "学生名单", STUDENT_HEADINGS, rows)
    office.imports.apply(actor, office.imports.plan(actor, ImportNoun.STUDENTS, folder / "roster.xlsx"))
    plan, post = office.plans.all(actor)[0], office.placements.posts(actor)[0]
    office.placements.place_class(actor, PlaceClass(CLASS, plan.id, post.id))


def _issued(opened: "OfficeWindow", office: "Office", actor: "Actor", folder: Path) -> dict[str, float]:
    from PySide6.QtCore import QTimer

    from ctec_desktop.services.agreement_output import IssueClass

    ended: list[object] = []
    beats: list[float] = []
    wish = IssueClass(CLASS, folder / "out")
    beat = QTimer()
    beat.timeout.connect(partial(_note_beat, beats))
    beat.start(int(BEAT_S * 1000))
    _wait(partial(_has_stood, beats))
    work = partial(office.agreements.issue_class, actor, wish)
    with Machine() as machine:
        beats[:] = [time.perf_counter()]
        begun, cpu = time.perf_counter(), time.process_time()
        opened.jobs.start("签发", work, ended.append, ended.append)
        _wait(ended.__len__)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    beat.stop()
    if isinstance(ended[0], BaseException):
        raise ended[0]
    report = ended[0].value  # type: ignore[attr-defined]
    if report.agreements != STUDENTS:
        raise RuntimeError(f"{report.agreements} of {STUDENTS} issued")
    measured = {"seconds": seconds, "cpu": cpu, "pages": report.pages}
    stall = longest(gaps_of(beats), machine.gaps)
    return {**measured, "stall_ms": stall * 1000, "machine_ms": machine.worst() * 1000}


def _note_beat(beats: list[float]) -> None:
    beats.append(time.perf_counter())


def _has_stood(beats: list[float]) -> bool:
    """Whether the window has had time to paint itself and to load what it loads behind its first rows."""
    return len(beats) > 1 and beats[-1] - beats[0] > STANDS_S


def _turned(jobs: "JobRunner", office: "Office", actor: "Actor") -> float:
    """From the key to the picture; half of the pages are the next one, half anywhere in the file."""
    from ctec_desktop.ui.kit.preview import PreviewPane

    agreement = office.agreements.all(actor)[STUDENTS // 2]
    part = office.agreements
    pane = PreviewPane(jobs)
    pane.resize(860, 900)
    pane.show()
    lot, times = Random(1), []
    views = office.agreements.all(actor)
    for _ in range(TURNS):
        agreement = views[lot.randrange(len(views))]
        begun = time.perf_counter()
        pane.open_document(agreement.pages, partial(part.page_png, actor, agreement.id), 0)
        _wait(pane.is_page_shown)
        times.append(time.perf_counter() - begun)
    return statistics.quantiles(times[1:], n=20)[-1] * 1000


def _wait(is_over: Callable[[], object]) -> None:
    """Lets the window live until then. As in the program it sleeps between events: it must not spin for the lock."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    while not is_over():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _child(Path(sys.argv[1]))
    else:
        for result in run():
            print(f"{result.name}: {result.value:.1f} {result.unit} (at most {result.limit:g}) - {result.detail}")
