"""One teacher's file as it is worked with."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.services.office import Office
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.practice_dialog import PracticeDialog
from ctec_desktop.ui.teachers.teacher_file_dialog import TeacherFileDialog
from ctec_desktop.wording import practice_page
from ctec_desktop.wording import teacher_file_page as words
from tests.schools import CLERK, empty_school
from tests.ui.placements.window import Window, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(empty_school(tmp_path / "数据")) as found:
        found.teachers.save(CLERK, TeacherForm("T01", "沈清", course_kind="professional", hired_on="2022-09-01"))
        yield found


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


def _says(dialog: TeacherFileDialog, text: str) -> bool:
    return text in str(dialog.model.row_at(0))


def test_a_certificate_is_entered_its_scan_kept_and_void_with_a_reason_and_the_rules_follow(
    office: Office, window: Window, tmp_path: Path, qtbot
):
    below = QWidget()
    qtbot.addWidget(below)
    dialog = TeacherFileDialog(office, CLERK, window.context, below, 1)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.open()
    assert nameless(dialog) == []
    assert dialog.note.text() == words.NOTHING
    assert any(
        "没有企业工作经历" in text and "TPR-NEW-01 《职业学校教师企业实践规定》" in text for text in texts(dialog)
    )
    form = dialog.open_entry(None)
    values = {"kind": "certificate", "name": "数控车工", "level": "技师", "number": "S1", "from_on": "2020-06-01"}
    for key, text in {**values, "until_on": "2019-06-01"}.items():
        form.form.set_value(key, text)
    form.save_button.click()
    assert form.isVisible()
    form.form.set_value("until_on", "2021-05-31")
    form.save_button.click()
    assert is_freed(form)
    qtbot.waitUntil(partial(_says, dialog, words.EXPIRED))
    assert _says(dialog, "技师 · 高级")
    dialog.table.selectRow(0)
    source = tmp_path / "数控车工.pdf"
    source.write_bytes(b"%PDF-1.7")
    dialog.attach_scan(1, source)
    qtbot.waitUntil(partial(_says, dialog, "数控车工.pdf"))
    dialog.save_scan(1, tmp_path / "出.pdf")
    assert (tmp_path / "出.pdf").read_bytes() == b"%PDF-1.7"
    dialog.table.selectRow(0)
    dialog.void_button.click()
    undo = dialog.findChild(WithdrawDialog)
    assert isinstance(undo, WithdrawDialog)
    undo.form.set_value("reason", "登记错了")
    undo.save_button.click()
    qtbot.waitUntil(partial(_says, dialog, "已作废：登记错了"))
    dialog.table.selectRow(0)
    assert not dialog.edit_button.isEnabled()
    dialog.reject()


@pytest.mark.parametrize(
    ("kind", "told"), [(TeacherFileDialog, words.OUT_OF_SIGHT), (PracticeDialog, practice_page.OUT_OF_SIGHT)]
)
def test_a_teacher_out_of_sight_is_said_so_and_nothing_is_entered(office: Office, window: Window, qtbot, kind, told):
    below = QWidget()
    qtbot.addWidget(below)
    dialog = kind(office, Actor("别系文员", RowScope(frozenset({999}))), window.context, below, 1)
    dialog.open()
    assert dialog.note.text() == told
    assert not dialog.new_button.isEnabled()
    dialog.reject()
