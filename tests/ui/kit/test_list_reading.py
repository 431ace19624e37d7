"""What a person sees of a long list while the rest of it is being read."""

from collections.abc import Callable

import pytest

from ctec_desktop.ui.kit.executors import HeldExecutor, Lane
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.table_model import HEAD
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words
from tests.ui.kit.fakes import COLUMNS, CountedSource

pytestmark = pytest.mark.ui

Make = Callable[[int], ListPage]


def _nowhere(key: str, what: object) -> None:
    raise AssertionError(key, what)


def _unsaid(text: str, tone: Tone) -> None:
    raise AssertionError(text, tone)


@pytest.fixture
def make(held_jobs: JobRunner, hub: QtChangeHub, qtbot) -> Make:
    """A page over so many records, whose readings wait until they are released."""

    def made(total: int) -> ListPage:
        page = ListPage(ListSpec("记录", COLUMNS), CountedSource(total), PageContext(held_jobs, hub, _nowhere, _unsaid))
        qtbot.addWidget(page)
        return page

    return made


def test_the_count_waits_for_the_whole_list(make: Make, held: HeldExecutor):
    made = make(300)
    made.filters.search.setText("甲")
    made.filters.search.settle()
    held.release(Lane.READ)
    assert (made.model.rowCount(), made.count_text()) == (HEAD, words.LOADING)
    held.release(Lane.READ)
    assert (made.model.rowCount(), made.count_text()) == (300, "找到 300 条")


def test_what_was_chosen_and_scrolled_to_survives_the_rest_of_the_list(make: Make, held: HeldExecutor):
    made = make(5000)
    made.resize(1000, 600)
    made.show()
    made.filters.search.setText("甲")
    made.filters.search.settle()
    held.release()
    made.table.go_to(60)
    bar = made.table.verticalScrollBar()
    scrolled = bar.value()
    assert scrolled > 0
    while held.release():
        pass
    assert made.model.rowCount() == 5000
    assert (made.table.current_id(), list(made.selected_ids())) == (60, [60])
    made.grab()
    assert bar.value() == scrolled


def test_a_record_come_for_is_gone_to_once_the_list_is_there(make: Make, held: HeldExecutor):
    made = make(300)
    made.visit(250)
    assert made.table.current_id() is None
    held.release()
    assert made.table.current_id() == 250
