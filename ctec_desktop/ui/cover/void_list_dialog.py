"""Takes back a list that was entered by mistake, with the reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.cover_views import CoverListView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover_page as words


class VoidListDialog(FormDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, lists: Sequence[CoverListView]
    ) -> None:
        super().__init__(words.VOIDING_LIST, parent, save=words.VOID.rstrip("…"), width=480)
        self._office = office
        self._actor = actor
        self._context = context
        newest_first = [(str(one.id), words.list_choice(one)) for one in reversed(lists)]
        self.form.add("list", words.WHICH_LIST, choice(newest_first), wide=True)
        self.form.add("reason", words.REASON, line(), wide=True, required=True)
        self.submitted.connect(self._on_submitted)
        self.form.editor("reason").setFocus()

    def _on_submitted(self) -> None:
        told = (int(self.form.value("list")), self.form.value("reason"))
        work = partial(_void, self._office, self._actor, told)
        self._context.jobs.start(words.VOIDING_LIST, work, self._on_voided, self.fail)

    def _on_voided(self, outcome: Outcome[int]) -> None:
        self._context.say(words.voided_list_line(outcome.value), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _void(office: Office, actor: Actor, told: tuple[int, str], _progress: object) -> Outcome[int]:
    return office.cover_lists.void(actor, *told)
