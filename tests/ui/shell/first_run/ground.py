"""A ground on which schools are founded in tests, and the way through the steps of the first start."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, Founder
from ctec_desktop.ui.shell.first_run.first_run_wizard import KEY, NEXT, FirstRunWizard

RECOVERY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6777"
LONG = "三月里的小雨淅沥沥 2026"


class Ground:
    """A folder in which a school is made: remembers what was asked of it."""

    recovery_key = RECOVERY

    def __init__(self) -> None:
        self.drafts: list[FirstRunDraft] = []
        self.sheets: list[Path] = []
        self.did: list[str] = []
        self.refusal: Exception | None = None
        # Where a school lies already.
        self.school_in = Path("D:/旧数据")

    def look(self, folder: Path) -> bool:
        self._refuse()
        self.did.append(f"look {folder}")
        return folder == self.school_in

    def suggest(self, folder: Path) -> Path:
        return folder / "产教通数据" if folder == Path("D:/") else folder

    def adopt(self, folder: Path) -> None:
        self._refuse()
        self.did.append(f"adopt {folder}")

    def create(self, draft: FirstRunDraft) -> "Ground":
        self._refuse()
        self.drafts.append(draft)
        return self

    def save_sheet(self, target: Path) -> Path:
        self._refuse()
        self.sheets.append(target)
        return target

    def finish(self) -> object:
        self._refuse()
        self.did.append("finish")
        return "office"

    def abandon(self) -> None:
        self.did.append("abandon")

    def build_demo(self, own: object, progress: Progress) -> object:
        progress.begin("导入学生", 100)
        progress.step(40)
        self._refuse()
        self.did.append(f"demo beside {own}")
        return "demo"

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal


def founder_on(ground: Ground, *, may_choose: bool = False) -> Founder:
    ways = (ground.look, ground.suggest, ground.adopt, ground.create, ground.build_demo)
    return Founder("D:/数据", "usual" if may_choose else "portable", may_choose, *ways)


def wizard_on(
    ground: Ground, jobs: JobRunner, *, may_choose: bool = False
) -> tuple[FirstRunWizard, list[tuple[object, str]]]:
    wizard = FirstRunWizard(jobs, founder_on(ground, may_choose=may_choose))
    opened: list[tuple[object, str]] = []
    wizard.opened.connect(lambda office, task: opened.append((office, task)))
    wizard.open()
    return wizard, opened


def go_on(wizard: FirstRunWizard) -> None:
    wizard.next_button.click()


def fill_school(wizard: FirstRunWizard, name: str = " 某校 ", code: str = "", phone: str = "") -> None:
    form = wizard.school_step.form
    for key, text in (("name", name), ("code", code), ("contact_phone", phone)):
        editor = form.editor(key)
        assert isinstance(editor, QLineEdit)
        editor.setText(text)


def fill_password(wizard: FirstRunWizard, password: str = LONG, again: str | None = None) -> None:
    wizard.password_step.password.setText(password)
    wizard.password_step.again.setText(password if again is None else again)


def at_key(wizard: FirstRunWizard) -> None:
    go_on(wizard)
    fill_school(wizard)
    go_on(wizard)
    fill_password(wizard)
    go_on(wizard)
    assert wizard.step() == KEY


def at_next(wizard: FirstRunWizard) -> None:
    at_key(wizard)
    wizard.key_step.written.setChecked(True)
    go_on(wizard)
    assert wizard.step() == NEXT


def question(wizard: QWidget) -> Dialog:
    return next(child for child in wizard.children() if isinstance(child, Dialog) and child.isVisible())


def freed(wizard: FirstRunWizard) -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(wizard)
