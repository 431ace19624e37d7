from pathlib import Path

import pytest

from ctec_desktop.domain.incident_views import IncidentForm, IncidentView
from ctec_desktop.services.office import Office
from ctec_desktop.ui.incidents.incident_dialog import IncidentDialog
from ctec_desktop.ui.incidents.incidents_page import NOTICE, REPORT, VOID, IncidentsPage
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import incidents as labels
from ctec_desktop.wording import incidents_page as words
from tests.schools import CLERK
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> IncidentsPage:
    made = IncidentsPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


def detail(office: Office, incident_id: int) -> IncidentView:
    found = office.incidents.detail(CLERK, incident_id)
    assert found is not None
    return found


def hurt(office: Office) -> int:
    form = IncidentForm("2024000001", "work", "injured", "2026-09-01 08:00", place="一车间")
    return office.incidents.save(CLERK, form).value


def test_an_empty_list_leads_to_the_form_and_the_panel_says_whom_to_tell(page: IncidentsPage, window: Window):
    assert words.EMPTY in texts(page)
    page.new_button.click()
    (dialog,) = page.findChildren(IncidentDialog)
    dialog.form.set_value("student_no", "没有")
    dialog.submit()
    assert dialog.form.problem_text("student_no")
    typed = {"student_no": "2024000001", "kind": "work", "harm": "injured", "happened_at": "2026-09-01 08:00"}
    for key, text in {**typed, "course": "第一行\n第二行"}.items():
        dialog.form.set_value(key, text)
    dialog.submit()
    assert window.said[-1] == words.SAVED
    told = " ".join(texts(page.detail))
    assert "INT-EVENT-01" in told
    assert words.NOT_COVERED in told
    assert nameless(page) == []


def test_a_claim_keeps_what_was_typed_and_what_was_handed_over(page: IncidentsPage, office: Office, window: Window):
    incident_id = hurt(office)
    dialog = page.open_claim(incident_id)
    dialog.form.set_value("decision", "refuse")
    dialog.submit()
    assert dialog.form.problem_text("refusal_reason")
    assert dialog.form.problem_text("decided_on")
    dialog.form.set_value("refusal_reason", "不属于保险责任")
    dialog.form.set_value("decided_on", office.today().isoformat())
    policy_id, _label = office.incidents.policies(CLERK)[0]
    dialog.form.set_value("policy_id", str(policy_id))
    dialog.papers.search.setText(labels.PAPERS[detail(office, incident_id).lacking[0]])
    dialog.papers.tick_all(is_on=True)
    dialog.submit()
    assert window.said[-1].startswith(words.CLAIM_SAVED)
    claim = detail(office, incident_id).claim
    assert claim is not None
    assert (claim.refusal_reason, len(claim.papers)) == ("不属于保险责任", 1)
    office.policies.void(CLERK, policy_id, "登记错了")
    again = page.open_claim(incident_id)
    assert again.form.value("refusal_reason") == "不属于保险责任"
    assert again.form.value("policy_id") == str(policy_id)
    assert len(again.papers.chosen()) == 1
    again.reject()


def test_the_papers_are_printed_and_a_mistake_is_taken_back(
    page: IncidentsPage, office: Office, window: Window, tmp_path: Path
):
    incident_id = hurt(office)
    page.reload()
    page.visit(incident_id)
    button_named(page.detail, words.CLAIM_EDIT)
    for key in (REPORT, NOTICE):
        target = tmp_path / f"{key}.pdf"
        page.write_paper(key, target)
        assert target.exists()
        assert str(target) in window.said[-1]
    page.act(VOID, incident_id)
    (dialog,) = page.findChildren(WithdrawDialog)
    dialog.form.set_value("reason", "登记错了")
    dialog.submit()
    assert window.said[-1] == words.VOIDED_LINE
    assert detail(office, incident_id).is_void
