"""The tour of the pages, by which a program checks itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ctec_desktop.ui.imports.import_wizard import ImportWizard
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext, PageEntry
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.main_window import MainWindow, WindowParts
from ctec_desktop.ui.shell.office_window import OfficeWindow
from ctec_desktop.ui.shell.page_tour import PageTour
from tests.schools import CLERK, Demo, opened

pytestmark = pytest.mark.ui


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, fixed_clock):
    made = prepare([], tmp_path / "w.ini", CrashReporter(tmp_path / "crash", "1", fixed_clock.now_utc))
    yield made
    made.crash.uninstall()


def test_every_page_of_the_office_comes_up_and_the_window_closes(running: Running, demo: Demo, tmp_path: Path, qtbot):
    closed: list[bool] = []
    window = OfficeWindow(opened(demo.copied_to(tmp_path)), CLERK, running, lambda: closed.append(True))
    tour = PageTour(window.window, window.jobs, running.crash)
    window.show()
    qtbot.waitUntil(lambda: bool(closed), timeout=60_000)
    assert (tuple(tour.visited), tour.failures) == (window.window.keys(), [])


def _reading_page(context: PageContext) -> QWidget:
    made = QLabel()
    context.jobs.read(lambda: "", made.setText, lambda error: None)
    return made


def test_a_page_is_left_only_when_its_readings_are_answered(
    running: Running, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, qtbot
):
    entries = [PageEntry(key, key, "students", _reading_page) for key in ("one", "two")]
    window = MainWindow(running.memory)
    qtbot.addWidget(window)
    window.furnish(WindowParts(entries, held_jobs, hub, running.look, running.memory.flush, QWidget.raise_))
    tour = PageTour(window, held_jobs, running.crash)
    window.show()
    qtbot.waitUntil(lambda: tour.visited == ["one"])
    waited: list[bool] = []
    QTimer.singleShot(10 * PageTour.STEP_MS, window, lambda: waited.append(True))
    qtbot.waitUntil(lambda: bool(waited))
    assert tour.visited == ["one"]
    held.release()
    qtbot.waitUntil(lambda: tour.visited == ["one", "two"])
    held.release()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert tour.failures == []


@pytest.mark.parametrize("task", ["students", "enterprises"])
def test_the_window_begins_with_the_import_the_person_chose(running: Running, demo: Demo, tmp_path: Path, qtbot, task):
    window = OfficeWindow(opened(demo.copied_to(tmp_path)), CLERK, running, list)
    window.show()
    window.begin(task)
    qtbot.waitUntil(lambda: window.window.findChild(ImportWizard) is not None)
    assert window.window.current_key() == task
    qtbot.waitUntil(window.jobs.is_idle)
    for wizard in window.window.findChildren(ImportWizard):
        wizard.done(0)
    window.window.close()
