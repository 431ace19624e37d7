"""The demo school, open for changes, and a window that remembers what it was told."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.services.office import Office
from tests.schools import Demo, opened


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office
