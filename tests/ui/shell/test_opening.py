"""Login, first run, and the first dialog of the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.first_run_dialog import FirstRunDialog, FirstRunDraft, NewOffice
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from ctec_desktop.ui.shell.opening import Opening
from ctec_desktop.wording import fault_sentence

pytestmark = pytest.mark.ui

KEY = "ABCD-EFGH-JKLM-NPQR"


class Folder:
    """A data folder with one password and one recovery key."""

    school = "某某职业技术学校"

    def __init__(self, *, is_new: bool = False) -> None:
        self._is_new = is_new
        self.drafts: list[FirstRunDraft] = []
        self.refusal: Exception | None = None

    def is_new(self) -> bool:
        return self._is_new

    def create(self, draft: FirstRunDraft) -> NewOffice:
        if self.refusal is not None:
            raise self.refusal
        self.drafts.append(draft)
        return NewOffice("office", KEY)

    def unlock(self, password: str) -> object:
        if password != "开门的密码":
            raise EnvironmentFault("wrong_password")
        return "office"

    def recover(self, recovery_key: str) -> object:
        if recovery_key != KEY:
            raise EnvironmentFault("wrong_recovery_key")
        return "office"


def begin(folder: Folder, jobs: JobRunner) -> tuple[FirstRunDialog | LoginDialog, list[object]]:
    opening = Opening(folder, jobs, jobs)
    opened: list[object] = []
    opening.opened.connect(opened.append)
    return opening.begin(), opened


def freed(dialog: FirstRunDialog | LoginDialog) -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(dialog)


@pytest.fixture
def login(jobs: JobRunner) -> tuple[LoginDialog, list[object]]:
    dialog, opened = begin(Folder(), jobs)
    assert isinstance(dialog, LoginDialog)
    return dialog, opened


def test_the_right_password_opens_the_office(login, qtbot):
    dialog, opened = login
    qtbot.keyClicks(dialog.password, "x")
    dialog.password.setText("开门的密码")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert opened == ["office"]
    assert freed(dialog)


def test_a_wrong_password_is_said_and_stays_said_while_typing(login, qtbot):
    dialog, opened = login
    dialog.password.setText("123456")
    dialog.submit()
    assert dialog.note.text() == fault_sentence(EnvironmentFault("wrong_password"))
    assert dialog.password.text() == "123456"
    qtbot.keyClick(dialog.password, Qt.Key.Key_End)
    qtbot.keyClicks(dialog.password, "7")
    assert dialog.note.text() == fault_sentence(EnvironmentFault("wrong_password"))
    assert opened == []


def test_nothing_typed_is_not_tried(login):
    dialog, _ = login
    dialog.submit()
    assert dialog.note.text() == ""


def test_enter_while_composing_does_not_try_the_password(login, qtbot):
    dialog, opened = login
    dialog.password.setText("开门的密码")
    QApplication.sendEvent(dialog.password, QInputMethodEvent("mi", []))
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert opened == []


def test_the_recovery_key_opens_the_office(login, qtbot):
    dialog, opened = login
    dialog._other.click()
    dialog.key.setText("wrong")
    dialog.submit()
    assert dialog.note.text() == fault_sentence(EnvironmentFault("wrong_recovery_key"))
    dialog.key.setText(KEY)
    qtbot.keyClick(dialog.key, Qt.Key.Key_Return)
    assert opened == ["office"]


def test_a_password_is_hidden_unless_the_eye_is_pressed(login):
    dialog, _ = login
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    dialog.password._eye.toggle()
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Normal


@pytest.fixture
def folder() -> Folder:
    return Folder(is_new=True)


@pytest.fixture
def first(folder: Folder, jobs: JobRunner) -> tuple[FirstRunDialog, list[object]]:
    dialog, opened = begin(folder, jobs)
    assert isinstance(dialog, FirstRunDialog)
    return dialog, opened


def fill(dialog: FirstRunDialog, name: str, password: str, again: str) -> None:
    for key, value in (("school_name", name), ("password", password), ("again", again)):
        dialog.form.set_value(key, value)


@pytest.mark.parametrize(
    ("name", "password", "again", "wrong"),
    [
        (" ", "12345678", "12345678", ["school_name"]),
        ("某校", "1234567", "1234567", ["password"]),
        ("某校", "12345678", "12345679", ["again"]),
        ("", "1", "2", ["school_name", "password"]),
    ],
)
def test_what_is_missing_is_said_below_its_field(first, folder: Folder, name, password, again, wrong):
    dialog, _ = first
    fill(dialog, name, password, again)
    dialog.submit()
    assert [key for key in dialog.form.values() if dialog.form.problem_text(key)] == wrong
    assert folder.drafts == []


def test_the_recovery_key_is_shown_once_and_must_be_kept(first, folder: Folder):
    dialog, opened = first
    fill(dialog, " 某校 ", "一句很长的密码呀", "一句很长的密码呀")
    dialog.submit()
    assert folder.drafts == [FirstRunDraft("某校", "一句很长的密码呀")]
    assert dialog._key.text() == KEY
    assert not dialog._go_on.isEnabled()
    dialog.kept.setChecked(True)
    dialog._go_on.click()
    assert opened == ["office"]
    assert freed(dialog)


def test_leaving_without_keeping_the_key_asks_first_and_still_opens(first):
    dialog, opened = first
    fill(dialog, "某校", "12345678", "12345678")
    dialog.submit()
    dialog.reject()
    assert opened == []
    asked = next(child for child in dialog.children() if hasattr(child, "accept"))
    asked.accept()
    assert opened == ["office"]


def test_the_recovery_key_is_copied_and_saved(first, tmp_path: Path):
    dialog, _ = first
    fill(dialog, "某校", "12345678", "12345678")
    dialog.submit()
    dialog._on_copy()
    assert QGuiApplication.clipboard().text() == KEY
    target = tmp_path / "密钥.txt"
    dialog._on_target(target)
    saved = target.read_text("utf-8-sig")
    assert KEY in saved
    assert "某校" in saved
    dialog._on_target(tmp_path / "名单.xlsx" / "x.txt")
    assert dialog.note.text()


def test_an_office_that_cannot_be_made_keeps_what_was_typed(first, folder: Folder):
    dialog, opened = first
    fill(dialog, "某校", "12345678", "12345678")
    folder.refusal = EnvironmentFault("folder_read_only", {"path": "D:/数据"})
    dialog.submit()
    assert dialog.note.text() == fault_sentence(folder.refusal)
    folder.refusal = RuleViolation([Problem("password_too_short", place=FieldPlace("password"))])
    dialog.submit()
    assert dialog.form.problem_text("password")
    assert dialog.form.value("again") == "12345678"
    assert opened == []
