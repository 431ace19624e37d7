"""Opens the dialogs of an apprentice of the demo school."""

from collections.abc import Callable
from typing import Final

from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.apprentices.apprentices_page import ApprenticesPage
from ctec_desktop.ui.apprentices.stages_dialog import StagesDialog
from ctec_desktop.ui.apprentices.training_end_dialog import TrainingEndDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage, shown


def _stages(stage: Stage) -> StagesDialog:
    page = stage.window.page("apprentices")
    assert isinstance(page, ApprenticesPage)
    service = stage.office.apprenticeships
    found = service.detail(CLERK, service.rows(CLERK).ids(ListQuery())[0])
    assert found is not None
    return page.open_stages(found)


def _stage(stage: Stage) -> Dialog:
    dialog = _stages(stage)
    chosen = dialog.picture.chosen()
    assert chosen is not None
    return dialog.open_stage(chosen.id)


def _end(stage: Stage) -> Dialog:
    page = stage.window.page("apprentices")
    (first, *_) = stage.office.apprenticeships.all(CLERK)
    return shown(TrainingEndDialog(stage.office, CLERK, stage.window.context, page, first.id))


def _annex(stage: Stage) -> Dialog:
    page = stage.window.page("apprentices")
    assert isinstance(page, ApprenticesPage)
    return page.open_annexes([one.id for one in stage.office.apprenticeships.all(CLERK)])


def _wages(stage: Stage) -> Dialog:
    page = stage.window.page("apprentices")
    assert isinstance(page, ApprenticesPage)
    return page.open_wages()


def _trainings(stage: Stage) -> Dialog:
    page = stage.window.page("apprentices")
    assert isinstance(page, ApprenticesPage)
    return page.open_trainings()


def _class_like(stage: Stage) -> Dialog:
    page = stage.window.page("apprentices")
    assert isinstance(page, ApprenticesPage)
    return page.open_class_like(stage.office.apprenticeships.all(CLERK)[0])


APPRENTICES: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "stages": _stages,
    "stage": _stage,
    "end": _end,
    "annex": _annex,
    "class_like": _class_like,
    "wages": _wages,
    "trainings": _trainings,
}
