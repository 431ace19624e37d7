"""The demo school and the window around the page of incidents."""

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
