"""Starts Qt: the look, Chinese in Qt's own dialogs, and the net under every bug."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.ui.shell.chinese import speak_chinese
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.crash_watch import CrashWatch
from ctec_desktop.ui.shell.look import Look
from ctec_desktop.ui.shell.window_memory import WindowMemory
from ctec_desktop.wording import shell as words

EXIT_ENVIRONMENT = 3
EXIT_BUG = 4


@dataclass(frozen=True, slots=True)
class Running:
    """The program with nothing open yet, handed to whoever opens the first window."""

    app: QApplication
    look: Look
    memory: WindowMemory
    crash: CrashWatch


def prepare(argv: Sequence[str], memory_file: Path, reporter: CrashReporter) -> Running:
    """Makes the Qt application (or takes the one there is) ready for windows.

    Args:
        argv: what Qt may read (`sys.argv`).
        memory_file: ini file for the window's place and look.
        reporter: where reports of bugs go.
    """
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(list(argv))
    app.setApplicationName("ctec_desktop")
    app.setApplicationDisplayName(words.PRODUCT)
    speak_chinese(app)
    memory = WindowMemory(memory_file)
    watch = CrashWatch(reporter, app)
    watch.install()
    return Running(app, Look(app, memory), memory, watch)


def run(running: Running, begin: Callable[[Running], object]) -> int:
    """Opens the first window with `begin`, whose return value is kept alive, and stays until the last one closes.

    Returns:
        Qt's exit code; 3 when the PC stood in the way of starting, 4 when a bug did.
    """
    try:
        kept = begin(running)
    except (EnvironmentFault, RuleViolation) as error:
        from ctec_desktop.ui.kit.dialogs import show_error

        show_error(None, words.START_FAILED, error)
        running.app.exec()
        return EXIT_ENVIRONMENT
    except Exception as error:  # noqa: BLE001 - the last net: a start that fails must say so in a window
        running.crash.met(error)
        running.app.exec()
        return EXIT_BUG
    code = running.app.exec()
    del kept
    sys.stdout.flush()
    return code
