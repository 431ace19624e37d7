"""The steps in which agreements are approved before they are issued; what is typed stays when it is not saved."""

import re
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.agreement_moves import ApprovalSteps
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import move_dialog as words


class ApprovalDialog(FormDialog):
    """What is typed before the steps in use were read stays."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.APPROVAL_PART, parent, save=words.APPROVAL_SAVE, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self.body.insertWidget(0, label(words.APPROVAL_LEAD, "sub", wrap=True))
        self.form.add("steps", words.STEPS, line(), wide=True, hint=words.STEPS_HINT)
        self.form.add("other_person", words.WHO, CheckBox(words.OTHER_PERSON), wide=True)
        self.submitted.connect(self._on_submitted)
        self.form.focus_first()
        context.jobs.read(partial(office.approvals.steps, actor), self._on_found, self._on_lost)

    def chosen(self) -> ApprovalSteps:
        """What the form says: steps apart by 、 or a comma."""
        typed = self.form.value("steps").strip()
        names = tuple(part.strip() for part in re.split("[、，,；;]", typed)) if typed else ()
        return ApprovalSteps(names, bool(self.form.value("other_person")))

    def _on_found(self, steps: ApprovalSteps) -> None:
        if not self.form.is_edited:
            self.form.set_value("steps", "、".join(steps.names))
            self.form.set_value("other_person", "1" if steps.is_other_person else "")

    def _on_submitted(self) -> None:
        work = partial(_save, self._office, self._actor, self.chosen())
        self._context.jobs.start(words.APPROVAL_SAVE, work, self._on_saved, self.fail)

    def _on_saved(self, _outcome: Outcome[None]) -> None:
        self._context.say(words.approval_saved(self.chosen().names), Tone.OK)
        self.form.is_edited = False
        self.accept()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _save(office: Office, actor: Actor, steps: ApprovalSteps, _progress: object) -> Outcome[None]:
    return office.approvals.choose(actor, steps)
