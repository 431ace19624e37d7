"""An open database without a school, and the demo school to change."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.storage.database import Database, create_database, open_database
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.keys import Keys

KEYS = Keys(b"d" * 32, b"a" * 32, b"f" * 32, b"p" * 32)


@pytest.fixture
def folder(data_dir: Path) -> DataFolder:
    return DataFolder(data_dir)


@pytest.fixture
def database(folder: DataFolder, fixed_clock: FixedClock) -> Iterator[Database]:
    create_database(folder, KEYS)
    with closing(open_database(folder, KEYS, fixed_clock, "测试")) as opened:
        yield opened
