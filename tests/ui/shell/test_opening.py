"""Login, first run, data that are not where they were, and the first dialog of the program."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from shiboken6 import isValid

from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.isolated import JsonValue
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.settings.check_up_dialog import CheckUpDialog
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, NewSchool
from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
from ctec_desktop.ui.shell.folder_lost_dialog import FolderLostDialog
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from ctec_desktop.ui.shell.opening import Opening
from ctec_desktop.wording import fault_sentence

pytestmark = pytest.mark.ui

KEY = "ABCD-EFGH-JKLM-NPQR"


class Folder:
    """A data folder with one password and one recovery key."""

    school = "某某职业技术学校"

    folder = "D:/数据"
    origin = "chosen"
    may_choose = True

    def __init__(self, *, is_new: bool = False, is_lost: bool = False) -> None:
        self._is_new = is_new
        self._is_lost = is_lost
        self.adopted: list[Path] = []

    def is_lost(self) -> bool:
        return self._is_lost

    def look(self, folder: Path) -> bool:
        raise NotImplementedError

    def suggest(self, folder: Path) -> Path:
        raise NotImplementedError

    def adopt(self, folder: Path) -> None:
        """Only below `E:` there is a school; the stick it was on is back when it is asked for once more."""
        if not str(folder).startswith("E:") and not self.adopted:
            self.adopted.append(folder)
            raise EnvironmentFault("no_school_in_folder", {"path": str(folder)})
        self.adopted.append(folder)
        self.folder = str(folder)

    def give_up(self) -> None:
        self.folder = "C:/默认"

    def examine(self) -> tuple[HealthLine, ...]:
        return (HealthLine(HealthCheck.DISK, Grade.OK, "health_disk_good", {"free_mb": 5000}),)

    def collect(self, shown: Mapping[str, JsonValue], target: Path) -> Path:
        target.write_text(str(shown["platform"]), "utf-8")
        return target

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


def begin(folder: Folder, jobs: JobRunner) -> tuple[Dialog, list[tuple[object, str]]]:
    opening = Opening(folder, jobs, jobs)
    opened: list[tuple[object, str]] = []
    opening.opened.connect(lambda office, task: opened.append((office, task)))
    return opening.begin(), opened


def freed(dialog: Dialog) -> bool:
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


def on_screen(kind: type[Dialog]) -> list[Dialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def test_data_that_are_gone_are_told_and_never_replaced_by_a_new_school_unasked(jobs: JobRunner):
    dialog, _ = begin(Folder(is_new=True, is_lost=True), jobs)
    assert isinstance(dialog, FolderLostDialog)
    assert "D:/数据" in dialog.note.text()
    assert on_screen(FirstRunWizard) == []
    dialog.anew_button.click()
    question = next(one for one in dialog.children() if isinstance(one, Dialog) and one.isVisible())
    question.accept()
    (wizard,) = on_screen(FirstRunWizard)
    assert isinstance(wizard, FirstRunWizard)
    assert wizard.welcome_step.chosen() == "C:/默认"
    assert freed(dialog)
    wizard.close()


def test_disk_that_was_put_in_again_leads_to_the_login(jobs: JobRunner):
    folder = Folder(is_lost=True)
    dialog, _ = begin(folder, jobs)
    assert isinstance(dialog, FolderLostDialog)
    dialog.again_button.click()
    assert dialog.isVisible()
    assert "没有学校的数据" in dialog.note.text()
    dialog.again_button.click()
    (login,) = on_screen(LoginDialog)
    assert folder.adopted == [Path("D:/数据"), Path("D:/数据")]
    login.close()


def test_login_says_whose_data_it_opens_and_can_be_shown_others(login, jobs: JobRunner):
    dialog, _ = login
    assert any("D:/数据" in one.text() for one in dialog.findChildren(QLabel))
    dialog.open_in(Path("C:/空"))
    assert "没有学校的数据" in dialog.note.text()
    dialog.open_in(Path("E:/新数据"))
    (other,) = (one for one in on_screen(LoginDialog) if one is not dialog)
    assert any("E:/新数据" in one.text().replace("\\", "/") for one in other.findChildren(QLabel))
    assert freed(dialog)
    other.close()


def test_program_is_examined_and_diagnostics_are_collected_before_any_data_are_open(login, tmp_path: Path):
    dialog, _ = login
    dialog.check_button.click()
    (checking,) = on_screen(CheckUpDialog)
    assert isinstance(checking, CheckUpDialog)
    checking.card.examine_button.click()
    assert "5000" in "".join(checking.card.notes())
    checking.card.collecting.collect_to(tmp_path / "诊断.zip")
    assert (tmp_path / "诊断.zip").read_text("utf-8") == "offscreen"
    checking.close()
