import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.placements.change_dialog import ChangeDialog
from ctec_desktop.ui.placements.place_class_dialog import PlaceClassDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.placements.undo_dialog import UndoDialog
from ctec_desktop.wording import change_dialog as change_words
from ctec_desktop.wording import placements_page as words
from tests.schools import CLERK, Demo, empty_school
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui

ROOT = Path(__file__).resolve().parents[3]
NAME, CLASS, FROM, UNTIL, STANDING, AGREEMENT = 1, 2, 5, 6, 7, 8
# Heavy: each costs the first paint more than everything else together.
HEAVY = {"sqlalchemy", "alembic", "reportlab", "cryptography", "argon2", "pypdfium2", "fontTools", "pypinyin"}


@pytest.fixture
def make_page(qtbot) -> Callable[[Office, Window], PlacementsPage]:
    def make(office: Office, window: Window) -> PlacementsPage:
        made = PlacementsPage(office, CLERK, window.context, window.open_plan)
        qtbot.addWidget(made)
        made.resize(1300, 760)
        return made

    return make


@pytest.fixture
def page(office: Office, window: Window, make_page, qtbot) -> PlacementsPage:
    made: PlacementsPage = make_page(office, window)
    made.visit(None)
    with qtbot.waitSignal(made.model.loaded):
        made.show()
    return made


def row_texts(page: PlacementsPage, row: int) -> list[str]:
    return [page.model.text_at(row, column) for column in range(page.model.columnCount())]


def test_the_first_rows_are_there_before_anything_is_read_and_stay_the_same_after(
    office: Office, held_window: Window, held: HeldExecutor, make_page, qtbot
):
    page: PlacementsPage = make_page(office, held_window)
    page.visit(None)
    assert held.waiting == []
    assert page.model.rowCount() == 60
    before = [row_texts(page, row) for row in range(60)]
    assert [before[0][FROM], before[0][UNTIL]] == ["2027-03-01", "2027-08-31"]
    page.show()
    qtbot.waitUntil(lambda: bool(held.waiting))
    page.model.refresh()
    while held.release():
        qtbot.wait(0)
    row_texts(page, 0)
    qtbot.waitUntil(lambda: bool(held.release()))
    assert page.count_text() == "共 80 条"
    assert [row_texts(page, row) for row in range(60)] == before


def test_its_module_brings_nothing_heavy_with_it():
    told = "import sys, ctec_desktop.ui.placements.placements_page; print(*{n.partition('.')[0] for n in sys.modules})"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert HEAVY.isdisjoint(done.stdout.split())


def test_the_list_behaves_as_a_model(page: PlacementsPage, qtbot):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.table.horizontalHeader().setSortIndicator(NAME, page.table.horizontalHeader().sortIndicatorOrder())
    page.filters.search.setText("zzzz")
    page.filters.search.settle()
    assert page.model.rowCount() == 0
    page.filters.clear()
    assert page.model.rowCount() == 80


def test_a_placement_says_whether_its_agreement_is_issued(page: PlacementsPage, demo: Demo, qtbot):
    for class_name, said in ((demo.built.issued_class, "已签发"), (demo.built.placed_class, words.NOT_ISSUED)):
        page.filters.choose("class", class_name)
        qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
        assert page.count_text() == "找到 40 条"
        assert {page.model.text_at(row, AGREEMENT) for row in range(20)} == {said}
        assert {page.model.text_at(row, CLASS) for row in range(20)} == {class_name}


def test_the_panel_leads_to_the_agreement(page: PlacementsPage, window: Window, office: Office, demo: Demo, qtbot):
    page.filters.choose("class", demo.built.issued_class)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    page.table.selectRow(0)
    name = page.model.text_at(0, NAME)
    [agreement] = [view for view in office.agreements.all(CLERK) if view.student_name == name]
    assert {agreement.number, name, agreement.enterprise_name} <= set(texts(page.detail))
    button_named(page.detail, agreement.number).click()
    assert window.gone == [("agreements", agreement.id)]


def test_without_an_agreement_the_panel_leads_to_issuing_for_the_class(
    page: PlacementsPage, window: Window, demo: Demo, qtbot
):
    page.filters.choose("class", demo.built.placed_class)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    page.table.selectRow(3)
    assert words.NOT_ISSUED in texts(page.detail)
    button_named(page.detail, words.ISSUE).click()
    assert window.gone == [("agreements", demo.built.placed_class)]


def test_a_placement_asked_for_is_gone_to(page: PlacementsPage, office: Office):
    wanted = office.placements.all(CLERK)[17].id
    page.visit(wanted)
    assert page.table.current_id() == wanted
    assert page.detail.isVisible()


def test_placing_begins_with_the_class_the_list_shows(page: PlacementsPage, demo: Demo):
    page.filters.choose("class", demo.built.placed_class)
    page.place_button.click()
    (dialog,) = page.findChildren(PlaceClassDialog)
    assert dialog.form.value("class_name") == demo.built.placed_class
    dialog.reject()


def test_an_empty_school_is_led_to_placing_a_class(window: Window, make_page, tmp_path: Path, qtbot):
    with closing(empty_school(tmp_path / "空")) as office:
        page: PlacementsPage = make_page(office, window)
        page.visit(None)
        with qtbot.waitSignal(page.model.loaded):
            page.show()
        assert words.EMPTY in texts(page)
        page.empty_action_triggered.emit()
        (dialog,) = page.findChildren(PlaceClassDialog)
        dialog.reject()


def test_everything_a_key_can_reach_has_a_name(page: PlacementsPage):
    page.table.selectRow(0)
    assert nameless(page) == []


def test_the_list_is_narrowed_by_how_placements_stand_today(page: PlacementsPage, office: Office, qtbot):
    ids = [view.id for view in office.placements.all(CLERK)]
    stop = ChangeWish((ids[0],), ChangeKind.END_EARLY, ChangeReason.AGREED, date(2027, 3, 1))
    page.change_button.click()
    (dialog,) = page.findChildren(ChangeDialog)
    dialog.reject()
    office.placement_changes.apply(CLERK, stop)
    page.filters.choose("standing", "not_yet")
    assert page.count_text() == "找到 80 条"
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    assert {page.model.text_at(row, STANDING) for row in range(20)} == {words.STANDINGS["not_yet"]}
    page.filters.choose("enterprise", str(office.placements.units(CLERK)[0][0]))
    assert page.count_text() != "找到 80 条"


def test_the_panel_tells_what_changed_and_takes_it_back(page: PlacementsPage, office: Office, window: Window, qtbot):
    placement_id = office.placements.all(CLERK)[0].id
    pause = ChangeWish((placement_id,), ChangeKind.PAUSE, ChangeReason.HOLIDAY, date(2027, 4, 1), date(2027, 4, 9))
    office.placement_changes.apply(CLERK, pause)
    page.visit(placement_id)
    assert {"暂停", "2027-04-01 至 2027-04-09\n放假（如春节），周老师"} <= set(texts(page.detail))
    button_named(page.detail, change_words.UNDO).click()
    (dialog,) = page.findChildren(UndoDialog)
    dialog.form.set_value("reason", "通知改期")
    dialog.submit()
    assert window.said[-1] == "已撤销 1 人的变动。"
    assert "已撤销：通知改期（放假（如春节），周老师）" in " ".join(texts(page.detail))


def test_the_chain_leads_to_the_placement_at_the_next_unit(page: PlacementsPage, office: Office, qtbot):
    first = office.placements.all(CLERK)[0]
    post = next(one for one in office.placements.posts(CLERK) if one.enterprise_name != first.enterprise_name)
    move = ChangeWish((first.id,), ChangeKind.MOVE_UNIT, ChangeReason.AGREED, date(2027, 5, 1), post_id=post.id)
    office.placement_changes.apply(CLERK, move)
    page.reload()
    page.filters.search.setText(first.student_no)
    page.filters.search.settle()
    page.visit(first.id)
    button_named(page.detail, change_words.NEXT).click()
    history = office.placement_changes.history(CLERK, first.id)
    assert history is not None
    assert page.table.current_id() == history.next_id
    assert post.enterprise_name in texts(page.detail)


def test_the_list_of_another_day_is_stepped_through_and_left_again(page: PlacementsPage, qtbot):
    before = row_texts(page, 0)
    day = page.dialogs.show_day()
    assert day.isVisibleTo(page)
    day.stepper.go_to(date.fromisoformat(before[FROM]))
    qtbot.waitUntil(lambda: row_texts(page, 0)[STANDING] == "在岗")
    day.stepper.earlier_button.click()
    qtbot.waitUntil(lambda: row_texts(page, 0)[STANDING] == "未开始")
    day.stepper.go_to(date(2020, 1, 1))
    qtbot.waitUntil(lambda: row_texts(page, 0)[AGREEMENT] == words.NOT_ISSUED)
    day.stepper.go_to(date.fromisoformat(before[UNTIL]))
    page.filters.choose("standing", "not_arrived")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.filters.clear()
    day.back_button.click()
    qtbot.waitUntil(lambda: row_texts(page, 0) == before)
    assert not day.isVisibleTo(page)
