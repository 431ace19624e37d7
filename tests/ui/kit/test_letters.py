"""Alt with a letter presses a button and leads to a field; what is out of sight has no letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DetailPanel
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.line_edit import LineEdit

pytestmark = pytest.mark.ui
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def dialog(qtbot, pressed: list[str]) -> Dialog:
    made = Dialog("标题")
    form = FormGrid()
    form.setObjectName("form")
    form.add("name", "姓名", LineEdit(), required=True)
    form.add("phone", "电话", LineEdit())
    made.body.addWidget(form)
    made.add_cancel()
    made.add_button("保存", lambda: pressed.append("保存"), primary=True)
    made.open()
    qtbot.waitExposed(made)
    return made


def button_of(dialog: Dialog, text: str) -> QPushButton:
    return next(made for made in dialog.findChildren(QPushButton) if made.text() == text)


def test_alt_with_its_letter_presses_a_button_and_leads_to_a_field(dialog: Dialog, pressed: list[str], qtbot):
    form = dialog.findChild(FormGrid)
    assert isinstance(form, FormGrid)
    qtbot.keyClick(dialog, Qt.Key.Key_D, ALT)
    assert dialog.focusWidget() is form.editor("phone")
    qtbot.keyClick(dialog, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: pressed == ["保存"])


def test_words_are_asked_for_and_spoken_without_the_letter(dialog: Dialog):
    save = button_of(dialog, "保存")
    assert QPushButton.text(save) == "保存(&S)"
    assert (save.text(), save.accessibleName()) == ("保存", "保存")
    names = [QLabel.text(made) for made in dialog.findChildren(QLabel)]
    assert "姓名(&X) *" in names
    save.setText("保存并关闭")
    assert (QPushButton.text(save), save.accessibleName()) == ("保存并关闭(&S)", "保存并关闭")


def test_the_letter_of_what_is_gone_is_free_and_what_comes_gets_one(dialog: Dialog, qtbot):
    button_of(dialog, "保存").hide()
    second = dialog.add_button("收起", str)
    qtbot.waitUntil(lambda: QPushButton.text(second) == "收起(&S)")


@pytest.mark.parametrize("late", ["上移", "数量"])
def test_a_part_that_comes_later_leaves_each_word_the_letter_it_has_on_this_page(late: str, qtbot):
    made = Dialog("标题")
    shown = {text: made.add_button(text, str) for text in ("上移", "收起", "数量")}
    shown[late].hide()
    made.open()
    qtbot.waitExposed(made)
    shown[late].show()
    written = ["上移(&S)", "收起(&Q)", "数量(&L)"]
    qtbot.waitUntil(lambda: [QPushButton.text(one) for one in shown.values()] == written)


def test_what_comes_with_a_record_takes_no_letter_from_what_stays(dialog: Dialog, qtbot):
    stays = dialog.add_button("排版", str)
    panel = DetailPanel(dialog)
    panel.show_detail(Detail("记录", actions=(ActionLine("print", "打印"),)))
    dialog.body.addWidget(panel)
    comes = next(made for made in panel.findChildren(QPushButton) if made.text() == "打印")
    qtbot.waitUntil(lambda: QPushButton.text(comes) == "打印(&Y)")
    assert QPushButton.text(stays) == "排版(&P)"
    panel.hide()
    dialog.letters.give()
    assert QPushButton.text(stays) == "排版(&P)"


def test_a_name_given_by_a_person_keeps_its_ampersand(dialog: Dialog):
    made = button("甲 & 乙")
    made.setParent(dialog)
    assert made.text() == "甲 & 乙"
    assert QPushButton.text(made) == "甲 && 乙"
