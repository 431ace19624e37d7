from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from ctec_desktop.domain.invented import id_number
from ctec_desktop.services.office import Office
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.retire_dialog import RetireDialog
from ctec_desktop.ui.kit.reveal import ReasonDialog
from ctec_desktop.ui.teachers.teachers_page import TeachersPage
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import teachers_page as words
from tests.schools import CLERK, empty_school
from tests.services.test_teachers import BORN, SHEN
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(empty_school(tmp_path / "数据")) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> TeachersPage:
    made = TeachersPage(office, CLERK, window.context, window.open_plan)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.visit(None)
    return made


def chosen(page: TeachersPage, office: Office, qtbot, form: TeacherForm = SHEN) -> int:
    teacher_id = office.teachers.save(CLERK, form).value
    page.reload()
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    page.table.selectRow(0)
    return teacher_id


def test_an_empty_list_leads_to_the_form_and_what_is_saved_is_shown(page: TeachersPage, office: Office, window: Window):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert {words.EMPTY, words.EMPTY_HINT} <= set(texts(page))
    page.empty_action_triggered.emit()
    page.import_button.click()
    assert window.plans_asked == [page, page]
    dialog = page.open_new()
    for key, text in {"staff_no": "T07", "name": "顾明", "category": "专业课教师"}.items():
        dialog.form.set_value(key, text)
    dialog.save_button.click()
    assert is_freed(dialog)
    assert page.count_text() == "共 1 条"
    assert window.said == [kit_words.saved_line("顾明")]
    assert page.shown_id() == page.table.current_id()
    assert "专业课教师" in texts(page.detail)


def test_a_form_opened_on_a_teacher_holds_the_numbers_back(page: TeachersPage, office: Office, qtbot):
    teacher_id = chosen(page, office, qtbot)
    dialog = page.open_edit(teacher_id)
    assert dialog.form.value("name") == "沈清"
    assert dialog.form.value("birth_on") == BORN.isoformat()
    assert dialog.form.value("phone") == "139****0001"
    assert nameless(dialog) == []
    dialog.form.set_value("title", "讲师")
    dialog.submit()
    assert is_freed(dialog)
    view = office.teachers.detail(CLERK, teacher_id)
    assert view is not None
    assert (view.title, view.phone) == ("讲师", "139****0001")


def test_a_wrong_number_is_told_below_its_field(page: TeachersPage):
    dialog = page.open_new()
    dialog.form.set_value("staff_no", "T08")
    dialog.form.set_value("name", "顾明")
    dialog.form.set_value("id_number", id_number(BORN, "男", 3)[:-3])
    dialog.submit()
    assert "18 位" in dialog.form.problem_text("id_number")
    assert dialog.form.value("name") == "顾明"


def test_a_number_in_the_panel_is_shown_after_a_reason(page: TeachersPage, office: Office, qtbot):
    chosen(page, office, qtbot)
    assert "139****0001" in texts(page.detail)
    first, _second = [b for b in page.detail.findChildren(type(page.new_button)) if b.text() == kit_words.SHOW]
    first.click()
    (asked,) = page.findChildren(ReasonDialog)
    asked.form.set_value("reason", "联系本人或家长")
    asked.submit()
    assert "13900000001" in texts(page.detail)
    assert nameless(page) == []


def test_a_teacher_is_retired_shown_in_grey_on_asking_and_restored(page: TeachersPage, office: Office, qtbot):
    chosen(page, office, qtbot)
    button_named(page.detail, kit_words.RETIRE).click()
    (dialog,) = page.findChildren(RetireDialog)
    dialog.submit()
    assert page.model.rowCount() == 0
    page.filters.choose("state", "retired")
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    page.table.selectRow(0)
    assert kit_words.RETIRED in texts(page.detail)
    button_named(page.detail, kit_words.RESTORE).click()
    page.filters.choose("state", "")
    assert page.model.rowCount() == 1


def test_a_day_ahead_is_told_and_the_dialog_stays(page: TeachersPage, office: Office, qtbot):
    chosen(page, office, qtbot)
    button_named(page.detail, kit_words.RETIRE).click()
    (dialog,) = page.findChildren(RetireDialog)
    dialog.form.set_value("on", "2027-01-01")
    dialog.submit()
    assert "不能晚于今天" in dialog.form.problem_text("on")
    assert dialog.isVisible()


def test_a_retired_teacher_gone_to_is_shown_though_the_list_leaves_them_out(page: TeachersPage, office: Office, qtbot):
    teacher_id = chosen(page, office, qtbot)
    office.teachers.retire(CLERK, teacher_id, office.today())
    page.reload()
    page.hide_detail()
    page.visit(teacher_id)
    assert page.model.rowCount() == 0
    assert page.detail.isVisible()
    assert page.shown_id() == teacher_id


def test_an_identity_number_tells_birth_date_and_gender_as_it_is_typed(page: TeachersPage):
    dialog = page.open_new()
    editor = dialog.form.editor("id_number")
    assert isinstance(editor, QLineEdit)
    editor.setText(id_number(BORN, "女", 3))
    assert (dialog.form.value("birth_on"), dialog.form.value("gender")) == (BORN.isoformat(), "女")
