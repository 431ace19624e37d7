from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog

from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.agreements.issue_dialog import IssueDialog
from ctec_desktop.ui.agreements.preview_dialog import PreviewDialog
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.wording import agreements_page as words
from tests.schools import CLERK, Demo, empty_school
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui

NUMBER, NAME, FROM, STATE, VERSION = 0, 3, 6, 8, 9


def page_of(office: Office, window: Window, qtbot) -> AgreementsPage:
    made = AgreementsPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    return made


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> AgreementsPage:
    made = page_of(office, window, qtbot)
    made.visit(None)
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    return made


def test_every_agreement_is_listed_newest_first(page: AgreementsPage):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.count_text() == "共 40 条"
    assert [page.model.text_at(0, column) for column in (NUMBER, FROM, STATE, VERSION)] == [
        "SX2026-00040",
        "2027-03-01",
        "已签发",
        "v1",
    ]


def test_class_and_state_narrow_the_list(page: AgreementsPage, demo: Demo):
    page.filters.choose("class", demo.built.placed_class)
    assert page.model.rowCount() == 0
    page.filters.choose("class", demo.built.issued_class)
    page.filters.choose("state", "issued")
    assert page.model.rowCount() == 40
    page.filters.choose("state", "draft")
    assert page.model.rowCount() == 0


def test_the_panel_tells_facts_papers_and_history(page: AgreementsPage, office: Office):
    page.table.selectRow(4)
    [agreement] = [view for view in office.agreements.all(CLERK) if view.number == page.model.text_at(4, NUMBER)]
    shown = texts(page.detail)
    assert {agreement.student_name, agreement.enterprise_name, agreement.file, "一式 3 份"} <= set(shown)
    assert "2026-09-01 09:00　签发：草稿 → 已签发　周老师" in shown


def test_enter_opens_the_pages_the_agreement_first_then_the_consent(page: AgreementsPage, office: Office, qtbot):
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(PreviewDialog)
    [agreement] = [view for view in office.agreements.all(CLERK) if view.number == page.model.text_at(0, NUMBER)]
    assert dialog.windowTitle() == words.preview_title(agreement.number, agreement.student_name)
    assert dialog.pages() == agreement.pages + (agreement.consent_pages or 0)
    assert (dialog.pane.page(), dialog.paper.text()) == (0, "三方协议")
    assert dialog.pane.is_page_shown()
    dialog.consent_button.click()
    assert (dialog.pane.page(), dialog.paper.text()) == (agreement.pages, words.CONSENT)
    assert dialog.pane.is_page_shown()
    dialog.pane.show_previous()
    assert dialog.paper.text() == "三方协议"
    assert nameless(dialog) == []
    dialog.accept()
    assert is_freed(dialog)


def test_the_consent_in_the_panel_opens_at_the_consent(page: AgreementsPage):
    page.table.selectRow(0)
    button_named(page.detail, words.CONSENT).click()
    (dialog,) = page.findChildren(PreviewDialog)
    assert dialog.paper.text() == words.CONSENT
    assert dialog.pane.is_page_shown()
    dialog.accept()


def test_a_page_that_cannot_be_read_is_told(page: AgreementsPage, office: Office, demo: Demo, tmp_path: Path):
    page.table.selectRow(0)
    for stored in (tmp_path / "数据").glob("files-*.db"):
        stored.unlink()
    button_named(page.detail, words.PREVIEW).click()
    (dialog,) = page.findChildren(PreviewDialog)
    assert not dialog.pane.is_page_shown()
    assert dialog.note.text()
    dialog.accept()


def test_the_exported_part_is_the_one_that_was_issued(page: AgreementsPage, window: Window, demo: Demo, tmp_path: Path):
    page.table.selectRow(0)
    button_named(page.detail, words.EXPORT).click()
    (asked,) = page.findChildren(QFileDialog)
    target = tmp_path / "导出" / "合并.pdf"
    target.parent.mkdir()
    asked.fileSelected.emit(str(target))
    asked.reject()
    assert demo.built.issued is not None
    assert target.read_bytes() == demo.built.issued.files[0].read_bytes()
    assert window.said == [words.exported(str(target))]


def test_an_export_to_nowhere_is_told_in_a_sentence(page: AgreementsPage, office: Office, tmp_path: Path):
    [agreement] = office.agreements.all(CLERK)[:1]
    blocked = tmp_path / "文件"
    blocked.write_text("x")
    page.export(agreement, blocked / "a.pdf")
    (told,) = page.findChildren(Dialog)
    assert told.windowTitle() == words.FAILED
    told.accept()


def test_an_agreement_asked_for_is_gone_to_even_behind_a_filter(
    office: Office, held_window: Window, held: HeldExecutor, demo: Demo, qtbot
):
    wanted = office.agreements.all(CLERK)[7].id
    page = page_of(office, held_window, qtbot)
    page.visit(wanted)
    held.release()
    assert page.table.current_id() == wanted
    page.filters.choose("class", demo.built.placed_class)
    held.release()
    assert page.model.rowCount() == 0
    page.visit(wanted)
    while held.release():
        qtbot.wait(0)
    assert page.table.current_id() == wanted


def test_coming_with_a_class_opens_issuing_for_it(page: AgreementsPage, demo: Demo):
    page.visit(demo.built.placed_class)
    (dialog,) = page.findChildren(IssueDialog)
    wish = dialog.wish()
    assert wish is not None
    assert wish.class_name == demo.built.placed_class
    dialog.reject()


def test_an_empty_school_is_led_to_issuing(window: Window, tmp_path: Path, qtbot):
    with closing(empty_school(tmp_path / "空")) as office:
        page = page_of(office, window, qtbot)
        page.visit(None)
        assert words.EMPTY in texts(page)
        page.empty_action_triggered.emit()
        (dialog,) = page.findChildren(IssueDialog)
        dialog.reject()


def test_everything_a_key_can_reach_has_a_name(page: AgreementsPage):
    page.table.selectRow(0)
    assert nameless(page) == []


def test_the_list_of_another_day_says_what_was_not_there_yet(page: AgreementsPage, qtbot):
    today = page.model.text_at(0, STATE)
    page.day_button.click()
    day = page.show_day()
    assert day.isVisibleTo(page)
    day.stepper.go_to(date(2020, 1, 1))
    qtbot.waitUntil(lambda: page.model.text_at(0, STATE) == words.NOT_THERE_YET)
    page.filters.choose("state", "issued")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    day.back_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 40)
    page.filters.clear()
    qtbot.waitUntil(lambda: page.model.text_at(0, STATE) == today)
