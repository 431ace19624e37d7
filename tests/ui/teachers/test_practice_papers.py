"""Logs and evidence of a stay, clicked through."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.practice.views import PeriodForm
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.practice_dialog import PracticeDialog
from ctec_desktop.ui.teachers.practice_paper_dialog import PracticePaperDialog
from ctec_desktop.ui.teachers.practice_papers_dialog import PracticePapersDialog
from tests.schools import CLERK
from tests.ui.placements.window import Window, nameless
from tests.ui.teachers.test_practice_dialogs import office, window  # noqa: F401 - fixtures

pytestmark = pytest.mark.ui


@pytest.fixture
def ledger(office: Office, window: Window, qtbot) -> Iterator[PracticeDialog]:  # noqa: F811
    form = PeriodForm(1, "base", "某某实训基地", "training", from_on="2026-07-06", until_on="2026-07-19")
    office.practice_records.save(CLERK, form)
    below = QWidget()
    qtbot.addWidget(below)
    dialog = PracticeDialog(office, CLERK, window.context, below, 1)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    yield dialog
    below.close()


def test_a_log_and_a_scan_are_added_and_the_scan_is_taken_back(ledger: PracticeDialog, window, qtbot, tmp_path: Path):  # noqa: F811
    assert not ledger.papers_button.isEnabled()
    ledger.table.selectRow(0)
    ledger.papers_button.click()
    (papers,) = ledger.findChildren(PracticePapersDialog)
    qtbot.waitUntil(lambda: "缺周志 2 周：2026-07-06 至 2026-07-12" in papers.note.text())
    assert nameless(papers) == []
    papers.log_button.click()
    (form,) = papers.findChildren(PracticePaperDialog)
    assert nameless(form) == []
    assert form.form.value("kind") == "log"
    assert [form.form.value(key) for key in ("from_on", "until_on")] == ["2026-07-06", "2026-07-12"]
    form.save_button.click()
    qtbot.waitUntil(lambda: "周志还没有内容" in form.form.problem_text("text"))
    form.form.set_value("text", "跟班学习")
    form.save_button.click()
    qtbot.waitUntil(lambda: "材料 1 份。缺周志 1 周" in papers.note.text())

    papers.evidence_button.click()
    form = papers.findChildren(PracticePaperDialog)[-1]
    form.form.set_value("kind", "proof")
    form.save_button.click()
    qtbot.waitUntil(lambda: "还没有选文件" in form.note.text())
    scan = tmp_path / "证明.pdf"
    scan.write_bytes(b"%PDF-1.7")
    form.file.take(scan)
    form.save_button.click()
    qtbot.waitUntil(lambda: "材料 2 份" in papers.note.text())
    qtbot.waitUntil(lambda: papers.model.rowCount() == 2 and papers.model.row_at(1) is not None)
    papers.table.selectRow(1)
    papers.save_file(2, tmp_path / "取回.pdf")
    qtbot.waitUntil((tmp_path / "取回.pdf").exists)
    papers.void_button.click()
    (asked,) = papers.findChildren(WithdrawDialog)
    asked.form.set_value("reason", "放错了")
    asked.save_button.click()
    qtbot.waitUntil(lambda: "材料 1 份" in papers.note.text())
    qtbot.waitUntil(lambda: "1 份" in str(ledger.model.row_at(0)))
    papers.table.selectRow(0)
    qtbot.waitUntil(papers.edit_button.isEnabled)
    papers.edit_button.click()
    form = papers.findChildren(PracticePaperDialog)[-1]
    assert form.form.value("text") == "跟班学习"
    form.form.set_value("text", "跟班学习，独立操作")
    form.save_button.click()
    qtbot.waitUntil(lambda: "独立操作" in str(papers.model.row_at(0)))


def test_who_verifies_sees_what_is_there_and_what_lacks(ledger: PracticeDialog, qtbot):
    ledger.table.selectRow(0)
    stay = ledger.chosen()
    assert stay is not None
    decision = ledger.open_decision(stay, verifies=True)
    qtbot.waitUntil(lambda: "缺周志 2 周" in decision.papers.text())
    approval = ledger.open_decision(stay, verifies=False)
    assert not approval.papers.isVisible()
