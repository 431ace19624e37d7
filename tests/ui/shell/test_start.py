"""From the start of the program to the first rows: what is shown first, and what must not be loaded before."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ctec_desktop.cli.window import WindowStart
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.list_page import ListPage
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.first_sight import FirstSight
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.shell.opening import EXIT_ENVIRONMENT, Unfinished, run
from ctec_desktop.ui.shell.start_view import StartView, start_heading
from tests.schools import Demo, keys_of, opened

pytestmark = pytest.mark.ui

# Starts as the window does and tells which modules are loaded at the frame, at the first rows and at the living page.
PROGRAM = """
import json, os, sys
from functools import partial
from pathlib import Path
from ctec_desktop.cli.window import WindowStart, prepared
from ctec_desktop.ui.shell.opening import run

folder, keys = Path(sys.argv[1]), [bytes.fromhex(part) for part in sys.argv[2].split(",")]
at_frame, at_sight = [], []

def unlock():
    from ctec_desktop.bootstrap import open_with_keys
    from ctec_desktop.storage.keys import Keys
    return open_with_keys(folder, Keys(*keys))

def begin(running):
    made = start.begin(running)
    made.shown.connect(watch)
    return made

def watch():
    at_sight.extend(sys.modules)
    from PySide6.QtCore import QTimer
    from ctec_desktop.ui.kit.list_page import ListPage
    paints = ListPage.paintEvent
    def watched(page, event):
        QTimer.singleShot(0, partial(tell, page))
        paints(page, event)
    ListPage.paintEvent = watched

def tell(page):
    print(json.dumps([page.model.rowCount(), at_frame, at_sight, list(sys.modules)]), flush=True)
    os._exit(0)

running = prepared(folder)
start = WindowStart(running, unlock)
start.frame.frame_painted.connect(lambda: at_frame.extend(sys.modules))
run(running, begin, start.frame)
"""
FOREIGN_AT_FRAME = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
FOREIGN_AT_ROWS = FOREIGN_AT_FRAME | {"sqlcipher3"}
# Everything of ours that paints the first rows, by package; a new name here is time at every start.
OURS_AT_ROWS = {
    "": {"bootstrap"},
    "cli": {"window"},
    "domain": {"permissions", "vocabulary"},
    "domain.codes": {"storage"},
    "kernel": {"clock", "errors", "listing", "resources"},
    "services": {
        *(
            "context",
            "office",
            "office_agreements",
            "office_insurance",
            "office_paper",
            "office_teachers",
            "office_units",
            "placement_rows",
            "start_page",
        ),
    },
    "storage": {"database", "driver", "folder", "keys", "lock", "revision", "start_page_sql"},
    "ui.kit": {"columns", "fonts", "overriding", "theme", "tokens"},
    "ui.placements": {"placement_rows"},
    "ui.shell": {
        *("application", "crash", "crash_report", "first_sight", "look", "main_window", "opening", "start_view"),
        "window_memory",
    },
    "wording": {"labels", "placements_page", "shell"},
}
# What the living page takes besides.
OURS_AT_PAGE = {
    "": {"bootstrap"},
    "cli": {"window"},
    "domain": {"areas", "permissions", "vocabulary"},
    "domain.codes": {"storage"},
    "kernel": {"clock", "errors", "listing", "paths", "resources"},
    "services": {
        *(
            "context",
            "office",
            "office_agreements",
            "office_insurance",
            "office_paper",
            "office_teachers",
            "office_units",
            "placement_rows",
            "start_page",
        ),
    },
    "storage": {"database", "driver", "folder", "keys", "lock", "revision", "start_page_sql"},
    "ui.kit": {
        *("columns", "combo_box", "executors", "filter_bar", "fonts", "hub", "icons", "job_bar", "jobs", "labels"),
        "lettered",
        *(
            "line_edit",
            "list_page",
            "overriding",
            "page",
            "receivers",
            "row_delegate",
            "row_store",
            "scrolled",
            "search_edit",
        ),
        *("search_edit", "table_model", "table_view", "theme", "tokens"),
    },
    "ui.placements": {"placement_rows", "placements_page"},
    "ui.shell": {
        *(
            "application",
            "brand",
            "crash",
            "crash_report",
            "first_sight",
            "look",
            "main_window",
            "office_lists",
            "office_pages",
            "office_window",
        ),
        *("opening", "rail", "rail_button", "start_view", "top_line", "window_memory"),
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
    rows, at_frame, at_rows, at_page = json.loads(done.stdout)
    assert rows == 60
    assert _foreign(at_frame) - FOREIGN_AT_FRAME == set()
    assert _foreign(at_page) - FOREIGN_AT_ROWS == set()
    assert _unexpected(at_rows, OURS_AT_ROWS) == set()
    assert _unexpected(at_page, OURS_AT_PAGE) == set()


def _unexpected(modules: list[str], ours: dict[str, set[str]]) -> set[str]:
    allowed = {f"{package}.{name}".strip(".") for package, names in ours.items() for name in names}
    loaded = {name.removeprefix("ctec_desktop.") for name in modules if name.startswith("ctec_desktop.")}
    packages = {name for name in loaded if any(other.startswith(f"{name}.") for other in loaded)}
    return loaded - packages - allowed


def _foreign(modules: list[str]) -> set[str]:
    """The libraries among the modules; what Python itself brought along at its start (site hooks) does not count."""
    tops = {name.partition(".")[0] for name in modules}
    ours = {"ctec_desktop", "__main__", "org"}
    return {name for name in tops - sys.stdlib_module_names - ours if not name.startswith(("_", "sitecustomize"))}


def test_the_frame_is_on_screen_before_the_office_is_opened(running: Running, demo: Demo, tmp_path: Path):
    folder = demo.copied_to(tmp_path)
    seen: list[tuple[bool, bool]] = []

    def close_when_painted(key: str) -> None:
        page = start.frame.page(key)
        assert isinstance(page, ListPage)
        page.painted.connect(start.frame.close)

    def begin(given: Running) -> object:
        seen.append((start.frame.isVisible(), start.frame.centralWidget() is None))
        return start.begin(given)

    start = WindowStart(running, partial(opened, folder))
    start.frame.page_shown.connect(close_when_painted)
    assert run(running, begin, start.frame) == 0
    assert seen == [(True, True)]


def test_a_failure_after_the_first_rows_leaves_a_sentence_and_an_exit_code(running: Running, dressed: QApplication):
    frame = MainWindow(running.memory)
    shown: list[Dialog] = []

    def go_on(_running: Running) -> object:
        QTimer.singleShot(0, close_dialogs)
        frame.deleteLater()
        raise EnvironmentFault("disk_full", {"path": "D:/"})

    def close_dialogs() -> None:
        for made in dressed.topLevelWidgets():
            if isinstance(made, Dialog):
                shown.append(made)
                made.close()

    def begin(given: Running) -> object:
        made = FirstSight(frame, given.look.ground, start_heading(), is_narrow=frame.is_narrow)
        made.open(StartView([], "测试职业学校"))
        return Unfinished(made.painted, go_on)

    assert run(running, begin, frame) == EXIT_ENVIRONMENT
    assert len(shown) == 1


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
