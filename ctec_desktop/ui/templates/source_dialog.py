"""Confirms that a text rests on an issued sample."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_views import SourceForm, TemplateView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import templates as told
from ctec_desktop.wording import templates_page as words


class SourceDialog(FormDialog):
    confirmed = Signal()

    def __init__(self, office: Office, actor: Actor, view: TemplateView, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.SOURCE_TITLE, parent, save=words.CONFIRM, width=560)
        self._office = office
        self._actor = actor
        self._view = view
        self._context = context
        self.body.insertWidget(0, label(words.SOURCE_LEAD, "sub", wrap=True))
        if view.note:
            self.body.insertWidget(1, selectable(view.note))
        self.form.add("source", words.SAMPLE, LineEdit(), wide=True, required=True, hint=words.SAMPLE_HINT)
        self.form.add("number", words.NUMBER, LineEdit())
        self.form.add("dated_on", words.DATED_ON, LineEdit(), required=True)
        if view.sample is not None:
            dated_on = view.sample.dated_on
            self.form.set_value("source", view.sample.source)
            self.form.set_value("number", view.sample.number or "")
            self.form.set_value("dated_on", dated_on.isoformat() if dated_on else "")
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        form = SourceForm(**self.form.values())
        work = partial(_confirm, self._office, self._actor, self._view, form)
        self._context.jobs.start(words.WORKING, work, self._on_confirmed, self.fail)

    def _on_confirmed(self, _outcome: object) -> None:
        self.form.is_edited = False
        self._context.say(words.confirmed(told.version_of(self._view)), Tone.OK)
        self.confirmed.emit()
        self.accept()


def _confirm(
    office: Office, actor: Actor, view: TemplateView, form: SourceForm, _progress: Progress
) -> Outcome[TemplateView]:
    return office.templates.confirm_source(actor, view.at, form, view.edition)
