"""Pictures of every screen for README and manual, taken of the demo school: `python3 dev.py shots`.

Those that the manual shows are kept a second time beside it, small enough to ship: scaled down and of few colours.
The clock stands still and everyone is invented, so a picture changes only when a screen does.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from ctec_desktop import __version__, bootstrap
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.services.demo_archive import file_away
from ctec_desktop.services.demo_industry import hire
from ctec_desktop.services.demo_school import (
    SCHOOL_CODE,
    SCHOOL_NAME,
    build,
    class_name,
)
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.storage.vault import KdfCost
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.imports.import_wizard import ImportWizard
from ctec_desktop.ui.imports.review import Group
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Scheme
from ctec_desktop.ui.papers.papers_dialog import PapersDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.settings.calendar_dialog import CalendarDialog
from ctec_desktop.ui.shell.application import prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.office_window import OfficeWindow
from ctec_desktop.ui.templates.templates_page import TemplatesPage
from tests.domain.text_samples import AGREEMENT
from tests.door_shots import doors
from tests.manual_pictures import keep_for_manual
from tests.messy_roster import messy_roster
from tests.shot_stage import CLERK, CLOCK, TARGET, Stage

STUDENTS = 400


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
        hire(new.office, CLERK)
        file_away(new.office, CLERK)
        opened = OfficeWindow(new.office, CLERK, running, running.app.quit)
        opened.window.resize(1366, 820)
        opened.show()
        stage = Stage(running, new.office, opened, folder)
        for take in (doors, pages, calendar, first_steps, importing, dialogs, texts, manual, dark):
            take(stage)
        opened.window.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    keep_for_manual(TARGET)
    return 0


def pages(stage: Stage) -> None:
    """Every page of the rail; two of them with the first record's detail."""
    window = stage.opened.window
    for key in tuple(window.keys()):
        window.go(key)
        stage.settle()
        if key in ("students", "enterprises", "industry"):
            table = window.page(key).findChild(TableView)
            assert isinstance(table, TableView)
            table.selectRow(0)
        stage.shoot(key, window)


def calendar(stage: Stage) -> None:
    """The year as a picture."""
    shown = CalendarDialog(stage.office, CLERK, stage.opened.window.context, stage.opened.window)
    shown.open()
    stage.shoot("calendar", shown)
    shown.accept()


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
