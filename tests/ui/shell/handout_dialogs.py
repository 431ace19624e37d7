"""Opens the dialogs of papers that go out and come back, over papers of the demo school."""

from collections.abc import Callable
from functools import partial
from typing import Final

from ctec_desktop.domain.handouts import HandoutForm
from ctec_desktop.ui.agreements.hand_out_dialog import HandOutDialog
from ctec_desktop.ui.handouts.back_dialog import BackDialog
from ctec_desktop.ui.handouts.seal_dialog import SealDialog
from ctec_desktop.ui.handouts.slips_dialog import SlipsDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage


def _issued(stage: Stage) -> tuple[int, ...]:
    return tuple(one.id for one in stage.office.agreements.all(CLERK) if one.is_issued)[:3]


def _handed(stage: Stage) -> int:
    papers = stage.office.handouts.papers(CLERK)
    if papers:
        return papers[0].handout_id
    form = HandoutForm(_issued(stage), taken_by="赵老师", handed_on="2026-08-20", due_on="2026-08-28")
    return stage.office.handouts.hand_out(CLERK, form).value[0]


def _hand_out(stage: Stage) -> Dialog:
    dialog = HandOutDialog(stage.office, CLERK, stage.window.context, stage.window, _issued(stage))
    dialog.open()
    return dialog


def _of_handout(kind: type[BackDialog] | type[SealDialog], stage: Stage) -> Dialog:
    dialog = kind(stage.office, CLERK, stage.window.context, stage.window, _handed(stage))
    dialog.open()
    return dialog


def _slips(stage: Stage) -> Dialog:
    _handed(stage)
    dialog = SlipsDialog(stage.office, CLERK, stage.window.context, stage.window)
    dialog.open()
    return dialog


OF_HANDOUTS: Final = (HandOutDialog, BackDialog, SealDialog)
HANDOUTS: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "hand-out": _hand_out,
    "hand-out-back": partial(_of_handout, BackDialog),
    "hand-out-seal": partial(_of_handout, SealDialog),
    "hand-out-slips": _slips,
}
