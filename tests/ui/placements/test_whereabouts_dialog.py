from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.whereabouts import Crossing, Whereabouts
from ctec_desktop.services.office import Office
from ctec_desktop.storage.uow import Command
from ctec_desktop.ui.placements.whereabouts_dialog import WhereaboutsDialog
from ctec_desktop.ui.shell.office_lists import OfficeLists
from ctec_desktop.ui.shell.window_memory import WindowMemory
from ctec_desktop.wording import whereabouts as words
from tests.schools import CLERK, database_of, select
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui
WHERE, NOTE = 3, 7


@pytest.fixture
def dialog(office: Office, window: Window, qtbot, dressed) -> Iterator[WhereaboutsDialog]:
    """In April, with two students of the demo school ill."""
    above = QWidget()
    qtbot.addWidget(above)
    above.show()
    ids = tuple(view.id for view in office.placements.all(CLERK)[:2])
    pause = ChangeWish(ids, ChangeKind.PAUSE, ChangeReason.ILLNESS, date(2027, 4, 1), date(2027, 4, 9))
    office.placement_changes.apply(CLERK, pause)
    made = WhereaboutsDialog(office, CLERK, window.context, above)
    made.open()
    made.day.edit.setDate(QDate(2027, 4, 1))
    qtbot.waitUntil(lambda: made.model.rowCount() == 80)
    yield made
    made.close()
    is_freed(made)


def test_the_day_is_asked_and_the_list_follows(dialog: WhereaboutsDialog, qtbot):
    assert dialog.summary() == "共 80 人：暂停 2 · 在岗 78"
    qtbot.waitUntil(lambda: dialog.model.row_at(0) is not None)
    assert dialog.model.text_at(0, WHERE) == words.WHERES[Whereabouts.PAUSED]
    assert dialog.model.text_at(0, NOTE) == "2027-04-01 至 2027-04-09"
    dialog.day.earlier_button.click()
    assert dialog.summary() == "共 80 人：在岗 80"
    dialog.day.edit.setDate(QDate(2026, 9, 1))
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog.summary() == "这一天没有班级在外实习。"


def test_the_list_is_narrowed_and_counted_by_class_and_by_unit(dialog: WhereaboutsDialog, office: Office, qtbot):
    dialog.show_combo.setCurrentIndex(dialog.show_combo.findData(Whereabouts.PAUSED.value))
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    qtbot.waitUntil(lambda: dialog.counts.row_at(0) is not None)
    classes = {dialog.counts.text_at(row, 0) for row in range(dialog.counts.rowCount())}
    assert len(classes) == 2
    dialog.by_combo.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.counts.text_at(0, 0).endswith("公司"))
    dialog.class_combo.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.counts.rowCount() == 1)


def test_what_is_recorded_meanwhile_is_shown(dialog: WhereaboutsDialog, office: Office, window: Window, qtbot):
    grid = office.arrivals.grid(CLERK, office.placements.all(CLERK)[0].class_name)
    stop = ChangeWish((grid[5].placement_id,), ChangeKind.END_EARLY, ChangeReason.AGREED, date(2027, 3, 20))
    window.context.hub.publish(office.placement_changes.apply(CLERK, stop).changes)
    qtbot.waitUntil(lambda: "去向不明 1" in dialog.summary())


def test_what_is_on_show_is_exported_and_names_like_formulas_stay_text(
    office: Office, window: Window, qtbot, dressed, tmp_path: Path
):
    with database_of(office).unit(Command("测试", "rename")) as work:
        work.connection.exec_driver_sql("UPDATE person SET name = '=1+1' WHERE id = 1")
    memory = WindowMemory(tmp_path / "window.ini")
    context = window.context._replace(desk=OfficeLists(office, CLERK, memory))
    made = WhereaboutsDialog(office, CLERK, context)
    qtbot.addWidget(made)
    made.open()
    assert not made.export_button.isEnabled()
    made.day.edit.setDate(QDate(2027, 4, 1))
    qtbot.waitUntil(lambda: made.model.rowCount() == 80)
    target = tmp_path / "去向.xlsx"
    made.export(target)
    headings, *rows = [[cell.value for cell in line] for line in openpyxl.load_workbook(target).worksheets[0].rows]
    assert (headings[:4], len(rows)) == ([words.STUDENT_NO, words.NAME, words.CLASS, words.WHERE], 80)
    cell = next(one for one in openpyxl.load_workbook(target).worksheets[0]["B"] if one.value == "=1+1")
    assert cell.data_type == "s"
    assert str(target) in made.note.text()
    ((reason,),) = select(office, "SELECT reason FROM audit_tx WHERE command = 'list.export'")
    assert "2027-04-01" in reason
    made.show_combo.setCurrentIndex(made.show_combo.findData(Whereabouts.PAUSED.value))
    assert not made.export_button.isEnabled()


def test_another_province_is_named():
    assert words.region_text("330100", Crossing.OTHER) == "浙江（跨省）"
    assert words.region_text("330100", Crossing.SAME) == "浙江"
    assert words.region_text(None, Crossing.UNKNOWN) == ""
    assert words.summary({Whereabouts.ON_POST: 3}, 2) == "共 3 人：在岗 3；跨省 2 人"


def test_everything_a_key_can_reach_has_a_name(dialog: WhereaboutsDialog):
    assert nameless(dialog) == []
