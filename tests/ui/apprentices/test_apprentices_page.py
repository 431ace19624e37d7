from pathlib import Path

import pytest

from ctec_desktop.services.office import Office
from ctec_desktop.ui.apprentices.apprentice_dialog import ApprenticeDialog
from ctec_desktop.ui.apprentices.apprentices_page import ApprenticesPage
from ctec_desktop.ui.kit.dialog import Dialog
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
