"""变更单位办理情况: opened by the change itself, it follows the records and leads to where a step is done."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.services.office import Office
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.placements.unit_move_dialog import UnitMoveDialog
from ctec_desktop.wording import unit_moves as words
from tests.schools import CLERK
from tests.ui.placements.window import Window, button_named, is_freed, nameless

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> PlacementsPage:
    page = PlacementsPage(office, CLERK, window.context, str)
    qtbot.addWidget(page)
    page.show()
    return page


def test_one_student_moved_is_told_step_by_step(
    page: PlacementsPage, office: Office, window: Window, tmp_path: Path, qtbot
):
    agreement = next(one for one in office.agreements.all(CLERK) if one.is_issued)
    own = [one for one in office.placements.all(CLERK) if one.student_no == agreement.student_no]
    placement = next(one for one in own if office.agreements.of_placement(CLERK, one.id) is not None)
    post = next(one for one in office.placements.posts(CLERK) if one.enterprise_name != placement.enterprise_name)
    change = page.dialogs.changes((placement.id,))
    change.form.choose_kind(ChangeKind.MOVE_UNIT)
    day = change.form.editor("effective_on")
    assert isinstance(day, QDateEdit)
    day.setDate(QDate(2027, 3, 15))
    change.form.posts.setCurrentIndex(change.form.posts.findData(str(post.id)))
    change.judge()
    change.apply()
    assert is_freed(change)
    dialog = page.findChild(UnitMoveDialog)
    assert isinstance(dialog, UnitMoveDialog)
    assert nameless(dialog) == []
    assert post.enterprise_name in dialog.head.text()
    assert date(2027, 3, 15).isoformat() in dialog.head.text()
    first = [dialog.model.index(row, 0) for row in range(3)]
    qtbot.waitUntil(lambda: [one.data() for one in first] == [words.RELEASE, "协议签署", "知情同意"])
    target = tmp_path / "解除确认书.pdf"
    dialog.write(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert window.said[-1] == words.written(str(target))
    dialog.table.selectRow(0)
    dialog.go_button.click()
    assert window.gone == [("agreements", agreement.id)]
    assert is_freed(dialog)

    page.visit(placement.id)
    button_named(page.detail, words.OPEN).click()
    assert isinstance(page.findChild(UnitMoveDialog), UnitMoveDialog)
