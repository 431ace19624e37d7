"""An hour at the window, pressed together: every page, searches, dialogs opened and closed; memory after it.

A child process opens the demo school without a screen and goes round and round. The first rounds load what is loaded
once; from then on memory must stay. Start: `python -m benchmarks.bench_memory`.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.result import Result
from ctec_desktop.kernel.resources import font_dir

if TYPE_CHECKING:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QWidget

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.office_window import OfficeWindow

WARM_UP, ROUNDS, LIMIT = 8, 40, 1.05
STUDENTS = 400
TYPED = ("z", "张", "zh", "2024", "0012", "不存在")
SETTLE_MS, MOST_MS = 5, 5_000


def run() -> list[Result]:
    """The highest of the last rounds over the highest after the warm-up."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder, "CTEC_FONT_DIR": str(font_dir())}
        command = [sys.executable, "-m", "benchmarks.bench_memory", folder]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    sizes: list[float] = json.loads(done.stdout.splitlines()[-1])
    early, late = max(sizes[WARM_UP : WARM_UP + 5]), max(sizes[-5:])
    detail = f"{early:.0f} MB after {WARM_UP} rounds, {late:.0f} MB after {len(sizes)}"
    return [Result("window memory after an hour through every page", late / early, "×", LIMIT, detail)]


def _child(folder: Path) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    from ctec_desktop.ui.kit.list_page import ListPage

    with _window(folder) as (opened, office, actor):
        window, sizes = opened.window, []
        for number in range(WARM_UP + ROUNDS):
            for key in list(window.keys()):
                window.go(key)
                _settle(opened.jobs.is_idle)
                page = window.page(key)
                if isinstance(page, ListPage):
                    page.filters.search.setText(TYPED[number % len(TYPED)])
                    page.filters.search.settle()
                    _settle(opened.jobs.is_idle)
                    page.filters.clear()
                    _settle(opened.jobs.is_idle)
                    page.table.selectRow(number % 50)
                    _settle(opened.jobs.is_idle)
            for made in _dialogs(opened, office, actor, number):
                made.show()
                _settle(opened.jobs.is_idle)
                made.close()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            sizes.append(_resident_mb())
        print(json.dumps(sizes), flush=True)
        window.close()
        _settle(opened.jobs.is_idle)


def _dialogs(opened: "OfficeWindow", office: "Office", actor: "Actor", number: int) -> "Iterator[QWidget]":
    """Dialogs of every kind a clerk meets in an hour; each is open while the next line waits."""
    from ctec_desktop.ui.imports.import_wizard import ImportWizard
    from ctec_desktop.ui.kit.columns_dialog import ColumnsDialog
    from ctec_desktop.ui.placements.placements_page import PlacementsPage
    from ctec_desktop.ui.plans.plan_dialog import PlanDialog

    window = opened.window
    palette = opened.open_finder(window)
    palette.search.setText(TYPED[number % len(TYPED)])
    palette.search.settle()
    yield palette
    for made in (
        ImportWizard("students", office, actor, window.context, window),
        PlanDialog(office, actor, window.context, window),
        ColumnsDialog((), {}, window),
    ):
        made.open()
        yield made
    page = window.page("placements")
    assert isinstance(page, PlacementsPage)
    yield page.dialogs.place_class()


@contextmanager
def _window(folder: Path) -> "Iterator[tuple[OfficeWindow, Office, Actor]]":
    from ctec_desktop import bootstrap
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.clock import SystemClock
    from ctec_desktop.services.demo_school import build
    from ctec_desktop.storage.vault import KdfCost
    from ctec_desktop.ui.shell.application import prepare
    from ctec_desktop.ui.shell.crash_report import CrashReporter
    from ctec_desktop.ui.shell.office_window import OfficeWindow

    clock, actor = SystemClock(), Actor("测量")
    running = prepare(sys.argv[:1], folder / "window.ini", CrashReporter(folder, "0", clock.now_utc))
    new = bootstrap.found_office(folder / "data", "测量学校", "bench-school", clock=clock, cost=KdfCost(1, 8192, 1))
    build(new.office, actor, STUDENTS, folder / "out")
    opened = OfficeWindow(new.office, actor, running, running.app.quit)
    opened.show()
    yield opened, new.office, actor


def _settle(is_idle: Callable[[], bool]) -> None:
    """Lets readings come back and the screen be painted."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(SETTLE_MS)
    timer.timeout.connect(partial(_leave_when, is_idle, loop))
    timer.start()
    QTimer.singleShot(MOST_MS, loop.quit)
    loop.exec()
    timer.stop()


def _leave_when(is_idle: Callable[[], bool], loop: "QEventLoop") -> None:
    if is_idle():
        loop.quit()


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _child(Path(sys.argv[1]))
    else:
        for result in run():
            print(f"{result.name}: {result.value:.3f} {result.unit} (at most {result.limit:g}) - {result.detail}")
