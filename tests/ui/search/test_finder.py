"""What was chosen is gone to on its page, and offered first the next time."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.search_hits import HitKind, SearchHit
from ctec_desktop.ui.kit.filter_bar import Narrowed
from ctec_desktop.ui.search.finder import Finder
from ctec_desktop.ui.search.lines import Command
from tests.schools import CLERK
from tests.ui.placements.window import Window

pytestmark = pytest.mark.ui


@pytest.fixture
def window(jobs, hub) -> Window:
    return Window(jobs, hub)


def hit(kind: HitKind) -> SearchHit:
    return SearchHit(kind, 3, "甲", (), 8)


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        (HitKind.STUDENT, ("students", 8)),
        (HitKind.POST, ("enterprises", 8)),
        (HitKind.CLASS_GROUP, ("majors", (Retirable.CLASS_GROUP, 8))),
        (HitKind.PLAN, ("placements", Narrowed((("plan", "3"),)))),
        (HitKind.AGREEMENT, ("agreements", 8)),
    ],
)
def test_a_hit_is_gone_to_on_its_page_and_remembered(office, window: Window, qtbot, kind, gone):
    parent = QWidget()
    qtbot.addWidget(parent)
    finder = Finder(office, CLERK, window.context, (), parent)
    first = finder.open(parent)
    first.chosen.emit(hit(kind))
    first.close()
    assert window.gone == [gone]
    again = finder.open(parent)
    assert [line.title for line in again.lines.lines] == ["最近打开", "甲"]
    again.close()


def test_every_kind_has_a_page(office, window: Window, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    finder = Finder(office, CLERK, window.context, (), parent)
    for kind in HitKind:
        finder._on_chosen(hit(kind))
    assert len(window.gone) == len(HitKind)


def test_a_thing_to_do_is_done(office, window: Window, qtbot, tmp_path: Path):
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[str] = []

    def run() -> None:
        done.append("x")

    finder = Finder(office, CLERK, window.context, (Command("导入学生名单", "操作", run),), parent)
    palette = finder.open(parent)
    palette.search.setText("导入")
    palette.search.settle()
    palette.view.clicked.emit(palette.lines.index(1))
    assert done == ["x"]


def test_the_record_itself_is_searched(office, window: Window, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    palette = Finder(office, CLERK, window.context, (), parent).open(parent)
    palette.search.setText("数控")
    palette.search.settle()
    assert "班级" in [line.title for line in palette.lines.lines]
    palette.close()
