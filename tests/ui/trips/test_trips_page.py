from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ctec_desktop.domain.trips import NoticeEdit, TripForm
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.trips.receipt_dialog import EXCUSE, RETURNED_ON, ReceiptDialog
from ctec_desktop.ui.trips.roster_dialog import RosterDialog
from ctec_desktop.ui.trips.trip_dialog import TripDialog
from ctec_desktop.ui.trips.trips_page import NOTICES_PDF, ROSTER_PDF, TripsPage
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import trips_page as words
from tests.schools import CLERK, Demo
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> TripsPage:
    made = TripsPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


def show(page: TripsPage, trip_id: int) -> None:
    """The record was written behind the page's back."""
    page.reload()
    page.visit(trip_id)


def save(office: Office, **typed: Any) -> int:
    site_id = str(office.trips.choices(CLERK).sites[0][0])
    form = TripForm(name="参观", site_id=site_id, from_on="2026-09-10", until_on="2026-09-10", **typed)
    return office.trips.save(CLERK, form).value


def put_on_roster(office: Office, trip_id: int, class_name: str) -> list[int]:
    ids = [one.student_id for one in office.trips.class_members(CLERK, class_name)]
    office.trips.set_roster(CLERK, trip_id, class_name, ids)
    return ids


def fill(dialog: TripDialog, office: Office) -> None:
    dialog.form.set_value("site_id", str(office.trips.choices(CLERK).sites[0][0]))
    for key, text in (("name", "秋季参观"), ("from_on", "2026.9.10"), ("until_on", "2026-09-11")):
        dialog.form.set_value(key, text)


def test_an_empty_list_leads_to_the_form_and_a_saved_visit_is_shown(page: TripsPage, office: Office, window: Window):
    assert words.EMPTY in texts(page)
    page.new_button.click()
    (dialog,) = page.findChildren(TripDialog)
    dialog.submit()
    assert dialog.form.problem_text("name")
    fill(dialog, office)
    dialog.leaders.tick_all(is_on=True)
    dialog.submit()
    assert window.said == ["“秋季参观”已保存。"]
    assert "秋季参观" in texts(page.detail)
    assert office.trips.choices(CLERK).teachers[0][1].startswith(texts_of_leaders(office))


def texts_of_leaders(office: Office) -> str:
    (row,) = office.trips.rows(CLERK).rows([1])
    assert row[5] == len(office.trips.choices(CLERK).teachers)
    view = office.trips.detail(CLERK, 1)
    assert view is not None
    return view.leaders[0].name


def test_the_form_shows_what_is_on_record_and_keeps_what_was_typed(page: TripsPage, office: Office):
    trip_id = save(office, vehicles="1 辆", safety_plan="预案1号")
    dialog = page.open_edit(trip_id)
    assert (dialog.form.value("vehicles"), dialog.form.value("safety_plan")) == ("1 辆", "预案1号")
    dialog.form.set_value("until_on", "2026-09-09")
    dialog.submit()
    assert dialog.form.problem_text("until_on")
    assert dialog.form.value("until_on") == "2026-09-09"
    dialog.form.is_edited = False
    dialog.reject()


def test_the_panel_says_what_stands_in_the_way(page: TripsPage, office: Office, qtbot):
    trip_id = save(office)
    put_on_roster(office, trip_id, next(one.name for one in office.school.classes(CLERK)))
    show(page, trip_id)
    told = " ".join(texts(page.detail))
    for word in ("INS-01", "INT-MENT-01", "INT-ORG-01", "COG-NOTICE"):
        assert word in told
    assert nameless(page) == []


def test_a_class_is_put_on_the_roster(page: TripsPage, office: Office, demo: Demo):
    trip_id = save(office)
    show(page, trip_id)
    button_named(page.detail, words.ROSTER).click()
    (dialog,) = page.findChildren(RosterDialog)
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(demo.built.placed_class))
    assert len(dialog.students.chosen()) == 40
    dialog.none_button.click()
    dialog.students.search.setText("000000041"[-3:])
    dialog.all_button.click()
    dialog.students.search.clear()
    chosen = dialog.students.chosen()
    assert 0 < len(chosen) < 40
    assert not dialog.class_combo.isEnabled()
    dialog.reject()
    (asked,) = dialog.findChildren(Dialog)
    assert kit_words.DISCARD in texts(asked)
    asked.reject()
    dialog.save()
    assert not dialog.has_unsaved()
    assert dialog.note.text() == words.roster_line(demo.built.placed_class, len(chosen))
    dialog.class_combo.setCurrentIndex(0)
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(demo.built.placed_class))
    assert dialog.students.chosen() == chosen
    assert nameless(dialog) == []
    dialog.close()


def test_who_has_answered_cannot_be_taken_off(page: TripsPage, office: Office, demo: Demo):
    trip_id = save(office)
    ids = put_on_roster(office, trip_id, demo.built.placed_class)
    office.trips.set_notices(CLERK, trip_id, (NoticeEdit(ids[0], date(2026, 9, 1)),))
    dialog = page.open_roster(trip_id)
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(demo.built.placed_class))
    dialog.none_button.click()
    dialog.save()
    assert "家长已有答复" in dialog.note.text()
    dialog.close()


def test_receipts_are_filled_in_the_grid(page: TripsPage, office: Office, demo: Demo):
    trip_id = save(office)
    put_on_roster(office, trip_id, demo.built.placed_class)
    dialog = page.open_receipts(trip_id)
    dialog.model.put(0, RETURNED_ON, [["2026-9-2"], ["哪天"]])
    dialog.model.put(2, EXCUSE, [["生病"]])
    dialog.save()
    assert dialog.model.problem_count() == 2
    assert dialog.summary() == words.receipts_summary(40, 0, 1, 3)
    dialog.model.put(0, RETURNED_ON, [[""], [""]])
    dialog.fill_today()
    dialog.save()
    assert dialog.summary() == words.receipts_summary(40, 39, 1, 0)
    assert nameless(dialog) == []
    dialog.close()


def test_unsaved_receipts_are_not_given_up_without_asking(page: TripsPage, office: Office, demo: Demo):
    trip_id = save(office)
    put_on_roster(office, trip_id, demo.built.placed_class)
    dialog: ReceiptDialog = page.open_receipts(trip_id)
    dialog.fill_today()
    dialog.reject()
    (asked,) = [made for made in dialog.findChildren(Dialog) if made.isVisible()]
    button_named(asked, kit_words.DISCARD_YES).click()
    assert not QWidget.isVisible(dialog)


def test_a_visit_is_cancelled_with_a_reason(page: TripsPage, office: Office, window: Window):
    trip_id = save(office)
    show(page, trip_id)
    button_named(page.detail, words.CANCEL).click()
    (asked,) = page.findChildren(WithdrawDialog)
    asked.form.set_value("reason", "台风")
    asked.submit()
    assert window.said[-1] == words.CANCELLED_LINE
    assert {"台风", words.STATES["cancelled"]} <= set(texts(page.detail))


def test_roster_and_notices_are_written_where_the_person_says(
    page: TripsPage, office: Office, window: Window, demo: Demo, tmp_path: Path
):
    trip_id = save(office)
    put_on_roster(office, trip_id, demo.built.placed_class)
    show(page, trip_id)
    for key, title in ((ROSTER_PDF, words.ROSTER_PDF), (NOTICES_PDF, words.NOTICES_PDF)):
        button_named(page.detail, title).click()
        chooser = page.findChildren(QFileDialog)[-1]
        chooser.close()
        target = tmp_path / f"{key}.pdf"
        page.write_paper(key, target)
        assert window.said[-1] == kit_words.written_line(str(target))
        assert target.read_bytes().startswith(b"%PDF")
    page.write_paper(ROSTER_PDF, tmp_path / "没有" / "名册.pdf")
    assert "没有" in window.said[-1]


def test_what_is_saved_of_one_class_says_nothing_of_the_next(
    page: TripsPage, office: Office, held_window: Window, held: HeldExecutor, demo: Demo
):
    first = demo.built.placed_class
    second = next(one.name for one in office.school.classes(CLERK) if one.name != first)
    dialog = RosterDialog(office, CLERK, held_window.context, save(office), page)
    dialog.open()
    held.release()
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(first))
    held.release()
    dialog.save()
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(second))
    assert (dialog.students.chosen(), dialog.save_button.isEnabled()) == ((), False)
    while held.release():
        pass
    assert len(dialog.students.chosen()) == 40
    assert not dialog.has_unsaved()
    assert dialog.class_combo.isEnabled()
    dialog.close()


def test_a_grid_that_is_saved_takes_days_again_when_it_shows_what_is_on_record(
    page: TripsPage, office: Office, held_window: Window, held: HeldExecutor, demo: Demo
):
    trip_id = save(office)
    put_on_roster(office, trip_id, demo.built.placed_class)
    dialog = ReceiptDialog(office, CLERK, held_window.context, trip_id, page)
    dialog.open()
    held.release()
    dialog.fill_today()
    dialog.save()
    taking = [dialog.grid, dialog.today_button, dialog.fill_button]
    held.release()
    assert dialog.note.text() == words.receipts_line(40)
    assert not any(widget.isEnabled() for widget in taking)
    held.release()
    assert all(widget.isEnabled() for widget in taking)
    assert not dialog.has_unsaved()
    dialog.close()
