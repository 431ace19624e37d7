"""Agreements of enterprises with the bodies that train their apprentices: those on record, a new one, one put right."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.apprenticeships import TrainingAgreement, TrainingAgreementForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import apprentice_training as words

_TEXTS: Final = (
    *("enterprise_id", "body_name", "number", "signed_on", "from_on", "until_on"),
    *("manner", "content", "fee", "duties"),
)


class TrainingDialog(RecordDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.TRAININGS, context, parent, 680)
        self._office = office
        self._actor = actor
        self._known = choice((), none=words.NEW_ONE)
        self._units = choice((), none=words.CHOOSE)
        self.listed = label("", "sub", wrap=True)
        self._build_form()
        self._found: Sequence[TrainingAgreement] = ()
        self._known.currentIndexChanged.connect(self._on_chosen)
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add("id", words.WHICH, self._known, wide=True)
        form.add("enterprise_id", words.ENTERPRISE, self._units, wide=True, required=True)
        form.add("body_name", words.BODY, line(words.BODY_HINT), wide=True, required=True)
        form.add("number", words.NUMBER, line())
        form.add("signed_on", words.SIGNED_ON, line(words.DAY_HINT))
        form.add("from_on", words.FROM, line(words.DAY_HINT), required=True)
        form.add("until_on", words.UNTIL, line(words.DAY_HINT), required=True)
        form.add("manner", words.MANNER, line(words.MANNER_HINT), wide=True)
        form.add("content", words.CONTENT, line(), wide=True)
        form.add("fee", words.FEE, line(words.FEE_HINT), wide=True)
        form.add("duties", words.DUTIES, line(), wide=True)
        self.add_part(self.listed)

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        known, units = found
        self._found = known
        lines = [(str(one.id), words.training_line(one)) for one in known]
        offer_again(self._known, lines, none=words.NEW_ONE)
        offered = dict(units) | {one.enterprise_id: one.enterprise_name for one in known}
        offer_again(self._units, [(str(one), name) for one, name in offered.items()], none=words.CHOOSE)
        self.listed.setText("\n".join(text for _, text in lines) or words.NO_TRAININGS)
        return {}

    def _on_chosen(self, _index: int) -> None:
        """What is put right stands in the form, so that nothing of it is lost unsaid."""
        one = next((each for each in self._found if str(each.id) == self.form.value("id")), None)
        if one is not None:
            for key in _TEXTS:
                self.form.set_value(key, str(getattr(one, key) or ""))

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = TrainingAgreementForm(**self.form.values())
        return words.SAVING_TRAINING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED_TRAINING


def _read(office: Office, actor: Actor) -> object:
    return office.apprentice_training.agreements(actor), office.apprenticeships.enterprises(actor)


def _save(office: Office, actor: Actor, form: TrainingAgreementForm, _progress: object) -> Outcome[int]:
    return office.apprentice_training.save_agreement(actor, form)
