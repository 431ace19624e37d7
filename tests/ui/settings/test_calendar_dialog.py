"""The year's picture: drawn, walked by keys, told to screen readers; a notice is asked about before it is taken in."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ctec_desktop.domain.working_days import DayKind, statutory_days
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.settings.calendar_dialog import CalendarDialog
from ctec_desktop.ui.settings.year_picture import TONES
from ctec_desktop.wording import calendar_page as words
from tests.schools import CLERK, Demo, opened
from tests.ui.placements.window import Window, button_named

pytestmark = pytest.mark.ui


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def dialog(office: Office, jobs, hub, qtbot) -> CalendarDialog:
    made = CalendarDialog(office, CLERK, Window(jobs, hub).context)
    made.open()
    qtbot.waitUntil(lambda: bool(made.picture.marked()))
    return made


def asked(dialog: CalendarDialog) -> Dialog:
    return next(one for one in dialog.findChildren(Dialog) if one.isVisible())


def test_each_kind_of_day_has_its_ground(dialog):
    while dialog.year > 2026:
        dialog.earlier.click()
    while dialog.year < 2026:
        dialog.later.click()
    dialog.resize(1200, 700)
    picture = dialog.picture.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    for on, kind in [(date(2026, 2, 14), DayKind.MADE_UP), (date(2026, 10, 2), DayKind.STATUTORY)]:
        corner = dialog.picture.place_of(on).topLeft() * ratio
        assert picture.pixelColor(corner.x() + 6, corner.y() + 5).name() == tokens().ground(TONES[kind])


def test_the_keys_walk_from_day_to_day_and_stay_in_the_year(dialog, qtbot):
    first = dialog.picture.marked()
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Right)
    later = dialog.picture.marked()
    assert (later.on - first.on).days == 1
    assert dialog.day_label.text() == dialog.picture.accessibleDescription()
    for _ in range(40):
        qtbot.keyClick(dialog.picture, Qt.Key.Key_PageDown)
    assert dialog.picture.marked().on.year == dialog.year


def test_a_notice_is_asked_about_taken_in_and_taken_back(dialog, office, tmp_path, qtbot):
    path = tmp_path / "放假.json"
    off = {**statutory_days(2027), date(2027, 2, 9): "春节"}
    days = [{"date": on.isoformat(), "name": name, "isOffDay": True} for on, name in off.items()]
    path.write_text(json.dumps({"days": days}), encoding="utf-8")
    dialog.compare(path)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialog.findChildren(Dialog)))
    assert office.calendar.days(CLERK, date(2027, 2, 9), date(2027, 2, 9))[0].kind is DayKind.WORKDAY
    button_named(asked(dialog), words.TAKE_IN).click()
    qtbot.waitUntil(dialog.withdraw_button.isEnabled)
    assert (dialog.year, words.source_line(dialog.picture.marked().source)) == (2027, dialog.note.text())
    assert office.calendar.days(CLERK, date(2027, 2, 9), date(2027, 2, 9))[0].kind is DayKind.SWAPPED_OFF
    dialog.withdraw_button.click()
    button_named(asked(dialog), words.WITHDRAW).click()
    qtbot.waitUntil(lambda: not dialog.withdraw_button.isEnabled())


def test_a_file_that_is_no_notice_says_so_and_changes_nothing(dialog, tmp_path, qtbot):
    path = tmp_path / "别的.json"
    path.write_text("{}", encoding="utf-8")
    dialog.compare(path)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialog.findChildren(Dialog)))
    assert asked(dialog).windowTitle() == words.TITLE
