from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.placements.judged_model import Part
from ctec_desktop.ui.placements.place_class_dialog import PlaceClassDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import placements_page as words
from tests.schools import CLERK, Demo, plan_form
from tests.ui.placements.conftest import FRESHMEN, SECOND_YEARS
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui


@pytest.fixture
def above(qtbot, dressed) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(two_classes: Office, window: Window, above: QWidget) -> Iterator[PlaceClassDialog]:
    made = PlaceClassDialog(two_classes, CLERK, window.context, window.open_plan, above)
    made.open()
    yield made
    is_freed(made)


def choose(dialog: PlaceClassDialog, office: Office, class_name: str, qtbot) -> None:
    """Chooses class and the last post; the only plan is chosen already."""
    dialog.choose_class(class_name)
    dialog.form.choose_post(office.placements.posts(CLERK)[-1].id)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)


def column(dialog: PlaceClassDialog, part: Part) -> list[str]:
    return [dialog.model.text(row, part) for row in range(dialog.model.rowCount())]


def placed_of(office: Office, class_name: str) -> list[str]:
    return [view.student_no for view in office.placements.all(CLERK) if view.class_name == class_name]


def test_nothing_is_judged_before_all_is_chosen(dialog: PlaceClassDialog):
    dialog.choose_class(FRESHMEN)
    dialog.judge()
    assert dialog.model.rowCount() == 0
    assert not dialog.place_button.isEnabled()
    assert dialog.form.value("from_on") == "2027-03-01"
    assert dialog.form.value("until_on") == "2027-08-31"


def test_first_years_are_refused_with_rule_clause_and_cure(dialog: PlaceClassDialog, two_classes: Office, qtbot):
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    choose(dialog, two_classes, FRESHMEN, qtbot)
    assert column(dialog, Part.VERDICT) == [words.REFUSED] * 3
    assert column(dialog, Part.RULE) == ["INT-GRADE-01"] * 3
    reason = dialog.model.text(0, Part.REASON)
    assert "一年级学生不得安排岗位实习" in reason
    assert "第十六条第（一）项" in reason
    assert "请安排认识实习" in reason
    assert dialog.summary() == "拒绝 3 人"
    assert not dialog.place_button.isEnabled()
    dialog.place()
    assert placed_of(two_classes, FRESHMEN) == []


def test_those_who_may_go_are_placed_and_the_rest_stay_listed(
    dialog: PlaceClassDialog, two_classes: Office, window: Window, qtbot
):
    choose(dialog, two_classes, SECOND_YEARS, qtbot)
    assert column(dialog, Part.VERDICT) == [words.HELD, words.MAY_GO, words.MAY_GO]
    assert dialog.place_button.text() == "安排 2 人"
    dialog.place_button.click()
    assert len(placed_of(two_classes, SECOND_YEARS)) == 2
    assert column(dialog, Part.VERDICT) == [words.HELD, words.PLACED, words.PLACED]
    assert "还有 1 人没有安排" in dialog.note.text()
    assert window.said == [f"{SECOND_YEARS}：已安排 2 人。"]
    dialog.issue_button.click()
    assert window.gone == [("agreements", SECOND_YEARS)]


def test_a_held_student_goes_once_ticked_with_the_space_bar(dialog: PlaceClassDialog, two_classes: Office, qtbot):
    choose(dialog, two_classes, SECOND_YEARS, qtbot)
    assert not dialog.table.isColumnHidden(Part.CONFIRM)
    dialog.table.selectRow(1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.model.confirmed == frozenset()
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    tick = dialog.model.index(0, Part.CONFIRM)
    assert tick.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert dialog.model.verdict(0) == words.CONFIRMED
    assert dialog.place_button.text() == "安排 3 人"
    dialog.place()
    assert len(placed_of(two_classes, SECOND_YEARS)) == 3


def test_a_tick_can_be_set_and_taken_back_with_the_mouse(dialog: PlaceClassDialog, two_classes: Office, qtbot):
    choose(dialog, two_classes, SECOND_YEARS, qtbot)
    dialog.table.scrollTo(dialog.model.index(0, Part.CONFIRM))
    at = dialog.table.visualRect(dialog.model.index(0, Part.CONFIRM)).center()
    for going in (3, 2):
        qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert dialog.model.going() == going


def test_reversed_days_are_told_below_the_field(dialog: PlaceClassDialog, two_classes: Office, qtbot):
    choose(dialog, two_classes, SECOND_YEARS, qtbot)
    dialog.form.set_value("until_on", "2027-02-01")
    qtbot.waitUntil(lambda: bool(dialog.form.problem_text("until_on")))
    assert "早于开始日期" in dialog.form.problem_text("until_on")
    assert dialog.model.rowCount() == 0
    dialog.form.set_value("until_on", "2027-07-31")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.form.problem_text("until_on") == ""


def test_a_plan_just_made_is_chosen_with_its_days(
    dialog: PlaceClassDialog, two_classes: Office, window: Window, hub: QtChangeHub
):
    dialog.new_plan_button.click()
    assert window.plans_asked == [dialog]
    made = two_classes.plans.add(CLERK, plan_form("新计划"))
    hub.publish(made.changes)
    assert dialog.form.value("plan_id") == str(made.value)
    assert dialog.form.value("from_on") == "2026-09-01"
    assert dialog.form.value("until_on") == "2027-02-28"


def test_a_post_is_found_by_part_of_a_name_and_by_initials(dialog: PlaceClassDialog, two_classes: Office):
    post = two_classes.placements.posts(CLERK)[4]
    completer = dialog.form.posts.completer()
    assert completer is not None
    for typed in (post.enterprise_name[2:5], post.name[1:], pinyin_keys(post.enterprise_name).initials[2:]):
        completer.setCompletionPrefix(typed)
        found = {
            completer.completionModel().index(row, 0).data() for row in range(completer.completionModel().rowCount())
        }
        assert f"{post.enterprise_name} / {post.name}" in found
    dialog.form.posts.setEditText("没有这家")
    assert dialog.form.posts.post_id() is None


def test_an_answer_about_an_earlier_choice_is_dropped(
    two_classes: Office, held_window: Window, held: HeldExecutor, above: QWidget
):
    dialog = PlaceClassDialog(two_classes, CLERK, held_window.context, held_window.open_plan, above)
    dialog.open()
    held.release()
    dialog.form.choose_post(two_classes.placements.posts(CLERK)[0].id)
    dialog.choose_class(FRESHMEN)
    dialog.judge()
    dialog.choose_class(SECOND_YEARS)
    held.release()
    assert dialog.model.rowCount() == 0
    dialog.judge()
    held.release()
    assert set(column(dialog, Part.VERDICT)) == {words.HELD, words.MAY_GO}
    dialog.reject()
    assert is_freed(dialog)


def test_stopping_places_nobody_and_keeps_the_dialog(
    two_classes: Office, held_window: Window, held: HeldExecutor, above: QWidget
):
    dialog = PlaceClassDialog(two_classes, CLERK, held_window.context, held_window.open_plan, above)
    dialog.open()
    held.release()
    dialog.form.choose_post(two_classes.placements.posts(CLERK)[-1].id)
    dialog.choose_class(SECOND_YEARS)
    dialog.judge()
    held.release()
    dialog.place()
    assert not dialog.form.isEnabled()
    assert dialog.close_button.text() == words.STOP
    dialog.reject()
    held.release()
    assert dialog.isVisible()
    assert dialog.form.isEnabled()
    assert dialog.note.text() == kit_words.CANCELLED
    assert placed_of(two_classes, SECOND_YEARS) == []
    dialog.reject()
    assert is_freed(dialog)


def test_a_class_placed_already_is_left_as_it_is(dialog: PlaceClassDialog, two_classes: Office, demo: Demo, qtbot):
    choose(dialog, two_classes, demo.built.placed_class, qtbot)
    assert set(column(dialog, Part.VERDICT)) == {words.PLACED}
    assert not dialog.place_button.isEnabled()


def test_nobody_is_placed_by_a_choice_that_was_not_judged_yet(dialog: PlaceClassDialog, two_classes: Office, qtbot):
    choose(dialog, two_classes, SECOND_YEARS, qtbot)
    dialog.choose_class(FRESHMEN)
    dialog.place_button.click()
    dialog.place()
    qtbot.waitUntil(lambda: column(dialog, Part.VERDICT) == [words.REFUSED] * 3)
    assert placed_of(two_classes, FRESHMEN) == placed_of(two_classes, SECOND_YEARS) == []


def test_a_closed_dialog_is_gone_and_everything_in_it_had_a_name(dialog: PlaceClassDialog, two_classes: Office, qtbot):
    choose(dialog, two_classes, SECOND_YEARS, qtbot)
    assert nameless(dialog) == []
    dialog.reject()
    assert is_freed(dialog)
