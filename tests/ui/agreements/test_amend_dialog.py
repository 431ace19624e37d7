"""变更与补充协议: what differs is listed with its paper; nothing typed is lost; papers come back, or are voided."""

from pathlib import Path

import pytest

from ctec_desktop.domain.amendments import AmendmentState
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.agreements.amend_dialog import AmendDialog
from ctec_desktop.ui.agreements.amendment_step_dialog import AmendmentStepDialog
from tests.schools import CLERK
from tests.services.amending import signed_and_changed
from tests.ui.placements.window import Window, button_named, is_freed, nameless

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> AgreementsPage:
    agreement_id = signed_and_changed(office)
    page = AgreementsPage(office, CLERK, window.context)
    qtbot.addWidget(page)
    page.show()
    page.visit(agreement_id)
    return page


def step_of(dialog: AmendDialog) -> AmendmentStepDialog:
    found = dialog.findChildren(AmendmentStepDialog)[-1]
    assert isinstance(found, AmendmentStepDialog)
    return found


def test_supplement_is_made_signed_written_out_and_voided(page, office, window, tmp_path: Path):
    button_named(page.detail, "变更与补充协议…").click()
    dialog = page.findChild(AmendDialog)
    assert isinstance(dialog, AmendDialog)
    assert nameless(dialog) == []
    assert dialog.differing.rowCount() == 1
    assert not dialog.sign_button.isEnabled()
    dialog.form.set_value("effective_on", "二月三十")
    dialog.form.set_value("reason", "岗位报酬调整")
    dialog.submit()
    assert "不是日期" in dialog.form.problem_text("effective_on")
    assert dialog.form.value("reason") == "岗位报酬调整"
    dialog.form.set_value("effective_on", "2027-03-15")
    dialog.submit()
    assert window.said[-1] == "已出具：补充协议（第 1 号）。"
    assert (dialog.differing.rowCount(), dialog.made.rowCount()) == (0, 1)
    assert not dialog.save_button.isEnabled()

    dialog.made_table.selectRow(0)
    dialog.export(1, tmp_path / "补充协议.pdf")
    assert (tmp_path / "补充协议.pdf").read_bytes().startswith(b"%PDF")
    dialog.open_sign()
    step = step_of(dialog)
    step.form.set_value("signed_on", "2027-03-20")
    step.submit()
    assert "还没到" in step.form.problem_text("signed_on")
    step.form.set_value("signed_on", "2026-09-01")
    step.submit()
    assert is_freed(step)
    agreement_id = next(one.id for one in office.agreements.all(CLERK) if one.is_issued)
    (made,) = office.amendments.outlook(CLERK, agreement_id).made
    assert made.state is AmendmentState.SIGNED

    dialog.made_table.selectRow(0)
    dialog.open_void()
    step = step_of(dialog)
    step.form.set_value("reason", "金额写错了，重出")
    step.submit()
    assert dialog.differing.rowCount() == 1
    assert not dialog.void_button.isEnabled()
