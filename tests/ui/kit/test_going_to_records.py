"""A page is gone to for one record, or for a part of its list."""

import pytest

from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.kit.filter_bar import Narrowed
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.list_page import ListPage
from tests.ui.kit.fakes import CountedSource
from tests.ui.kit.test_pages import SPEC
from tests.ui.placements.window import Window

pytestmark = pytest.mark.ui


@pytest.fixture
def source() -> CountedSource:
    return CountedSource(300)


@pytest.fixture
def page(source: CountedSource, jobs: JobRunner, hub: QtChangeHub, qtbot) -> ListPage:
    made = ListPage(SPEC, source, Window(jobs, hub).context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_record_gone_to_is_shown_although_a_filter_hid_it(page: ListPage):
    page.visit(None)
    page.filters.search.setText("甲7")
    page.filters.search.settle()
    page.visit(12)
    assert page.table.current_id() == 12
    assert not page.query().is_narrowed


def test_a_part_of_the_list_is_gone_to_by_what_narrows_it(page: ListPage, source: CountedSource):
    page.visit(Narrowed((("class", "2"), ("state", "b"), ("gone", "x")), "甲1"))
    assert source.queries[-1] == ListQuery("甲1", (("class", "2"), ("state", "b")))
    page.visit(Narrowed())
    assert source.queries[-1] == ListQuery()


def test_a_choice_that_is_not_offered_yet_is_made_once_it_is(page: ListPage):
    page.visit(Narrowed((("class", "9"),)))
    assert page.query().filters == ()
    page.filters.set_choices("class", [("1", "一班"), ("9", "九班")])
    assert page.query().filters == (("class", "9"),)
