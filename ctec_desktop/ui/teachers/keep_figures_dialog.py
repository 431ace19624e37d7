"""The day whose figures stand for its year."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.school_figures import KeepForm
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import school_figures as words


class KeepFiguresDialog(FormDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.KEEPING, parent, save=words.KEEP_BUTTON, width=460)
        self._office = office
        self._actor = actor
        self._context = context
        self.body.insertWidget(0, label(words.ON_HINT, "sub", wrap=True))
        self.form.add("on", words.ON, line(), required=True)
        self.form.set_value("on", office.today().isoformat())
        self.submitted.connect(self._on_submitted)
        self.form.editor("on").setFocus()

    def _on_submitted(self) -> None:
        work = partial(_keep, self._office, self._actor, self.form.value("on"))
        self._context.jobs.start(words.KEEPING, work, self._on_kept, self.fail)

    def _on_kept(self, outcome: Outcome[int]) -> None:
        self._context.say(words.kept_line(outcome.value), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _keep(office: Office, actor: Actor, on: str, _progress: object) -> Outcome[int]:
    return office.school_figures.keep(actor, KeepForm(on))
