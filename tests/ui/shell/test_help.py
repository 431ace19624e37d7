"""F1 leads from every page and every dialog to what the manual says of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctec_desktop.services.manual import read_manual
from ctec_desktop.ui.help.help_window import HelpWindow
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.search.lines import Command, command_lines
from ctec_desktop.ui.shell.help_desk import HelpDesk, topics_of
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from tests.ui.shell.every_dialog import DIALOGS, PAGES, kinds
from tests.ui.shell.stage import Stage

pytestmark = pytest.mark.ui
MANUAL = read_manual()
SERVED = {topic for page in MANUAL.pages for topic in page.serves}


def shown() -> HelpWindow:
    (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
    return window


def test_every_page_of_the_window_has_its_page():
    assert set(PAGES) <= SERVED


def test_every_dialog_has_its_page_and_no_page_serves_what_is_gone():
    of_the_program = {kind.__name__ for kind in kinds(Dialog) if not kind.__subclasses__()}
    assert sorted(of_the_program - SERVED) == []
    assert sorted(SERVED - of_the_program - set(PAGES)) == []


def test_f1_opens_the_page_of_the_screen_and_then_of_another_in_the_same_window(stage: Stage, qtbot):
    stage.go("students")
    qtbot.keyClick(stage.window, Qt.Key.Key_F1)
    first = shown()
    assert first.key == "students"
    stage.go("trips")
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    qtbot.keyClick(stage.window, Qt.Key.Key_F1)
    assert shown() is first
    assert first.key == "trips"


def test_f1_in_a_dialog_opens_its_page_and_leaves_it_open(stage: Stage, qtbot):
    dialog = DIALOGS["import-file"](stage)
    stage.settle()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert shown().key == "import"
    assert dialog.isVisible()


def test_question_without_a_page_is_helped_by_what_it_stands_above(stage: Stage):
    stage.go("agreements")
    assert topics_of(DIALOGS["question"](stage)) == ["Dialog", "agreements"]


def test_manual_is_offered_by_the_menu_and_the_search(stage: Stage, qtbot):
    stage.go("teachers")
    stage.window._top.manual_asked.emit()
    assert shown().key == "teachers"
    palette = stage.opened.open_finder(stage.window)
    palette.search.setText("换电脑")
    palette.search.settle()
    stage.settle()
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert shown().key == "new-pc"


def test_pages_of_the_manual_are_found_only_when_asked_for():
    page = Command("备份和恢复", "手册", list, is_asked_for=True)
    assert command_lines([page], "") == []
    assert [line.title for line in command_lines([page], "备份")][1:] == ["备份和恢复"]


def test_f1_helps_before_anything_is_open(jobs: JobRunner, dressed, qtbot):
    desk = HelpDesk(jobs)
    desk.attend()
    login = LoginDialog("某某职业技术学校", jobs, str, str)
    login.open()
    qtbot.waitUntil(login.isActiveWindow)
    qtbot.keyClick(login, Qt.Key.Key_F1)
    assert shown().key == "first-day"
    desk.leave()
    login.reject()


def test_manual_goes_when_the_desk_is_left(jobs: JobRunner, dressed):
    desk = HelpDesk(jobs)
    desk.attend()
    desk.open("students")
    window = shown()
    desk.leave()
    assert not window.isVisible()
    assert Dialog.helper is None
