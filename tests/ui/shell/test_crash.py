import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.shell.application import prepare
from ctec_desktop.ui.shell.crash import CrashWatch
from ctec_desktop.ui.shell.crash_dialog import CrashDialog
from ctec_desktop.ui.shell.crash_report import KEPT_REPORTS, CrashReporter, masked
from ctec_desktop.ui.shell.opening import EXIT_BUG, EXIT_ENVIRONMENT, run
from ctec_desktop.wording import shell as words

pytestmark = pytest.mark.ui


class Ticking:
    """A clock that goes on by a second each time it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0

    def now_utc(self) -> datetime:
        self.seconds += 1
        return datetime(2026, 9, 1, self.seconds // 3600, self.seconds // 60 % 60, self.seconds % 60, tzinfo=UTC)


def raised(text: str) -> BaseException:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


@pytest.fixture
def reporter(tmp_path: Path) -> CrashReporter:
    return CrashReporter(tmp_path / "错误记录", "0.1.0", Ticking().now_utc)


@pytest.fixture
def watch(dressed: QApplication, reporter: CrashReporter):
    made = CrashWatch(reporter)
    yield made
    made.uninstall()
    for dialog in open_dialogs():
        dialog.accept()


def open_dialogs() -> list[CrashDialog]:
    return [made for made in QApplication.topLevelWidgets() if isinstance(made, CrashDialog) and made.isVisible()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11010519491231002X", "******************"),
        ("11010519491231002x 张", "****************** 张"),
        ("tel 138-0013-8000", "tel ***-****-****"),
        ("138 0013 8000", "*** **** ****"),
        ("line 1234, 2026", "line 1234, 2026"),
        ("8 1234", "8 1234"),
    ],
)
def test_numbers_long_enough_to_be_someones_are_masked(text: str, expected: str):
    assert masked(text) == expected


def test_the_home_folder_is_not_named():
    assert masked(str(Path.home() / "数据")) == str(Path("~") / "数据")


def test_a_report_holds_traceback_and_versions_but_no_values(reporter: CrashReporter):
    text = reporter.text_of(raised("student 11010519491231002X"))
    assert "ValueError: student ****" in text
    assert "test_crash.py" in text
    assert "0.1.0" in text
    assert "11010519491231002X" not in text


def test_a_report_is_saved_beside_the_data_and_old_ones_go(reporter: CrashReporter):
    saved = [reporter.save("x") for _ in range(KEPT_REPORTS + 3)]
    assert saved[-1] is not None
    assert saved[-1].parent == reporter.folder
    assert len(list(reporter.folder.iterdir())) == KEPT_REPORTS
    assert saved[-1].exists()


def test_a_report_that_fits_nowhere_near_goes_to_the_temporary_folder(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("x", "utf-8")
    saved = CrashReporter(blocked, "0", Ticking().now_utc).save("x")
    assert saved is not None
    assert saved.parent != blocked
    saved.unlink()


def test_a_bug_is_shown_once_and_counted_after(watch: CrashWatch):
    for _ in range(3):
        watch.met(raised("x"))
    assert len(open_dialogs()) == 1
    dialog = open_dialogs()[0]
    assert words.repeated_line(2) in dialog._again.text()
    dialog._on_copy()
    assert "ValueError: x" in QGuiApplication.clipboard().text()


def test_what_nothing_caught_is_reported_from_any_thread(watch: CrashWatch, qtbot, capsys):
    watch.install()
    with qtbot.waitSignal(watch.reported) as told:
        sys.excepthook(ValueError, raised("here"), None)
    assert "here" in Path(told.args[0]).read_text("utf-8")

    def work() -> None:
        raise ValueError("there")

    with qtbot.waitSignal(watch.reported) as told:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert "there" in Path(told.args[0]).read_text("utf-8")
    assert len(open_dialogs()) == 1


def test_what_a_person_is_typing_survives_a_bug(watch: CrashWatch, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    form = Dialog("填写", window)
    form.open()
    watch.met(raised("x"))
    assert form.isVisible()
    form.reject()


def _close_all() -> None:
    for made in QApplication.topLevelWidgets():
        made.close()


def test_a_start_that_works_keeps_its_window_and_ends_with_zero(dressed, reporter: CrashReporter, tmp_path: Path):
    running = prepare([], tmp_path / "w.ini", reporter)
    try:

        def begin(given: object) -> QWidget:
            assert given is running
            window = QWidget()
            window.show()
            QTimer.singleShot(0, window.close)
            return window

        assert run(running, begin) == 0
    finally:
        running.crash.uninstall()


@pytest.mark.parametrize(
    ("error", "code"), [(EnvironmentFault("database_busy"), EXIT_ENVIRONMENT), (ValueError("x"), EXIT_BUG)]
)
def test_a_start_that_fails_says_so_in_a_window(
    dressed, reporter: CrashReporter, tmp_path: Path, error: Exception, code: int
):
    running = prepare([], tmp_path / "w.ini", reporter)
    shown: list[bool] = []

    def look_and_close() -> None:
        shown.extend(made.isVisible() for made in QApplication.topLevelWidgets() if isinstance(made, Dialog))
        _close_all()

    def begin(given: object) -> QWidget:
        QTimer.singleShot(0, look_and_close)
        raise error

    try:
        assert run(running, begin) == code
    finally:
        running.crash.uninstall()
    assert shown == [True]
    assert len(list(tmp_path.glob("错误记录/*"))) == (code == EXIT_BUG)
