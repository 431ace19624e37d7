"""One start of a window in a process of its own, timed from its spawn: an empty one, or ours on the big school.

Prints a JSON line: milliseconds (and CPU milliseconds of the process) to the first paint of the window and of the first
rows, and the memory then.
"""

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctec_desktop.services.office import Office

BEGAN_NS = int(os.environ["BENCH_BEGAN_NS"])
FIRST_ROWS = 60
MEASURED: dict[str, float] = {}


def now(what: str) -> dict[str, float]:
    """Milliseconds since the spawn, by the clock and of the CPU."""
    return {f"{what}_ms": (time.monotonic_ns() - BEGAN_NS) / 1e6, f"{what}_cpu_ms": time.process_time() * 1e3}


def memory_mb() -> float:
    """Resident memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 820)
    window.show()
    app.processEvents()
    window.repaint()
    report(now("frame"))


def ours() -> None:
    """The program's own way from an office it can open to its window, with nothing left out."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    from ctec_desktop.cli.window import WindowStart, prepared
    from ctec_desktop.ui.shell.application import Running
    from ctec_desktop.ui.shell.opening import run

    class Watch(QObject):
        """Notes when the frame has been painted, and then when the table has been painted with its rows."""

        def __init__(self, start: WindowStart) -> None:
            super().__init__()
            self.start = start
            self.table: QTableView | None = None
            start.frame.installEventFilter(self)

        def begin(self, running: Running) -> object:
            kept = self.start.begin(running)
            found = self.start.frame.findChild(QTableView)
            assert isinstance(found, QTableView)
            self.table = found
            found.viewport().installEventFilter(self)
            return kept

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.note_frame if self.table is None else self.note_rows)
            return False

        def note_frame(self) -> None:
            MEASURED.update(now("frame"))

        def note_rows(self) -> None:
            assert self.table is not None
            assert self.table.model().rowCount() >= FIRST_ROWS
            report(now("rows"))

    folder = Path(os.environ["BENCH_FOLDER"])
    running = prepared(folder)
    watch = Watch(WindowStart(running, partial(opened, folder)))
    run(running, watch.begin, watch.start.frame)


def opened(folder: Path) -> "Office":
    from benchmarks.keys import KEYS
    from ctec_desktop.bootstrap import open_with_keys

    return open_with_keys(folder, KEYS, may_write=False)


def report(last: dict[str, float]) -> None:
    print(json.dumps(MEASURED | last | {"memory_mb": memory_mb()}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    empty() if sys.argv[1] == "empty" else ours()
