"""用印登记: which day the papers of a hand-out were stamped, by whom, and with how many seals."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.handouts import HandoutView, SealForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import handouts_page as words


class SealDialog(RecordDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, handout_id: int) -> None:
        super().__init__(words.SEAL_TITLE, context, parent, 520)
        self._office = office
        self._actor = actor
        self._handout_id = handout_id
        self._version = 0
        self.form.add("sealed_on", words.SEALED_ON, line(words.DAY_HINT), required=True)
        self.form.add("sealed_by", words.SEALED_BY, line(), required=True)
        self.form.add("seals", words.SEALS, line(), required=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(self._office.handouts.detail, self._actor, self._handout_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: HandoutView | None = found
        if view is None:
            return {}
        self._version = view.row_version
        return {
            "sealed_on": (view.sealed_on or self._office.today()).isoformat(),
            "sealed_by": view.sealed_by or "",
            "seals": str(view.seals or ""),
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = SealForm(self._handout_id, self._version, **self.form.values())
        return words.SAVING_SEAL, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SEAL_SAVED


def _save(office: Office, actor: Actor, form: SealForm, _progress: object) -> Outcome[int]:
    return office.handouts.note_seal(actor, form)
