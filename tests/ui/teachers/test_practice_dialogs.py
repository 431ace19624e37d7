"""One teacher's practice and everybody's as a picture, as they are worked with."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import DecisionForm, PeriodForm
from ctec_desktop.services.office import Office
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.decision_dialog import DecisionDialog
from ctec_desktop.ui.teachers.period_dialog import PeriodDialog
from ctec_desktop.ui.teachers.practice_dialog import PracticeDialog
from ctec_desktop.ui.teachers.practice_overview_dialog import PracticeOverviewDialog
from ctec_desktop.wording import practice_page as words
from tests.schools import CLERK, empty_school, import_units, unit
from tests.ui.placements.window import Window, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(empty_school(tmp_path / "数据")) as found:
        import_units(found, tmp_path / "企业.xlsx", [unit(1)])
        found.teachers.save(CLERK, TeacherForm("T01", "沈清", course_kind="professional"))
        found.teachers.save(CLERK, TeacherForm("T02", "顾明", hired_on="2025-09-01"))
        yield found


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


def _says(dialog: PracticeDialog, text: str) -> bool:
    return text in str(dialog.model.row_at(0))


def _tells(dialog: PracticeDialog, begins: str) -> bool:
    return any(text.startswith(begins) for text in texts(dialog))


def test_a_period_is_entered_verified_and_taken_back_and_the_meters_follow(office: Office, window: Window, qtbot):
    below = QWidget()
    qtbot.addWidget(below)
    dialog = PracticeDialog(office, CLERK, window.context, below, 1)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.open()
    assert nameless(dialog) == []
    assert not dialog.verify_button.isEnabled()
    form = dialog.open_period(None)
    assert isinstance(form, PeriodDialog)
    form.form.set_value("unit", "没有这家厂")
    form.save_button.click()
    assert form.isVisible()
    name = office.practice.enterprise_names(CLERK)[0]
    for key, text in {"unit": name, "form": "post", "from_on": "2026-07-06", "until_on": "2026-08-04"}.items():
        form.form.set_value(key, text)
    form.save_button.click()
    assert is_freed(form)
    qtbot.waitUntil(partial(_says, dialog, "30 天不计：还没有核实"))
    dialog.table.selectRow(0)
    dialog.verify_button.click()
    decision = dialog.findChild(DecisionDialog)
    assert isinstance(decision, DecisionDialog)
    decision.form.set_value("by", "人事处")
    decision.save_button.click()
    assert is_freed(decision)
    found = office.practice.of_teacher(CLERK, 1)
    assert found is not None
    assert found.periods[0].state is PeriodState.VERIFIED
    qtbot.waitUntil(partial(_tells, dialog, "30 / 180 天，缺 150 天"))
    dialog.table.selectRow(0)
    assert not dialog.edit_button.isEnabled()
    dialog.unverify_button.click()
    undo = dialog.findChild(WithdrawDialog)
    assert isinstance(undo, WithdrawDialog)
    undo.form.set_value("reason", "考勤表有误")
    undo.save_button.click()
    qtbot.waitUntil(partial(_tells, dialog, "0 / 180 天"))
    exemption = dialog.open_exemption()
    for key, text in {"year": "2024", "reason": "产假", "by": "人事处"}.items():
        exemption.form.set_value(key, text)
    exemption.save_button.click()
    qtbot.waitUntil(partial(_tells, dialog, "0 / 144 天"))
    assert words.exemption_line(2024, "产假") in texts(dialog)
    dialog.reject()


def test_the_picture_shows_who_falls_short_first_and_tells_each_band(
    office: Office, window: Window, tmp_path: Path, qtbot
):
    name = office.practice.enterprise_names(CLERK)[0]
    form = PeriodForm(1, "enterprise", name, "post", from_on="2024-01-01", until_on="2024-06-28")
    period_id = office.practice_records.save(CLERK, form).value
    office.practice_records.verify(CLERK, DecisionForm(period_id, "2024-07-01", "人事处"))
    dialog = PracticeOverviewDialog(office, CLERK, window.context)
    dialog.open()
    assert nameless(dialog) == []
    qtbot.waitUntil(lambda: dialog.model.row_at(1) is not None)
    assert [str(dialog.model.row_at(at)).split("'")[3] for at in range(2)] == ["沈清", "顾明"]
    assert "五年达到 1" in dialog.summary()
    strip = dialog.strip
    tips = {strip.tip_at(QPoint(x, strip.line_rect(0).center().y())) for x in range(strip.viewport().width())}
    assert any("2024-01-01 至 2024-06-28，180 天" in tip for tip in tips)
    dialog.table.selectRow(1)
    assert strip.current() == 1
    assert "顾明" in strip.accessibleDescription()
    dialog.print_report(tmp_path / "汇总.pdf")
    assert (tmp_path / "汇总.pdf").exists()
    assert "已写到" in dialog.note.text()
    ledger = dialog.open_teacher(2)
    assert words.KIND_OPEN in ledger.note.text()
    ledger.reject()
    dialog.reject()
