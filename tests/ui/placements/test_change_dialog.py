from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.placements.change_dialog import ChangeDialog
from ctec_desktop.ui.placements.judged_model import Part
from ctec_desktop.wording import change_dialog as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import placements_page as page_words
from tests.schools import CLERK
from tests.ui.placements.window import Window, button_named, is_freed, nameless

pytestmark = pytest.mark.ui
DAY = date(2027, 4, 1)


@pytest.fixture
def above(qtbot, dressed) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def ids(office: Office) -> list[int]:
    return [view.id for view in office.placements.all(CLERK)]


@pytest.fixture
def dialog(office: Office, window: Window, above: QWidget) -> Iterator[ChangeDialog]:
    made = ChangeDialog(office, CLERK, window.context, ids(office)[:3], above)
    made.open()
    yield made
    made.close()
    is_freed(made)


def on(dialog: ChangeDialog, day: date) -> None:
    editor = dialog.form.editor("effective_on")
    assert isinstance(editor, QDateEdit)
    editor.setDate(QDate(day.year, day.month, day.day))


def verdicts(dialog: ChangeDialog) -> list[str]:
    return [dialog.model.text(row, Part.VERDICT) for row in range(dialog.model.rowCount())]


def test_the_chosen_are_judged_and_registered_and_those_left_stay_with_their_reason(
    dialog: ChangeDialog, office: Office, window: Window
):
    stop = ChangeWish((ids(office)[0],), ChangeKind.END_EARLY, ChangeReason.AGREED, date(2027, 3, 10))
    office.placement_changes.apply(CLERK, stop)
    on(dialog, DAY)
    dialog.judge()
    assert sorted(verdicts(dialog)) == sorted([page_words.REFUSED, page_words.MAY_GO, page_words.MAY_GO])
    dialog.apply()
    assert verdicts(dialog) == [page_words.REFUSED]
    assert "已为 2 人登记“暂停”。还有 1 人没有登记" in dialog.note.text()
    assert window.said == ["暂停：已登记 2 人。"]
    assert not dialog.apply_button.isEnabled()


def test_a_whole_unit_is_paused_at_once(dialog: ChangeDialog, office: Office):
    unit_id, _ = office.placements.units(CLERK)[0]
    on(dialog, DAY)
    dialog.form.set_value("scope", f"unit:{unit_id}")
    dialog.judge()
    assert dialog.model.rowCount() == len(office.placement_changes.in_force_at(CLERK, unit_id, DAY)) > 3


def test_a_change_of_unit_says_which_papers_come_next(dialog: ChangeDialog, office: Office):
    own = office.placements.detail(CLERK, ids(office)[0])
    assert own is not None
    post = next(one for one in office.placements.posts(CLERK) if one.enterprise_name != own.enterprise_name)
    dialog.form.choose_kind(ChangeKind.MOVE_UNIT)
    on(dialog, DAY)
    dialog.judge()
    assert dialog.form.problem_text("post_id")
    dialog.form.posts.setCurrentIndex(dialog.form.posts.findData(str(post.id)))
    dialog.judge()
    dialog.apply()
    assert words.PAPERS_LEAD in dialog.note.text()
    assert "解除确认书" in dialog.note.text()


def test_what_a_kind_does_not_ask_for_cannot_be_filled_in(dialog: ChangeDialog):
    enabled = {}
    for kind in ChangeKind:
        dialog.form.choose_kind(kind)
        enabled[kind] = [dialog.form.editor(key).isEnabled() for key in ("effective_on", "until_on", "post_id")]
    assert enabled[ChangeKind.EXTEND] == [False, True, False]
    assert enabled[ChangeKind.MOVE_UNIT] == [True, True, True]
    assert enabled[ChangeKind.RESUME] == [True, False, False]


def test_a_day_that_cannot_be_read_is_said_at_its_field(dialog: ChangeDialog):
    dialog.form.set_value("until_on", "二月三十")
    dialog.judge()
    assert dialog.form.problem_text("until_on")
    assert dialog.model.rowCount() == 0


def test_without_anyone_chosen_a_sentence_says_so(office: Office, window: Window, above: QWidget):
    dialog = ChangeDialog(office, CLERK, window.context, (), above)
    dialog.open()
    assert dialog.form.problem_text("scope")
    dialog.close()


def test_closing_while_it_is_registered_stops_it_first(
    office: Office, held_window: Window, held: HeldExecutor, above: QWidget
):
    dialog = ChangeDialog(office, CLERK, held_window.context, ids(office)[:3], above)
    dialog.open()
    while held.release():
        pass
    on(dialog, DAY)
    dialog.judge()
    while held.release():
        pass
    dialog.apply()
    dialog.reject()
    assert dialog.isVisible()
    held.release()
    dialog.close()


def test_everything_a_key_can_reach_has_a_name(dialog: ChangeDialog):
    assert nameless(dialog) == []


def test_words_typed_and_not_registered_are_not_given_up_without_asking(
    office: Office, window: Window, above: QWidget, qtbot
):
    dialog = ChangeDialog(office, CLERK, window.context, ids(office)[:3], above)
    dialog.open()
    qtbot.keyClicks(dialog.form.editor("proof"), "No. 12")
    window.context.hub.publish((Change(Area.ENTERPRISES),))
    dialog.reject()
    (asked,) = [made for made in dialog.findChildren(Dialog) if made.isVisible()]
    assert dialog.isVisible()
    button_named(asked, kit_words.DISCARD_YES).click()
    assert is_freed(dialog)
