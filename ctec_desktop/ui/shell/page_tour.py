"""Visits every page of the window, waits until its work is done, and closes the window."""

from PySide6.QtCore import QObject, QTimer

from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.crash import CrashWatch
from ctec_desktop.ui.shell.main_window import MainWindow


class PageTour(QObject):
    """`visited` holds the keys of pages that came up; `failures` what went wrong on the way."""

    STEP_MS = 20
    _RESTS = 3
    _MOST_STEPS = 3000

    def __init__(self, window: MainWindow, jobs: JobRunner, crash: CrashWatch) -> None:
        super().__init__(window)
        self.visited: list[str] = []
        self.failures: list[str] = []
        self._window = window
        self._left = list(window.keys())
        self._jobs = jobs
        self._resting = 0
        self._steps = 0
        crash.reported.connect(self._on_reported)
        self._timer = QTimer(self, interval=self.STEP_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_reported(self, saved: object) -> None:
        self.failures.append(str(saved))

    def _on_tick(self) -> None:
        """Goes on only when nothing is under way or about to be; a page that never comes to rest is a failure."""
        self._steps += 1
        self._resting = self._resting + 1 if self._jobs.is_idle() else 0
        if self._steps > self._MOST_STEPS:
            self.failures.append(f"{self._window.current_key()}: still working")
            self._left.clear()
        elif self._resting < self._RESTS:
            return
        if not self._left:
            self._timer.stop()
            self._window.close()
            return
        self._resting = 0
        key = self._left.pop(0)
        self._window.go(key)
        if self._window.current_key() == key:
            self.visited.append(key)
