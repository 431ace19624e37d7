"""From the start of the program to an open office: first run or login, and what is said when neither is possible."""

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.wording import shell as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ctec_desktop.domain.health import HealthLine
    from ctec_desktop.kernel.isolated import JsonValue
    from ctec_desktop.kernel.progress import Progress
    from ctec_desktop.ui.kit.dialog import Dialog
    from ctec_desktop.ui.kit.jobs import JobRunner
    from ctec_desktop.ui.shell.application import Running
    from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, NewSchool
    from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
    from ctec_desktop.ui.shell.folder_lost_dialog import FolderLostDialog
    from ctec_desktop.ui.shell.login_dialog import LoginDialog
    from ctec_desktop.ui.shell.main_window import MainWindow

EXIT_ENVIRONMENT: Final = 3
EXIT_BUG: Final = 4


class Door(Protocol):
    """The data folder before it is open. Whatever looks into a folder, opens or makes one is called off the
    window's thread."""

    @property
    def school(self) -> str:
        """The school's name if it is known before opening; may be empty."""
        ...

    @property
    def folder(self) -> str:
        """Where the data lies or will lie."""
        ...

    @property
    def origin(self) -> str:
        """Who said so."""
        ...

    @property
    def may_choose(self) -> bool:
        """Whether the person may name another folder."""
        ...

    def is_new(self) -> bool:
        """Whether there is nothing to open yet."""
        ...

    def is_lost(self) -> bool:
        """Whether the folder that was chosen is not there any more."""
        ...

    def look(self, folder: "Path") -> bool:
        """Whether a school lies there already; raises why none may."""
        ...

    def suggest(self, folder: "Path") -> "Path":
        """Where data go when the person points to `folder`."""
        ...

    def adopt(self, folder: "Path") -> None:
        """Leads to the school that lies there from now on; raises why not."""
        ...

    def give_up(self) -> None:
        """Leads to the usual place from now on, until another is chosen."""
        ...

    def create(self, draft: "FirstRunDraft") -> "NewSchool": ...

    def build_demo(self, own: object, progress: "Progress") -> object:
        """Opens the demo school in a folder of its own and closes `own`."""
        ...

    def unlock(self, password: str) -> object: ...

    def recover(self, recovery_key: str) -> object: ...

    def examine(self) -> "Sequence[HealthLine]": ...

    def collect(self, shown: "Mapping[str, JsonValue]", target: "Path") -> "Path":
        """Writes the diagnostics without opening the data."""
        ...


class Opening(QObject):
    """Asks what is needed and emits `opened` with the office and what the person wants to do first ("" for nothing).

    The main window is shown in answer to it.
    """

    opened = Signal(object, str)

    def __init__(self, door: Door, jobs: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._jobs = jobs

    def begin(self) -> "Dialog":
        """Shows the first dialog."""
        if self._door.is_lost():
            return self._tell_lost()
        return self._found() if self._door.is_new() else self._log_in()

    def _tell_lost(self) -> "FolderLostDialog":
        from ctec_desktop.ui.shell.folder_lost_dialog import FolderLostDialog

        lost = FolderLostDialog(self._door.folder, self._door.adopt, self._jobs)
        lost.found.connect(self._log_in)
        lost.given_up.connect(self._found_anew)
        lost.check_up_asked.connect(partial(self._check_up, lost))
        lost.open()
        return lost

    def _found_anew(self) -> None:
        self._door.give_up()
        self._found()

    def _found(self) -> "FirstRunWizard":
        from ctec_desktop.ui.shell.first_run.draft import Founder
        from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard

        door = self._door
        ways = (door.look, door.suggest, door.adopt, door.create, door.build_demo)
        wizard = FirstRunWizard(self._jobs, Founder(door.folder, door.origin, door.may_choose, *ways))
        wizard.opened.connect(self.opened)
        wizard.adopted.connect(self._log_in)
        wizard.check_up_asked.connect(partial(self._check_up, wizard))
        wizard.open()
        return wizard

    def _log_in(self) -> "LoginDialog":
        from ctec_desktop.ui.shell.login_dialog import LoginDialog

        door = self._door
        login = LoginDialog(door.school, self._jobs, door.unlock, door.recover)
        login.name_folder(door.folder, door.adopt if door.may_choose else None)
        login.opened.connect(self._on_login)
        login.adopted.connect(self._log_in)
        login.check_up_asked.connect(partial(self._check_up, login))
        login.open()
        return login

    def _check_up(self, above: "Dialog") -> None:
        from ctec_desktop.ui.settings.check_up_dialog import CheckUpDialog

        CheckUpDialog(self._door.examine, self._door.collect, self._jobs, above).open()

    def _on_login(self, office: object) -> None:
        self.opened.emit(office, "")


class Unfinished(NamedTuple):
    """A start of which a part is on screen.

    Args:
        shown: emitted when that part has been painted.
        go_on: does the rest then.
    """

    shown: SignalInstance
    go_on: "Callable[[Running], object]"


class _Start(QObject):
    """Runs `begin`, and what it left to be done; what they return is kept alive, what they raise becomes a window and
    an exit code."""

    def __init__(self, running: "Running", begin: "Callable[[Running], object]") -> None:
        super().__init__()
        self.code = 0
        self._running = running
        self._step = begin
        self._kept: object = None

    def go(self) -> None:
        try:
            self._kept = self._step(self._running)
        except (EnvironmentFault, RuleViolation) as error:
            from ctec_desktop.ui.kit.dialogs import show_error

            self.code = EXIT_ENVIRONMENT
            self._running.look.dress()
            show_error(None, words.START_FAILED, error)
        except Exception as error:  # noqa: BLE001 - a start that fails must say so in a window
            self.code = EXIT_BUG
            self._running.look.dress()
            self._running.crash.met(error)
        if isinstance(self._kept, Unfinished):
            self._step = self._kept.go_on
            self._kept.shown.connect(self.go)
            self._kept = self._kept.go_on


def run(running: "Running", begin: "Callable[[Running], object]", frame: "MainWindow | None" = None) -> int:
    """Opens the first window with `begin` and stays until the last one closes.

    What `begin` returns is kept alive; an `Unfinished` start goes on when its first part has been painted.

    Args:
        frame: shown at once; `begin` follows when it has been painted, and the frame is closed if that fails.

    Returns:
        Qt's exit code; 3 when the PC stood in the way of starting, 4 when a bug did.
    """
    start = _Start(running, begin)
    if frame is None:
        start.go()
    else:
        frame.frame_painted.connect(start.go)
        frame.show()
    return running.app.exec() or start.code
