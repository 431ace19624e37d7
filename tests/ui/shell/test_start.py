"""From the start of the program to the first rows: what is shown first, and what must not be loaded before."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctec_desktop.cli.window import WindowStart
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.list_page import ListPage
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.opening import EXIT_ENVIRONMENT, run
from tests.schools import Demo, keys_of, opened

pytestmark = pytest.mark.ui

# Starts as the window does and tells, once the first rows are painted, which modules are loaded.
PROGRAM = """
import json, os, sys
from functools import partial
from pathlib import Path
from ctec_desktop.cli.window import WindowStart, prepared
from ctec_desktop.ui.shell.opening import run

folder, keys = Path(sys.argv[1]), [bytes.fromhex(part) for part in sys.argv[2].split(",")]
at_frame = []

def unlock():
    from ctec_desktop.bootstrap import open_with_keys
    from ctec_desktop.storage.keys import Keys
    return open_with_keys(folder, Keys(*keys))

def begin(running):
    from PySide6.QtCore import QTimer
    from ctec_desktop.ui.kit.list_page import ListPage
    paints = ListPage.paintEvent
    def watched(page, event):
        QTimer.singleShot(0, partial(tell, page))
        paints(page, event)
    ListPage.paintEvent = watched
    return start.begin(running)

def tell(page):
    print(json.dumps([page.model.rowCount(), at_frame, list(sys.modules)]), flush=True)
    os._exit(0)

running = prepared(folder)
start = WindowStart(running, unlock)
start.frame.frame_painted.connect(lambda: at_frame.extend(sys.modules))
run(running, begin, start.frame)
"""
FOREIGN_AT_FRAME = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
FOREIGN_AT_ROWS = FOREIGN_AT_FRAME | {"sqlcipher3"}
# Everything of ours that paints the first rows, by package; a new name here is time at every start.
OURS = {
    "": {"bootstrap"},
    "cli": {"window"},
    "domain": {"areas", "permissions", "vocabulary"},
    "domain.codes": {"storage"},
    "kernel": {"clock", "errors", "listing", "paths", "resources"},
    "services": {"context", "office", "placement_rows", "start_page"},
    "storage": {"database", "driver", "folder", "keys", "lock", "revision", "start_page_sql"},
    "ui.kit": {
        *("columns", "combo_box", "executors", "filter_bar", "fonts", "hub", "icons", "job_bar", "jobs", "labels"),
        *("line_edit", "list_page", "overriding", "page", "receivers", "row_delegate", "row_store", "search_edit"),
        *("table_model", "table_view", "theme", "tokens"),
    },
    "ui.placements": {"placement_rows", "placements_page"},
    "ui.shell": {
        *("application", "brand", "crash", "crash_report", "look", "main_window", "office_window", "opening"),
        *("rail", "rail_button", "top_line", "window_memory"),
    },
    "wording": {"kit", "labels", "placements_page", "shell"},
}


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, fixed_clock):
    made = prepare([], tmp_path / "w.ini", CrashReporter(tmp_path / "crash", "1", fixed_clock.now_utc))
    yield made
    made.crash.uninstall()


def test_only_what_paints_them_is_loaded_before_the_first_rows(demo: Demo, tmp_path: Path):
    folder = demo.copied_to(tmp_path)
    keys = keys_of(folder)
    packed = ",".join(key.hex() for key in (keys.database, keys.audit, keys.files, keys.page))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), packed], capture_output=True, text=True, check=True
    )
    rows, at_frame, at_rows = json.loads(done.stdout)
    assert rows == 60
    assert _foreign(at_frame) - FOREIGN_AT_FRAME == set()
    assert _foreign(at_rows) - FOREIGN_AT_ROWS == set()
    allowed = {f"{package}.{name}".strip(".") for package, names in OURS.items() for name in names}
    loaded = {name.removeprefix("ctec_desktop.") for name in at_rows if name.startswith("ctec_desktop.")}
    packages = {name for name in loaded if any(other.startswith(f"{name}.") for other in loaded)}
    assert loaded - packages - allowed == set()


def _foreign(modules: list[str]) -> set[str]:
    """The libraries among the modules; what Python itself brought along at its start (site hooks) does not count."""
    tops = {name.partition(".")[0] for name in modules}
    ours = {"ctec_desktop", "__main__", "org"}
    return {name for name in tops - sys.stdlib_module_names - ours if not name.startswith(("_", "sitecustomize"))}


def test_the_frame_is_on_screen_before_the_office_is_opened(running: Running, demo: Demo, tmp_path: Path):
    folder = demo.copied_to(tmp_path)
    seen: list[tuple[bool, bool]] = []

    def unlock() -> Office:
        seen.append((start.frame.isVisible(), start.frame.centralWidget() is None))
        return opened(folder)

    def close_when_painted(given: Running) -> object:
        made = start.begin(given)
        page = start.frame.page("placements")
        assert isinstance(page, ListPage)
        page.painted.connect(start.frame.close)
        return made

    start = WindowStart(running, unlock)
    assert run(running, close_when_painted, start.frame) == 0
    assert seen == [(True, True)]


def test_an_office_that_cannot_be_opened_leaves_a_sentence_and_no_empty_frame(running: Running):
    shown: list[object] = []

    def unlock() -> Office:
        raise EnvironmentFault("wrong_password")

    def close_dialogs() -> None:
        for made in QApplication.topLevelWidgets():
            if isinstance(made, Dialog):
                shown.append(made)
                made.close()

    def begin(given: Running) -> object:
        start.frame.destroyed.connect(close_dialogs)
        return start.begin(given)

    start = WindowStart(running, unlock)
    assert run(running, begin, start.frame) == EXIT_ENVIRONMENT
    assert len(shown) == 1
