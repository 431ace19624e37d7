"""Papers of chosen agreements are saved into a folder, and said for each how it went."""

from pathlib import Path

import pytest

from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.kit.result_dialog import ResultDialog
from tests.schools import CLERK, Demo

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office, window, qtbot) -> AgreementsPage:
    made = AgreementsPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.visit(None)
    return made


def results(page: AgreementsPage) -> list[tuple[str, ...]]:
    dialog = page.findChild(ResultDialog)
    assert isinstance(dialog, ResultDialog)
    told = []
    for place in range(dialog.table.rowCount()):
        cells = [dialog.table.item(place, column) for column in range(3)]
        told.append(tuple("" if cell is None else cell.text() for cell in cells))
    dialog.close()
    return told


def test_each_merged_file_is_written_once_and_named_for_each_agreement(
    page: AgreementsPage, demo: Demo, tmp_path: Path
):
    ids = page.model.ids()[:3]
    page.save_chosen(ids, tmp_path / "出")
    (written,) = (tmp_path / "出").iterdir()
    told = results(page)
    assert len(told) == 3
    assert {line[1:] for line in told} == {("完成", f"在“{written.name}”中")}


def test_a_folder_that_cannot_be_written_is_said_for_each(page: AgreementsPage, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    page.save_chosen(page.model.ids()[:2], tmp_path / "file")
    assert [line[1] for line in results(page)] == ["未完成", "未完成"]


def test_one_that_is_gone_stops_none_of_the_others(page: AgreementsPage, tmp_path: Path):
    ids = page.model.ids()[:1]
    ids.append(999_999)
    page.save_chosen(ids, tmp_path)
    assert [line[1] for line in results(page)] == ["未完成", "完成"]
