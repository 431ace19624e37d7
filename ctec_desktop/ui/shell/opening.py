"""From the start of the program to an open office: first run or login, and what is said when neither is possible."""

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.wording import shell as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ctec_desktop.ui.kit.jobs import JobRunner
    from ctec_desktop.ui.shell.application import Running
    from ctec_desktop.ui.shell.first_run_dialog import FirstRunDialog, FirstRunDraft, NewOffice
    from ctec_desktop.ui.shell.login_dialog import LoginDialog
    from ctec_desktop.ui.shell.main_window import MainWindow

EXIT_ENVIRONMENT: Final = 3
EXIT_BUG: Final = 4


class Door(Protocol):
    """The data folder before it is open. The last three are called off the window's thread."""

    @property
    def school(self) -> str:
        """The school's name if it is known before opening; may be empty."""
        ...

    def is_new(self) -> bool:
        """Whether there is nothing to open yet."""
        ...

    def create(self, draft: "FirstRunDraft") -> "NewOffice": ...

    def unlock(self, password: str) -> object: ...

    def recover(self, recovery_key: str) -> object: ...


class Opening(QObject):
    """Asks what is needed and emits `opened` with the office. The main window is shown in answer to it."""

    opened = Signal(object)

    def __init__(self, door: Door, jobs: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._jobs = jobs

    def begin(self) -> "FirstRunDialog | LoginDialog":
        """Shows the first dialog."""
        from ctec_desktop.ui.shell.first_run_dialog import FirstRunDialog
        from ctec_desktop.ui.shell.login_dialog import LoginDialog

        dialog: FirstRunDialog | LoginDialog
        if self._door.is_new():
            dialog = FirstRunDialog(self._jobs, self._door.create)
        else:
            dialog = LoginDialog(self._door.school, self._jobs, self._door.unlock, self._door.recover)
        dialog.opened.connect(self.opened)
        dialog.open()
        return dialog


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
