"""Choosing of whom a report speaks, and what is said when it is written or cannot be."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.range_dialog import ChosenRange, RangeChoices, RangeDialog, ReportJob
from ctec_desktop.wording import kit as words
from tests.ui.placements.window import Window

pytestmark = pytest.mark.ui

TODAY = date(2026, 9, 1)


class Reports:
    """Writes what it was asked for into the file, or fails."""

    def __init__(self) -> None:
        self.is_broken = False

    def job(self) -> ReportJob:
        return ReportJob("报告", self.choices, self.write, self.name)

    def choices(self) -> RangeChoices:
        return RangeChoices((("1班", "1班"), ("2班", "2班")), (("7", "春季"),), (("3", "某某公司"),))

    def write(self, target: Path, chosen: ChosenRange, on: date, _progress: Progress) -> None:
        if self.is_broken:
            raise EnvironmentFault("cannot_write", {"path": str(target), "reason": "只读"})
        target.write_text(repr((tuple(chosen), on.isoformat())), "utf-8")

    def name(self, about: str, on: date, ending: str) -> str:
        return f"报告-{about or '全校'}-{on.isoformat()}{ending}"


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def parent(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(reports: Reports, window: Window, parent: QWidget) -> RangeDialog:
    made = RangeDialog(reports.job(), window.context, TODAY, parent, "2班")
    made.open()
    return made


def test_the_range_is_named_after_what_was_chosen(dialog: RangeDialog):
    assert dialog.chosen() == ChosenRange("2班", None, None, "2班")
    dialog.form.set_value("unit", "3")
    assert dialog.chosen() == ChosenRange("2班", None, 3, "2班、某某公司")
    dialog.form.set_value("class", "")
    dialog.form.set_value("unit", "")
    assert dialog.chosen() == ChosenRange(None, None, None, "")


def test_the_file_is_suggested_by_range_day_and_kind(dialog: RangeDialog):
    dialog.form.set_value("ending", ".xlsx")
    dialog.form.set_value("on", "2027-03-01")
    dialog.submit()
    (asked,) = dialog.findChildren(QFileDialog)
    assert Path(asked.selectedFiles()[0]).name == "报告-2班-2027-03-01.xlsx"
    assert dialog.save_button.isEnabled(), "whoever closes the file dialog may go on"


def test_a_report_that_cannot_be_written_leaves_what_was_chosen(
    dialog: RangeDialog, reports: Reports, window: Window, tmp_path: Path
):
    dialog.form.set_value("plan", "7")
    reports.is_broken = True
    dialog.write(tmp_path / "报告.pdf")
    assert dialog.isVisible()
    assert dialog.chosen().plan_id == 7
    assert dialog.note.text()
    reports.is_broken = False
    dialog.write(tmp_path / "报告.pdf")
    assert window.said == [words.written_line(str(tmp_path / "报告.pdf"))]
    assert "春季" in (tmp_path / "报告.pdf").read_text("utf-8")
