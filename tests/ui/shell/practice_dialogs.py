"""Opens the dialogs of practice over a teacher of the demo school."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ctec_desktop.domain.practice.views import PeriodForm, PeriodView
from ctec_desktop.domain.recognition.lines import DualTeacher
from ctec_desktop.domain.recognition.views import ApplyForm
from ctec_desktop.domain.recognition.words import StepKind
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.teachers.decision_dialog import DecisionDialog
from ctec_desktop.ui.teachers.practice_dialog import PracticeDialog
from ctec_desktop.ui.teachers.practice_papers_dialog import PracticePapersDialog
from ctec_desktop.ui.teachers.practice_return_dialog import PracticeReturnDialog
from ctec_desktop.ui.teachers.recognition_dialog import RecognitionDialog
from ctec_desktop.ui.teachers.recognition_forms import ApplyDialog, StepDialog
from ctec_desktop.ui.teachers.teacher_file_dialog import TeacherFileDialog
from ctec_desktop.ui.teachers.teachers_page import TeachersPage
from tests.schools import CLERK
from tests.services.practice_book_desk import with_new_stay
from tests.ui.shell.stage import Stage, shown


def _page(stage: Stage) -> TeachersPage:
    page = stage.window.page("teachers")
    assert isinstance(page, TeachersPage)
    return page


def _ledger(stage: Stage) -> PracticeDialog:
    return _page(stage).open_practice(stage.office.teachers.rows(CLERK).ids(ListQuery())[0])


def _overview(stage: Stage) -> Dialog:
    return _page(stage).open_overview()


def _offline(stage: Stage) -> Dialog:
    return _page(stage).open_overview().open_offline()


def _returned(stage: Stage) -> Dialog:
    """A workbook of the first teacher that came back with one stay more."""
    office = stage.office
    teacher_id = office.teachers.rows(CLERK).ids(ListQuery())[0]
    with TemporaryDirectory() as folder:
        (file,) = office.practice_books.make(CLERK, [teacher_id], Path(folder)).value.files
        plan = office.practice_returns.plan(CLERK, with_new_stay(file))
    return shown(PracticeReturnDialog(office, CLERK, stage.window.context, stage.window, plan))


def _recognition(stage: Stage) -> RecognitionDialog:
    dialog = _page(stage).open_recognition()
    dialog.table.go_to(stage.office.recognition.overview(CLERK)[0].teacher.id)
    return dialog


def _candidate(stage: Stage) -> DualTeacher:
    """The first teacher, with an application under way."""
    office = stage.office
    teacher_id = office.recognition.overview(CLERK)[0].teacher.id
    found = office.recognition.of_teacher(CLERK, teacher_id)
    if found is None or found.line.under_way is None:
        office.recognition.apply(CLERK, ApplyForm(teacher_id, "junior", "secondary", "2026-08-01"))
        found = office.recognition.of_teacher(CLERK, teacher_id)
    assert found is not None
    return found


def _apply(stage: Stage) -> Dialog:
    return shown(ApplyDialog(stage.office, CLERK, stage.window.context, stage.window, _candidate(stage)))


def _step(stage: Stage) -> Dialog:
    asked = _candidate(stage), StepKind.CERTIFIED
    return shown(StepDialog(stage.office, CLERK, stage.window.context, stage.window, asked))


def _figures(stage: Stage) -> Dialog:
    return _page(stage).open_figures()


def _keep_figures(stage: Stage) -> Dialog:
    return _page(stage).open_figures().open_keep()


def _period(stage: Stage) -> Dialog:
    return _ledger(stage).open_period(None)


def _papers(stage: Stage) -> PracticePapersDialog:
    """Those of the first teacher's first period."""
    teacher_id = stage.office.teachers.rows(CLERK).ids(ListQuery())[0]
    return _ledger(stage).open_papers(_first_period(stage, teacher_id))


def _paper(stage: Stage) -> Dialog:
    return _papers(stage).open_log()


def _exemption(stage: Stage) -> Dialog:
    return _ledger(stage).open_exemption()


def _decision(stage: Stage, *, verifies: bool) -> DecisionDialog:
    teacher_id = stage.office.teachers.rows(CLERK).ids(ListQuery())[0]
    return _ledger(stage).open_decision(_first_period(stage, teacher_id), verifies=verifies)


def _first_period(stage: Stage, teacher_id: int) -> PeriodView:
    form = PeriodForm(teacher_id, "base", "某某实训基地", "training", from_on="2026-07-06", until_on="2026-08-04")
    office = stage.office
    if not (found := office.practice.of_teacher(CLERK, teacher_id)) or not found.periods:
        office.practice_records.save(CLERK, form)
        found = office.practice.of_teacher(CLERK, teacher_id)
    assert found is not None
    return found.periods[0]


def _file(stage: Stage) -> TeacherFileDialog:
    return _page(stage).open_file(stage.office.teachers.rows(CLERK).ids(ListQuery())[0])


def _entry(stage: Stage) -> Dialog:
    return _file(stage).open_entry(None)


PRACTICE: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "teacher-file": _file,
    "teacher-entry": _entry,
    "practice": _ledger,
    "practice-overview": _overview,
    "practice-offline": _offline,
    "practice-return": _returned,
    "recognition": _recognition,
    "recognition-apply": _apply,
    "recognition-step": _step,
    "school-figures": _figures,
    "school-figures-keep": _keep_figures,
    "practice-period": _period,
    "practice-papers": _papers,
    "practice-paper": _paper,
    "practice-exemption": _exemption,
    "practice-approve": partial(_decision, verifies=False),
    "practice-verify": partial(_decision, verifies=True),
}
