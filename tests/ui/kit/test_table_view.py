from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.row_store import PAGE
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import MOST_RUNS, TableView
from tests.ui.kit.fakes import COLUMNS, CountedSource

pytestmark = pytest.mark.ui


@pytest.fixture
def source() -> CountedSource:
    return CountedSource(300_000)


@pytest.fixture
def view(source: CountedSource, jobs: JobRunner, qtbot) -> TableView:
    model = IdsTableModel(COLUMNS, source, jobs)
    made = TableView(model, jobs)
    qtbot.addWidget(made)
    made.resize(600, 400)
    model.load()
    made.show()
    qtbot.waitUntil(lambda: bool(source.asked))
    return made


@pytest.fixture
def short(jobs: JobRunner, qtbot) -> TableView:
    model = IdsTableModel(COLUMNS, CountedSource(20), jobs)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    made = TableView(model, jobs)
    qtbot.addWidget(made)
    model.load()
    made.show()
    qtbot.waitUntil(lambda: model.text_at(0, 1) == "甲1")
    return made


def test_three_hundred_thousand_records_read_only_the_pages_on_screen(view: TableView, source: CountedSource):
    view.grab()
    assert set(source.all_asked()) <= set(range(1, 2 * PAGE + 1))


def test_jumping_reads_the_pages_there_and_nothing_between(view: TableView, source: CountedSource, qtbot):
    source.asked.clear()
    view.scrollTo(view.model().index(150_000, 0))
    view.grab()
    qtbot.waitUntil(lambda: 150_001 in source.all_asked())
    assert len(source.all_asked()) <= 4 * PAGE
    assert min(source.all_asked()) > 149_000


def test_typing_letters_into_the_table_reads_nothing(view: TableView, source: CountedSource, qtbot):
    view.setCurrentIndex(view.model().index(0, 0))
    source.asked.clear()
    qtbot.keyClicks(view, "zs")
    view.grab()
    assert len(source.all_asked()) <= 2 * PAGE


def test_the_chosen_records_stay_chosen_when_the_order_changes(short: TableView):
    short.setCurrentIndex(short.model().index(1, 0))
    short.selectionModel().select(
        short.model().index(4, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    assert list(short.selected_ids()) == [2, 5]
    short.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert list(short.selected_ids()) == [5, 2]
    assert short.current_id() == 2
    assert short.currentIndex().row() == 18


def test_choosing_everything_survives_a_reload(view: TableView):
    view.selectAll()
    view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert view.selected_count() == 300_000


def test_a_click_on_a_heading_that_cannot_sort_changes_nothing(short: TableView):
    short.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert short.horizontalHeader().sortIndicatorSection() == -1


def test_the_current_record_is_told_once(short: TableView, qtbot):
    told: list[object] = []
    short.current_record_changed.connect(told.append)
    short.setCurrentIndex(short.model().index(2, 0))
    short.setCurrentIndex(short.model().index(2, 1))
    short.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert told == [3]


def test_a_choice_scattered_all_over_another_list_is_given_up(view: TableView, source: CountedSource):
    view.select_ids(array("q", range(2, 2 * MOST_RUNS + 1, 2)))
    assert view.selected_count() == MOST_RUNS
    view.clearSelection()
    view.select_ids(array("q", range(2, 300_000, 2)))
    assert view.selected_count() == 0


def test_enter_and_double_click_open_the_record(short: TableView, qtbot):
    opened: list[object] = []
    short.record_activated.connect(opened.append)
    short.setCurrentIndex(short.model().index(3, 0))
    qtbot.keyClick(short, Qt.Key.Key_Return)
    where = short.visualRect(short.model().index(5, 1)).center()
    qtbot.mouseClick(short.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(short.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened == [4, 6]


def test_copied_rows_are_tab_separated_and_stay_text_in_a_sheet(short: TableView, qtbot):
    short.select_ids(array("q", [1, 2]))
    with qtbot.waitSignal(short.copied) as told:
        qtbot.keyClick(short, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [2]
    pasted = QGuiApplication.clipboard().mimeData()
    assert pasted.text() == "编号\t名称\t状态\n000001\t甲1\t完成\n000002\t甲2\t草稿"
    assert "mso-number-format:'\\@'\">000001</td>" in pasted.html()


def test_copied_text_cannot_break_out_of_its_cell(short: TableView, jobs: JobRunner, qtbot):
    source = CountedSource(1)
    source.names = {1: "<b>张\t三</b>\n李"}
    model = IdsTableModel(COLUMNS, source, jobs)
    view = TableView(model, jobs)
    qtbot.addWidget(view)
    model.load()
    view.selectAll()
    with qtbot.waitSignal(view.copied):
        view.copy_selection()
    pasted = QGuiApplication.clipboard().mimeData()
    assert pasted.text().splitlines()[1] == "000001\t<b>张 三</b> 李\t完成"
    assert "&lt;b&gt;" in pasted.html()


def test_the_pointer_marks_the_row_under_it(short: TableView, qtbot):
    before = short.grab().toImage()
    qtbot.mouseMove(short.viewport(), QPoint(20, 60))
    assert short.grab().toImage() != before
