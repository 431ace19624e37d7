import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import CellPlace, FieldPlace, Problem, Severity
from ctec_desktop.ui.kit.choose_files import choose_file, choose_folder, choose_target
from ctec_desktop.ui.kit.dialogs import SHOWN_PROBLEMS, confirm, message, show_error, show_problems
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.text_edit import TextEdit
from ctec_desktop.wording import fault_sentence, sentence
from ctec_desktop.wording import kit as words

pytestmark = pytest.mark.ui

SHORT = Problem("password_too_short", place=FieldPlace("password"))
DIFFER = Problem("not_permitted", clause="第九条")


@pytest.fixture
def window(dressed, qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def freed(widget: QWidget) -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(widget)


def test_a_message_is_gone_once_closed(window: QWidget, qtbot):
    made = message(window, "标题", "一句话")
    assert made.isVisible()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert freed(made)
    name = weakref.ref(made)
    del made
    gc.collect()
    assert name() is None


def test_yes_is_told_and_no_is_not(window: QWidget, qtbot):
    told: list[int] = []
    confirm(window, "问", "句", "好", lambda: told.append(1)).accept()
    confirm(window, "问", "句", "好", lambda: told.append(2)).reject()
    assert told == [1]


def test_enter_answers_no_where_yes_is_dangerous(window: QWidget, qtbot):
    told: list[int] = []
    asked = confirm(window, "问", "句", "删除", lambda: told.append(1), danger=True)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert told == []
    assert freed(asked)


def test_a_text_with_markup_is_shown_as_written(window: QWidget):
    made = message(window, "标题", "<b>张三</b>")
    shown = [label for label in made.findChildren(QLabel) if label.text()]
    assert "<b>张三</b>" in [label.text() for label in shown]
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}
    made.accept()


def test_every_kind_of_error_becomes_chinese(window: QWidget):
    fault = EnvironmentFault("wrong_password")
    assert error_lines(fault) == (fault_sentence(fault),)
    assert error_lines(RuleViolation([SHORT, DIFFER])) == (sentence(SHORT), sentence(DIFFER))
    assert error_lines(Cancelled()) == (words.CANCELLED,)
    assert error_lines(KeyError("x")) == (words.BUG,)
    show_error(window, "没能保存", fault).accept()


def test_a_long_list_of_problems_shows_a_part_and_copies_all(window: QWidget):
    problems = [
        Problem("not_permitted", Severity.HELD, place=CellPlace("名单", row, "C")) for row in range(SHOWN_PROBLEMS + 20)
    ]
    made = show_problems(window, "问题", problems)
    assert len(made.findChildren(Note)) == SHOWN_PROBLEMS
    made._copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == SHOWN_PROBLEMS + 20
    assert "C7" in copied[7]
    made.accept()
    assert freed(made)


@pytest.fixture
def form(dressed, qtbot) -> FormGrid:
    made = FormGrid()
    qtbot.addWidget(made)
    made.add("name", "姓名", LineEdit(), required=True, hint="与身份证一致")
    made.add("password", "密码", LineEdit())
    made.add("note", "备注", TextEdit(), wide=True)
    kind = QComboBox()
    kind.addItem("岗位实习", "post")
    kind.addItem("认识实习", "visit")
    made.add("kind", "类型", kind)
    made.add("from_", "开始", QDateEdit(QDate(2026, 9, 1)))
    made.add("copies", "份数", QSpinBox())
    made.add("agreed", "同意", QCheckBox())
    return made


def test_values_come_back_as_they_were_set(form: FormGrid):
    given = {
        "name": "张·三",
        "password": " x ",
        "note": "一\n二",
        "kind": "visit",
        "from_": "2026-07-08",
        "copies": "3",
        "agreed": "1",
    }
    for key, value in given.items():
        form.set_value(key, value)
    assert form.values() == given
    assert not form.is_edited


def test_problems_stand_below_their_field_with_the_clause(form: FormGrid):
    elsewhere = form.show_problems([SHORT, DIFFER, Problem("not_permitted", place=FieldPlace("unknown"))])
    assert form.problem_text("password") == sentence(SHORT)
    assert form.problem_text("name") == ""
    assert elsewhere[0] is DIFFER
    assert "第九条" in sentence(DIFFER)
    assert len(elsewhere) == 2


def test_a_problem_goes_away_when_its_field_is_changed(form: FormGrid, qtbot):
    form.show_problems([SHORT])
    editor = form.editor("password")
    assert editor.property("wrong") == "true"
    qtbot.keyClicks(editor, "a")
    assert form.problem_text("password") == ""
    assert editor.property("wrong") == ""
    assert form.is_edited


def test_every_field_has_a_name_for_screen_readers(form: FormGrid):
    assert [form.editor(key).accessibleName() for key in form.values()][:2] == ["姓名", "密码"]
    assert form.editor("name").accessibleDescription() == "与身份证一致"


@pytest.fixture
def dialog(window: QWidget) -> FormDialog:
    made = FormDialog("新建", window)
    made.form.add("password", "密码", LineEdit())
    made.open()
    return made


def test_what_was_typed_stays_when_saving_fails(dialog: FormDialog, qtbot):
    qtbot.keyClicks(dialog.form.editor("password"), "abc")
    asked: list[int] = []
    dialog.submitted.connect(lambda: asked.append(1))
    dialog.submit()
    dialog.submit()
    assert asked == [1]
    dialog.fail(RuleViolation([SHORT, DIFFER]))
    assert dialog.form.value("password") == "abc"
    assert dialog.form.problem_text("password") == sentence(SHORT)
    assert dialog.note.text() == sentence(DIFFER)
    dialog.submit()
    assert asked == [1, 1]
    dialog.fail(ValueError("bug"))
    assert dialog.form.value("password") == "abc"
    assert dialog.note.text() == words.BUG


def test_closing_a_form_that_was_typed_into_asks_first(dialog: FormDialog, qtbot):
    qtbot.keyClicks(dialog.form.editor("password"), "abc")
    dialog.reject()
    assert dialog.isVisible()
    asked = next(child for child in dialog.children() if hasattr(child, "accept"))
    asked.accept()
    assert freed(dialog)


def test_closing_an_untouched_form_asks_nothing(dialog: FormDialog):
    dialog.reject()
    assert freed(dialog)


def test_choosing_a_file_answers_with_its_path(window: QWidget, tmp_path: Path):
    (tmp_path / "名单.xlsx").write_bytes(b"x")
    chosen: list[Path] = []
    made = choose_file(window, "选择", ("名单 (*.xlsx)",), chosen.append)
    made.setDirectory(str(tmp_path))
    made.fileSelected.emit(str(tmp_path / "名单.xlsx"))
    made.done(1)
    assert chosen == [tmp_path / "名单.xlsx"]
    assert freed(made)


def test_a_file_to_write_is_suggested_with_its_suffix(window: QWidget, tmp_path: Path):
    made = choose_target(window, "另存为", tmp_path / "协议.pdf", ("PDF (*.pdf)",), lambda path: None)
    assert made.defaultSuffix() == "pdf"
    assert made.findChildren(QLineEdit)[0].text() == "协议.pdf"
    made.reject()
    folder = choose_folder(window, "文件夹", lambda path: None)
    assert folder.fileMode() is QFileDialog.FileMode.Directory
    folder.reject()
