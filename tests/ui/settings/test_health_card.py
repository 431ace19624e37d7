"""The card 运行检查 tells every check with its cure, and writes the diagnostics where it is told."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.settings.health_card import HealthCard
from ctec_desktop.wording import health as words
from tests.schools import CLERK, Demo, opened
from tests.ui.placements.window import texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def card(office: Office, jobs: JobRunner, qtbot) -> HealthCard:
    made = HealthCard(partial(office.health.examine, CLERK), partial(office.health.collect, CLERK), jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def said(card: HealthCard) -> str:
    """What the dialog above the card says."""
    (dialog,) = [one for one in card.findChildren(Dialog) if one.isVisible()]
    return "\n".join(texts(dialog))


def test_every_check_is_told_once_however_often_one_asks(card: HealthCard):
    assert card.notes() == []
    card.examine_button.click()
    card.examine_button.click()
    assert [note.partition("：")[0] for note in card.notes()] == list(words.TITLES.values())
    assert "数据库完好" in "".join(card.notes())
    assert card.examine_button.isEnabled()


def test_database_that_is_gone_is_said_and_nothing_else_stops(card: HealthCard, office: Office, tmp_path: Path):
    office.close()
    (Path(office.folder_name) / "ctec.db").unlink()
    card.examine_button.click()
    assert [note.partition("：")[0] for note in card.notes()] == list(words.TITLES.values())
    assert "没有找到数据库" in "".join(card.notes())
    assert card.examine_button.isEnabled()
    card.collecting.collect_to(tmp_path / "诊断.zip")
    with zipfile.ZipFile(tmp_path / "诊断.zip") as packed:
        checks = json.loads(packed.read("checks.json"))
    assert StorageFault.DATABASE_MISSING in [line["code"] for line in checks]


def test_diagnostics_are_written_and_their_place_is_said(card: HealthCard, tmp_path: Path):
    card.collecting.collect_to(tmp_path / "诊断.zip")
    with zipfile.ZipFile(tmp_path / "诊断.zip") as packed:
        assert words.README_NAME in packed.namelist()
    assert words.collected_line(str(tmp_path / "诊断.zip")) in said(card)


def test_diagnostics_that_cannot_be_written_are_said(card: HealthCard, tmp_path: Path, monkeypatch):
    def full(*_: object) -> None:
        raise EnvironmentFault("disk_full", {"path": "诊断.zip"})

    monkeypatch.setattr("ctec_desktop.services.diagnostics.write_beside", full)
    card.collecting.collect_to(tmp_path / "诊断.zip")
    assert "磁盘空间不足" in said(card)
