"""An office with the demo school, and a wizard over a page of its window."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import ImportWizard
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from tests.schools import CLERK, Demo, opened

Open = Callable[[str], ImportWizard]


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def said() -> list[str]:
    """What was said at the bottom of the window."""
    return []


@pytest.fixture
def parent(dressed, qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def _opener(office: Office, jobs: JobRunner, hub: QtChangeHub, said: list[str], parent: QWidget) -> Open:
    def go(key: str, what: object) -> None:
        raise AssertionError(key)

    def say(text: str, tone: Tone) -> None:
        said.append(text)

    def open_wizard(noun: str) -> ImportWizard:
        made = ImportWizard(noun, office, CLERK, PageContext(jobs, hub, go, say), parent)
        made.open()
        return made

    return open_wizard


@pytest.fixture
def open_wizard(office: Office, jobs: JobRunner, hub: QtChangeHub, said: list[str], parent: QWidget) -> Open:
    return _opener(office, jobs, hub, said, parent)


@pytest.fixture
def open_held(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, said: list[str], parent: QWidget
) -> Open:
    """A wizard whose work waits until `held.release()`."""
    del held
    return _opener(office, held_jobs, hub, said, parent)
