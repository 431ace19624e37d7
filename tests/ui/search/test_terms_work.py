"""After an update the records become findable while the window is used."""

import pytest

from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.search.terms_work import TermsWork
from tests.schools import CLERK, database_of

pytestmark = pytest.mark.ui


@pytest.fixture
def forgotten(office):
    """An office whose file comes from before the terms."""
    with database_of(office).derive() as connection:
        for table in ("search_term", "search_entry", "search_state"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    return office


def test_an_older_file_is_made_findable_and_lists_are_told(forgotten, jobs: JobRunner, hub: QtChangeHub):
    told: list[object] = []
    hub.subscribe(frozenset({"students"}), told.append)
    labels: list[str] = []
    jobs.started.connect(lambda job: labels.append(job.label))
    rows = forgotten.students.rows(CLERK)
    assert len(rows.ids(ListQuery(text="2024"))) == 0
    TermsWork(forgotten, CLERK, jobs).start()
    assert len(rows.ids(ListQuery(text="2024"))) == 80
    assert len(told) == 1
    assert labels
    assert set(labels) == {"正在建立检索目录，完成前可能有人搜不到"}


def test_nothing_is_done_where_everything_can_be_found(office, jobs: JobRunner):
    started: list[object] = []
    jobs.started.connect(started.append)
    TermsWork(office, CLERK, jobs).start()
    assert started == []
    assert jobs.is_idle()
