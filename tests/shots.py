"""Pictures of every screen for README and manual, taken of the demo school: `python3 dev.py shots`.

Those that the manual shows are kept a second time beside it, small enough to ship: scaled down and of few colours.
The clock stands still and everyone is invented, so a picture changes only when a screen does.
"""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ctec_desktop import __version__, bootstrap
from ctec_desktop.cli.window import SchoolInMaking
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.preview import page_png
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.services.demo_school import (
    SCHOOL_CODE,
    SCHOOL_NAME,
    build,
    class_name,
)
from ctec_desktop.services.office import Office
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.storage.vault import KdfCost
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.imports.import_wizard import ImportWizard
from ctec_desktop.ui.imports.review import Group
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Scheme
from ctec_desktop.ui.papers.papers_dialog import PapersDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft, Founder, NewSchool
from ctec_desktop.ui.shell.first_run.first_run_wizard import FirstRunWizard
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from ctec_desktop.ui.shell.office_window import OfficeWindow
from ctec_desktop.ui.templates.templates_page import TemplatesPage
from tests.domain.text_samples import AGREEMENT
from tests.manual_pictures import keep_for_manual
from tests.messy_roster import messy_roster

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screens"
CLOCK = FixedClock(datetime(2026, 10, 12, 1, 30, tzinfo=UTC))
# As a clerk's PC would name it, and a key that opens nothing.
FOLDER = Path("D:/产教通数据")
RECOVERY_KEY = "4TQM-KZ2V-7XWN-PD3H-LQ6C-R5YA-JE2G-UB7S"
CLERK = Actor("演示用户")
STUDENTS = 400
SETTLE_MS = 700


@dataclass(frozen=True, slots=True)
class Stage:
    """The program on the demo school, with a folder for what it writes."""

    running: Running
    office: Office
    opened: OfficeWindow
    folder: Path

    def settle(self) -> None:
        """Lets readings come back and the screen be painted."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()

    def shoot(self, name: str, widget: QWidget) -> None:
        self.settle()
        widget.grab().save(str(TARGET / f"{name}.png"))


def main() -> int:
    """Takes every picture anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    TARGET.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.gettempdir()) / "ctec-demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["CTEC_FONT_DIR"] = str(font_dir())
    os.environ["HOME"] = str(folder)
    try:
        running = prepare(sys.argv[:1], folder / "window.ini", CrashReporter(folder, __version__, CLOCK.now_utc))
        running.look.choose(Scheme.LIGHT)
        new = bootstrap.found_office(folder / "data", SCHOOL_NAME, "demo-school", clock=CLOCK, cost=KdfCost(1, 8192, 1))
        build(new.office, CLERK, STUDENTS, folder / "协议")
        opened = OfficeWindow(new.office, CLERK, running, running.app.quit)
        opened.window.resize(1366, 820)
        opened.show()
        stage = Stage(running, new.office, opened, folder)
        for take in (doors, pages, first_steps, importing, dialogs, texts, manual, dark):
            take(stage)
        opened.window.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    keep_for_manual(TARGET)
    return 0


def doors(stage: Stage) -> None:
    """The first run and the login."""
    jobs = JobRunner()

    login = LoginDialog(SCHOOL_NAME, jobs, str, str)
    login.open()
    stage.shoot("login", login)
    login.close()
    first = FirstRunWizard(jobs, Founder(str(FOLDER), partial(_made, stage.folder), _no_demo))
    first.open()
    stage.shoot("first-run", first)
    first.next_button.click()
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


def _no_demo(_own: object, _progress: Progress) -> object:
    raise NotImplementedError


def pages(stage: Stage) -> None:
    """Every page of the rail; two of them with the first record's detail."""
    window = stage.opened.window
    for key in tuple(window.keys()):
        window.go(key)
        stage.settle()
        if key in ("students", "enterprises"):
            table = window.page(key).findChild(TableView)
            assert isinstance(table, TableView)
            table.selectRow(0)
        stage.shoot(key, window)


def first_steps(stage: Stage) -> None:
    """开始使用, with one of six steps done."""
    name = "某某职业技术学校"
    new = bootstrap.found_office(stage.folder / "new", name, "demo-school", clock=CLOCK, cost=KdfCost(1, 8192, 1))
    version = new.office.school.profile(CLERK).version
    profile = SchoolForm(name, SCHOOL_CODE, contact_name="周明远", contact_phone="0000-1000001", version=version)
    new.office.school.save_profile(CLERK, profile)
    opened = OfficeWindow(new.office, CLERK, stage.running, list)
    opened.window.resize(1366, 820)
    opened.show()
    stage.settle()
    stage.shoot("start", opened.window)
    opened.window.close()


def importing(stage: Stage) -> None:
    """Every step of an import, and what it asks."""
    window = stage.opened.window
    wizard = ImportWizard("students", stage.office, CLERK, window.context, window)
    wizard.open()
    wizard.resize(1060, 690)
    stage.shoot("import-file", wizard)
    wizard.file_step.take(messy_roster(stage.folder / "花名册.xlsx", STUDENTS))
    stage.settle()
    stage.settle()
    stage.shoot("import-columns", wizard)
    preview = wizard.layout_step.preview
    for letter, key in (("A", "student_no"), ("B", "name")):
        preview.combo(letter).setCurrentIndex(preview.combo(letter).findData(key))
    wizard.next_button.click()
    stage.settle()
    stage.settle()
    stage.shoot("import-review", wizard)
    wizard.review_step.chip(Group.ABSENT).click()
    wizard.review_step.table.selectAll()
    wizard.review_step.absence_form.proof.setText("教务〔2026〕12 号")
    wizard.review_step.absence_form.decide_button.click()
    stage.shoot("import-absent", wizard)
    wizard.next_button.click()
    stage.settle()
    stage.settle()
    stage.shoot("import-result", wizard)
    wizard.accept()


def dialogs(stage: Stage) -> None:
    """The placing of a class, the issuing, the preview."""
    window = stage.opened.window
    placements = window.page("placements")
    assert isinstance(placements, PlacementsPage)
    window.go("placements")
    place = placements.dialogs.place_class()
    stage.settle()
    place.choose_class(class_name(5 * 40, 2024))
    place.form.posts.setCurrentIndex(3)
    stage.shoot("place-class", place)
    place.close()

    agreements = window.page("agreements")
    assert isinstance(agreements, AgreementsPage)
    window.go("agreements")
    issue = agreements.open_issue(class_name(40, 2024))
    issue.check_step.set_folder(Path("D:/协议"))
    stage.shoot("issue", issue)
    issue.close()
    first = stage.office.agreements.all(CLERK)[0]
    preview = agreements.open_preview(first)
    stage.shoot("preview", preview)
    preview.close()


def texts(stage: Stage) -> None:
    """A text of the school's own being written, a file being bound, and the forms of a class."""
    window = stage.opened.window
    page = window.page("templates")
    placements = window.page("placements")
    assert isinstance(page, TemplatesPage)
    assert isinstance(placements, PlacementsPage)
    window.go("templates")
    stage.settle()
    loading = page.load_text()
    loading.resize(1240, 760)
    loading.take_text(AGREEMENT)
    stage.settle()
    stage.shoot("load-text", loading)
    loading.close()
    draft = stage.office.templates.save_draft(
        CLERK, AGREEMENT_KEY, BuiltInTemplates().source(AGREEMENT_KEY, 1), "省示范文本"
    )
    window.go("templates", draft.value.at)
    stage.settle()
    page.versions.edit()
    stage.settle()
    stage.shoot("template-editor", window)

    window.go("placements")
    stage.settle()
    placements.filters.choose("class", class_name(0, 2024))
    stage.settle()
    forms = placements.dialogs.forms()
    assert isinstance(forms, PapersDialog)
    stage.settle()
    forms.tree.tick("unit_acceptance")
    stage.shoot("forms", forms)
    forms.close()
    placements.filters.clear()


def manual(stage: Stage) -> None:
    """The manual, with words looked for."""
    shown = stage.opened.open_help("students")
    shown.search.setText("卡纸")
    stage.shoot("help", shown)
    shown.accept()


def dark(stage: Stage) -> None:
    stage.running.look.choose(Scheme.DARK)
    stage.opened.window.go("placements")
    stage.shoot("placements-dark", stage.opened.window)
    stage.running.look.choose(Scheme.LIGHT)


if __name__ == "__main__":
    sys.exit(main())
