from pathlib import Path

import pytest

from ctec_desktop.domain.apprenticeships import TrainingAgreementForm
from ctec_desktop.services.office import Office
from ctec_desktop.ui.apprentices.apprentice_dialog import ApprenticeDialog
from ctec_desktop.ui.apprentices.apprentices_page import ApprenticesPage
from ctec_desktop.ui.apprentices.training_end_dialog import TrainingEndDialog
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.result_dialog import ResultDialog
from ctec_desktop.wording import apprentice_training as training
from ctec_desktop.wording import apprentices_page as words
from tests.schools import CLERK
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> ApprenticesPage:
    made = ApprenticesPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


def test_an_apprentice_is_entered_staged_drawn_and_printed(
    page: ApprenticesPage, office: Office, window: Window, tmp_path: Path
):
    page.new_button.click()
    (dialog,) = page.findChildren(ApprenticeDialog)
    dialog.submit()
    assert dialog.form.problem_text("scheme")
    last = office.students.all(CLERK)[-1].student_no
    unit_id = str(office.placements.posts(CLERK)[0].enterprise_id)
    typed = {"student_no": last, "scheme": "modern", "enterprise_id": unit_id, "certificate": "中级工"}
    for key, text in {**typed, "from_on": "2026-09-01", "until_on": "2028-06-30"}.items():
        dialog.form.set_value(key, text)
    dialog.submit()
    assert window.said[-1] == words.SAVED
    shown = page.shown_id()
    assert shown is not None
    of = office.apprenticeships.detail(CLERK, shown)
    assert of is not None
    stages = page.open_stages(of)
    assert not stages.edit_button.isEnabled()
    for kind, first, until in (("school", "2026-09-01", "2027-08-31"), ("enterprise", "2027-09-01", "2028-06-30")):
        form = stages.open_new()
        for key, text in {"kind": kind, "from_on": first, "until_on": until, "content": "装配"}.items():
            form.form.set_value(key, text)
        form.submit()
    assert stages.picture.line_count() == 2
    assert "2027-09-01 至 2028-06-30" in stages.picture.said_of(1)
    assert stages.edit_button.isEnabled()
    assert nameless(stages) == []
    stages.picture.set_current(1)
    stages.ask_removing()
    (question,) = [one for one in stages.findChildren(Dialog) if one.windowTitle() == words.REMOVING]
    button_named(question, words.REMOVE).click()
    assert stages.picture.line_count() == 1
    stages.reject()
    told = " ".join(texts(page.detail))
    assert "APP-LAW-30" in told
    target = tmp_path / "协议.pdf"
    page.write_paper("draft", target)
    assert target.is_file()
    assert nameless(page) == []


def test_contracts_are_issued_annexed_ended_and_a_class_is_founded_from_the_page(
    page: ApprenticesPage, office: Office, window: Window, tmp_path: Path
):
    first = office.apprenticeships.all(CLERK)[0]
    page.visit(first.id)
    (tmp_path / "出").mkdir()
    page.issue((first.id,), tmp_path / "出")
    (results,) = page.findChildren(ResultDialog)
    results.reject()
    issued = office.apprenticeships.detail(CLERK, first.id)
    assert issued is not None
    assert issued.agreement is not None
    annexes = page.open_annexes((first.id,))
    annexes.issue(tmp_path / "出")
    assert annexes.note.isVisibleTo(annexes)
    annexes.reject()
    page.act("end", first.id)
    (ending,) = page.findChildren(TrainingEndDialog)
    ending.submit()
    assert ending.form.problem_text("ended_on")
    assert ending.form.problem_text("reason")
    ending.form.set_value("ended_on", first.until_on.isoformat())
    ending.form.set_value("reason", "转学")
    ending.submit()
    assert window.said[-1] == words.ENDED_LINE
    page.act("go_on", first.id)
    assert window.said[-1] == words.WENT_ON
    like = page.open_class_like(issued)
    assert like.form.value("class_name") == first.class_name
    like.submit()
    assert like.note.isVisibleTo(like), "the other one is apprentice already, so nobody is registered"
    like.reject()
    assert nameless(page) == []


def test_wages_and_training_agreements_are_entered_and_put_right(page: ApprenticesPage, office: Office, window: Window):
    first = office.apprenticeships.all(CLERK)[0]
    wages = page.open_wages()
    for key, text in {"region_code": "110000", "from_on": "2026-09-01", "monthly_fen": "2540"}.items():
        wages.form.set_value(key, text)
    wages.submit()
    assert wages.form.problem_text("document")
    wages.form.set_value("document", "某某通知")
    wages.submit()
    assert window.said[-1] == training.SAVED_WAGE
    again = page.open_wages()
    (entered,) = office.apprentice_training.wages(CLERK)
    again.form.set_value("id", str(entered.id))
    assert (again.form.value("monthly_fen"), again.form.value("document")) == ("2540", "某某通知")
    again.form.set_value("monthly_fen", "2600")
    again.submit()
    assert [one.monthly_fen for one in office.apprentice_training.wages(CLERK)] == [260_000]
    form = TrainingAgreementForm(
        str(first.enterprise_id), "某技校", from_on="2026-09-01", until_on="2027-08-31", fee="议定"
    )
    made = office.apprentice_training.save_agreement(CLERK, form).value
    agreed = page.open_trainings()
    agreed.form.set_value("id", str(made))
    agreed.form.set_value("manner", "半脱产")
    agreed.submit()
    (kept,) = office.apprentice_training.agreements(CLERK)
    assert (kept.fee, kept.manner, kept.body_name) == ("议定", "半脱产", "某技校")
