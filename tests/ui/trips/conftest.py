"""Jobs that wait, around the page of visits."""

import pytest

from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from tests.ui.placements.window import Window


@pytest.fixture
def held_window(held_jobs: JobRunner, hub: QtChangeHub) -> Window:
    """Its jobs wait until they are released."""
    return Window(held_jobs, hub)
