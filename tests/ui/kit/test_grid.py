"""A grid filled in place: typing, pasting, filling down, and what is wrong beside the cell."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QLineEdit

from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridModel, GridRow
from ctec_desktop.ui.kit.grid_view import GridView
from ctec_desktop.ui.kit.tokens import Tone

pytestmark = pytest.mark.ui

COLUMNS = (GridColumn("学号", 80), GridColumn("日期", 80, is_editable=True), GridColumn("备注", 80, is_editable=True))
DAY, NOTE, PROBLEM = 1, 2, 3


def digits(row: int, column: int, text: str) -> Checked:
    """Keeps figures only; anything else is wrong."""
    wanted = text.strip()
    return Checked(wanted, "" if column == NOTE or not wanted or wanted.isdigit() else "不是数字")


@pytest.fixture
def model(dressed) -> GridModel:
    made = GridModel(COLUMNS, "问题", digits)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show_rows([GridRow(100 + n, (f"2024{n}", "", "")) for n in range(5)])
    return made


@pytest.fixture
def view(model: GridModel, qtbot) -> GridView:
    made = GridView(model, "表")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def column(model: GridModel, at: int) -> list[str]:
    return [model.text(row, at) for row in range(model.rowCount())]


def choose(view: GridView, at: int, first: int, last: int) -> None:
    chosen = view.selectionModel()
    chosen.clear()
    for row in range(first, last + 1):
        chosen.select(view.model().index(row, at), QItemSelectionModel.SelectionFlag.Select)


def test_a_block_is_written_as_one_change_and_stays_within_the_editable_cells(model: GridModel):
    told = QSignalSpy(model.dataChanged)
    assert model.put(3, 0, [["x", "1", "甲"], ["x", "2", "乙"], ["x", "3", "丙"]]) == 4
    assert told.count() == 1
    assert (column(model, 0)[3], column(model, DAY), column(model, NOTE)) == (
        "20243",
        ["", "", "", "1", "2"],
        ["", "", "", "甲", "乙"],
    )
    assert model.edited_rows() == [3, 4]


def test_what_is_wrong_stands_in_the_row_and_goes_when_it_is_mended(model: GridModel):
    model.put(2, DAY, [["abc"]])
    assert (model.text(2, PROBLEM), model.tone(2, DAY), model.first_problem()) == ("不是数字", Tone.BAD, (2, DAY))
    model.put(2, DAY, [["12"]])
    assert (model.text(2, PROBLEM), model.tone(2, DAY), model.problem_count()) == ("", Tone.ACCENT, 0)
    model.put(2, DAY, [[""]])
    assert model.edited_rows() == []


def test_what_was_found_out_elsewhere_is_said_at_its_cell(model: GridModel):
    model.show_problem(103, DAY, "已被占用")
    assert model.text(3, PROBLEM) == "已被占用"
    assert model.data(model.index(3, DAY), int(Qt.ItemDataRole.ToolTipRole)) == "已被占用"


def test_enter_in_an_editor_keeps_the_text_and_goes_down(view: GridView, model: GridModel, qtbot):
    view.go_to(0, DAY)
    for text in ("1", "2"):
        qtbot.keyClick(view, Qt.Key.Key_F2)
        (editor,) = [made for made in view.findChildren(QLineEdit) if made.isVisible()]
        editor.setText(text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: view.state() == GridView.State.NoState)
    assert column(model, DAY)[:2] == ["1", "2"]
    assert view.currentIndex().row() == 2
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.currentIndex().row() == 3


def test_enter_while_chinese_is_composed_does_not_end_the_edit(view: GridView, model: GridModel, qtbot):
    view.go_to(0, NOTE)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    (editor,) = [made for made in view.findChildren(QLineEdit) if made.isVisible()]
    QApplication.sendEvent(editor, QInputMethodEvent("chi dao", []))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(0)
    assert editor.isVisible()
    assert column(model, NOTE) == [""] * 5
    view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def test_choosing_another_cell_keeps_what_was_typed_and_stays_there(view: GridView, model: GridModel, qtbot):
    view.go_to(0, DAY)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    (editor,) = [made for made in view.findChildren(QLineEdit) if made.isVisible()]
    editor.setText("9")
    view.setCurrentIndex(model.index(3, DAY))
    assert (model.text(0, DAY), view.currentIndex().row()) == ("9", 3)


def test_a_column_is_copied_and_pasted(view: GridView, model: GridModel, qtbot):
    model.put(0, DAY, [["1"], ["2"], ["3"]])
    choose(view, DAY, 0, 2)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1\n2\n3"
    choose(view, DAY, 2, 2)
    with qtbot.waitSignal(view.pasted) as told:
        qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [3]
    assert column(model, DAY) == ["1", "2", "1", "2", "3"]


def test_one_text_is_pasted_into_every_chosen_cell(view: GridView, model: GridModel, qtbot):
    QGuiApplication.clipboard().setText("7")
    choose(view, DAY, 1, 3)
    view.paste()
    assert column(model, DAY) == ["", "7", "7", "7", ""]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert column(model, DAY) == [""] * 5


def test_the_topmost_text_is_filled_down(view: GridView, model: GridModel, qtbot):
    model.put(1, DAY, [["5"]])
    choose(view, DAY, 1, 4)
    qtbot.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert column(model, DAY) == ["", "5", "5", "5", "5"]


def test_cells_that_are_not_for_editing_take_nothing(view: GridView, model: GridModel):
    assert not model.setData(model.index(0, 0), "x")
    assert model.setData(model.index(0, DAY), "1")
    choose(view, PROBLEM, 0, 2)
    view.fill_down()
    view.grab()
    assert column(model, PROBLEM) == [""] * 5
