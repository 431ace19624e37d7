"""The demo school with a teacher to lead, and the window around a page."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from tests.schools import Demo, opened
from tests.ui.placements.window import Window


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def held_window(held_jobs: JobRunner, hub: QtChangeHub) -> Window:
    """Its jobs wait until they are released."""
    return Window(held_jobs, hub)
