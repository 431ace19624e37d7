"""Windows in the look of the program, jobs that run at once, and nothing left over."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.executors import HeldExecutor, InlineExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.theme import apply
from ctec_desktop.ui.kit.tokens import Scheme
from tests.schools import Demo, opened
from tests.ui.placements.window import Window

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen warns about every window with a smallest size; that says nothing about the window."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    apply(qapp, Scheme.LIGHT)
    yield qapp
    qapp.clipboard().clear()  # what Python made must be gone before Python is


@pytest.fixture
def hub(dressed: QApplication) -> QtChangeHub:
    return QtChangeHub()


@pytest.fixture
def jobs(dressed: QApplication, hub: QtChangeHub) -> Iterator[JobRunner]:
    runner = JobRunner(InlineExecutor(), hub)
    yield runner
    runner.shutdown()


@pytest.fixture
def held() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def held_jobs(dressed: QApplication, hub: QtChangeHub, held: HeldExecutor) -> Iterator[JobRunner]:
    """Jobs that wait until `held.release()`."""
    runner = JobRunner(held, hub)
    yield runner
    runner.shutdown()


@pytest.fixture(autouse=True)
def _no_window_is_left(dressed: QApplication) -> Iterator[None]:
    """A window one test forgot would keep the next one's program from ending."""
    yield
    for window in dressed.topLevelWidgets():
        window.hide()
        window.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    """The demo school, for pages that change it."""
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    """What a page stands in, with what it said and where it went."""
    return Window(jobs, hub)
