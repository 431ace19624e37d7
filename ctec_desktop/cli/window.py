"""Opening the window on a data folder."""

import sys
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from ctec_desktop import __version__
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.shell.opening import Unfinished, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ctec_desktop.cli.door import FolderDoor
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.data_place import DataPlace
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.shell.first_sight import FirstSight
    from ctec_desktop.ui.shell.start_view import StartView


_MEMORY: Final = "window.ini"


class _Opened(NamedTuple):
    """An office, who is at work in it, and what its start page shows first (None where only the page can tell)."""

    office: "Office"
    actor: "Actor"
    view: "StartView | None"


def _reading(unlock: "Callable[[], Office]") -> "_Reading":
    """Begins to open the office and to read its first rows.

    What that takes is imported first, so that the reading thread hardly asks for the interpreter: the database then
    answers truly beside the window's thread, which goes on with what paints.
    """
    import ctec_desktop.services.start_page  # noqa: F401
    from ctec_desktop.bootstrap import this_person

    reading = _Reading(unlock, this_person())
    reading.start()
    return reading


class _Reading(Thread):
    """Opens the office and reads the first rows beside the window's thread, which makes ready to paint them."""

    def __init__(self, unlock: "Callable[[], Office]", actor: "Actor") -> None:
        super().__init__(name="start")
        self._unlock = unlock
        self._actor = actor
        self._opened: _Opened | None = None
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            office = self._unlock()
            try:
                self._opened = _look_into(office, self._actor)
            except BaseException:
                office.close()
                raise
        except BaseException as error:  # noqa: BLE001 - raised again by `result`
            self._error = error

    def result(self) -> _Opened:
        """What was read, once it is there; raises what went wrong."""
        self.join()
        if self._opened is None:
            raise self._error or RuntimeError("nothing was read")
        return self._opened


def _look_into(office: "Office", actor: "Actor") -> _Opened:
    from ctec_desktop.ui.shell.start_view import start_view

    return _Opened(office, actor, start_view(office, actor))


class WindowStart:
    """From an office that can be opened without asking to its window: bare frame, first rows, the living page.

    Args:
        unlock: opens the office; called off the window's thread when the frame has been painted.
    """

    def __init__(self, running: Running, unlock: "Callable[[], Office]") -> None:
        self.frame = MainWindow(running.memory)
        self._unlock = unlock

    def begin(self, running: Running) -> object:
        """Opens the office and shows its first rows in the frame; the page follows when they have been painted."""
        try:
            reading = _reading(self._unlock)
            sight = self._sight(running)
            opened = reading.result()
            if opened.view is None:
                sight.deleteLater()
                return self._fill(opened, running)
            sight.open(opened.view)
        except BaseException:
            self.frame.deleteLater()
            raise
        return Unfinished(sight.painted, partial(self._replace, sight, opened))

    def _sight(self, running: Running) -> "FirstSight":
        from ctec_desktop.ui.shell.first_sight import FirstSight
        from ctec_desktop.ui.shell.start_view import start_heading

        return FirstSight(self.frame, running.look.ground, start_heading(), is_narrow=self.frame.is_narrow)

    def _replace(self, sight: "FirstSight", opened: _Opened, running: Running) -> object:
        """Puts the living page in the place of the first rows, within one turn."""
        if not self.frame.isVisible():
            opened.office.close()
            return None
        try:
            window = self._fill(opened, running)
        except BaseException:
            self.frame.deleteLater()
            raise
        sight.hide()
        sight.deleteLater()
        return window

    def _fill(self, opened: _Opened, running: Running) -> object:
        from ctec_desktop.ui.shell.office_window import OfficeWindow

        window = OfficeWindow(opened.office, opened.actor, running, running.app.quit, self.frame)
        window.show()
        return window


class AskingStart:
    """From the first run or the login to the window; keeps what is open alive."""

    def __init__(self, door: "FolderDoor") -> None:
        self._door = door

    def begin(self, running: Running) -> object:
        """Asks for what is needed to open the office."""
        from ctec_desktop.ui.kit.jobs import JobRunner
        from ctec_desktop.ui.shell.chinese import speak_chinese
        from ctec_desktop.ui.shell.help_desk import HelpDesk
        from ctec_desktop.ui.shell.opening import Opening

        running.look.dress()
        speak_chinese(running.app)
        self._jobs = JobRunner(on_bug=running.crash.met, on_trouble=self._on_trouble)
        HelpDesk(self._jobs, self._jobs).attend()
        self._opening = Opening(self._door, self._jobs)
        self._opening.opened.connect(partial(self._on_opened, running))
        self._opening.begin()
        return self

    def _on_trouble(self, error: BaseException) -> None:
        from ctec_desktop.kernel.log import note
        from ctec_desktop.ui.shell.crash_report import trouble_of

        note(self._door.root, *trouble_of(error))

    def _on_opened(self, running: Running, office: "Office", task: str) -> None:
        from ctec_desktop.bootstrap import this_person
        from ctec_desktop.ui.shell.office_window import OfficeWindow

        _keep_beside(self._door.root, running)
        self._office_window = OfficeWindow(office, this_person(), running, running.app.quit)
        self._office_window.show()
        self._office_window.begin(task)


def open_window(place: "DataPlace", password: str | None) -> int:
    """Runs the window until it is closed; asks for the password where it is not known."""
    from ctec_desktop.bootstrap import papers_dir
    from ctec_desktop.cli.door import FolderDoor

    running = prepared(papers_dir(place))
    door = FolderDoor(place)
    if password is None or door.is_new():
        return run(running, AskingStart(door).begin)
    start = WindowStart(running, partial(door.unlock, password))
    return run(running, start.begin, start.frame)


def prepared(data_dir: "Path") -> Running:
    """Qt made ready, with the window's memory and the crash reports beside the data."""
    reporter = CrashReporter(data_dir / "crash", __version__, _now_utc)
    return prepare(sys.argv[:1], data_dir / _MEMORY, reporter)


def _keep_beside(data_dir: "Path", running: Running) -> None:
    """From now on beside the data that were opened: they may be others than those the program was started for."""
    running.crash.reporter.folder = data_dir / "crash"
    running.memory.move_to(data_dir / _MEMORY)


def _now_utc() -> "datetime":
    from ctec_desktop.kernel.clock import SystemClock

    return SystemClock().now_utc()
