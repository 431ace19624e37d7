"""Waiving the chosen warnings: why, by whom, until when."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.waivers import Waivable, WaiverForm
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import checks_page as check_words
from ctec_desktop.wording import waivers as words


class WaiveDialog(FormDialog):
    """Args: `chosen` are the warnings, all waived by one person for one reason."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        chosen: tuple[Waivable, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.waiving(len(chosen)), parent, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._chosen = chosen
        kinds = choice([(kind.value, text) for kind, text in words.REASONS.items()], none=check_words.CHOOSE)
        self.form.add("reason_kind", words.REASON_KIND, kinds, required=True)
        self.form.add("by_name", words.BY_NAME, line(words.BY_NAME_HINT), required=True)
        self.form.add("reason", words.REASON, line(words.REASON_HINT), wide=True, required=True)
        self.form.add("until_on", words.UNTIL, line(words.DAY_HINT), wide=True, hint=words.UNTIL_HINT)
        self.submitted.connect(self._on_submitted)
        self.form.editor("reason_kind").setFocus()

    def _on_submitted(self) -> None:
        typed: dict[str, Any] = self.form.values()
        work = partial(_waive, self._office, self._actor, self._chosen, WaiverForm(**typed))
        self._context.jobs.start(words.SAVING, work, self._on_waived, self.fail)

    def _on_waived(self, outcome: Outcome[int]) -> None:
        self._context.say(words.waived_line(outcome.value), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _waive(
    office: Office, actor: Actor, chosen: tuple[Waivable, ...], form: WaiverForm, _progress: object
) -> Outcome[int]:
    return office.waivers.waive(actor, chosen, form)
