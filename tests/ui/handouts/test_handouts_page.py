from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from ctec_desktop.domain.handouts import BackState, HandoutView
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.hand_out_dialog import HandOutDialog
from ctec_desktop.ui.handouts.back_dialog import BackDialog
from ctec_desktop.ui.handouts.handouts_page import BACK, SEAL, VOID, HandoutsPage
from ctec_desktop.ui.handouts.seal_dialog import SealDialog
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import handouts as labels
from ctec_desktop.wording import handouts_page as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK
from tests.ui.placements.window import Window, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> HandoutsPage:
    made = HandoutsPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


def handed(page: HandoutsPage, office: Office, window: Window) -> HandoutView:
    """Three agreements handed out through the form; late since yesterday."""
    ids = tuple(one.id for one in office.agreements.all(CLERK) if one.is_issued)[:3]
    dialog = HandOutDialog(office, CLERK, window.context, page, ids)
    dialog.open()
    dialog.submit()
    assert dialog.form.problem_text("taken_by")
    dialog.form.set_value("taken_by", "赵老师")
    dialog.form.set_value("handed_on", (office.today() - timedelta(9)).isoformat())
    dialog.form.set_value("due_on", (office.today() - timedelta(1)).isoformat())
    dialog.submit()
    assert window.said[-1] == words.handed(1)
    found = office.handouts.detail(CLERK, office.handouts.papers(CLERK)[0].handout_id)
    assert found is not None
    return found


def test_papers_go_out_are_shown_late_and_come_back(page: HandoutsPage, office: Office, window: Window):
    assert words.EMPTY in texts(page)
    found = handed(page, office, window)
    page.visit(found.id)
    told = " ".join(texts(page.detail))
    assert labels.STATES[found.state(office.today())] in told
    assert any(found.papers[0].number in one.text() for one in page.detail.findChildren(QAbstractButton))
    assert nameless(page) == []
    dialog = page.open_form(BACK, found.id)
    assert isinstance(dialog, BackDialog)
    dialog.submit()
    assert labels.SENTENCES["handout_not_in_it"] in " ".join(texts(dialog))
    dialog.papers.search.setText(found.papers[0].number)
    dialog.papers.tick_all(is_on=True)
    dialog.submit()
    assert window.said[-1] == words.back(2)
    states = [one.state for one in office.handouts.papers(CLERK)]
    assert states.count(BackState.ORIGINAL) == 2


def test_where_two_originals_are_wanted_the_form_counts_them(page: HandoutsPage, office: Office, window: Window):
    ids = tuple(one.id for one in office.agreements.all(CLERK) if one.is_issued)[:1]
    out = HandOutDialog(office, CLERK, window.context, page, ids)
    out.open()
    assert out.form.value("wanted") == "1"
    out.form.set_value("taken_by", "赵老师")
    out.form.set_value("papers", "agreement")
    out.form.set_value("wanted", "9")
    out.submit()
    assert "只有" in out.form.problem_text("wanted")
    out.form.set_value("wanted", "2")
    out.submit()
    (handout_id,) = {one.handout_id for one in office.handouts.papers(CLERK)}
    for count, told in (("1", "协议，已回 0/2 份"), ("", "协议，已回 1/2 份")):
        back = page.open_form(BACK, handout_id)
        assert isinstance(back, BackDialog)
        assert back.papers.people.item(0).text().endswith(told)
        back.papers.tick_all(is_on=True)
        back.form.set_value("count", count)
        back.submit()
    assert {one.state for one in office.handouts.papers(CLERK)} == {BackState.ORIGINAL}


def test_a_slip_is_copied_or_written_and_a_seal_is_noted(
    page: HandoutsPage, office: Office, window: Window, tmp_path: Path
):
    found = handed(page, office, window)
    slips = page.open_slips()
    slips.copy_button.click()
    assert found.papers[0].number in QGuiApplication.clipboard().text()
    slips.by_combo.setCurrentIndex(1)
    assert slips.name_combo.count() == 2
    slips.write(tmp_path / "催收单.pdf")
    assert (tmp_path / "催收单.pdf").read_bytes().startswith(b"%PDF")
    slips.reject()
    page.write_seal_request(found.id, tmp_path / "用印.pdf")
    assert window.said[-1] == kit_words.written_line(str(tmp_path / "用印.pdf"))
    seal = page.open_form(SEAL, found.id)
    assert isinstance(seal, SealDialog)
    seal.form.set_value("sealed_by", "王主任")
    seal.form.set_value("seals", "12")
    seal.submit()
    assert window.said[-1] == words.SEAL_SAVED
    page.act(VOID, found.id)
    (void,) = page.findChildren(WithdrawDialog)
    void.form.set_value("reason", "登记错了")
    void.submit()
    assert window.said[-1] == words.VOIDED
    assert office.handouts.papers(CLERK) == ()
