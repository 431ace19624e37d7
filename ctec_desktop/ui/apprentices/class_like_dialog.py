"""A whole class becomes apprentices like the one on show."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.apprentice_founding import FoundedClass
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import apprentices_page as words


class ClassLikeDialog(FormDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, of: ApprenticeshipView
    ) -> None:
        super().__init__(words.CLASS_LIKE_TITLE, parent, save=words.CLASS_LIKE_SAVE, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._of = of
        self._classes = choice((), none=words.CHOOSE)
        self.body.insertWidget(0, label(words.class_like_lead(of), "sub", wrap=True))
        self.form.add("class_name", words.CLASS, self._classes, wide=True, required=True)
        self.submitted.connect(self._on_submitted)
        context.jobs.read(partial(office.school.classes, actor), self._on_classes, self.fail)

    def _on_classes(self, found: Sequence[ClassView]) -> None:
        offer_again(self._classes, [(one.name, one.name) for one in found], none=words.CHOOSE)
        self.form.set_value("class_name", self._of.class_name)
        self.form.is_edited = False

    def _on_submitted(self) -> None:
        asked = (self._of.id, self.form.value("class_name"))
        work = partial(_found, self._office, self._actor, asked)
        self._context.jobs.start(words.CLASS_LIKE_TITLE, work, self._on_founded, self.fail)

    def _on_founded(self, outcome: Outcome[FoundedClass]) -> None:
        founded = outcome.value
        self._context.say(words.class_founded(founded.founded, founded.left_out), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _found(office: Office, actor: Actor, asked: tuple[int, str], _progress: object) -> Outcome[FoundedClass]:
    return office.apprentice_founding.found_class(actor, *asked)
