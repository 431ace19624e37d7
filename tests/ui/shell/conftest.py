"""The program's window over a copy of the demo school."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.office_window import OfficeWindow
from tests.schools import CLERK, Demo, opened
from tests.ui.shell.stage import Stage


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, fixed_clock) -> Iterator[Running]:
    made = prepare([], tmp_path / "w.ini", CrashReporter(tmp_path / "crash", "1", fixed_clock.now_utc))
    yield made
    made.crash.uninstall()


@pytest.fixture
def stage(running: Running, demo: Demo, tmp_path: Path, qtbot) -> Iterator[Stage]:
    office = opened(demo.copied_to(tmp_path))
    shown = OfficeWindow(office, CLERK, running, list)
    shown.show()

    def settle() -> None:
        qtbot.waitUntil(shown.jobs.is_idle, timeout=20_000)
        QApplication.sendPostedEvents()

    settle()
    yield Stage(shown, office, demo, tmp_path, settle)
    settle()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Dialog):
            window.done(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if isValid(shown.window):
        shown.window.close()
    else:
        shown.jobs.shutdown()
        office.close()
