"""An import taken back from the wizard: the one just made, or the last one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import FILE, RESULT, ImportWizard
from ctec_desktop.ui.imports.undo_dialog import REASON, UndoDialog
from ctec_desktop.wording import import_files as file_words
from tests.schools import CLERK, select, value
from tests.ui.imports.sheets import roster, row

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]
STUDENTS = "SELECT count(*) FROM student"


def imported(wizard: ImportWizard, path: Path) -> ImportWizard:
    wizard.file_step.take(path)
    wizard.next_button.click()
    assert wizard.step() == RESULT
    return wizard


def asked(wizard: ImportWizard) -> UndoDialog:
    dialog = wizard.findChild(UndoDialog)
    assert isinstance(dialog, UndoDialog)
    return dialog


def test_the_import_just_made_is_undone_with_a_reason(open_wizard: Open, office: Office, said, tmp_path: Path):
    before = value(office, STUDENTS)
    wizard = imported(open_wizard("students"), roster(tmp_path / "新生.xlsx", [row(1), row(2)]))
    wizard.result_step.undo_button.click()
    dialog = asked(wizard)
    assert file_words.undo_line("新生.xlsx", file_words.run_counts(2, 0)) in [
        made.text() for made in dialog.findChildren(QLabel)
    ]
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "原因" in dialog.note.text()
    assert value(office, STUDENTS) == before + 2
    dialog.form.set_value(REASON, "导错了文件")
    dialog.save_button.click()
    assert value(office, STUDENTS) == before
    assert wizard.result_step.note.text() == file_words.undone_line("新生.xlsx")
    assert not wizard.result_step.undo_button.isVisible()
    assert said[-1] == file_words.undone_line("新生.xlsx")


def test_what_stands_in_the_way_is_said_and_the_reason_stays(open_wizard: Open, office: Office, tmp_path: Path):
    wizard = imported(open_wizard("students"), roster(tmp_path / "新生.xlsx", [row(1)]))
    changed = roster(tmp_path / "改.xlsx", [row(1, 联系电话="13900001111")])
    wizard.result_step.undo_button.click()
    dialog = asked(wizard)
    office.imports.apply(CLERK, office.imports.plan(CLERK, "students", changed))
    dialog.form.set_value(REASON, "导错了文件")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.note.text()
    assert dialog.reason() == "导错了文件"


def test_the_last_import_can_be_undone_from_the_first_step(open_wizard: Open, office: Office, tmp_path: Path):
    before = value(office, STUDENTS)
    imported(open_wizard("students"), roster(tmp_path / "新生.xlsx", [row(1), row(2)])).accept()
    wizard = open_wizard("enterprises")
    texts = [made.text() for made in wizard.file_step.findChildren(QLabel)]
    run = office.imports.last_run(CLERK)
    assert isinstance(run, ImportRunView)
    line = file_words.last_run_line(file_words.moment(run.at_utc), "学生名单", "新生.xlsx", file_words.run_counts(2, 0))
    assert line in texts
    wizard.file_step.undo_button.click()
    dialog = asked(wizard)
    dialog.form.set_value(REASON, "导错了文件")
    dialog.save_button.click()
    assert (wizard.step(), wizard.note.text()) == (FILE, file_words.undone_line("新生.xlsx"))
    assert value(office, STUDENTS) == before
    assert "新生.xlsx" not in "".join(made.text() for made in wizard.file_step.findChildren(QLabel))


def test_nothing_written_is_nothing_to_undo(open_wizard: Open, office: Office, tmp_path: Path):
    [(number, name)] = select(
        office, "SELECT student_no, name FROM student JOIN person ON person.id = person_id LIMIT 1"
    )
    blank = dict.fromkeys(("性别", "身份证号", "班级", "年级", "监护人姓名", "与监护人关系"))
    wizard = open_wizard("students")
    wizard.file_step.take(roster(tmp_path / "同.xlsx", [row(1, **{**blank, "学号": number, "姓名": name})]))
    assert not wizard.next_button.isEnabled()
