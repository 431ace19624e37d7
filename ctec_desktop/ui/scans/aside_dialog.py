"""Pages and files that need no filing leave the tray, with the reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import scans
from ctec_desktop.wording import scans_page as words

_Chosen = tuple[Sequence[int], Sequence[int]]


class AsideDialog(FormDialog):
    """`chosen` are the pages, and the files that could not be read."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, chosen: _Chosen, parent: QWidget) -> None:
        super().__init__(words.ASIDE_TITLE, parent, save=words.ASIDE_TITLE, width=460)
        self._office = office
        self._actor = actor
        self._context = context
        self._chosen = chosen
        self.form.add("reason", words.ASIDE_REASON, line(), wide=True, required=True, hint=words.ASIDE_HINT)
        self.form.editor("reason").setFocus()
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        work = partial(_set_aside, self._office, self._actor, self._chosen, self.form.value("reason"))
        self._context.jobs.start(words.SETTING_ASIDE, work, self._on_done, self.fail)

    def _on_done(self, outcome: Outcome[int]) -> None:
        self.form.is_edited = False
        self._context.say(scans.aside_line(outcome.value), Tone.OK)
        self.accept()


def _set_aside(office: Office, actor: Actor, chosen: _Chosen, reason: str, _progress: object) -> Outcome[int]:
    pages, files = chosen
    return office.scans.set_aside(actor, pages, reason, files)
