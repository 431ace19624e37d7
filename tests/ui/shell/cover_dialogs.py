"""Opens the dialogs of insurance over the policy of the demo school."""

from collections.abc import Callable
from functools import partial
from typing import Final

from ctec_desktop.domain.cover import ListKind
from ctec_desktop.services.policies import PolicyDetail
from ctec_desktop.ui.cover.answer_dialog import AnswerDialog
from ctec_desktop.ui.cover.extend_dialog import ExtendDialog
from ctec_desktop.ui.cover.gaps_dialog import GapsDialog
from ctec_desktop.ui.cover.list_dialog import ListDialog
from ctec_desktop.ui.cover.people_dialog import PeopleDialog
from ctec_desktop.ui.cover.policies_page import PoliciesPage
from ctec_desktop.ui.cover.void_list_dialog import VoidListDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage


def _policy(stage: Stage) -> PolicyDetail:
    found = stage.office.policies.detail(CLERK, stage.office.policies.all(CLERK)[-1].id)
    assert found is not None
    return found


def _removal(stage: Stage) -> Dialog:
    policy = _policy(stage).policy
    dialog = ListDialog(stage.office, CLERK, stage.window.context, stage.window, policy, ListKind.REMOVE)
    dialog.everybody_box.setChecked(True)
    dialog.answered_box.setChecked(True)
    dialog.open()
    return dialog


def _of_lists(kind: type[AnswerDialog] | type[VoidListDialog], stage: Stage) -> Dialog:
    waiting = [one for one in _policy(stage).lists if one.effective_on is None]
    dialog = kind(stage.office, CLERK, stage.window.context, stage.window, waiting)
    dialog.open()
    return dialog


def _of_policy(kind: type[ExtendDialog] | type[PeopleDialog], stage: Stage) -> Dialog:
    dialog = kind(stage.office, CLERK, stage.window.context, stage.window, _policy(stage).policy)
    dialog.open()
    return dialog


def _gaps(stage: Stage) -> GapsDialog:
    page = stage.window.page("cover")
    assert isinstance(page, PoliciesPage)
    return page.open_gaps()


COVER: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "cover-list": _removal,
    "cover-answer": partial(_of_lists, AnswerDialog),
    "cover-void-list": partial(_of_lists, VoidListDialog),
    "cover-extend": partial(_of_policy, ExtendDialog),
    "cover-people": partial(_of_policy, PeopleDialog),
    "cover-gaps": _gaps,
}
