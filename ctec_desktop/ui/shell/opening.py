"""From the start of the program to an open office: first run or login, and what is said when neither is possible."""

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.wording import shell as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ctec_desktop.kernel.progress import Progress
    from ctec_desktop.ui.kit.jobs import JobRunner
    from ctec_desktop.ui.shell.application import Running
    from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, NewSchool
    from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
    from ctec_desktop.ui.shell.login_dialog import LoginDialog
    from ctec_desktop.ui.shell.main_window import MainWindow

EXIT_ENVIRONMENT: Final = 3
EXIT_BUG: Final = 4


class Door(Protocol):
    """The data folder before it is open. The last four are called off the window's thread."""

    @property
    def school(self) -> str:
        """The school's name if it is known before opening; may be empty."""
        ...

    @property
    def folder(self) -> str:
        """Where the data lies or will lie."""
        ...

    def is_new(self) -> bool:
        """Whether there is nothing to open yet."""
        ...

    def create(self, draft: "FirstRunDraft") -> "NewSchool": ...

    def build_demo(self, own: object, progress: "Progress") -> object:
        """Opens the demo school in a folder of its own and closes `own`."""
        ...

    def unlock(self, password: str) -> object: ...

    def recover(self, recovery_key: str) -> object: ...


class Opening(QObject):
    """Asks what is needed and emits `opened` with the office and what the person wants to do first ("" for nothing).

    The main window is shown in answer to it.
    """

    opened = Signal(object, str)

    def __init__(self, door: Door, jobs: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._jobs = jobs

    def begin(self) -> "FirstRunWizard | LoginDialog":
        """Shows the first dialog."""
        from ctec_desktop.ui.shell.first_run.draft import Founder
        from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
        from ctec_desktop.ui.shell.login_dialog import LoginDialog

        door = self._door
        if door.is_new():
            wizard = FirstRunWizard(self._jobs, Founder(door.folder, door.create, door.build_demo))
            wizard.opened.connect(self.opened)
            wizard.open()
            return wizard
        login = LoginDialog(door.school, self._jobs, door.unlock, door.recover)
        login.opened.connect(self._on_login)
        login.open()
        return login

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
