"""Holding one rule's text against the original: what it says there, where it was read, when and by whom."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rulebook.confirmations import ConfirmationForm
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import rules_dialog as words


class ConfirmTextDialog(FormDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, rule: Rule, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.confirming(rule.id), parent, width=620)
        self._office = office
        self._actor = actor
        self._context = context
        self._rule_id = rule.id
        told = selectable(f"{rule.title}\n{rule.text}\n{rule.clause}")
        told.setWordWrap(True)
        self.body.insertWidget(0, told)
        self.body.insertWidget(1, label(words.CONFIRM_LEAD, "sub", wrap=True))
        self.form.add("wording", words.WORDING, line(words.WORDING_HINT), wide=True, required=True)
        self.form.add("source", words.SOURCE, line(words.SOURCE_HINT), wide=True, required=True)
        self.form.add("read_on", words.READ_ON, line(words.DAY_HINT), required=True)
        self.form.add("by_name", words.BY_NAME, line(), required=True)
        self.submitted.connect(self._on_submitted)
        self.form.editor("wording").setFocus()

    def _on_submitted(self) -> None:
        typed: dict[str, Any] = self.form.values()
        work = partial(_confirm, self._office, self._actor, self._rule_id, ConfirmationForm(**typed))
        self._context.jobs.start(words.CONFIRMING, work, self._on_confirmed, self.fail)

    def _on_confirmed(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.CONFIRMED, Tone.OK)
        self.form.is_edited = False
        self.accept()


def _confirm(office: Office, actor: Actor, rule_id: str, form: ConfirmationForm, _progress: object) -> Outcome[int]:
    return office.rule_confirmations.confirm(actor, rule_id, form)
