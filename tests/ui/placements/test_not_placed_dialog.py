from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.not_placed import NotPlacedReason
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.placements.not_placed_dialog import NotPlacedDialog
from ctec_desktop.wording import not_placed as words
from tests.schools import CLERK
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui
STANDING, REASON, PROOF = 3, 4, 5


@pytest.fixture
def dialog(office: Office, window: Window, qtbot, dressed) -> Iterator[NotPlacedDialog]:
    """Three students of the plan never began."""
    above = QWidget()
    qtbot.addWidget(above)
    above.show()
    ids = tuple(view.id for view in office.placements.all(CLERK)[4:7])
    stop = ChangeWish(ids, ChangeKind.END_EARLY, ChangeReason.AGREED, date(2027, 3, 1))
    office.placement_changes.apply(CLERK, stop)
    made = NotPlacedDialog(office, CLERK, window.context, above)
    made.open()
    qtbot.waitUntil(lambda: made.model.rowCount() == 80)
    yield made
    made.close()
    is_freed(made)


def cells(dialog: NotPlacedDialog, row: int) -> list[str]:
    return [dialog.model.text_at(row, column) for column in (STANDING, REASON, PROOF)]


def choose(dialog: NotPlacedDialog, first: int, last: int, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog.model.row_at(0) is not None)
    dialog.table.clearSelection()
    dialog.table.select_ids(dialog.model.ids()[first : last + 1])


def test_the_missing_come_first_and_many_are_recorded_at_once(dialog: NotPlacedDialog, window: Window, qtbot):
    assert dialog.summary() == "未落实 3 人 · 未实习 0 人 · 已安排 77 人"
    choose(dialog, 0, 1, qtbot)
    dialog.form.set_value("reason_kind", NotPlacedReason.FURTHER_STUDY.value)
    dialog.form.set_value("reason", "职教高考")
    dialog.put_button.click()
    assert window.said == [words.put_line(2)]
    assert dialog.summary() == "未落实 1 人 · 未实习 2 人 · 已安排 77 人"
    qtbot.waitUntil(lambda: cells(dialog, 1) == ["未实习", "升学备考，职教高考", words.NO_PROOF])


def test_what_is_wrong_is_said_and_the_words_stay(dialog: NotPlacedDialog, qtbot):
    choose(dialog, 0, 0, qtbot)
    dialog.form.set_value("reason_kind", NotPlacedReason.OTHER.value)
    dialog.put()
    assert dialog.form.problem_text("reason")
    choose(dialog, 0, 5, qtbot)
    dialog.form.set_value("reason", "原因")
    dialog.put()
    assert "已有这个计划的实习安排" in dialog.note.text()
    assert dialog.form.value("reason") == "原因"


def test_the_list_is_narrowed_to_who_is_missing(dialog: NotPlacedDialog, qtbot):
    dialog.show_combo.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    dialog.plan_combo.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)


def test_a_record_is_withdrawn_with_a_reason(dialog: NotPlacedDialog, window: Window, qtbot):
    choose(dialog, 0, 0, qtbot)
    dialog.put()
    choose(dialog, 2, 2, qtbot)
    dialog.withdraw_button.click()
    (asked,) = dialog.findChildren(WithdrawDialog)
    asked.submit()
    assert asked.form.problem_text("reason")
    asked.form.set_value("reason", "登记错了")
    asked.submit()
    assert window.said[-1] == words.withdrawn_line(1)
    assert dialog.summary().startswith("未落实 3 人")


def test_everything_a_key_can_reach_has_a_name(dialog: NotPlacedDialog):
    assert nameless(dialog) == []


def test_words_not_recorded_are_asked_about_and_recorded_ones_are_not(dialog: NotPlacedDialog, qtbot):
    qtbot.keyClicks(dialog.form.editor("proof"), "No. 12")
    assert dialog.has_unsaved()
    choose(dialog, 0, 0, qtbot)
    dialog.put()
    assert not dialog.has_unsaved()
