"""Chinese is typed through a composition: letters first, characters when chosen. Nothing may act in between."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.text_edit import TextEdit

pytestmark = pytest.mark.ui


def compose(widget: QWidget, letters: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def commit(widget: QWidget, characters: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(characters)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def search(dressed, qtbot) -> SearchEdit:
    made = SearchEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_filter_waits_until_the_characters_are_chosen(search: SearchEdit, qtbot):
    told: list[str] = []
    search.settled.connect(told.append)
    compose(search, "zhang")
    search.settle()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert told == []
    with qtbot.waitSignal(search.settled):
        commit(search, "张")
    assert told == ["张"]


def test_a_composition_taken_back_filters_nothing(search: SearchEdit, qtbot):
    told: list[str] = []
    search.settled.connect(told.append)
    compose(search, "zhang")
    commit(search, "")
    search.settle()
    assert told == []


def test_enter_filters_at_once_and_the_same_text_only_once(search: SearchEdit, qtbot):
    told: list[str] = []
    search.settled.connect(told.append)
    search.setText("zs")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert told == ["zs"]


def test_escape_clears_the_search(search: SearchEdit, qtbot):
    search.setText("zs")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


@pytest.fixture
def dialog(dressed, qtbot) -> FormDialog:
    made = FormDialog("新建")
    made.form.add("name", "名称", LineEdit())
    made.form.add("note", "备注", TextEdit())
    made.open()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("key", ["name", "note"])
def test_enter_while_composing_never_submits(dialog: FormDialog, qtbot, key: str):
    field = dialog.form.editor(key)
    field.setFocus()
    told: list[int] = []
    dialog.submitted.connect(lambda: told.append(1))
    compose(field, "ni")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Enter)
    assert told == []
    commit(field, "你")
    assert dialog.form.value(key) == "你"


def test_enter_submits_once_composing_is_over(dialog: FormDialog, qtbot):
    field = dialog.form.editor("name")
    field.setFocus()
    told: list[int] = []
    dialog.submitted.connect(lambda: told.append(1))
    compose(field, "ni")
    commit(field, "你")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [1]


def test_escape_while_composing_does_not_close_the_dialog(dialog: FormDialog, qtbot):
    field = dialog.form.editor("name")
    field.setFocus()
    compose(field, "ni")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.isVisible()


@pytest.mark.parametrize("key", ["name", "note"])
def test_no_shortcut_acts_while_composing(dialog: FormDialog, qtbot, key: str):
    field = dialog.form.editor(key)
    field.setFocus()
    told: list[int] = []
    shortcut = QShortcut(QKeySequence("Ctrl+2"), dialog)
    shortcut.activated.connect(lambda: told.append(1))
    compose(field, "ni")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(field, asked)
    assert asked.isAccepted()
    qtbot.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert told == []
    commit(field, "你")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(field, asked)
    assert not asked.isAccepted()
