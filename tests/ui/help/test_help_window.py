"""The window with the manual: going about in it, looking for words, its PDF."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.manual import read_manual
from ctec_desktop.ui.help.help_window import HelpWindow
from ctec_desktop.ui.help.page_html import html_of
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.theme import apply
from ctec_desktop.ui.kit.tokens import DARK, LIGHT, Scheme
from ctec_desktop.wording import help as words
from tests.ui.placements.window import texts

pytestmark = pytest.mark.ui
MANUAL = read_manual()


@pytest.fixture
def window(jobs: JobRunner, qtbot) -> HelpWindow:
    made = HelpWindow(MANUAL, jobs)
    qtbot.addWidget(made)
    made.go("students")
    made.open()
    return made


def look_for(window: HelpWindow, text: str) -> None:
    window.search.setText(text)
    window.search.settle()


def test_window_keeps_nobody_from_the_others(window: HelpWindow):
    assert window.isVisible()
    assert not window.isModal()


def test_links_lead_on_and_back(window: HelpWindow):
    window.view.anchorClicked.emit(QUrl("page:import"))
    assert (window.key, window.windowTitle()) == ("import", f"导入表格 - {words.TITLE}")
    window.go("backup")
    window.back()
    window.back()
    assert window.key == "students"
    assert not window.back_button.isEnabled()
    window.forward()
    assert window.key == "import"
    window.go("find")
    assert not window.forward_button.isEnabled()
    window.back()
    assert window.key == "import"


def test_contents_hold_every_page_and_open_what_is_chosen(window: HelpWindow):
    assert sorted(window.contents.page_keys()) == sorted(page.key for page in MANUAL.pages)
    window.contents.chosen.emit("trips")
    assert "认识实习由学校组织" in window.view.toPlainText()
    (chosen,) = window.contents.selectedItems()
    assert chosen.text(0) == "认识实习"


def test_words_looked_for_leave_their_pages_and_are_marked(window: HelpWindow):
    look_for(window, "vault.json 移动硬盘")
    assert window.contents.page_keys() == ["backup", "trouble"]
    assert window.key == "backup"
    assert set(window.view.marked()) == {"vault.json", "移动硬盘"}
    look_for(window, "")
    assert window.view.marked() == []
    assert len(window.contents.page_keys()) == len(MANUAL.pages)


def test_words_that_stand_nowhere_are_said_so_and_the_page_stays(window: HelpWindow):
    look_for(window, "没有这样的词")
    assert words.NOTHING in texts(window)
    assert window.key == "students"


def test_every_page_is_shown_with_all_its_text_and_pictures(window: HelpWindow):
    for page in MANUAL.pages:
        window.go(page.key)
        shown = "".join(window.view.toPlainText().split())
        assert [line for line in page.text().splitlines() if "".join(line.split()) not in shown] == []
        assert shown.count("\ufffc") == len(page.pictures), page.key


def test_pictures_are_never_wider_than_the_page(window: HelpWindow, qtbot):
    window.resize(620, 500)
    qtbot.waitUntil(lambda: window.view.horizontalScrollBar().maximum() == 0)
    assert window.view.document().idealWidth() <= window.view.viewport().width()


def test_page_follows_the_look(window: HelpWindow):
    apply_dark = html_of(MANUAL.page("students"), DARK)
    assert DARK.accent in apply_dark
    assert LIGHT.accent not in apply_dark


def test_whole_manual_is_saved_and_its_pages_are_told(window: HelpWindow, tmp_path: Path):
    assert window.open_button.isHidden()
    window.save_to(tmp_path / "手册.pdf")
    assert not window.open_button.isHidden()
    assert (tmp_path / "手册.pdf").stat().st_size > 100_000
    assert str(tmp_path / "手册.pdf") in window.note.text()
    assert window.save_button.isEnabled()


def test_manual_that_cannot_be_saved_is_said(window: HelpWindow, tmp_path: Path, monkeypatch):
    def full(*_: object) -> None:
        raise EnvironmentFault("disk_full", {"path": "手册.pdf"})

    monkeypatch.setattr("ctec_desktop.documents.manual.write_beside", full)
    window.save_to(tmp_path / "手册.pdf")
    (dialog,) = [one for one in window.findChildren(Dialog) if one.isVisible()]
    assert any("磁盘空间不足" in text for text in texts(dialog))
    assert window.save_button.isEnabled()


def test_look_can_change_while_a_page_is_open(window: HelpWindow, dressed):
    before = window.view.verticalScrollBar().value()
    apply(dressed, Scheme.DARK)
    assert window.view.verticalScrollBar().value() == before
    assert "学生" in window.view.toPlainText()
    apply(dressed, Scheme.LIGHT)
