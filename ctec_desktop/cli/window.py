"""Opening the window on a data folder."""

import sys
from functools import partial
from typing import TYPE_CHECKING

from ctec_desktop import __version__
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.shell.opening import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.first_run_dialog import FirstRunDraft, NewOffice


class FolderDoor:
    """A data folder before it is open."""

    school = ""

    def __init__(self, data_dir: "Path") -> None:
        self._data_dir = data_dir

    def is_new(self) -> bool:
        from ctec_desktop.bootstrap import is_founded

        return not is_founded(self._data_dir)

    def create(self, draft: "FirstRunDraft") -> "NewOffice":
        from ctec_desktop.bootstrap import found_office
        from ctec_desktop.ui.shell.first_run_dialog import NewOffice

        new = found_office(self._data_dir, draft.school_name, draft.password)
        return NewOffice(new.office, new.recovery_key)

    def unlock(self, password: str) -> "Office":
        from ctec_desktop.bootstrap import open_office

        return open_office(self._data_dir, password)

    def recover(self, recovery_key: str) -> "Office":
        from ctec_desktop.bootstrap import open_with_recovery

        return open_with_recovery(self._data_dir, recovery_key)


class WindowStart:
    """From an office that can be opened without asking to its window; the frame is shown before the office is opened.

    Args:
        unlock: opens the office.
    """

    def __init__(self, running: Running, unlock: "Callable[[], Office]") -> None:
        self.frame = MainWindow(running.memory)
        self._unlock = unlock

    def begin(self, running: Running) -> object:
        """Opens the office and fills the frame."""
        from ctec_desktop.bootstrap import this_person
        from ctec_desktop.ui.shell.office_window import OfficeWindow

        try:
            opened = OfficeWindow(self._unlock(), this_person(), running, running.app.quit, self.frame)
            opened.show()
        except BaseException:
            self.frame.deleteLater()
            raise
        return opened


class AskingStart:
    """From the first run or the login to the window; keeps what is open alive."""

    def __init__(self, door: FolderDoor) -> None:
        self._door = door

    def begin(self, running: Running) -> object:
        """Asks for what is needed to open the office."""
        from ctec_desktop.ui.kit.jobs import JobRunner
        from ctec_desktop.ui.shell.chinese import speak_chinese
        from ctec_desktop.ui.shell.opening import Opening

        speak_chinese(running.app)
        self._jobs = JobRunner(on_bug=running.crash.met)
        self._opening = Opening(self._door, self._jobs)
        self._opening.opened.connect(partial(self._on_opened, running))
        self._opening.begin()
        return self

    def _on_opened(self, running: Running, office: "Office") -> None:
        from ctec_desktop.bootstrap import this_person
        from ctec_desktop.ui.shell.office_window import OfficeWindow

        self._office_window = OfficeWindow(office, this_person(), running, running.app.quit)
        self._office_window.show()


def open_window(data_dir: "Path", password: str | None) -> int:
    """Runs the window until it is closed; asks for the password where it is not known."""
    running = prepared(data_dir)
    door = FolderDoor(data_dir)
    if password is None or door.is_new():
        return run(running, AskingStart(door).begin)
    start = WindowStart(running, partial(door.unlock, password))
    return run(running, start.begin, start.frame)


def prepared(data_dir: "Path") -> Running:
    """Qt made ready, with the window's memory and the crash reports beside the data."""
    reporter = CrashReporter(data_dir / "crash", __version__, _now_utc)
    return prepare(sys.argv[:1], data_dir / "window.ini", reporter)


def _now_utc() -> "datetime":
    from ctec_desktop.kernel.clock import SystemClock

    return SystemClock().now_utc()
