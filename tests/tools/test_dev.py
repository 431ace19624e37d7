"""What dev.py gives its children: hidden windows for tools, a visible one for who asked for the demo school."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tools_draw_off_screen_and_the_demo_school_on_it(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert dev.surroundings()["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in dev.surroundings(is_shown=True)


def test_a_platform_that_is_named_is_kept(dev: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert dev.surroundings()["QT_QPA_PLATFORM"] == dev.surroundings(is_shown=True)["QT_QPA_PLATFORM"] == "xcb"


def test_the_window_of_the_demo_school_is_shown_where_there_is_a_display(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    shown: list[tuple[str, bool]] = []

    def call(command: list[object], *, is_shown: bool = False) -> int:
        shown.append((str(command[1]), is_shown))
        return 0

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "setup", lambda _: 0)
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.demo([]) == 0
    assert shown == [("demo", False), ("--data", True)]
