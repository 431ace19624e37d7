import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from ctec_desktop.services.office import Office
from ctec_desktop.ui.imports.import_wizard import FILE, LAYOUT, RESULT, REVIEW, ImportWizard
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK, value
from tests.ui.imports.sheets import mixed, roster, row, strange, wrong_check_digit

pytestmark = pytest.mark.ui

Open = Callable[[str], ImportWizard]
STUDENTS = "SELECT count(*) FROM student"


def read(wizard: ImportWizard, path: Path) -> ImportWizard:
    wizard.file_step.take(path)
    return wizard


def test_space_ticks_the_chosen_rows_and_enter_imports_nothing(open_wizard: Open, office: Office, qtbot, tmp_path):
    rows = [row(n, 身份证号=wrong_check_digit(n)) for n in (1, 2, 3)]
    wizard = read(open_wizard("students"), roster(tmp_path / "新生.xlsx", rows))
    table = wizard.review_step.table
    assert not wizard.next_button.isEnabled()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert wizard.review_step.confirmed() == {3, 4, 5}
    assert wizard.next_button.text() == words.import_button(3, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wizard.step() == REVIEW
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert wizard.review_step.confirmed() == frozenset()


def test_a_click_on_the_tick_is_a_tick(open_wizard: Open, qtbot, tmp_path: Path):
    wizard = read(open_wizard("students"), mixed(tmp_path / "新生.xlsx"))
    table = wizard.review_step.table
    cell = table.visualRect(table.model().index(0, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert wizard.review_step.confirmed() == {5}


def test_stopping_while_reading_leaves_everything_as_it_was(open_held: Open, held: HeldExecutor, qtbot, tmp_path: Path):
    wizard = read(open_held("students"), mixed(tmp_path / "新生.xlsx"))
    assert not wizard.next_button.isEnabled()
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible()
    held.release()
    assert (wizard.step(), wizard.note.text()) == (FILE, kit_words.CANCELLED)
    wizard.next_button.click()
    held.release()
    assert wizard.step() == REVIEW
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_stopping_while_writing_leaves_nothing(open_held: Open, held: HeldExecutor, office: Office, tmp_path: Path):
    before = value(office, STUDENTS)
    wizard = read(open_held("students"), mixed(tmp_path / "新生.xlsx"))
    held.release()
    wizard.review_step.model.tick([0], True)
    wizard.next_button.click()
    assert wizard.step() == RESULT
    wizard.cancel_button.click()
    held.release()
    assert (wizard.step(), wizard.note.text()) == (REVIEW, kit_words.CANCELLED)
    assert value(office, STUDENTS) == before
    assert wizard.review_step.confirmed() == {5}
    wizard.next_button.click()
    held.release()
    assert value(office, STUDENTS) == before + 3


def test_what_went_wrong_meanwhile_is_said_on_the_review(open_held: Open, held: HeldExecutor, office: Office, tmp_path):
    """The plan is remade when it is carried out; somebody else may have taken a number in between."""
    wizard = read(open_held("students"), roster(tmp_path / "新生.xlsx", [row(1)]))
    held.release()
    wizard.review_step.all_or_nothing.setChecked(True)
    taken = roster(tmp_path / "先到.xlsx", [row(7, 身份证号=row(1)[3])])
    office.imports.apply(CLERK, office.imports.plan(CLERK, "students", taken))
    wizard.next_button.click()
    held.release()
    assert wizard.step() == REVIEW
    assert "全部或全不" in wizard.note.text()


def drop(area: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(area, entering)
    assert entering.isAccepted()
    assert words.DROP_NOW in [label.text() for label in area.findChildren(QLabel)]
    QApplication.sendEvent(area, QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_one_file_may_be_dropped_but_not_two(open_wizard: Open, tmp_path: Path):
    wizard = open_wizard("students")
    path = mixed(tmp_path / "新生.xlsx")
    drop(wizard.file_step.area, [path, path])
    assert (wizard.step(), wizard.note.text()) == (FILE, words.ONE_FILE)
    drop(wizard.file_step.area, [path])
    assert wizard.step() == REVIEW


def test_rows_cost_no_widgets(open_wizard: Open, tmp_path: Path):
    counts = []
    for many in (3, 60):
        wizard = read(open_wizard("students"), roster(tmp_path / f"{many}.xlsx", [row(n) for n in range(many)]))
        counts.append(len(wizard.findChildren(QWidget)))
        wizard.reject()
    assert counts[0] == counts[1]


@pytest.mark.parametrize("step", [FILE, LAYOUT, REVIEW, RESULT])
def test_a_wizard_is_gone_once_closed(open_wizard: Open, tmp_path: Path, step: int):
    wizard = open_wizard("students")
    if step >= REVIEW:
        read(wizard, mixed(tmp_path / "新生.xlsx"))
    if step == LAYOUT:
        read(wizard, strange(tmp_path / "生僻.xlsx"))
    assert wizard.step() == min(step, REVIEW)
    if step == RESULT:
        wizard.next_button.click()
    wizard.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(wizard)
    name = weakref.ref(wizard)
    del wizard
    gc.collect()
    assert name() is None


@pytest.mark.parametrize("step", [FILE, LAYOUT, REVIEW, RESULT])
def test_everything_a_key_can_reach_has_a_name(open_wizard: Open, tmp_path: Path, step: int):
    wizard = open_wizard("students")
    if step >= REVIEW:
        read(wizard, mixed(tmp_path / "新生.xlsx"))
    if step == LAYOUT:
        read(wizard, strange(tmp_path / "生僻.xlsx"))
    assert wizard.step() == min(step, REVIEW)
    if step == RESULT:
        wizard.next_button.click()
    reached = [
        widget
        for widget in wizard.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not isinstance(widget, QLabel)
    ]
    assert wizard.next_button in reached or step == FILE
    assert [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())] == []
