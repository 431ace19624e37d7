from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.row_store import PAGE
from ctec_desktop.ui.kit.table_model import HEAD, IdsTableModel
from tests.ui.kit.fakes import COLUMNS, CountedSource

pytestmark = pytest.mark.ui


@pytest.fixture
def source() -> CountedSource:
    return CountedSource(1000)


@pytest.fixture
def model(source: CountedSource, jobs: JobRunner):
    made = IdsTableModel(COLUMNS, source, jobs)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


def text(model: IdsTableModel, row: int, column: int) -> object:
    return model.data(model.index(row, column))


def test_a_row_reads_as_dots_until_it_is_there(model: IdsTableModel, qtbot):
    model.load()
    assert text(model, 0, 1) == "…"
    qtbot.waitUntil(lambda: text(model, 0, 1) == "甲1")
    assert text(model, 0, 0) == "000001"


def test_only_the_page_looked_at_and_its_neighbours_are_read(source: CountedSource, jobs: JobRunner, qtbot):
    model = IdsTableModel(COLUMNS, source, jobs)
    model.load()
    qtbot.waitUntil(lambda: text(model, 5 * PAGE, 1) == f"甲{5 * PAGE + 1}")
    assert set(source.all_asked()) == set(range(4 * PAGE + 1, 7 * PAGE + 1))
    assert source.asked[0] == tuple(range(5 * PAGE + 1, 6 * PAGE + 1))


def test_a_row_is_not_read_twice(model: IdsTableModel, source: CountedSource, qtbot):
    model.load()
    qtbot.waitUntil(lambda: text(model, 0, 1) == "甲1" and text(model, PAGE, 1) == f"甲{PAGE + 1}")
    qtbot.waitUntil(lambda: text(model, 2 * PAGE, 1) != "…")
    asked = source.all_asked()
    assert len(asked) == len(set(asked))


def test_order_and_filter_are_left_to_the_source(model: IdsTableModel, source: CountedSource, qtbot):
    model.load(ListQuery(text="甲99", filters=(("state", "done"),)))
    assert model.rowCount() == 11
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert source.heads[-1] == ListQuery("甲99", (("state", "done"),), "name", descending=True)
    model.sort(-1, Qt.SortOrder.AscendingOrder)
    assert source.heads[-1].sort == ""


def test_rows_already_read_survive_another_order(model: IdsTableModel, source: CountedSource, qtbot):
    source.total = 10
    model.load()
    qtbot.waitUntil(lambda: text(model, 9, 1) == "甲10")
    source.asked.clear()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert text(model, 0, 1) == "甲10"
    assert source.asked == []


def test_a_record_that_is_gone_is_shown_disabled(model: IdsTableModel, source: CountedSource, qtbot):
    source.gone = {2}
    model.load()
    qtbot.waitUntil(lambda: text(model, 0, 1) == "甲1")
    assert text(model, 0, 1) == "甲1"
    assert text(model, 1, 1) == "—"
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_rows_that_cannot_be_read_are_disabled_until_refreshed(model: IdsTableModel, source: CountedSource, qtbot):
    model.load()
    source.is_broken = True
    with qtbot.waitSignal(model.failed):
        text(model, 0, 0)
    assert model.is_lost(0)
    source.is_broken = False
    model.refresh()
    qtbot.waitUntil(lambda: text(model, 0, 1) == "甲1")
    assert not model.is_lost(0)


def test_refresh_repaints_only_what_changed(model: IdsTableModel, source: CountedSource, qtbot):
    model.load()
    qtbot.waitUntil(lambda: text(model, 0, 1) == "甲1")
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    source.names = {3: "改", 4: "改", 9: "改", 900: "改"}
    source.asked.clear()
    model.refresh([3, 4, 9, 900])
    assert touched == [(2, 3), (8, 8)]
    assert text(model, 2, 1) == "甲3"
    qtbot.waitUntil(lambda: text(model, 2, 1) == "改" and text(model, 8, 1) == "改")
    assert set(source.all_asked()) == {3, 4, 9}


def test_the_first_rows_are_shown_before_the_ids_are_there(held_jobs: JobRunner, held: HeldExecutor):
    source = CountedSource(300)
    model = IdsTableModel(COLUMNS, source, held_jobs)
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.seed([source.row(n) for n in range(1, 61)], is_all=False)
    assert (model.rowCount(), text(model, 59, 1), model.is_whole) == (60, "甲60", False)
    assert model.id_at(60) is None
    model.load()
    held.release()
    assert (model.id_at(299), model.is_whole) == (300, True)
    assert len(resets) == 1


def test_a_narrowed_list_is_seen_by_its_first_ids_and_filled_up_below(held_jobs: JobRunner, held: HeldExecutor):
    source = CountedSource(1000)
    model = IdsTableModel(COLUMNS, source, held_jobs)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told: list[int] = []
    resets: list[object] = []
    model.loaded.connect(told.append)
    model.modelReset.connect(lambda: resets.append(1))
    model.load(ListQuery(text="甲"))
    held.release()
    assert (list(model.ids()), model.is_whole, model.is_loading) == (list(range(1, HEAD + 1)), False, True)
    held.release()
    assert (len(model.ids()), model.is_whole, model.is_loading) == (1000, True, False)
    assert (told, len(resets)) == ([HEAD, 1000], 1)
    del tester


def test_a_short_answer_is_the_whole_list_and_nothing_more_is_read(held_jobs: JobRunner, held: HeldExecutor):
    source = CountedSource(1000)
    model = IdsTableModel(COLUMNS, source, held_jobs)
    model.load(ListQuery(text="甲99"))
    assert held.release() == 1
    assert (model.rowCount(), model.is_whole, source.queries) == (11, True, [])
    assert held.release() == 0


def test_the_rest_of_a_list_is_dropped_when_another_was_asked_for(held_jobs: JobRunner, held: HeldExecutor):
    model = IdsTableModel(COLUMNS, CountedSource(1000), held_jobs)
    model.load(ListQuery(text="甲"))
    held.release()
    model.load(ListQuery(text="甲99"))
    held.release()
    assert (model.rowCount(), model.is_whole) == (11, True)


def test_reading_a_narrowed_list_again_does_not_shorten_it_meanwhile(held_jobs: JobRunner, held: HeldExecutor):
    source = CountedSource(1000)
    model = IdsTableModel(COLUMNS, source, held_jobs)
    model.load(ListQuery(text="甲"))
    held.release()
    held.release()
    model.load()
    held.release()
    assert (model.rowCount(), len(source.heads), len(source.queries)) == (1000, 1, 2)


def test_another_order_of_the_whole_list_keeps_the_old_one_until_it_is_there(held_jobs: JobRunner, held: HeldExecutor):
    source = CountedSource(1000)
    model = IdsTableModel(COLUMNS, source, held_jobs)
    model.load()
    held.release()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert (model.rowCount(), model.id_at(0)) == (1000, 1)
    held.release()
    assert (model.rowCount(), model.id_at(0), source.heads) == (1000, 1000, [])


def test_a_late_list_is_dropped_when_another_was_asked_for(held_jobs: JobRunner, held: HeldExecutor):
    model = IdsTableModel(COLUMNS, CountedSource(100), held_jobs)
    model.load(ListQuery(text="甲1"))
    model.load(ListQuery(text="甲99"))
    held.release()
    assert list(model.ids()) == [99]
    assert not model.is_loading


def test_a_list_that_cannot_be_read_leaves_what_is_on_show(model: IdsTableModel, source: CountedSource, qtbot):
    model.load()
    source.is_broken = True
    with qtbot.waitSignal(model.failed):
        model.load(ListQuery(text="甲5"))
    assert model.rowCount() == 1000


def test_rows_asked_of_a_source_that_is_given_up_are_not_taken_in(held_jobs: JobRunner, held: HeldExecutor):
    """A page that was asked for of one day must not come to stand in the list of another."""
    model = IdsTableModel(COLUMNS, CountedSource(3), held_jobs)
    model.load()
    held.release()
    model.row_at(0)
    QApplication.processEvents()
    model.read_from(_Renamed(3))
    held.release()
    assert model.row_at(0) is None
    QApplication.processEvents()
    held.release()
    assert text(model, 0, 1) == "另一天"


class _Renamed(CountedSource):
    @override
    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return [(row[0], row[1], "另一天", *row[3:]) for row in super().rows(ids)]
