from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ctec_desktop.domain.cover_strip import BandState
from ctec_desktop.services.cover_checks import Answer
from ctec_desktop.services.office import Office
from ctec_desktop.services.policies import PolicyDetail
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.writing import write_table
from ctec_desktop.ui.cover.answer_dialog import AnswerDialog
from ctec_desktop.ui.cover.extend_dialog import ExtendDialog
from ctec_desktop.ui.cover.list_dialog import ListDialog
from ctec_desktop.ui.cover.people_dialog import PeopleDialog
from ctec_desktop.ui.cover.policies_page import ADD, MORE, REMOVE, PoliciesPage
from ctec_desktop.ui.cover.policy_dialog import PolicyDialog
from ctec_desktop.ui.cover.policy_rows import PolicyRows
from ctec_desktop.ui.cover.void_list_dialog import VoidListDialog
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK, Demo
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui
COMPLETE, WITHOUT_SCAN = 1, 2
WAITING = 4


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> PoliciesPage:
    made = PoliciesPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(COMPLETE)
    made.show()
    return made


def detail(office: Office, policy_id: int = COMPLETE) -> PolicyDetail:
    found = office.policies.detail(CLERK, policy_id)
    assert found is not None
    return found


def uncovered(office: Office) -> int:
    return office.cover.report(CLERK).totals.students_uncovered


def _stay_closed(_menu: QMenu, _place: QPoint) -> None:
    """The test looks at the entries; a menu on screen would want keyboard and mouse for itself."""


def choose(page: PoliciesPage, text: str) -> None:
    """Something from the menu of what is needed less often."""
    page.act(MORE, COMPLETE)
    menu = page.findChildren(QMenu)[-1]
    (action,) = [one for one in menu.actions() if one.text() == text]
    action.trigger()
    menu.close()


def test_the_panel_tells_what_the_policy_is_and_what_keeps_another_from_covering(page: PoliciesPage, office: Office):
    told = " ".join(texts(page.detail))
    assert "SL2027000001" in told
    assert "等待答复" in told
    assert nameless(page) == []
    page.visit(WITHOUT_SCAN)
    assert "保险单扫描件" in " ".join(texts(page.detail))
    states = {row[0]: row[-1] for row in PolicyRows(office, CLERK).rows((COMPLETE, WITHOUT_SCAN))}
    assert states == {COMPLETE: words.STATES[words.AHEAD], WITHOUT_SCAN: words.STATES[words.INCOMPLETE]}


def test_a_policy_is_entered_and_its_scan_added_and_taken_out(
    page: PoliciesPage, office: Office, window: Window, tmp_path: Path
):
    page.new_button.click()
    (dialog,) = page.findChildren(PolicyDialog)
    dialog.form.set_value("from_on", "2027-09-01")
    dialog.form.set_value("until_on", "2027-08-01")
    dialog.submit()
    assert dialog.form.problem_text("until_on")
    dialog.form.set_value("until_on", "2028-08-31")
    dialog.submit()
    assert window.said[-1].startswith(words.SAVED)
    policy_id = page.shown_id()
    assert policy_id is not None
    scan = tmp_path / "保单.pdf"
    scan.write_bytes(b"%PDF-1.4")
    page.attach_scan(policy_id, scan)
    assert detail(office, policy_id).policy.scan_title == "保单.pdf"
    page.attach_scan(policy_id, tmp_path / "保单.docx")
    assert "保单.docx" in window.said[-1]
    office.policies.save_scan(CLERK, policy_id, tmp_path / "取出.pdf")
    assert (tmp_path / "取出.pdf").read_bytes() == scan.read_bytes()


def test_the_answer_to_a_list_closes_the_gap(page: PoliciesPage, office: Office, window: Window):
    assert uncovered(office) == WAITING
    button_named(page.detail, words.ANSWER).click()
    (dialog,) = page.findChildren(AnswerDialog)
    assert dialog.form.value("effective_on") == "2027-03-01"
    dialog.form.set_value("effective_on", "2027-02-01")
    dialog.submit()
    assert dialog.form.problem_text("effective_on")
    dialog.form.set_value("effective_on", "2027-03-01")
    dialog.submit()
    assert window.said[-1] == words.ANSWERED_LINE
    assert uncovered(office) == 0


def test_whom_the_answer_does_not_name_can_stay_uncovered(
    page: PoliciesPage, office: Office, demo: Demo, tmp_path: Path
):
    (waiting,) = [one for one in detail(office).lists if one.effective_on is None]
    people = office.cover.report(CLERK).people
    reply = tmp_path / "回执.xlsx"
    write_table(reply, "回执", ("学号",), [(one.student_no,) for one in people[1:]])
    button_named(page.detail, words.ANSWER).click()
    (dialog,) = page.findChildren(AnswerDialog)
    dialog.compare(reply)
    assert dialog.refused.chosen() == (people[0].student_id,)
    dialog.submit()
    assert [one.student_no for one in office.cover.report(CLERK).people] == [people[0].student_no]
    assert detail(office).lists[-1].id == waiting.id


def test_a_list_is_ticked_written_and_put_on_record(
    page: PoliciesPage, office: Office, window: Window, demo: Demo, tmp_path: Path
):
    page.act(REMOVE, COMPLETE)
    (dialog,) = page.findChildren(ListDialog)
    assert words.nobody(dialog._kind, has_class=False) in texts(dialog)
    assert not dialog.make_button.isEnabled()
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(demo.built.issued_class))
    dialog.everybody_box.setChecked(True)
    assert dialog.people.people.count() == 40
    assert dialog.people.chosen() == ()
    dialog.people.search.setText("2024000003")
    dialog.all_button.click()
    target = tmp_path / "减员.xlsx"
    dialog.make(target)
    assert str(target) in window.said[-1]
    assert len(read_grid(target).sheets[0].rows) == 2
    assert target.with_suffix(".pdf").exists()
    assert uncovered(office) == WAITING


def test_a_list_the_insurer_has_already_is_put_on_record_with_its_day(
    page: PoliciesPage, office: Office, demo: Demo, tmp_path: Path
):
    page.act(REMOVE, COMPLETE)
    (dialog,) = page.findChildren(ListDialog)
    paper = tmp_path / "批单名单.xlsx"
    write_table(paper, "名单", ("学号",), [("2024000001",), ("2024000002",), ("11010119900307233X",)])
    dialog.tick_from(paper)
    assert len(dialog.people.chosen()) == 2
    assert "有 1 行没有认出" in " ".join(texts(dialog.note))
    dialog.answered_box.setChecked(True)
    dialog.form.set_value("number", "批7")
    dialog.form.set_value("effective_on", "")
    dialog.ask_target()
    assert dialog.form.problem_text("effective_on")
    dialog.form.set_value("effective_on", "2027-09-09")
    dialog.ask_target()
    assert dialog.form.problem_text("effective_on")
    dialog.form.set_value("effective_on", "2027-04-01")
    dialog.ask_target()
    assert uncovered(office) == WAITING + 2


def test_a_list_on_paper_is_taken_without_a_gap_and_who_cannot_be_on_it_is_told(
    page: PoliciesPage, office: Office, demo: Demo, tmp_path: Path
):
    page.visit(WITHOUT_SCAN)
    page.act(ADD, WITHOUT_SCAN)
    (dialog,) = page.findChildren(ListDialog)
    assert not dialog.everybody_box.isEnabled()
    paper = tmp_path / "名单.xlsx"
    write_table(paper, "名单", ("学号",), [("2024000001",), ("2024000002",)])
    dialog.tick_from(paper)
    assert len(dialog.people.chosen()) == 2
    dialog.reject()
    page.visit(COMPLETE)
    page.act(ADD, COMPLETE)
    again = page.findChildren(ListDialog)[-1]
    assert again.everybody_box.isEnabled()
    again.tick_from(paper)
    assert again.people.chosen() == ()
    assert "其中 2 人没有列出" in " ".join(texts(again.note))


def test_less_frequent_work_is_in_the_menu(page: PoliciesPage, office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QMenu, "popup", _stay_closed)
    choose(page, words.PEOPLE_LIST)
    (people,) = page.findChildren(PeopleDialog)
    assert people.model.rowCount() == 80
    people.reject()
    choose(page, words.EXTEND)
    (extend,) = page.findChildren(ExtendDialog)
    extend.form.set_value("until_on", "2027-09-30")
    extend.submit()
    assert detail(office).policy.days.last_on == date(2027, 9, 30)
    choose(page, words.VOID_LIST)
    (void,) = page.findChildren(VoidListDialog)
    void.submit()
    assert void.form.problem_text("reason")
    void.form.set_value("reason", "批单撤回")
    void.submit()
    assert detail(office).policy.days.last_on == date(2027, 8, 31)
    choose(page, words.VOID)
    (withdraw,) = page.findChildren(WithdrawDialog)
    withdraw.form.set_value("reason", "登记错了")
    withdraw.submit()
    assert uncovered(office) == 80


def test_the_gaps_follow_what_changes_and_are_drawn_day_by_day(
    page: PoliciesPage, office: Office, demo: Demo, window: Window, tmp_path: Path
):
    dialog = page.open_gaps()
    assert f"{WAITING} 人没有保全" in dialog.summary()
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(demo.built.placed_class))
    assert dialog.model.rowCount() == WAITING
    strip = dialog.strip
    strip.go_to(office.cover.report(CLERK).people[0].student_id)
    assert "缺 184 天" in strip.accessibleDescription()
    lacking = strip.line_rect(strip.current()).center()
    assert strip.tip_at(lacking).startswith(words.LEGEND[BandState.LACKING])
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Up)
    assert "每一天都有保险" in strip.accessibleDescription()
    assert strip.tip_at(QPoint(2, 2)) == ""
    assert not strip.grab().isNull()
    assert nameless(dialog) == []

    (waiting,) = [one for one in detail(office).lists if one.effective_on is None]
    outcome = office.cover_lists.answer(CLERK, waiting.id, Answer("批9", "", "2027-03-01"))
    window.context.hub.publish(outcome.changes)
    assert dialog.model.rowCount() == 0
    target = tmp_path / "报告.pdf"
    report = dialog.open_report()
    report.write(target)
    assert target.exists()
    assert window.said[-1] == kit_words.written_line(str(target))
    dialog.reject()
