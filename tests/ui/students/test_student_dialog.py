"""Students by hand: the form, its guardians, changes of 学籍, and where the panel leads."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ctec_desktop.domain.invented import id_number
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.reveal import ReasonDialog
from ctec_desktop.ui.students.status_dialog import StatusDialog, UndoStatusDialog
from ctec_desktop.ui.students.student_dialog import StudentDialog
from ctec_desktop.ui.students.students_page import StudentsPage
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import student_dialog as words
from ctec_desktop.wording import students_page as page_words
from tests.schools import CLERK, Demo, opened, value
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui

NUMBER = id_number(date(2009, 5, 6), "女", 21)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> StudentsPage:
    def nothing(_parent: QWidget) -> None:
        raise AssertionError

    made = StudentsPage(office, CLERK, window.context, nothing)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.visit(None)
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    return made


@pytest.fixture
def new(page: StudentsPage) -> Iterator[StudentDialog]:
    made = page.open_new()
    yield made
    is_freed(made)


def type_into(dialog: StudentDialog, key: str, text: str) -> None:
    """As a person types: it counts as an edit."""
    editor = dialog.form.editor(key)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)


def fill(dialog: StudentDialog, demo: Demo) -> None:
    for key, text in {"student_no": "20249999", "name": "林悦", "class_name": demo.built.issued_class}.items():
        dialog.form.set_value(key, text)


def test_a_new_student_with_two_guardians_is_saved_and_shown(new: StudentDialog, page: StudentsPage, demo: Demo):
    fill(new, demo)
    new.guardians.cards[0].form.set_value("name", "林母")
    new.guardians.add_button.click()
    new.guardians.cards[1].form.set_value("name", "林父")
    assert nameless(new) == []
    new.submit()
    assert is_freed(new)
    assert page.count_text() == "共 81 条"
    shown = texts(page.detail)
    assert {"林悦", page_words.guardian_title(1, 2), "林父"} <= set(shown)


def test_an_identity_number_fills_birth_date_and_gender_as_it_is_typed(new: StudentDialog):
    type_into(new, "id_number", NUMBER)
    assert (new.form.value("birth_on"), new.form.value("gender")) == ("2009-05-06", "女")
    assert new.form.problem_text("id_number") == kit_words.filled_line("2009-05-06、女")
    other = id_number(date(2008, 1, 2), "男", 3)
    type_into(new, "id_number", other)
    assert (new.form.value("birth_on"), new.form.value("gender")) == ("2008-01-02", "男")
    type_into(new, "birth_on", "2008-01-03")
    type_into(new, "id_number", NUMBER)
    assert new.form.value("birth_on") == "2008-01-03"


def test_a_wrong_number_is_told_before_saving(new: StudentDialog):
    type_into(new, "id_number", NUMBER[:6] + "20091345" + NUMBER[14:])
    assert "不是一个日期" in new.form.problem_text("id_number")
    type_into(new, "id_number", NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2"))
    assert "对不上" in new.form.problem_text("id_number")
    new.form.set_value("id_kind", "passport")
    type_into(new, "id_number", "E" * 20)
    assert new.form.problem_text("id_number") == ""


def test_what_is_wrong_with_a_guardian_stands_beside_their_field(new: StudentDialog, demo: Demo):
    fill(new, demo)
    card = new.guardians.cards[0]
    card.form.set_value("name", "林母")
    editor = card.form.editor("id_number")
    assert isinstance(editor, QLineEdit)
    editor.setText("1101")
    new.submit()
    assert "18 位" in card.form.problem_text("id_number")
    assert new.form.value("name") == "林悦"
    assert card.form.value("name") == "林母"
    assert new.isVisible()


def test_a_new_class_is_founded_only_after_a_tick(new: StudentDialog, office: Office, demo: Demo):
    fill(new, demo)
    new.form.set_value("class_name", "2026级新班")
    new.submit()
    assert "还没有班级" in new.form.problem_text("class_name")
    new.vouch.setChecked(True)
    new.submit()
    assert is_freed(new)
    assert "2026级新班" in [view.name for view in office.school.classes(CLERK)]


def test_guardians_change_places_and_are_taken_off(page: StudentsPage, office: Office, new: StudentDialog, demo: Demo):
    fill(new, demo)
    new.guardians.cards[0].form.set_value("name", "甲")
    new.guardians.add_button.click()
    new.guardians.cards[1].form.set_value("name", "乙")
    button_named(new.guardians.cards[1], words.UP).click()
    assert [card.form.value("name") for card in new.guardians.cards] == ["乙", "甲"]
    button_named(new.guardians.cards[1], words.REMOVE).click()
    new.submit()
    sql = "SELECT count(*) FROM guardian JOIN student ON student.id = student_id WHERE student_no = '20249999'"
    assert value(office, sql) == 1


def test_an_edited_student_keeps_numbers_never_shown(page: StudentsPage, office: Office, qtbot):
    page.table.selectRow(0)
    before = value(office, "SELECT group_concat(phone || coalesce(id_number, '')) FROM person")
    button_named(page.detail, kit_words.EDIT).click()
    (dialog,) = page.findChildren(StudentDialog)
    assert "****" in dialog.form.value("phone")
    type_into(dialog, "address", "示例市新街9号")
    dialog.submit()
    assert is_freed(dialog)
    assert "示例市新街9号" in texts(page.detail)
    assert value(office, "SELECT group_concat(phone || coalesce(id_number, '')) FROM person") == before


def test_a_save_by_somebody_else_is_told_and_can_be_read_again(page: StudentsPage, office: Office):
    page.table.selectRow(0)
    first = page.open_edit(page.shown_id() or 0)
    second = page.open_edit(page.shown_id() or 0)
    type_into(second, "address", "别人改的")
    second.guardians.cards[0].form.set_value("relation", "祖父")
    second.submit()
    type_into(first, "enrolled_on", "2024-09-02")
    first.submit()
    assert "刚被别人改过" in first.note.text()
    first.again_button.click()
    assert (first.form.value("address"), first.form.value("enrolled_on")) == ("别人改的", "2024-09-02")
    assert first.guardians.cards[0].form.value("relation") == "祖父"
    first.submit()
    assert is_freed(first)


def test_escape_asks_before_typed_guardians_are_thrown_away(new: StudentDialog, qtbot):
    new.guardians.add_button.click()
    qtbot.keyClick(new, Qt.Key.Key_Escape)
    assert new.isVisible()
    (asked,) = new.findChildren(Dialog)
    asked.accept()
    assert is_freed(new)


def test_no_key_saves_while_a_guardians_name_is_composed(new: StudentDialog, demo: Demo, qtbot, office: Office):
    fill(new, demo)
    editor = new.guardians.cards[0].form.editor("name")
    editor.setFocus()
    QApplication.sendEvent(editor, QInputMethodEvent("lin", []))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert new.isVisible()
    assert value(office, "SELECT count(*) FROM student") == 80


def test_a_number_of_a_guardian_is_shown_in_the_form_after_a_reason(page: StudentsPage):
    page.table.selectRow(0)
    dialog = page.open_edit(page.shown_id() or 0)
    phone = dialog.guardians.cards[0].number("phone")
    phone.reveal_asked.emit()
    (asked,) = dialog.findChildren(ReasonDialog)
    asked.form.set_value("reason", "联系家长")
    asked.submit()
    assert "*" not in (phone.typed() or "*")


def test_the_panel_leads_to_placements_and_agreements(page: StudentsPage, window: Window, demo: Demo):
    page.filters.choose("class", demo.built.issued_class)
    page.table.selectRow(0)
    shown = texts(page.detail)
    assert page_words.STATUSES_PART in shown
    for made in page.detail.findChildren(type(page.new_button)):
        if " · " in made.text() or made.text().startswith("SX"):
            made.click()
    assert [key for key, _ in window.gone] == ["placements", "agreements"]


def test_a_change_of_status_is_registered_and_taken_back(page: StudentsPage, window: Window):
    page.table.selectRow(45)
    button_named(page.detail, page_words.CHANGE_STATUS).click()
    (dialog,) = page.findChildren(StatusDialog)
    assert nameless(dialog) == []
    dialog.form.set_value("kind", "resumed")
    dialog.submit()
    assert "不用再登记" in dialog.note.text()
    dialog.form.set_value("kind", "suspended")
    dialog.form.set_value("proof", "教字〔2026〕1号")
    dialog.submit()
    assert is_freed(dialog)
    assert any("休学（教字〔2026〕1号）" in text for text in texts(page.detail))
    button_named(page.detail, page_words.UNDO_STATUS).click()
    (undo,) = page.findChildren(UndoStatusDialog)
    undo.submit()
    assert "原因" in undo.note.text()
    undo.form.set_value("reason", "登记错了")
    undo.submit()
    assert not any("休学" in text for text in texts(page.detail))


def test_a_number_in_the_panel_is_shown_after_a_reason(page: StudentsPage, office: Office):
    page.table.selectRow(0)
    number = page.model.text_at(0, 0)
    phone = value(office, "SELECT phone FROM person JOIN student ON person_id = person.id WHERE student_no = ?", number)
    assert phone not in texts(page.detail)
    offers = [made for made in page.detail.findChildren(type(page.new_button)) if made.text() == kit_words.SHOW]
    wanted = f"{kit_words.SHOW}{page_words.CONTACT} {page_words.PHONE}"
    next(made for made in offers if made.accessibleName() == wanted).click()
    (asked,) = page.findChildren(ReasonDialog)
    asked.form.set_value("reason", "联系本人或家长")
    asked.submit()
    assert phone in texts(page.detail)
