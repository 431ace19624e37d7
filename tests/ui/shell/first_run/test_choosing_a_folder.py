"""Where the data are to lie, asked on the first page of the first start."""

from pathlib import Path

import pytest

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.first_run.first_run_wizard import SCHOOL, WELCOME, FirstRunWizard
from ctec_desktop.wording import fault_sentence
from ctec_desktop.wording import first_run as words
from tests.ui.placements.window import texts
from tests.ui.shell.first_run.ground import Ground, at_key, freed, go_on, question, wizard_on

pytestmark = pytest.mark.ui


@pytest.fixture
def ground() -> Ground:
    return Ground()


@pytest.fixture
def choosing(ground: Ground, jobs: JobRunner) -> FirstRunWizard:
    return wizard_on(ground, jobs, may_choose=True)[0]


def test_folder_of_a_portable_copy_is_told_and_not_asked_for(ground: Ground, jobs: JobRunner):
    wizard, _ = wizard_on(ground, jobs)
    assert not wizard.welcome_step.choose_button.isVisible()
    assert not wizard.welcome_step.folder.isVisible()
    assert words.FOLDER_SETTLED["portable"] in texts(wizard)


def test_school_is_made_in_the_folder_that_was_pointed_to(choosing: FirstRunWizard, ground: Ground):
    choosing.welcome_step.point_to(Path("D:/"))
    assert Path(choosing.welcome_step.chosen()) == Path("D:/产教通数据")
    at_key(choosing)
    assert ground.did == [f"look {Path('D:/产教通数据')}"]
    assert Path(ground.drafts[0].folder) == Path("D:/产教通数据")


def test_unfit_folder_is_said_before_anything_else_is_asked(choosing: FirstRunWizard, ground: Ground):
    choosing.welcome_step.folder.setText(" “D:/OneDrive/数据” ")
    ground.refusal = EnvironmentFault("data_folder_synced", {"path": "D:/OneDrive/数据"})
    go_on(choosing)
    assert choosing.step() == WELCOME
    assert choosing.note.text() == fault_sentence(ground.refusal)
    assert choosing.welcome_step.chosen() == "D:/OneDrive/数据"
    ground.refusal = None
    go_on(choosing)
    assert choosing.step() == SCHOOL


def test_school_that_lies_in_the_folder_already_is_opened_when_that_is_wanted(choosing: FirstRunWizard, ground: Ground):
    adopted: list[str] = []
    choosing.adopted.connect(lambda: adopted.append("adopted"))
    choosing.welcome_step.folder.setText("D:/旧数据")
    go_on(choosing)
    question(choosing).reject()
    assert (choosing.step(), adopted) == (WELCOME, [])
    go_on(choosing)
    question(choosing).accept()
    assert adopted == ["adopted"]
    assert ground.did[-1] == f"adopt {Path('D:/旧数据')}"
    assert freed(choosing)
