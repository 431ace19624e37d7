"""The first start, step by step: by keyboard, back and forth, given up, and with a PC that stands in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, Task
from ctec_desktop.ui.shell.first_run.first_run_wizard import KEY, NEXT, PASSWORD, SCHOOL, WELCOME, FirstRunWizard
from ctec_desktop.wording import fault_sentence
from ctec_desktop.wording import first_run as words
from tests.ui.shell.first_run.ground import (
    LONG,
    RECOVERY,
    Ground,
    at_key,
    at_next,
    fill_password,
    fill_school,
    freed,
    go_on,
    question,
    wizard_on,
)

pytestmark = pytest.mark.ui


@pytest.fixture
def ground() -> Ground:
    return Ground()


@pytest.fixture
def first(ground: Ground, jobs: JobRunner) -> tuple[FirstRunWizard, list[tuple[object, str]]]:
    return wizard_on(ground, jobs)


def test_enter_alone_leads_through_all_steps(first, ground: Ground, qtbot):
    wizard, opened = first
    enter = Qt.Key.Key_Return
    qtbot.keyClick(wizard.focusWidget(), enter)
    fill_school(wizard, code="4111010001", phone="0371-12345678")
    qtbot.keyClick(wizard.focusWidget(), enter)
    fill_password(wizard)
    qtbot.keyClick(wizard.focusWidget(), enter)
    assert ground.drafts == [FirstRunDraft("某校", "4111010001", None, "0371-12345678", LONG, "D:/数据")]
    qtbot.keyClick(wizard.key_step.written, Qt.Key.Key_Space)
    qtbot.keyClick(wizard.key_step.written, enter)
    qtbot.keyClick(wizard.focusWidget(), enter)
    assert opened == [("office", "students")]
    assert ground.did == ["finish"]
    assert freed(wizard)


def test_enter_while_composing_stays_where_it_is(first, qtbot):
    wizard, _ = first
    go_on(wizard)
    fill_school(wizard)
    name = wizard.school_step.form.editor("name")
    QApplication.sendEvent(name, QInputMethodEvent("mou", []))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert wizard.step() == SCHOOL
    assert wizard.isVisible()


@pytest.mark.parametrize(
    ("name", "code", "phone", "wrong"),
    [(" ", "", "", ["name"]), ("某校", "12", "", ["code"]), ("某校", "", "电话", ["contact_phone"])],
)
def test_what_is_wrong_with_the_school_is_said_below_its_field(first, name, code, phone, wrong):
    wizard, _ = first
    go_on(wizard)
    fill_school(wizard, name, code, phone)
    go_on(wizard)
    form = wizard.school_step.form
    assert [key for key in form.values() if form.problem_text(key)] == wrong
    assert wizard.step() == SCHOOL


@pytest.mark.parametrize(("password", "again", "wrong"), [("1234567", "1234567", "password"), (LONG, "x", "again")])
def test_what_is_wrong_with_the_password_is_said_below_its_field(first, ground: Ground, password, again, wrong):
    wizard, _ = first
    go_on(wizard)
    fill_school(wizard)
    go_on(wizard)
    fill_password(wizard, password, again)
    go_on(wizard)
    form = wizard.password_step.form
    assert [key for key in form.values() if form.problem_text(key)] == [wrong]
    assert ground.drafts == []


def test_password_is_shown_on_request_and_its_strength_hinted(first):
    wizard, _ = first
    step = wizard.password_step
    step.know(["某某学校"])
    step.password.setText("某某学校12345678")
    assert "弱" in step.hint()
    step.password.setText(LONG)
    assert "强度：强" in step.hint()
    assert step.again.echoMode() is QLineEdit.EchoMode.Password
    step.shown.setChecked(True)
    assert step.again.echoMode() is QLineEdit.EchoMode.Normal


def test_back_keeps_what_was_typed_until_the_school_is_made(first):
    wizard, _ = first
    go_on(wizard)
    fill_school(wizard)
    go_on(wizard)
    fill_password(wizard)
    wizard.back_button.click()
    wizard.back_button.click()
    assert wizard.step() == WELCOME
    go_on(wizard)
    assert wizard.school_step.text("name") == "某校"
    go_on(wizard)
    go_on(wizard)
    assert wizard.step() == KEY
    assert not wizard.back_button.isVisible()


def test_key_is_shown_once_and_must_be_saved_or_written_down(first, ground: Ground, tmp_path: Path):
    wizard, _ = first
    at_key(wizard)
    assert wizard.key_step.key() == RECOVERY
    assert not wizard.next_button.isEnabled()
    wizard.key_step.copy_button.click()
    assert QGuiApplication.clipboard().text() == RECOVERY
    assert not wizard.next_button.isEnabled()
    wizard.save_sheet(tmp_path / "单.pdf")
    assert ground.sheets == [tmp_path / "单.pdf"]
    assert wizard.next_button.isEnabled()
    assert "单.pdf" in wizard.note.text()


def test_sheet_that_cannot_be_saved_is_said_and_does_not_count(first, ground: Ground, tmp_path: Path):
    wizard, _ = first
    at_key(wizard)
    ground.refusal = EnvironmentFault("disk_full", {"path": "U:/"})
    wizard.save_sheet(tmp_path / "单.pdf")
    assert wizard.note.text() == fault_sentence(ground.refusal)
    assert not wizard.next_button.isEnabled()


def test_school_that_cannot_be_made_keeps_what_was_typed(first, ground: Ground):
    wizard, _ = first
    go_on(wizard)
    fill_school(wizard)
    go_on(wizard)
    fill_password(wizard)
    ground.refusal = EnvironmentFault("folder_read_only", {"path": "D:/数据"})
    go_on(wizard)
    assert wizard.step() == PASSWORD
    assert wizard.note.text() == fault_sentence(ground.refusal)
    ground.refusal = RuleViolation([Problem("school_code_malformed", place=FieldPlace("code"))])
    go_on(wizard)
    assert wizard.step() == SCHOOL
    assert wizard.school_step.form.problem_text("code")
    assert wizard.password_step.again.text() == LONG


def test_giving_up_asks_once_something_was_typed_and_leaves_nothing(first, ground: Ground):
    wizard, opened = first
    go_on(wizard)
    fill_school(wizard)
    wizard.reject()
    question(wizard).reject()
    assert wizard.isVisible()
    wizard.reject()
    question(wizard).accept()
    assert (opened, ground.did) == ([], [])
    assert freed(wizard)


def test_giving_up_at_the_key_removes_what_was_made(first, ground: Ground):
    wizard, opened = first
    at_key(wizard)
    wizard.reject()
    assert ground.did == []
    question(wizard).accept()
    assert (opened, ground.did) == ([], ["abandon"])
    assert freed(wizard)


def test_untouched_wizard_closes_without_a_question(first):
    wizard, _ = first
    wizard.reject()
    assert freed(wizard)


def test_school_that_could_not_be_put_in_place_can_be_tried_again(first, ground: Ground):
    wizard, _ = first
    at_key(wizard)
    wizard.key_step.written.setChecked(True)
    ground.refusal = EnvironmentFault("file_open_elsewhere", {"path": "D:/数据"})
    go_on(wizard)
    assert wizard.step() == KEY
    ground.refusal = None
    go_on(wizard)
    assert wizard.step() == NEXT


@pytest.mark.parametrize("task", [Task.STUDENTS, Task.ENTERPRISES, Task.NOTHING])
def test_office_is_opened_with_the_task_chosen(first, task: Task):
    wizard, opened = first
    at_next(wizard)
    wizard.next_step.choose(task)
    go_on(wizard)
    assert opened == [("office", task.value)]


def test_closing_after_the_school_is_made_enters_it(first):
    wizard, opened = first
    at_next(wizard)
    wizard.reject()
    assert opened == [("office", "nothing")]


def test_demo_school_is_built_beside_and_opened(first, ground: Ground):
    wizard, opened = first
    at_next(wizard)
    wizard.next_step.choose(Task.DEMO)
    go_on(wizard)
    assert ground.did == ["finish", "demo beside office"]
    assert opened == [("demo", "nothing")]


def test_building_the_demo_school_can_be_stopped(ground: Ground, held_jobs: JobRunner, held: HeldExecutor):
    wizard, opened = wizard_on(ground, held_jobs)
    go_on(wizard)
    fill_school(wizard)
    go_on(wizard)
    fill_password(wizard)
    go_on(wizard)
    held.release()
    wizard.key_step.written.setChecked(True)
    go_on(wizard)
    held.release()
    wizard.next_step.choose(Task.DEMO)
    go_on(wizard)
    assert wizard.next_step.bar.isVisible()
    wizard.cancel_button.click()
    held.release()
    assert opened == []
    assert wizard.note.text() == words.DEMO_CANCELLED
    assert wizard.step() == NEXT
    go_on(wizard)
    held.release()
    assert opened == [("demo", "nothing")]


def test_demo_school_that_cannot_be_built_is_said_and_the_choice_stays(first, ground: Ground):
    wizard, opened = first
    at_next(wizard)
    wizard.next_step.choose(Task.DEMO)
    ground.refusal = Cancelled()
    go_on(wizard)
    assert wizard.note.text() == words.DEMO_CANCELLED
    ground.refusal = EnvironmentFault("disk_full", {"path": "D:/数据-demo"})
    go_on(wizard)
    assert wizard.note.text() == fault_sentence(ground.refusal)
    assert opened == []
