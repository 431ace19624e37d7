"""Opening the window on a data folder."""

import sys
from pathlib import Path

from ctec_desktop import __version__, bootstrap
from ctec_desktop.kernel.clock import SystemClock
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.first_run_dialog import FirstRunDraft, NewOffice
from ctec_desktop.ui.shell.office_window import OfficeWindow
from ctec_desktop.ui.shell.opening import Opening, run


class FolderDoor:
    """A data folder before it is open."""

    school = ""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def is_new(self) -> bool:
        return not bootstrap.is_founded(self._data_dir)

    def create(self, draft: FirstRunDraft) -> NewOffice:
        new = bootstrap.found_office(self._data_dir, draft.school_name, draft.password)
        return NewOffice(new.office, new.recovery_key)

    def unlock(self, password: str) -> Office:
        return bootstrap.open_office(self._data_dir, password)

    def recover(self, recovery_key: str) -> Office:
        return bootstrap.open_with_recovery(self._data_dir, recovery_key)


class WindowStart:
    """From the start of the program to the open window; keeps what is open alive."""

    def __init__(self, data_dir: Path, password: str | None) -> None:
        self._door = FolderDoor(data_dir)
        self._password = password
        self._jobs: JobRunner | None = None
        self._opening: Opening | None = None
        self._running: Running | None = None
        self.office_window: OfficeWindow | None = None

    def begin(self, running: Running) -> object:
        """Opens the office at once where the password is known, and asks for it otherwise."""
        self._running = running
        if self._password is not None and not self._door.is_new():
            self._show(self._door.unlock(self._password))
            return self
        self._jobs = JobRunner(on_bug=running.crash.met)
        self._opening = Opening(self._door, self._jobs)
        self._opening.opened.connect(self._on_opened)
        self._opening.begin()
        return self

    def _on_opened(self, office: object) -> None:
        if isinstance(office, Office):
            self._show(office)

    def _show(self, office: Office) -> None:
        if self._running is None:
            raise RuntimeError("the window is shown before the program began")
        self.office_window = OfficeWindow(office, bootstrap.this_person(), self._running, self._running.app.quit)
        self.office_window.show()


def open_window(data_dir: Path, password: str | None) -> int:
    """Runs the window until it is closed."""
    return run(prepared(data_dir), WindowStart(data_dir, password).begin)


def prepared(data_dir: Path) -> Running:
    """Qt made ready, with the window's memory and the crash reports beside the data."""
    reporter = CrashReporter(data_dir / "crash", __version__, SystemClock().now_utc)
    return prepare(sys.argv[:1], data_dir / "window.ini", reporter)
