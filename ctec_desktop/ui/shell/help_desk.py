"""Help from wherever one is: F1 opens the manual on the page of the dialog or the screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from ctec_desktop.ui.kit.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ctec_desktop.ui.help.help_window import HelpWindow
    from ctec_desktop.ui.kit.jobs import JobRunner


class HelpDesk(QObject):
    """Keeps one window of the manual, opened when first asked for."""

    def __init__(self, jobs: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._window: HelpWindow | None = None

    def attend(self) -> None:
        """Answers for dialogs from now on."""
        Dialog.helper = self._on_asked_by

    def leave(self) -> None:
        """Answers no more; the manual is closed."""
        Dialog.helper = None
        if self._window is not None and isValid(self._window):
            self._window.reject()

    def open(self, *topics: str) -> "HelpWindow":
        """Opens the manual on the page of the first topic that has one."""
        from ctec_desktop.services.manual import read_manual

        return self.open_page(read_manual().serving(*topics).key)

    def open_page(self, key: str) -> "HelpWindow":
        from ctec_desktop.services.manual import read_manual
        from ctec_desktop.ui.help.help_window import HelpWindow

        window = self._window
        if window is None or not isValid(window) or not window.isVisible():
            window = self._window = HelpWindow(read_manual(), self._jobs)
            window.go(key)
            window.open()
        else:
            window.go(key)
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.activateWindow()
        return window

    def _on_asked_by(self, dialog: Dialog) -> None:
        self.open(*topics_of(dialog))


def topics_of(widget: "QWidget") -> list[str]:
    """What help on a widget may be about: the widget, and what it stands above."""
    from ctec_desktop.ui.shell.main_window import MainWindow

    topics, above = [], widget
    while True:
        topics.append(above.current_key() if isinstance(above, MainWindow) else type(above).__name__)
        parent = above.parentWidget()
        if parent is None:
            return topics
        above = parent
