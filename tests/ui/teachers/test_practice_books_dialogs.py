"""Workbooks are made for those ticked, come back, are compared side by side, chosen and written."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ctec_desktop.domain.practice.merging import Side
from ctec_desktop.domain.practice.views import PeriodForm, PeriodView
from ctec_desktop.services.office import Office
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.teachers.practice_offline_dialog import PracticeOfflineDialog
from ctec_desktop.ui.teachers.practice_overview_dialog import PracticeOverviewDialog
from ctec_desktop.ui.teachers.practice_return_dialog import PracticeReturnDialog
from ctec_desktop.wording import practice_books as words
from tests.schools import CLERK, empty_school
from tests.services.practice_book_desk import typed, with_new_stay
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(empty_school(tmp_path / "数据")) as found:
        found.teachers.save(CLERK, TeacherForm("T01", "沈清"))
        found.teachers.save(CLERK, TeacherForm("T02", "顾明"))
        for first, last in (("2026-07-06", "2026-08-04"), ("2026-08-20", "2026-08-25")):
            found.practice_records.save(CLERK, _stay(first, last))
        yield found


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


def _stay(first: str, last: str, **more: object) -> PeriodForm:
    return PeriodForm(1, "base", "市公共实训基地", "training", from_on=first, until_on=last, **more)  # type: ignore[arg-type]


def _periods(office: Office) -> tuple[PeriodView, ...]:
    found = office.practice.of_teacher(CLERK, 1)
    assert found is not None
    return found.periods


def _returned(offline: PracticeOfflineDialog) -> PracticeReturnDialog | None:
    return offline.findChild(PracticeReturnDialog)


def _tells(dialog: PracticeReturnDialog, serial: int, text: str) -> bool:
    return text in str(dialog.records_model.row_at(serial - 1))


def test_a_workbook_goes_out_comes_back_and_is_chosen_record_by_record(
    office: Office, window: Window, tmp_path: Path, qtbot
):
    overview = PracticeOverviewDialog(office, CLERK, window.context)
    overview.open()
    overview.offline_button.click()
    offline = overview.findChild(PracticeOfflineDialog)
    assert isinstance(offline, PracticeOfflineDialog)
    assert nameless(offline) == []
    qtbot.waitUntil(lambda: offline.people.people.count() == 2)
    assert not offline.make_button.isEnabled()
    offline.people.search.setText("沈清")
    offline.all_button.click()
    assert offline.people.chosen() == (1,)
    offline.make(tmp_path / "登记表")
    (file,) = (tmp_path / "登记表").iterdir()
    assert "已制作 1 份" in offline.note.text()
    qtbot.waitUntil(lambda: "第 1 号" in offline.people.people.item(0).text())
    version = _periods(office)[1].version
    ours = _stay("2026-07-06", "2026-08-04", goals="五轴", id=1, version=version)
    office.practice_records.save(CLERK, ours)
    typed(with_new_stay(file), d2026_07_06={"goals": "三轴", "outcomes": "案例"})
    offline.take_in(file)
    dialog = _returned(offline)
    assert isinstance(dialog, PracticeReturnDialog)
    QAbstractItemModelTester(dialog.records_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert nameless(dialog) == []
    qtbot.waitUntil(partial(_tells, dialog, 1, words.UNDECIDED))
    assert _tells(dialog, 2, "没有变化")
    assert _tells(dialog, 3, "教师新增")
    dialog.apply_button.click()
    assert "还有 1 条没有选择" in dialog.note.text()
    dialog.records_table.go_to(1)
    assert "改得不同" in str([dialog.fields_model.row_at(at) for at in range(dialog.fields_model.rowCount())])
    dialog.side_combo.setCurrentIndex(dialog.side_combo.findData(Side.MIXED.value))
    qtbot.waitUntil(partial(_tells, dialog, 1, words.SIDES[Side.MIXED]))
    assert dialog.side_combo.currentData() == Side.MIXED.value
    dialog.apply_button.click()
    assert is_freed(dialog)
    assert "新增 1 段，改动 1 段，作废 0 段" in offline.note.text()
    found = {str(one.from_on): one for one in _periods(office)}
    assert (found["2026-07-06"].goals, found["2026-07-06"].outcomes) == ("五轴", "案例")
    assert found["2026-08-10"].unit == "校内实训基地"
    offline.take_in(file)
    assert "收回过" in offline.note.text()
    offline.reject()
    overview.reject()


def test_a_row_that_cannot_be_is_told_and_an_untouched_workbook_has_no_news(
    office: Office, window: Window, tmp_path: Path, qtbot
):
    (file,) = office.practice_books.make(CLERK, [1], tmp_path / "表").value.files
    offline = PracticeOfflineDialog(office, CLERK, window.context)
    offline.open()
    offline.take_in(file)
    dialog = _returned(offline)
    assert isinstance(dialog, PracticeReturnDialog)
    assert dialog.note.text() == words.NO_NEWS
    dialog.reject()
    assert is_freed(dialog)
    book = openpyxl.load_workbook(file)
    book.save(tmp_path / "改.xlsx")
    typed(tmp_path / "改.xlsx", d2026_08_20={"until_on": "2026-08-01"})
    offline.take_in(tmp_path / "改.xlsx")
    dialog = _returned(offline)
    assert isinstance(dialog, PracticeReturnDialog)
    qtbot.waitUntil(lambda: "结束日期早于开始日期" in dialog.problems.text())
    assert [dialog.side_combo.itemText(at) for at in range(dialog.side_combo.count())] == [
        words.UNDECIDED,
        words.SIDES[Side.OURS],
    ]
    dialog.reject()
    offline.reject()
