"""Workbooks the wizard gives away: to fill, and with the rows to correct."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.blank_dialog import BlankDialog
from ctec_desktop.ui.imports.import_wizard import FILE, REVIEW, ImportWizard
from ctec_desktop.ui.imports.review import Group
from ctec_desktop.wording import import_files as file_words
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording.import_nouns import NOUNS
from tests.schools import CLERK
from tests.ui.imports.sheets import mixed

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]


def answer(wizard: ImportWizard, target: Path) -> str:
    """Names the target in the dialog that is open; gives what it suggested."""
    dialog = wizard.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    suggested = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(target))
    dialog.close()
    return suggested


def cells(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]


def test_rows_with_problems_are_saved_beside_the_file_and_can_be_imported_again(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(mixed(tmp_path / "新生.xlsx"))
    step, target = wizard.review_step, tmp_path / "改.xlsx"
    step.chip(Group.REFUSED).click()
    step.save_button.click()
    assert answer(wizard, target) == file_words.refused_file_name("新生.xlsx")
    assert wizard.note.text() == file_words.saved_refused_line("改.xlsx")
    rows = cells(target)
    assert [row[0] for row in rows] == ["示例学校新生名单", "学号", "20260003", "20260004"]
    assert rows[1][-1] == "问题"
    wizard.next_button.click()
    wizard.again_button.click()
    wizard.file_step.take(target)
    assert (wizard.step(), len(wizard.review_step.decisions().confirmed_rows)) == (REVIEW, 0)
    assert words.read_line(9, False) in wizard.review_step.head.source.text()


def test_a_row_whose_papers_were_seen_is_not_among_those_to_correct(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(mixed(tmp_path / "新生.xlsx"))
    wizard.review_step.tick_all.click()
    wizard.next_button.click()
    wizard.result_step.save_button.click()
    answer(wizard, tmp_path / "改.xlsx")
    assert [row[0] for row in cells(tmp_path / "改.xlsx")][2:] == ["20260004"]


def test_a_target_that_cannot_be_written_is_said_and_nothing_is_lost(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.take(mixed(tmp_path / "新生.xlsx"))
    wizard.review_step.model.tick([0], True)
    (tmp_path / "改.xlsx").mkdir()
    wizard.review_step.save_wanted.emit()
    answer(wizard, tmp_path / "改.xlsx")
    assert wizard.note.text()
    assert wizard.review_step.confirmed() == {5}
    assert wizard.next_button.isEnabled()


def test_a_workbook_to_fill_begins_with_a_class_if_wished(open_wizard: Open, office: Office, tmp_path: Path):
    wizard = open_wizard("students")
    wizard.file_step.blank_button.click()
    dialog = wizard.findChild(BlankDialog)
    assert isinstance(dialog, BlankDialog)
    name = office.school.classes(CLERK)[0].name
    dialog.class_name.setCurrentIndex(dialog.class_name.findData(name))
    dialog.go_button.click()
    assert answer(wizard, tmp_path / "空.xlsx") == file_words.blank_file_name("学生名单", name)
    assert (wizard.step(), wizard.note.text()) == (FILE, file_words.saved_blank_line("空.xlsx"))
    assert any(name in row for row in cells(tmp_path / "空.xlsx"))


def test_a_workbook_without_students_asks_for_no_class(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("enterprises")
    wizard.file_step.blank_button.click()
    assert answer(wizard, tmp_path / "空.xlsx") == file_words.blank_file_name("企业与岗位", "")
    assert (tmp_path / "空.xlsx").exists()


def test_every_noun_that_can_be_imported_is_offered_in_its_own_words(open_wizard: Open):
    wizard = open_wizard("students")
    noun = wizard.file_step.noun
    assert [noun.itemData(at) for at in range(noun.count())] == list(ImportNoun)
    assert [noun.itemText(at) for at in range(noun.count())] == [NOUNS[key].short for key in ImportNoun]
