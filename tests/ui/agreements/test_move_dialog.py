"""Moving chosen agreements on: what is offered, what stands in the way, the result of each."""

import pytest

from ctec_desktop.domain.agreement_moves import ApprovalSteps
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.permissions import Actor, Role
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.agreements.day_work import DayWork
from ctec_desktop.ui.agreements.issue_dialog import IssueDialog
from ctec_desktop.ui.agreements.move_dialog import MoveDialog
from ctec_desktop.ui.kit.result_dialog import ResultDialog
from ctec_desktop.ui.settings.approval_dialog import ApprovalDialog
from ctec_desktop.wording import move_dialog as words
from tests.schools import CLERK, Demo
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> AgreementsPage:
    made = AgreementsPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.show()
    made.visit(None)
    return made


def results(page: AgreementsPage) -> list[tuple[str, str]]:
    dialog = page.findChild(ResultDialog)
    assert isinstance(dialog, ResultDialog)
    told = []
    for place in range(dialog.table.rowCount()):
        name, told_of = dialog.table.item(place, 0), dialog.table.item(place, 1)
        assert name is not None
        assert told_of is not None
        told.append((name.text(), told_of.text()))
    dialog.close()
    return told


def test_what_is_missing_is_told_beside_its_field_and_everyone_chosen_has_a_result(page, office, window):
    chosen = tuple(page.model.ids())[:3]
    page.table.selectAll()
    dialog = page.open_move(tuple(page.selected_ids()))
    offered = [dialog.move_combo.itemData(n) for n in range(1, dialog.move_combo.count())]
    assert offered == ["return", "complete", "withdraw", "void", "decline"]
    assert nameless(dialog) == []
    dialog.close()

    dialog = page.open_move(chosen, MoveName.DECLINE)
    dialog.form.grid.set_value("reason", "不签")
    dialog.make()
    assert dialog.form.grid.problem_text("choice")
    assert "4 个字" in dialog.form.grid.problem_text("reason")
    assert dialog.has_unsaved()
    dialog.form.grid.set_value("choice", "guardian")
    dialog.form.grid.set_value("reason", "家长不同意条款")
    dialog.make()
    assert len(results(page)) == 3
    assert is_freed(dialog)
    assert {one.state.value for one in office.agreements.all(CLERK) if one.id in chosen} == {"declined"}
    assert window.said[-1] == "登记拒签：已办 3 份。"

    mixed = tuple(page.model.ids())[1:5]
    dialog = page.open_move(mixed, MoveName.RETURN)
    assert dialog.summary() == "可以办 2 份，不能办 2 份"
    assert dialog.make_button.text().startswith("登记开始签署 2 份")
    dialog.make()
    assert len(results(page)) == 4


def test_day_that_is_none_is_told_and_the_reason_goes_along_to_another_move(page):
    dialog = page.open_move(tuple(page.model.ids())[:1], MoveName.VOID)
    dialog.form.grid.set_value("reason", "学生参军去了")
    dialog.move_combo.setCurrentIndex(dialog.move_combo.findData("withdraw"))
    assert dialog.form.value("reason") == "学生参军去了"
    dialog.move_combo.setCurrentIndex(dialog.move_combo.findData("complete"))
    dialog.form.grid.set_value("signed_on", "二月三十")
    dialog.make()
    assert "2027-02-20" in dialog.form.grid.problem_text("signed_on")


def test_panel_offers_what_this_person_may_do(page, office, window, qtbot):
    page.table.selectRow(0)
    button_named(page.detail, "撤回…").click()
    dialog = page.findChild(MoveDialog)
    assert isinstance(dialog, MoveDialog)
    assert dialog.move_name() is MoveName.WITHDRAW
    dialog.close()
    reviewer = Actor("审核员", roles=frozenset({Role.REVIEWER}))
    idle = MoveDialog(office, reviewer, window.context, tuple(page.model.ids())[:1])
    qtbot.addWidget(idle)
    assert idle.move_combo.count() == 1
    assert words.NOTHING in " ".join(texts(idle)) or idle.move_combo.itemText(0) == words.NOTHING
    assert not idle.make_button.isEnabled()


def test_class_is_submitted_where_it_would_be_issued_once_steps_are_set(office, window, demo: Demo, qtbot):
    asked = ApprovalDialog(office, CLERK, window.context)
    qtbot.addWidget(asked)
    asked.form.set_value("steps", "系部、、校长")
    asked.submit()
    assert "不能重复" in asked.form.problem_text("steps")
    asked.form.set_value("steps", "系部、分管校长")
    asked.submit()
    assert office.approvals.steps(CLERK) == ApprovalSteps(("系部", "分管校长"))

    dialog = IssueDialog(office, CLERK, window.context)
    qtbot.addWidget(dialog)
    dialog.choose_class(demo.built.placed_class)
    assert dialog.submit_button.text().startswith("提交审核 40 份")
    assert not dialog.next_button.isEnabled()
    dialog.submit_button.click()
    assert dialog.submit_button.isHidden()
    assert "已提交审核 40 份" in " ".join(texts(dialog))


def test_what_is_due_is_done_when_the_window_opens(office, window):
    DayWork(office, CLERK, window.context).start()
    assert window.said == []
