"""The dialog that loads a text into a template, at its two steps."""

from collections.abc import Callable

from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.templates.load_dialog import LoadDialog
from tests.domain.text_samples import AGREEMENT
from tests.schools import CLERK
from tests.ui.shell.stage import Stage, shown


def _load(stage: Stage) -> Dialog:
    return shown(LoadDialog(stage.office, CLERK, stage.window.context, AGREEMENT_KEY, stage.window))


def _bind(stage: Stage) -> Dialog:
    dialog = LoadDialog(stage.office, CLERK, stage.window.context, AGREEMENT_KEY, stage.window)
    dialog.open()
    dialog.take_text(AGREEMENT)
    stage.settle()
    return dialog


LOADING: dict[str, Callable[[Stage], Dialog]] = {"load-text": _load, "bind-text": _bind}
