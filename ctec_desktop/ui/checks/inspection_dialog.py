"""Recording the inspection of a new unit: nine heads and what it came to."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.inspections import InspectionForm, InspectionHead
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import checks_page as words
from ctec_desktop.wording.findings import INSPECTION_HEADS


class InspectionDialog(RecordDialog):
    """Begins with what the inspection before said, so that a second look is not typed from nothing."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, unit: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(words.inspecting(unit[1]), context, parent)
        self._office = office
        self._actor = actor
        self._unit_id = unit[0]
        self.form.add("inspected_on", words.INSPECTED_ON, line(words.DAY_HINT), required=True)
        self.form.add("conclusion", words.CONCLUSION, choice(words.CONCLUSIONS, none=words.CHOOSE), required=True)
        self.form.add("team", words.TEAM, line(words.TEAM_HINT), wide=True)
        self.form.add_heading(words.NINE_HEADS)
        for head in InspectionHead:
            self.form.add(head.value, INSPECTION_HEADS[head], line(), wide=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(self._office.fitness.inspections, self._actor, self._unit_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        if not found:
            return {}
        heads = zip(InspectionHead, found[0].heads, strict=True)
        return {head.value: text or "" for head, text in heads}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        return words.SAVING_INSPECTION, partial(
            _save, self._office, self._actor, self._unit_id, InspectionForm(**typed)
        )

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.INSPECTION_SAVED


def _save(office: Office, actor: Actor, unit_id: int, form: InspectionForm, _progress: object) -> Outcome[int]:
    return office.fitness.inspect(actor, unit_id, form)
