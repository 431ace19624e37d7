from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ctec_desktop.domain.applications import ApplicationDecision
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.placements.applications_dialog import ApplicationsDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.placements.returns_dialog import AGREED_ON, SHEET_ON, ReturnsDialog
from ctec_desktop.wording import applications as words
from ctec_desktop.wording.kit import problems_line
from tests.schools import CLERK, import_students, plan_form, student, units
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui
STATE, VERDICT, PAPERS = 1, 2, 4
PLAN, CLASS = "2026秋", "2024级自选1班"


def apply_for(office: Office, folder: Path) -> None:
    """Four students found a supermarket; the family of the last has not said anything yet."""
    import_students(office, folder / "名单.xlsx", [student(n, 班级=CLASS) for n in (371, 372, 373, 374)])
    office.plans.add(CLERK, plan_form(PLAN, date(2026, 9, 1), date(2027, 1, 31)))
    row = {"单位名称": "示例连锁超市有限公司", "统一社会信用代码": credit_code(90), "岗位": "理货员"}
    row |= {"实习地点": "示例市东湖区1号", "申请日期": "2026-8-20", "申请理由": "离家近", "实习计划": PLAN}
    consent = {"家长同意": "同意", "家长同意日期": "2026-8-21"}
    rows = [{**row, **consent, "学号": f"2024{n:04d}"} for n in (371, 372, 373)]
    rows.append({**row, "家长同意": "", "家长同意日期": "", "学号": "20240374"})
    planned = office.imports.plan(CLERK, "self_placements", units(folder / "自主.xlsx", rows))
    assert office.imports.apply(CLERK, planned).value.new == 4


@pytest.fixture
def applied(office: Office, tmp_path: Path) -> Office:
    apply_for(office, tmp_path)
    return office


@pytest.fixture
def dialog(applied: Office, window: Window, qtbot, dressed) -> Iterator[ApplicationsDialog]:
    above = QWidget()
    qtbot.addWidget(above)
    above.show()
    made = ApplicationsDialog(applied, CLERK, window.context, above)
    made.open()
    made.plan_combo.setCurrentIndex(made.plan_combo.findText(PLAN))
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    yield made
    made.close()
    is_freed(made)


def cells(dialog: ApplicationsDialog, column: int) -> list[str]:
    return [dialog.model.text_at(row, column) for row in range(dialog.model.rowCount())]


def choose(dialog: ApplicationsDialog, first: int, last: int, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog.model.row_at(0) is not None)
    dialog.table.clearSelection()
    dialog.table.select_ids(dialog.model.ids()[first : last + 1])


def test_every_application_shows_what_stands_against_it(dialog: ApplicationsDialog, qtbot):
    qtbot.waitUntil(lambda: cells(dialog, VERDICT) == [words.CLEAR] * 3 + [words.IN_THE_WAY])
    assert dialog.summary() == "待审批 4 人 · 已同意 0 人 · 不同意 0 人"
    choose(dialog, 3, 3, qtbot)
    dialog.table.setCurrentIndex(dialog.model.index(3, 0))
    assert "还没有家长（监护人）同意的日期" in dialog.findings.text()
    assert "第十条" in dialog.findings.text()


def test_those_without_an_obstacle_are_approved_at_once(dialog: ApplicationsDialog, window: Window, qtbot):
    choose(dialog, 0, 3, qtbot)
    assert (dialog.approve_button.text(), dialog.refuse_button.text()) == ("同意 3 人", "不同意 4 人")
    dialog.approve_button.click()
    qtbot.waitUntil(lambda: dialog.summary() == "待审批 1 人 · 已同意 3 人 · 不同意 0 人")
    assert window.said == [words.decided_line(is_approved=True, count=3, left=0)]
    assert "另有 1 人没有处理" in dialog.note.text()
    assert list(dialog.table.selected_ids()) == []
    qtbot.waitUntil(lambda: cells(dialog, STATE) == ["待审批", "已同意", "已同意", "已同意"])


def test_a_refusal_asks_for_its_reason_and_voids_the_place(dialog: ApplicationsDialog, applied: Office, qtbot):
    choose(dialog, 0, 1, qtbot)
    dialog.refuse_button.click()
    assert "不同意要写明原因" in dialog.form.problem_text("note")
    assert dialog.summary().startswith("待审批 4 人")
    dialog.form.set_value("note", "单位没有安排指导人员")
    dialog.refuse_button.click()
    qtbot.waitUntil(lambda: dialog.summary() == "待审批 2 人 · 已同意 0 人 · 不同意 2 人")
    standing = [view for view in applied.placements.all(CLERK) if view.plan_name == PLAN]
    assert len(standing) == 2
    qtbot.waitUntil(lambda: cells(dialog, STATE)[-1] == "不同意")
    choose(dialog, 3, 3, qtbot)
    dialog.table.setCurrentIndex(dialog.model.index(3, 0))
    assert "单位没有安排指导人员" in dialog.findings.text()
    assert not dialog.refuse_button.isEnabled()


def test_the_list_is_narrowed_to_a_state(dialog: ApplicationsDialog, qtbot):
    dialog.show_combo.setCurrentIndex(2)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    dialog.show_combo.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    dialog.plan_combo.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)


def test_a_plan_without_applications_says_where_they_come_from(dialog: ApplicationsDialog, qtbot):
    others = [n for n in range(1, dialog.plan_combo.count()) if dialog.plan_combo.itemText(n) != PLAN]
    dialog.plan_combo.setCurrentIndex(others[0])
    qtbot.waitUntil(lambda: dialog.summary() == words.NOBODY)


def test_a_failed_decision_is_said_and_the_words_stay(dialog: ApplicationsDialog, applied: Office, qtbot):
    choose(dialog, 0, 0, qtbot)
    dialog.form.set_value("note", "再议")
    (chosen,) = dialog.table.selected_ids()
    applied.placements.decide_applications(CLERK, [ApplicationDecision(chosen, is_approved=False, note="先记了")])
    dialog.refuse_button.click()
    qtbot.waitUntil(lambda: "已经审批过" in dialog.note.text())
    assert dialog.form.value("note") == "再议"


def test_the_papers_of_the_chosen_are_written_where_the_person_says(
    dialog: ApplicationsDialog, applied: Office, window: Window, tmp_path: Path, qtbot
):
    assert not dialog.print_button.isEnabled()
    choose(dialog, 0, 1, qtbot)
    dialog.print_button.click()
    (chooser,) = dialog.findChildren(QFileDialog)
    target = tmp_path / "申请表.pdf"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    qtbot.waitUntil(lambda: dialog.note.text() == words.written_line(2, str(target)))
    assert window.said == [words.written_line(2, str(target))]
    assert target.read_bytes().startswith(b"%PDF")
    assert dialog.print_button.isEnabled()
    dialog.write_papers(tuple(dialog.table.selected_ids()), tmp_path / "没有" / "申请表.pdf")
    qtbot.waitUntil(lambda: "没有" in dialog.note.text() and dialog.print_button.isEnabled())


def test_a_refused_application_is_not_printed(dialog: ApplicationsDialog, applied: Office, qtbot):
    (first, *_) = dialog.model.ids()
    applied.placements.decide_applications(CLERK, [ApplicationDecision(first, is_approved=False, note="不合适")])
    dialog.plan_combo.setCurrentIndex(0)
    dialog.plan_combo.setCurrentIndex(dialog.plan_combo.findText(PLAN))
    qtbot.waitUntil(lambda: cells(dialog, STATE)[-1:] == ["不同意"])
    choose(dialog, 3, 3, qtbot)
    assert not dialog.print_button.isEnabled()


def test_everything_a_key_can_reach_has_a_name(dialog: ApplicationsDialog):
    assert nameless(dialog) == []


def test_the_page_opens_it(office: Office, window: Window, qtbot, dressed):
    page = PlacementsPage(office, CLERK, window.context, window.open_plan)
    qtbot.addWidget(page)
    page.show()
    dialog = page.dialogs.applications()
    assert dialog.isVisible()
    dialog.close()
    is_freed(dialog)


def test_a_note_is_asked_about_until_it_is_decided_with(dialog: ApplicationsDialog, qtbot):
    choose(dialog, 0, 0, qtbot)
    dialog.form.set_value("note", "岗位不符")
    assert dialog.has_unsaved()
    dialog.refuse()
    qtbot.waitUntil(lambda: not dialog.has_unsaved())


def test_what_came_back_is_filled_in_place_and_opens_the_way_to_approval(
    dialog: ApplicationsDialog, applied: Office, window: Window, qtbot
):
    qtbot.waitUntil(lambda: cells(dialog, PAPERS) == ["未交回"] * 4)
    dialog.returns_button.click()
    (grid,) = dialog.findChildren(ReturnsDialog)
    qtbot.waitUntil(lambda: grid.model.rowCount() == 4)
    assert nameless(grid) == []
    grid.model.put(0, SHEET_ON, [["2026.8.30"], ["昨天"], ["2026-09-02"]])
    grid.save()
    assert grid.note.text() == problems_line(2)
    assert grid.has_unsaved()
    grid.model.put(1, SHEET_ON, [[""], [""]])
    grid.model.put(3, SHEET_ON, [["2026-8-30", "2026-8-30", "2026-8-31"]])
    grid.save()
    assert "先签字才能交回" in grid.note.text()
    grid.model.put(3, AGREED_ON, [["2026-8-30"]])
    grid.save()
    assert grid.note.text() == words.returns_line(2)
    window.context.hub.publish((Change(Area.PLACEMENTS),))
    qtbot.waitUntil(lambda: cells(dialog, PAPERS) == ["缺知情书", "未交回", "未交回", words.BOTH_BACK])
    qtbot.waitUntil(lambda: cells(dialog, VERDICT) == [words.CLEAR] * 4)
    grid.fill_today()
    assert grid.summary() == "共 4 人，申请表交回 4 份，家长知情书交回 4 份；改动 3 人未保存"
    grid.model.show_rows(())
    grid.reject()
