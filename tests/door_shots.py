"""Pictures of the first run, the login, and of data that are not where they were."""

from functools import partial
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.cli.door import SchoolInMaking
from ctec_desktop.documents.preview import page_png
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.demo_school import SCHOOL_CODE, SCHOOL_NAME
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.storage.vault import KdfCost
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, Founder, NewSchool
from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
from ctec_desktop.ui.shell.folder_lost_dialog import FolderLostDialog
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from tests.shot_stage import CLOCK, TARGET, Stage

# As a clerk's PC would name it, and a key that opens nothing.
FOLDER = Path("D:/产教通数据")
RECOVERY_KEY = "4TQM-KZ2V-7XWN-PD3H-LQ6C-R5YA-JE2G-UB7S"


def doors(stage: Stage) -> None:
    """The first run, the login, and what is said when the data are gone."""
    jobs = JobRunner()
    login = LoginDialog(SCHOOL_NAME, jobs, str, str)
    login.name_folder(str(FOLDER), str)
    login.open()
    stage.shoot("login", login)
    login.close()
    lost = FolderLostDialog(str(FOLDER), str, jobs)
    lost.open()
    stage.shoot("folder-lost", lost)
    lost.close()
    ways = (_is_school, Path, str, partial(_made, stage.folder), _no_demo)
    first = FirstRunWizard(jobs, Founder(str(FOLDER), "usual", True, *ways))
    first.open()
    stage.shoot("first-run", first)
    first.next_button.click()
    stage.settle()
    first.school_step.form.set_value("name", SCHOOL_NAME)
    first.school_step.form.set_value("code", SCHOOL_CODE)
    stage.shoot("first-run-school", first)
    first.next_button.click()
    for edit in (first.password_step.password, first.password_step.again):
        edit.setText("三月里的小雨 2026")
    stage.shoot("first-run-password", first)
    first.next_button.click()
    stage.settle()
    first.save_sheet(stage.folder / "恢复密钥单.pdf")
    stage.shoot("first-run-key", first)
    (TARGET / "recovery-sheet.png").write_bytes(page_png(stage.folder / "恢复密钥单.pdf", 0, 72))
    first.next_button.click()
    stage.shoot("first-run-next", first)
    first.reject()
    jobs.shutdown()


class _OnStick(SchoolInMaking):
    """Shows a key that opens nothing, and says that the sheet was saved onto a stick."""

    def __init__(self, founding: bootstrap.Founding, data_dir: Path) -> None:
        super().__init__(founding, data_dir)
        self.recovery_key = RECOVERY_KEY

    def save_sheet(self, target: Path) -> Path:
        return Path("U:/") / super().save_sheet(target).name


def _made(folder: Path, draft: FirstRunDraft) -> NewSchool:
    form = SchoolForm(draft.school_name, draft.code)
    founding = bootstrap.begin_founding(folder / "first", form, draft.password, clock=CLOCK, cost=KdfCost(1, 8192, 1))
    return _OnStick(founding, FOLDER)


def _is_school(_folder: Path) -> bool:
    return False


def _no_demo(_own: object, _progress: Progress) -> object:
    raise NotImplementedError
