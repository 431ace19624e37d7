"""The first rows are painted before there is a list; nobody sees that the list takes their place."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ctec_desktop.cli.window import WindowStart
from ctec_desktop.ui.kit.lettered import Button
from ctec_desktop.ui.kit.list_page import ListPage
from ctec_desktop.ui.kit.theme import lay_ground
from ctec_desktop.ui.kit.tokens import Scheme
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.first_sight import FirstSight
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.shell.office_window import OfficeWindow
from ctec_desktop.ui.shell.opening import Unfinished, run
from tests.schools import CLERK, Demo, empty_school, opened

pytestmark = pytest.mark.ui
# The table's own corners lie over the round ones of its card.
CORNER = 6


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, fixed_clock):
    made = prepare([], tmp_path / "w.ini", CrashReporter(tmp_path / "crash", "1", fixed_clock.now_utc))
    yield made
    made.crash.uninstall()
    lay_ground(made.app, Scheme.LIGHT)


class Watched:
    """A start whose window is pictured twice, with the first rows and with the page, and closed then."""

    def __init__(self, start: WindowStart) -> None:
        self.start = start
        self.sight = QImage()
        self.page = QImage()
        self.table = QRect()
        start.frame.page_shown.connect(self._on_page_shown)

    def begin(self, running: Running) -> object:
        made = self.start.begin(running)
        if isinstance(made, Unfinished):
            made.shown.connect(self._on_sight)
        return made

    def _on_sight(self) -> None:
        self.sight = self.start.frame.grab().toImage()

    def _on_page_shown(self, key: str) -> None:
        self._made = self.start.frame.page(key)
        assert isinstance(self._made, ListPage)
        self._made.painted.connect(self._on_page_painted)

    def _on_page_painted(self) -> None:
        assert isinstance(self._made, ListPage)
        table = self._made.table
        top_left = table.mapTo(self.start.frame, table.rect().topLeft())
        across = table.viewport().geometry()
        self.table = QRect(top_left, across.bottomRight() + top_left)
        self.page = self.start.frame.grab().toImage()
        self.start.frame.close()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("size", [(1366, 820), (1000, 600), (1920, 1080), (1366, 3200), (890, 700), (760, 700)])
def test_the_list_stands_exactly_where_its_first_rows_were_painted(
    running: Running, demo: Demo, tmp_path: Path, size: tuple[int, int], scheme: Scheme
):
    running.memory.scheme = scheme
    lay_ground(running.app, scheme)
    start = WindowStart(running, partial(opened, demo.copied_to(tmp_path)))
    start.frame.resize(*size)
    watched = Watched(start)
    assert run(running, watched.begin, start.frame) == 0
    rows = watched.table.adjusted(CORNER, CORNER, 0, 0)
    assert rows.height() > 250
    assert watched.sight.copy(rows) == watched.page.copy(rows)
    heading = QRect(rows.left(), 0, 400, 104)
    assert watched.sight.copy(heading) == watched.page.copy(heading)


@pytest.mark.parametrize("width", [1000, 800])
def test_what_comes_after_the_first_rows_moves_no_line(running: Running, demo: Demo, tmp_path: Path, width: int, qtbot):
    shown = OfficeWindow(opened(demo.copied_to(tmp_path)), CLERK, running, list)
    shown.window.resize(width, 600)
    page = shown.window.page("placements")
    assert isinstance(page, ListPage)
    tops: list[int] = []
    page.painted.connect(lambda: tops.append(page.table.mapTo(shown.window, QPoint()).y()))
    shown.show()
    qtbot.waitUntil(
        lambda: (
            bool(tops)
            and shown.jobs.is_idle()
            and all(made.letter for made in page.findChildren(Button) if made.isVisibleTo(page))
        )
    )
    assert page.table.mapTo(shown.window, QPoint()).y() == tops[0]
    shown.window.close()


def test_a_school_without_placements_opens_its_page_at_once(running: Running, tmp_path: Path):
    start = WindowStart(running, partial(empty_school, tmp_path / "数据"))
    watched = Watched(start)
    assert run(running, watched.begin, start.frame) == 0
    assert watched.sight.isNull()
    assert not watched.page.isNull()


def test_a_window_closed_at_its_first_rows_stays_closed(running: Running, demo: Demo, tmp_path: Path):
    start = WindowStart(running, partial(opened, demo.copied_to(tmp_path)))

    def begin(given: Running) -> object:
        made = start.begin(given)
        assert isinstance(made, Unfinished)
        made.shown.connect(start.frame.close)
        return made

    assert run(running, begin, start.frame) == 0
    assert not start.frame.isVisible()
    assert start.frame.keys() == ()


def test_the_first_rows_name_themselves_to_a_screen_reader(running: Running, demo: Demo, tmp_path: Path):
    seen: list[str] = []
    start = WindowStart(running, partial(opened, demo.copied_to(tmp_path)))

    def look(frame: MainWindow) -> None:
        seen.extend(child.accessibleName() for child in frame.children() if isinstance(child, FirstSight))
        frame.close()

    def begin(given: Running) -> object:
        made = start.begin(given)
        assert isinstance(made, Unfinished)
        made.shown.connect(partial(look, start.frame))
        return made

    run(running, begin, start.frame)
    assert seen == ["实习安排"]
