"""What every test gets: no visible window, a clock that stands still, and warnings in the log that fail."""

import logging
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from ctec_desktop.kernel.clock import FixedClock
from tests.schools import Demo, demo_at

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ctec", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("ctec")


@pytest.fixture
def fixed_clock() -> FixedClock:
    """Nine in the morning of the first school day, in China."""
    return FixedClock(datetime(2026, 9, 1, 1, 0, tzinfo=UTC))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder, named as schools name theirs: in Chinese and with a blank."""
    folder = tmp_path / "实习 数据"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo school with two classes, one with its agreements; shared, so a test that writes takes a copy."""
    return demo_at(tmp_path_factory.mktemp("demo"), 80)


@pytest.fixture(autouse=True)
def _log_is_quiet(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test, unless `@pytest.mark.logs("pattern")` expects it; then it must come."""
    marker = request.node.get_closest_marker("logs")
    expected: tuple[str, ...] = marker.args if marker else ()
    yield
    said = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    surprising = [line for line in said if not any(re.search(pattern, line) for pattern in expected)]
    unsaid = [pattern for pattern in expected if not any(re.search(pattern, line) for line in said)]
    assert not surprising, f"unexpected warnings in the log: {surprising}"
    assert not unsaid, f"warnings that did not come: {unsaid}"
