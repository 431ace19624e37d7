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
    from PySide6.QtGui import QPaintEvent

    from ctec_desktop.cli.window import WindowStart
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.application import Running

BEGAN_NS = int(os.environ["BENCH_BEGAN_NS"])
FIRST_ROWS = 60
SIZE = (1366, 820)
MEASURED: dict[str, float] = {}
PAINTED_ROWS: list[int] = []


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
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    window.repaint()
    note_frame()
    report()


def ours() -> None:
    """The program's own way from an office it can open to its window, with nothing left out.

    The two paints are watched by functions put before the program's own: an event filter would make PySide wrap every
    class of events and widgets, which costs as much as the list itself.
    """
    from ctec_desktop.kernel.collecting import collect_seldom

    collect_seldom()
    from ctec_desktop.cli.window import WindowStart, prepared
    from ctec_desktop.ui.shell.opening import run

    folder = Path(os.environ["BENCH_FOLDER"])
    running = prepared(folder)
    start = WindowStart(running, partial(opened, folder))
    start.frame.resize(*SIZE)  # the screen there is without a screen is smaller; both windows get the same room
    # Connected first, so the frame's time is taken before the office is opened.
    start.frame.frame_painted.connect(note_frame)
    run(running, partial(begin, start), start.frame)


def begin(start: "WindowStart", running: "Running") -> object:
    """Fills the frame; the first rows are noted in the turn after they were painted."""
    from ctec_desktop.ui.shell.opening import Unfinished

    made = start.begin(running)
    if not isinstance(made, Unfinished):
        raise SystemExit("the first rows were not shown in the frame")
    made.shown.connect(partial(note_rows, start))
    return made


def note_rows(start: "WindowStart") -> None:
    """Notes the first rows; then the living page in the turn after its table was painted, when all is on the screen.

    The page paints before its table, so what it has put off until after its first paint comes after the note.
    """
    MEASURED.update(now("rows"))
    from PySide6.QtCore import QTimer

    from ctec_desktop.ui.kit.list_page import ListPage
    from ctec_desktop.ui.kit.table_view import TableView
    from ctec_desktop.ui.shell.first_sight import FirstSight

    if not any(isinstance(seen, FirstSight) and seen.row_count >= FIRST_ROWS for seen in start.frame.children()):
        raise SystemExit("too few rows were shown")
    page_paints, table_paints = ListPage.paintEvent, TableView.paintEvent

    def page(self: ListPage, event: "QPaintEvent") -> None:
        QTimer.singleShot(0, note_page)
        page_paints(self, event)

    def table(self: TableView, event: "QPaintEvent") -> None:
        table_paints(self, event)
        PAINTED_ROWS.append(self.model().rowCount())

    ListPage.paintEvent, TableView.paintEvent = page, table  # type: ignore[method-assign, assignment]


def note_frame() -> None:
    MEASURED.update(now("frame"))


def note_page() -> None:
    if PAINTED_ROWS and PAINTED_ROWS[-1] >= FIRST_ROWS:
        MEASURED.update(now("page"))
        report()


def report() -> None:
    print(json.dumps(MEASURED | {"memory_mb": memory_mb()}), flush=True)
    os._exit(0)


def opened(folder: Path) -> "Office":
    from benchmarks.keys import KEYS
    from ctec_desktop.bootstrap import open_with_keys

    return open_with_keys(folder, KEYS, may_write=False)


if __name__ == "__main__":
    empty() if sys.argv[1] == "empty" else ours()
