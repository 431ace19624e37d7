"""The page 工作台 over the demo school: figures, what waits, and where each line leads."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.domain.desk import DeskLine
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.services.office import Office
from ctec_desktop.ui.desk.desk_page import DeskPage
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.wording import desk as words
from tests.schools import CLERK, Demo, opened
from tests.ui.placements.window import Window, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> DeskPage:
    made = DeskPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1100, 680)
    made.show()
    made.visit(None)
    return made


def told(page: DeskPage) -> list[DeskLine]:
    return [line for line, one in page.work.lines.items() if one.isVisibleTo(page)]


def test_what_waits_is_listed_with_the_way_there(page: DeskPage, window: Window):
    assert told(page) == [DeskLine.UNINSURED, DeskLine.UNSIGNED, DeskLine.MISSING]
    assert "4" in texts(page.tiles[words.UNINSURED])
    page.work.lines[DeskLine.UNINSURED].button.click()
    page.work.lines[DeskLine.MISSING].button.click()
    assert window.gone == [("cover", None), ("checks", None)]
    assert "3 月：80 人" in page.chart.accessibleDescription()
    assert nameless(page) == []
    assert not page.grab().isNull()


def test_it_is_read_again_when_something_changes(page: DeskPage, office: Office, window: Window, demo: Demo, qtbot):
    missing = page.work.lines[DeskLine.MISSING].text()
    unsigned = page.work.lines[DeskLine.UNSIGNED].text()
    ids = office.fitness.placements_of_class(CLERK, demo.built.placed_class)
    edits = [FactEdit(one, {"signed_on": "2026-09-01"}) for one in ids[:5]]
    outcome = office.fitness.save(CLERK, FactSubject.PLACEMENT, edits)
    window.context.hub.publish(outcome.changes)
    qtbot.waitUntil(lambda: page.work.lines[DeskLine.UNSIGNED].text() != unsigned)
    assert page.work.lines[DeskLine.UNSIGNED].text().startswith("37 人")
    assert page.work.lines[DeskLine.MISSING].text() == missing
