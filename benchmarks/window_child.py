"""One start of a window in a process of its own, timed from its spawn: an empty one, or ours on the big school.

Prints a JSON line: milliseconds to the first paint of the window and of the first rows, and the memory then.
"""

import json
import os
import sys
import time
from pathlib import Path

BEGAN_NS = int(os.environ["BENCH_BEGAN_NS"])


def since_spawn_ms() -> float:
    return (time.monotonic_ns() - BEGAN_NS) / 1e6


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
    report(since_spawn_ms(), None)


def ours() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    from benchmarks.keys import KEYS
    from ctec_desktop.bootstrap import open_with_keys, this_person
    from ctec_desktop.cli.window import prepared
    from ctec_desktop.ui.shell.office_window import OfficeWindow

    folder = Path(os.environ["BENCH_FOLDER"])
    running = prepared(folder)
    opened = OfficeWindow(open_with_keys(folder, KEYS, may_write=False), this_person(), running, running.app.quit)

    class Watch(QObject):
        """Notes the first paint of the window and of a table that has rows."""

        frame_ms: float | None = None

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                if self.frame_ms is None:
                    QTimer.singleShot(0, self.note_frame)
                table = watched.parent()
                if isinstance(table, QTableView) and table.model().rowCount():
                    QTimer.singleShot(0, self.note_rows)
            return False

        def note_frame(self) -> None:
            self.frame_ms = self.frame_ms or since_spawn_ms()

        def note_rows(self) -> None:
            report(self.frame_ms, since_spawn_ms())

    watch = Watch()
    running.app.installEventFilter(watch)
    opened.show()
    running.app.exec()


def report(frame_ms: float | None, rows_ms: float | None) -> None:
    cpu_ms = time.process_time() * 1e3
    print(json.dumps({"frame_ms": frame_ms, "rows_ms": rows_ms, "memory_mb": memory_mb(), "cpu_ms": cpu_ms}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    empty() if sys.argv[1] == "empty" else ours()
