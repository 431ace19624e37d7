from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ctec_desktop.bootstrap import open_office
from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.placements.arrival_dialog import ARRIVED_ON, NOTE, ArrivalDialog
from ctec_desktop.wording import arrivals as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK, PASSWORD, Demo
from tests.ui.placements.window import Window, button_named, is_freed, nameless

pytestmark = pytest.mark.ui


@pytest.fixture
def april(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    """The demo school while its classes are on post."""
    clock = FixedClock(datetime(2027, 4, 12, 1, 0, tzinfo=UTC))
    with closing(open_office(demo.copied_to(tmp_path), PASSWORD, clock=clock)) as office:
        yield office


@pytest.fixture
def above(qtbot, dressed) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(april: Office, window: Window, demo: Demo, above: QWidget) -> Iterator[ArrivalDialog]:
    made = ArrivalDialog(april, CLERK, window.context, demo.built.placed_class, above)
    made.open()
    yield made
    if isValid(made):
        made.model.show_rows(())
        made.close()
        is_freed(made)


def days(dialog: ArrivalDialog) -> list[str]:
    return [dialog.model.text(row, ARRIVED_ON) for row in range(dialog.model.rowCount())]


def test_a_class_is_filled_by_its_first_day_and_saved(dialog: ArrivalDialog, april: Office, window: Window):
    dialog.model.put(0, ARRIVED_ON, [["3.5", "晚到"]])
    dialog.fill_first_day()
    dialog.save()
    assert days(dialog) == ["2027-03-05", *["2027-03-01"] * 39]
    assert dialog.model.text(0, NOTE) == "晚到"
    assert window.said == [words.saved_line(40)]
    assert not dialog.save_button.isEnabled()


def test_a_wrong_day_is_said_beside_its_cell_and_nothing_is_saved(dialog: ArrivalDialog, april: Office, demo: Demo):
    dialog.fill_first_day()
    dialog.model.put(4, ARRIVED_ON, [["2027-2-1"], ["明天"], ["2027-04-13"]])
    dialog.save()
    assert dialog.note.text() == kit_words.problems_line(3)
    assert dialog.grid.currentIndex().row() == 4
    assert [bool(dialog.model.text(row, NOTE + 1)) for row in range(3, 8)] == [False, True, True, True, False]
    assert {row.arrived_on for row in april.arrivals.grid(CLERK, demo.built.placed_class)} == {None}


def test_what_changed_meanwhile_is_said_at_its_cell_and_the_days_stay(dialog: ArrivalDialog, april: Office):
    dialog.fill_first_day()
    first = dialog.model.key(0)
    stop = ChangeWish((first,), ChangeKind.END_EARLY, ChangeReason.AGREED, date(2027, 3, 1))
    april.placement_changes.apply(CLERK, stop)
    dialog.save()
    assert "未曾开始" in dialog.model.text(0, NOTE + 1)
    assert days(dialog) == ["2027-03-01"] * 40
    assert dialog.save_button.isEnabled()


def test_rows_somebody_changed_meanwhile_are_shown_and_the_second_save_is_the_persons_own(
    dialog: ArrivalDialog, april: Office, demo: Demo
):
    placed = demo.built.placed_class
    dialog.model.put(0, ARRIVED_ON, [["3.5", "晚到"], ["3.6"], ["3.7"]])
    keys = [dialog.model.key(row) for row in range(3)]
    others = (ArrivalEdit(keys[0], date(2027, 3, 2)), ArrivalEdit(keys[1], date(2027, 3, 6)))
    april.arrivals.save(CLERK, placed, (*others, ArrivalEdit(dialog.model.key(9), date(2027, 3, 1))))
    dialog.save()
    assert dialog.note.text() == kit_words.rows_changed_line(1)
    told = [dialog.model.text(row, NOTE + 1) for row in range(3)]
    assert ("2027-03-02" in told[0], told[1:]) == (True, ["", ""])
    assert days(dialog)[:3] == ["2027-03-05", "2027-03-06", "2027-03-07"]
    assert dialog.model.text(0, NOTE) == "晚到"
    assert days(dialog)[9] == "2027-03-01"
    assert april.arrivals.grid(CLERK, placed)[2].arrived_on is None
    dialog.save()
    on_record = [row.arrived_on for row in april.arrivals.grid(CLERK, placed)]
    assert on_record[:3] == [date(2027, 3, 5), date(2027, 3, 6), date(2027, 3, 7)]
    assert dialog.model.text(0, NOTE + 1) == ""


def test_unsaved_days_are_not_given_up_without_asking(dialog: ArrivalDialog, above: QWidget):
    dialog.fill_first_day()
    assert not dialog.class_combo.isEnabled()
    dialog.reject()
    (asked,) = [made for made in dialog.findChildren(Dialog) if made.isVisible()]
    assert dialog.isVisible()
    button_named(asked, kit_words.DISCARD_YES).click()
    assert is_freed(dialog)


def test_a_class_without_placements_says_so(dialog: ArrivalDialog, april: Office):
    dialog.plan_combo.addItem("别的计划", "99999")
    dialog.plan_combo.setCurrentIndex(dialog.plan_combo.count() - 1)
    assert dialog.summary() == words.NOBODY


def test_everything_a_key_can_reach_has_a_name(dialog: ArrivalDialog):
    assert nameless(dialog) == []


def test_days_that_are_wrong_are_not_counted_as_arrivals(dialog: ArrivalDialog):
    dialog.model.put(0, ARRIVED_ON, [["3.1"], ["2027-2-28"], ["昨天"]])
    assert "已填到岗 1 人" in dialog.summary()
    told = dialog.model.index(2, NOTE + 1).data(Qt.ItemDataRole.ToolTipRole)
    assert told == dialog.model.text(2, NOTE + 1) != ""
