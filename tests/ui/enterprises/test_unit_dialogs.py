"""Shift plans, shares and inspections of a unit: drawn, typed, refused beside the field, followed when they change."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from ctec_desktop.domain.inspections import InspectionForm
from ctec_desktop.domain.share_meter import ShareState
from ctec_desktop.domain.share_views import HeadcountForm
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprises_page import EnterprisesPage
from ctec_desktop.ui.enterprises.headcount_dialog import HeadcountDialog
from ctec_desktop.ui.enterprises.inspections_dialog import InspectionsDialog
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.enterprises.shares_dialog import SharesDialog
from ctec_desktop.ui.enterprises.shift_plan_dialog import ShiftPlanDialog
from ctec_desktop.ui.enterprises.shifts_dialog import ShiftsDialog
from ctec_desktop.ui.kit.page import Goal
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import shares as share_words
from tests.schools import CLERK, Demo, opened, select
from tests.ui.placements.window import Window

pytestmark = pytest.mark.ui
_BUSIEST = (
    "SELECT enterprise_id FROM placement JOIN post ON post.id = post_id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def part(office: Office) -> PartOf:
    return PartOf(office, CLERK, select(office, _BUSIEST)[0][0])


@pytest.fixture
def shifts(part: PartOf, jobs, hub, qtbot) -> ShiftsDialog:
    made = ShiftsDialog(part, "某某厂", Window(jobs, hub).context)
    made.open()
    qtbot.waitUntil(made.rest_boxes[5].isChecked)
    return made


def typed(dialog: ShiftPlanDialog, **fields: str) -> None:
    for key, text in fields.items():
        dialog.form.set_value(key, text)


def test_a_plan_is_drawn_while_it_is_typed_and_listed_once_it_is_saved(shifts: ShiftsDialog, qtbot):
    dialog = shifts.open_new()
    qtbot.waitUntil(lambda: bool(dialog.form.value("owner")))
    typed(dialog, name="两班", from_on="2026-01-01", shift1="白班 8:00-17:00 休12:00-13:00", rota="白班×5 休×2")
    assert "每周 40 小时" in dialog.sums.text()
    assert "周一 白班 8 小时" in dialog.picture.accessibleDescription()
    typed(dialog, shift1="夜班 22:00-6:00")
    assert dialog.sums.text() == ""
    dialog.submit()
    qtbot.waitUntil(lambda: "次日" in dialog.form.problem_text("shift1"))
    typed(dialog, shift1="夜班 22:00-次日6:00", rota="夜班×5 休×2")
    dialog.submit()
    qtbot.waitUntil(lambda: shifts.model.row_at(0) is not None)
    assert "夜间 40 小时" in shifts.sums.text()
    shifts.open_edit()
    edited = shifts.findChildren(ShiftPlanDialog)[-1]
    qtbot.waitUntil(lambda: edited.form.value("name") == "两班")
    assert edited.form.value("shift1") == "夜班 22:00-次日6:00"


def test_rest_days_are_kept_and_a_week_without_rest_is_refused(shifts: ShiftsDialog, part: PartOf, qtbot):
    for box in shifts.rest_boxes:
        box.setChecked(False)
    shifts.save_rest_days()
    qtbot.waitUntil(lambda: "周休息日至少要有一天" in shifts.note.text())
    shifts.rest_boxes[0].setChecked(True)
    shifts.save_rest_days()
    qtbot.waitUntil(lambda: part.office.shift_plans.of_unit(CLERK, part.enterprise_id).rest_days == frozenset({0}))


def test_shares_are_drawn_and_drawn_anew_when_a_count_is_recorded(part: PartOf, jobs, hub, qtbot):
    made = SharesDialog(part, "某某厂", Window(jobs, hub).context)
    made.resize(980, 700)
    made.open()
    qtbot.waitUntil(lambda: bool(made.note.text()))
    counting = made.open_record()
    assert isinstance(counting, HeadcountDialog)
    qtbot.waitUntil(lambda: bool(counting.form.value("counted_on")))
    for key, text in (("kind", "staff"), ("heads", "1")):
        counting.form.set_value(key, text)
    counting.submit()
    qtbot.waitUntil(lambda: "超过上限：全单位" in made.note.text())
    (unit,) = part.office.shares.meters(CLERK, [part.enterprise_id])
    worst = unit.meters[0].worst
    assert worst.state is ShareState.OVER
    middle = made.picture.picture_rect(0).center()
    assert share_words.step_line(unit.meters[0], worst).partition("：")[2] in made.picture.tip_at(middle)
    assert made.picture.tip_at(QPoint(0, 0)) == ""


def test_a_count_is_taken_back_with_a_reason_and_the_picture_follows(part: PartOf, jobs, hub, qtbot):
    counted = HeadcountForm("staff", "", part.office.today().isoformat(), "1", "盖章证明")
    part.office.shares.record(CLERK, part.enterprise_id, counted)
    made = SharesDialog(part, "某某厂", Window(jobs, hub).context)
    made.open()
    qtbot.waitUntil(lambda: "超过上限：全单位" in made.note.text())

    def lines(told: str) -> list[int]:
        return [at for at in range(made.model.rowCount()) if told in str(made.model.row_at(at))]

    qtbot.waitUntil(lambda: bool(lines("盖章证明")))
    made.table.setCurrentIndex(made.model.index(lines("盖章证明")[0], 0))
    qtbot.waitUntil(made.withdraw_button.isEnabled)
    made.withdraw_button.click()
    (asked,) = made.findChildren(WithdrawDialog)
    asked.form.set_value("reason", "登记到别的单位了")
    asked.save_button.click()
    qtbot.waitUntil(lambda: "超过上限：全单位" not in made.note.text())
    qtbot.waitUntil(lambda: bool(lines("已撤回：登记到别的单位了")))


def test_every_inspection_is_listed_with_its_nine_heads(part: PartOf, jobs, hub, qtbot):
    for day, living in (("2024-03-05", ""), ("2025-04-01", "有宿舍")):
        form = InspectionForm(day, "张三", "fit", "好", "好", "好", "好", "好", "好", living, "好", "好")
        part.office.fitness.inspect(CLERK, part.enterprise_id, form)
    made = InspectionsDialog(part, "某某厂", Window(jobs, hub).context)
    made.open()
    qtbot.waitUntil(lambda: "有宿舍" in made.report.text())
    count = made.model.rowCount()
    made.table.selectRow(count - 1)
    assert count >= 2
    made.table.selectRow(1)
    qtbot.waitUntil(lambda: "生活环境：（没有写）" in made.report.text())


def test_an_inspection_entered_by_mistake_is_taken_back_with_a_reason_and_stays_in_sight(
    part: PartOf, jobs, hub, qtbot
):
    form = InspectionForm("2025-04-01", "张三", "fit", "好", "好", "好", "好", "好", "好", "有宿舍", "好", "好")
    part.office.fitness.inspect(CLERK, part.enterprise_id, form)
    made = InspectionsDialog(part, "某某厂", Window(jobs, hub).context)
    made.open()
    qtbot.waitUntil(made.withdraw_button.isEnabled)
    listed = made.model.rowCount()
    made.withdraw_button.click()
    (asked,) = made.findChildren(WithdrawDialog)
    asked.save_button.click()
    qtbot.waitUntil(lambda: bool(asked.form.problem_text("reason")))
    assert made.withdraw_button.isEnabled()
    asked.form.set_value("reason", "登记到别的单位了")
    asked.save_button.click()
    qtbot.waitUntil(lambda: "已撤回：登记到别的单位了" in made.report.text() + str(made.model.row_at(0)))
    assert not made.withdraw_button.isEnabled()
    assert made.model.rowCount() == listed
    (kept,) = [one for one in part.office.fitness.inspection_history(CLERK, part.enterprise_id) if one.void_reason]
    assert kept.void_reason == "登记到别的单位了"


@pytest.mark.parametrize("window", ["shares", "shifts"])
def test_whoever_comes_from_a_finding_gets_the_window_in_which_it_is_cured(
    office: Office, part: PartOf, jobs, hub, qtbot, window
):
    kind = {"shares": SharesDialog, "shifts": ShiftsDialog}[window]
    page = EnterprisesPage(office, CLERK, Window(jobs, hub).context, print)
    qtbot.addWidget(page)
    page.show()
    page.visit(Goal(part.enterprise_id, window))
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)))
    (dialog,) = page.findChildren(kind)
    assert page.shown_id() == part.enterprise_id
    dialog.close()
    page.visit(part.enterprise_id)
    assert page._goal is None
