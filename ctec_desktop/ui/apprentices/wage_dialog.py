"""Minimum wages as their documents say: those on record, a new one, or one put right."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.apprenticeships import MinimumWage, MinimumWageForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import apprentice_training as words
from ctec_desktop.wording.cover import typed_yuan


class WageDialog(RecordDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.WAGES, context, parent, 640)
        self._office = office
        self._actor = actor
        self._known = choice((), none=words.NEW_ONE)
        self.listed = label("", "sub", wrap=True)
        self.body.insertWidget(0, label(words.WAGES_LEAD, "sub", wrap=True))
        self.form.add("id", words.WHICH, self._known, wide=True)
        self.form.add("region_code", words.REGION, line(words.REGION_HINT), required=True)
        self.form.add("from_on", words.SINCE, line(words.DAY_HINT), required=True)
        self.form.add("monthly_fen", words.MONTHLY, line(), required=True)
        self.form.add("document", words.DOCUMENT, line(words.DOCUMENT_HINT), wide=True, required=True)
        self.add_part(self.listed)
        self._found: Sequence[MinimumWage] = ()
        self._known.currentIndexChanged.connect(self._on_chosen)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(self._office.apprentice_training.wages, self._actor)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        known: Sequence[MinimumWage] = found
        self._found = known
        offer_again(self._known, [(str(one.id), words.wage_line(one)) for one in known], none=words.NEW_ONE)
        self.listed.setText("\n".join(words.wage_line(one) for one in known) or words.NO_WAGES)
        return {}

    def _on_chosen(self, _index: int) -> None:
        """What is put right stands in the form, so that nothing of it is lost unsaid."""
        one = next((each for each in self._found if str(each.id) == self.form.value("id")), None)
        if one is not None:
            told = {"region_code": one.region_code, "from_on": one.from_on.isoformat(), "document": one.document}
            for key, text in (told | {"monthly_fen": typed_yuan(one.monthly_fen)}).items():
                self.form.set_value(key, text)

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = MinimumWageForm(**self.form.values())
        return words.SAVING_WAGE, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED_WAGE


def _save(office: Office, actor: Actor, form: MinimumWageForm, _progress: object) -> Outcome[int]:
    return office.apprentice_training.save_wage(actor, form)
