from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctec_desktop.domain.industry.views import HireForm, MonthEdit
from ctec_desktop.services.office import Office
from ctec_desktop.ui.industry.hire_dialog import HireDialog
from ctec_desktop.ui.industry.industry_page import IndustryPage
from ctec_desktop.ui.industry.lessons_dialog import COURSE, HOURS
from ctec_desktop.ui.industry.word_dialogs import AppraiseDialog, EndDialog
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui

TYPED = {
    "name": "贺知秋",
    "employer": "启明精密机械厂",
    "working": "employed",
    "role": "mentor",
    "agreed_on": "2025-06-20",
    "from_on": "2025-07-01",
    "until_on": "2027-06-30",
    "hour_fee": "80",
}


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> IndustryPage:
    made = IndustryPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


def test_a_person_is_hired_paid_appraised_and_leaves_in_the_window(page: IndustryPage, window: Window):
    page.new_button.click()
    (dialog,) = page.findChildren(HireDialog)
    dialog.form.set_value("name", TYPED["name"])
    dialog.submit()
    assert dialog.form.problem_text("role")
    assert dialog.form.value("name") == TYPED["name"]
    for key, text in TYPED.items():
        dialog.form.set_value(key, text)
    dialog.submit()
    assert window.said[-1] == words.saved_line(TYPED["name"])
    shown = page.shown_id()
    assert shown is not None
    assert "PTT-QUAL-01" in " ".join(texts(page.detail))

    lessons = page.open_lessons(shown)
    rows = lessons.model.rowCount()
    lessons.model.fill([(0, COURSE)], "数控车削")
    lessons.model.fill([(0, HOURS)], "20")
    lessons.save()
    assert lessons.model.rowCount() == rows + 1
    assert "1,600.00" in lessons.summary()
    assert nameless(lessons) == []
    lessons.reject()

    button_named(page.detail, words.APPRAISE).click()
    (appraisal,) = page.findChildren(AppraiseDialog)
    appraisal.form.set_value("result", "合格")
    appraisal.form.set_value("decided_by", "教务处")
    appraisal.submit()
    assert window.said[-1] == words.APPRAISED_LINE

    button_named(page.detail, words.END).click()
    (end,) = page.findChildren(EndDialog)
    end.form.set_value("on", "2025-07-15")
    end.form.set_value("reason", "调离")
    end.submit()
    assert end.form.problem_text("on")
    end.form.set_value("on", "2026-09-01")
    end.submit()
    assert window.said[-1] == words.ENDED_LINE
    assert "调离" in " ".join(texts(page.detail))
    assert nameless(page) == []


def test_papers_of_a_hire_are_written_and_a_folder_that_is_not_there_is_said(
    page: IndustryPage, office: Office, window: Window, tmp_path: Path
):
    hire_id = office.industry.save(CLERK, replace(HireForm(), **TYPED)).value  # type: ignore[arg-type]
    office.industry.set_months(CLERK, hire_id, [MonthEdit(-1, date(2025, 9, 1), "数控车削", "", "20", "", "")])
    page.visit(hire_id)
    for title in (words.AGREEMENT_PDF, words.LETTER_PDF, words.FEES_PDF):
        button_named(page.detail, title).click()
        page.findChildren(QFileDialog)[-1].close()
    target = tmp_path / "聘书.pdf"
    page.write_paper("hire_letter", target)
    assert window.said[-1] == kit_words.written_line(str(target))
    page.write_overview(tmp_path / "没有" / "一览.pdf")
    assert "没有" in window.said[-1]
