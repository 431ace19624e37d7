"""The second step: which sheet, which heading row, what each column is; met only when it is needed."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import FILE, LAYOUT, RESULT, REVIEW, ImportWizard
from ctec_desktop.wording import import_wizard as words
from tests.schools import value
from tests.ui.imports.sheets import mixed, roster, row, strange

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]
STUDENTS = "SELECT count(*) FROM student"


def choose(wizard: ImportWizard, letter: str, key: str) -> None:
    combo = wizard.layout_step.preview.combo(letter)
    combo.setCurrentIndex(combo.findData(key))


def text_of(wizard: ImportWizard, row: int, column: int) -> str:
    return str(wizard.layout_step.preview.model().index(row, column).data())


def sheets(wizard: ImportWizard) -> list[str]:
    combo = wizard.layout_step.sheet
    return [combo.itemText(index) for index in range(combo.count())]


def test_columns_nobody_could_guess_are_pointed_out_by_the_person(open_wizard: Open, office: Office, tmp_path: Path):
    before = value(office, STUDENTS)
    wizard = open_wizard("students")
    wizard.file_step.take(strange(tmp_path / "新生.xlsx"))
    step = wizard.layout_step
    assert (wizard.step(), wizard.next_button.isEnabled()) == (LAYOUT, False)
    assert step.state_note.text() == words.missing_line(("学号", "姓名"))
    assert step.header_row.value() == 2
    assert sheets(wizard) == [words.sheet_label("新生", False, 4, 0), words.sheet_label("往年", True, 2, 9)]
    choose(wizard, "A", "student_no")
    assert step.missing() == ("姓名",)
    choose(wizard, "B", "name")
    assert step.state_note.text() == words.recognised_line(9, 0)
    wizard.next_button.click()
    assert wizard.step() == REVIEW
    assert words.read_line(9, False) in wizard.review_step.head.source.text()
    wizard.next_button.click()
    assert wizard.step() == RESULT
    assert value(office, STUDENTS) == before + 2


def test_a_field_given_to_another_column_leaves_the_first(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(strange(tmp_path / "新生.xlsx"))
    choose(wizard, "A", "class_name")
    assert dict(wizard.layout_step.preview.choices())["E"] == ""
    assert wizard.layout_step.moved_note.text() == words.moved_line("班级", "A", "E")


def test_the_first_rows_are_shown_without_whole_identity_numbers(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(strange(tmp_path / "新生.xlsx"))
    preview = wizard.layout_step.preview
    cells = [[text_of(wizard, at, column) for column in range(4)] for at in (1, 2)]
    assert cells[0] == ["校内编码", "称呼", "性别", "身份证号"]
    assert cells[1][:3] == ["20260001", "新生乙", "男"]
    assert "*" in cells[1][3]
    assert str(row(1)[3]) not in cells[1]
    titles = [preview.model().headerData(at, Qt.Orientation.Vertical) for at in range(4)]
    assert titles == [words.FIELD_ROW, words.HEADING_ROW, "3", "4"]


def test_another_sheet_is_read_when_it_is_chosen(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(strange(tmp_path / "新生.xlsx"))
    sheet = wizard.layout_step.sheet
    sheet.setCurrentIndex(1)
    sheet.activated.emit(1)
    assert (wizard.step(), wizard.layout_step.missing(), wizard.layout_step.header_row.value()) == (LAYOUT, (), 1)
    wizard.next_button.click()
    assert wizard.step() == REVIEW
    assert wizard.review_step.model.text_at(0, 1) == "往年生（20260009）"


def test_the_heading_row_is_read_again_once_the_person_pauses(open_wizard: Open, qtbot, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(strange(tmp_path / "新生.xlsx"))
    choose(wizard, "A", "student_no")
    wizard.layout_step.header_row.setValue(1)
    qtbot.waitUntil(lambda: text_of(wizard, 1, 0) == "示例学校新生名单")
    assert dict(wizard.layout_step.preview.choices())["A"] == "student_no"
    wizard.layout_step.header_row.setValue(2)
    qtbot.waitUntil(lambda: text_of(wizard, 1, 0) == "校内编码")
    assert wizard.layout_step.missing() == ("姓名",)


def test_a_file_that_is_understood_skips_the_step_and_can_be_corrected(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(mixed(tmp_path / "新生.xlsx"))
    head = wizard.review_step.head
    assert (wizard.step(), words.read_line(9, False) in head.source.text()) == (REVIEW, True)
    head.correct_button.click()
    assert wizard.step() == LAYOUT
    assert wizard.next_button.isEnabled()
    choose(wizard, "G", "")
    assert wizard.layout_step.state_note.text() == words.recognised_line(8, 1)
    wizard.next_button.click()
    assert words.read_line(8, False) in head.source.text()
    wizard.back_button.click()
    assert (wizard.step(), dict(wizard.layout_step.preview.choices())["G"]) == (LAYOUT, "")
    wizard.back_button.click()
    assert wizard.step() == FILE


def test_a_file_gone_meanwhile_leaves_what_was_chosen(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    path = strange(tmp_path / "新生.xlsx")
    wizard.file_step.take(path)
    choose(wizard, "A", "student_no")
    choose(wizard, "B", "name")
    path.unlink()
    wizard.next_button.click()
    assert wizard.step() == LAYOUT
    assert "找不到" in wizard.note.text()
    assert dict(wizard.layout_step.preview.choices())["A"] == "student_no"
    strange(path)
    wizard.next_button.click()
    assert wizard.step() == REVIEW


def test_the_choices_are_reached_by_tab_one_after_the_other(open_wizard: Open, qtbot, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(strange(tmp_path / "新生.xlsx"))
    preview = wizard.layout_step.preview
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    preview.combo("A").setFocus()
    for letter in "BCDEFGHI":
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
        assert wizard.focusWidget() is preview.combo(letter)
    assert preview.horizontalScrollBar().value() > 0


def test_what_kind_of_list_it_is_can_be_said_in_the_first_step(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("enterprises")
    noun = wizard.file_step.noun
    assert noun.currentData() == "enterprises"
    noun.setCurrentIndex(noun.findData("students"))
    assert wizard.windowTitle() == "导入学生名单"
    wizard.file_step.take(roster(tmp_path / "新生.xlsx", [row(1)]))
    assert (wizard.step(), wizard.review_step.model.headerData(1, Qt.Orientation.Horizontal)) == (REVIEW, "学生")


def test_hidden_rows_are_offered_and_read_only_when_the_person_says_so(open_wizard: Open, tmp_path: Path):
    path = roster(tmp_path / "新生.xlsx", [row(1), row(2), row(3)])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[4].hidden = True
    book.save(path)
    wizard = open_wizard("students")
    wizard.file_step.take(path)
    assert wizard.review_step.writing() == 2
    wizard.review_step.head.correct_button.click()
    box = wizard.layout_step.hidden_rows
    assert (box.isVisible(), box.text()) == (True, words.hidden_rows_label(1))
    box.click()
    wizard.next_button.click()
    assert wizard.review_step.writing() == 3
    wizard.back_button.click()
    assert box.isChecked()
