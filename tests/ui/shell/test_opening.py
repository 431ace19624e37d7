"""Login, first run, and the first dialog of the program."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, NewSchool
from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from ctec_desktop.ui.shell.opening import Opening
from ctec_desktop.wording import fault_sentence

pytestmark = pytest.mark.ui

KEY = "ABCD-EFGH-JKLM-NPQR"


class Folder:
    """A data folder with one password and one recovery key."""

    school = "某某职业技术学校"

    folder = "D:/数据"

    def __init__(self, *, is_new: bool = False) -> None:
        self._is_new = is_new

    def is_new(self) -> bool:
        return self._is_new

    def create(self, draft: FirstRunDraft) -> NewSchool:
        raise NotImplementedError

    def build_demo(self, own: object, progress: Progress) -> object:
        raise NotImplementedError

    def unlock(self, password: str) -> object:
        if password != "开门的密码":
            raise EnvironmentFault("wrong_password")
        return "office"

    def recover(self, recovery_key: str) -> object:
        if recovery_key != KEY:
            raise EnvironmentFault("wrong_recovery_key")
        return "office"


def begin(folder: Folder, jobs: JobRunner) -> tuple[FirstRunWizard | LoginDialog, list[tuple[object, str]]]:
    opening = Opening(folder, jobs, jobs)
    opened: list[tuple[object, str]] = []
    opening.opened.connect(lambda office, task: opened.append((office, task)))
    return opening.begin(), opened


def freed(dialog: FirstRunWizard | LoginDialog) -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(dialog)


@pytest.fixture
def login(jobs: JobRunner) -> tuple[LoginDialog, list[tuple[object, str]]]:
    dialog, opened = begin(Folder(), jobs)
    assert isinstance(dialog, LoginDialog)
    return dialog, opened


def test_the_right_password_opens_the_office(login, qtbot):
    dialog, opened = login
    qtbot.keyClicks(dialog.password, "x")
    dialog.password.setText("开门的密码")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert opened == [("office", "")]
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
    assert opened == [("office", "")]


def test_a_password_is_hidden_unless_the_eye_is_pressed(login):
    dialog, _ = login
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    dialog.password._eye.toggle()
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Normal


def test_a_new_folder_begins_with_the_first_run(jobs: JobRunner):
    dialog, opened = begin(Folder(is_new=True), jobs)
    assert isinstance(dialog, FirstRunWizard)
    dialog.opened.emit("office", "students")
    assert opened == [("office", "students")]
