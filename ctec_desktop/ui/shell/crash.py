"""Catches what nothing else caught: on the window's thread and on every other."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ctec_desktop.ui.shell.crash_report import CrashReporter


class CrashWatch(QObject):
    """Saves a report of every bug and shows it. `met` counts as the hook for `JobRunner(on_bug=…)`."""

    reported = Signal(object)
    _met_elsewhere = Signal(object)

    def __init__(self, reporter: CrashReporter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reporter = reporter
        # Asks for the diagnostics above a widget; there only while an office is open.
        self.collect: Callable[[QWidget], object] | None = None
        self._open: QObject | None = None
        self._met_elsewhere.connect(self.met)
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def met(self, error: BaseException) -> None:
        """Saves a report and shows it, or counts it where one is being read. Call on the window's thread."""
        try:
            text = self.reporter.text_of(error)
            saved = self.reporter.save(text)
            self._show(text, saved)
        except Exception as second:  # noqa: BLE001 - see below
            # Whatever is wrong with the report itself must not come back here for ever.
            sys.__excepthook__(type(second), second, second.__traceback__)
            return
        self.reported.emit(saved)

    def _show(self, text: str, saved: Path | None) -> None:
        from ctec_desktop.ui.shell.crash_dialog import CrashDialog

        shown = self._open
        if isinstance(shown, CrashDialog) and isValid(shown):
            shown.count_again()
            return
        made = CrashDialog(text, saved, QApplication.activeWindow(), collect=self.collect)
        self._open = made
        made.open()

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        sys.__excepthook__(kind, error, trace)
        self._met_elsewhere.emit(error)

    def _on_uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._met_elsewhere.emit(args.exc_value)
