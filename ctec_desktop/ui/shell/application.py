"""Starts Qt: the look, and the net under every bug."""

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QApplication

from ctec_desktop.ui.shell.crash import CrashWatch
from ctec_desktop.ui.shell.look import Look
from ctec_desktop.ui.shell.window_memory import WindowMemory
from ctec_desktop.wording import shell as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ctec_desktop.ui.shell.crash_report import CrashReporter


_TURN_S: Final = 0.001


class Running(NamedTuple):
    """The program with nothing open yet, handed to whoever opens the first window."""

    app: QApplication
    look: Look
    memory: WindowMemory
    crash: CrashWatch


def prepare(argv: "Sequence[str]", memory_file: "Path", reporter: "CrashReporter") -> Running:
    """Makes the Qt application (or takes the one there is) ready for windows.

    Args:
        argv: what Qt may read (`sys.argv`).
        memory_file: ini file for the window's place and look.
        reporter: where reports of bugs go.
    """
    # A thread that reads or imports gives way to the window at once.
    sys.setswitchinterval(_TURN_S)
    there = QApplication.instance()
    # The style is named on Qt's command line: setting it later wraps the whole style class at start.
    app = there if isinstance(there, QApplication) else QApplication([*argv, "-style", "fusion"])
    app.setApplicationName("ctec_desktop")
    app.setApplicationDisplayName(words.PRODUCT)
    memory = WindowMemory(memory_file)
    watch = CrashWatch(reporter, app)
    watch.install()
    return Running(app, Look(app, memory), memory, watch)
