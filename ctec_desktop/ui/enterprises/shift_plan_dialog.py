"""Adding a shift plan, or putting one right; the rota is drawn while it is being typed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.shift_forms import (
    BY_WEEKDAY,
    REST_OF_UNIT,
    SHIFT_KEYS,
    ShiftPlanForm,
    form_values,
    read_form,
)
from ctec_desktop.domain.shift_plans import HolidayMode
from ctec_desktop.domain.shift_views import PlanLine, UnitShifts
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.enterprises.rota_picture import RotaPicture
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import shifts as labels
from ctec_desktop.wording import shifts_page as words


class ShiftPlanDialog(RecordDialog):
    """Args: `part` is the unit and its plan; without one for a new plan."""

    def __init__(self, part: PartOf, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.NEW_TITLE if part.part_id is None else words.EDIT_TITLE, context, parent)
        self._part = part
        self._version: int | None = None
        self._owners = choice((), none=words.CHOOSE)
        self.picture = RotaPicture()
        self.sums = label("", "strong", wrap=True)
        self._build_form()
        self.add_part(self.picture)
        self.add_part(self.sums)
        self.form.edited.connect(self._on_typed)
        self.picture.show_plan(None)
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add("name", words.NAME, line(words.NAME_HINT), required=True)
        form.add("owner", words.OWNER, self._owners, required=True)
        form.add("from_on", words.FROM, line(words.DAY_HINT), required=True)
        form.add("until_on", words.UNTIL, line(words.UNTIL_HINT))
        form.add_heading(words.SHIFTS_PART)
        for key, title, hint in zip(SHIFT_KEYS, words.SHIFT_LABELS, words.SHIFT_HINTS, strict=True):
            form.add(key, title, line(hint))
        form.add_heading(words.ROTA_PART)
        form.add("kind", words.KIND, choice(words.KINDS), required=True)
        form.add("rests", words.RESTS, choice(words.REST_CHOICES), required=True)
        form.add("rota", words.ROTA, line(words.ROTA_HINT), required=True)
        form.add("holidays", words.HOLIDAY, choice(words.HOLIDAY_CHOICES), required=True)

    @override
    def reading(self) -> Callable[[], object]:
        part = self._part
        return partial(part.office.shift_plans.of_unit, part.actor, part.enterprise_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        unit: UnitShifts = found
        own: PlanLine | None = next((one for one in unit.plans if one.id == self._part.part_id), None)
        owners = [*unit.owners, *([own.owner] if own is not None and own.owner not in unit.owners else [])]
        offered = [(one.key, words.owner_text(one.name)) for one in owners]
        offer_again(self._owners, offered, none=words.CHOOSE)
        if own is None:
            usual = {"kind": BY_WEEKDAY, "rests": REST_OF_UNIT, "holidays": HolidayMode.FOLLOWS.value}
            return {"owner": unit.owners[0].key, **usual}
        self._version = own.version
        values: dict[str, Any] = {"name": own.name, "owner": own.owner.key, **form_values(own.plan)}
        self._show(ShiftPlanForm(**values))
        return values

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        form = ShiftPlanForm(**typed, id=self._part.part_id, version=self._version)
        return words.SAVING, partial(_save, self._part, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())

    def _on_typed(self, _key: str) -> None:
        typed: dict[str, Any] = self.form.values()
        self._show(ShiftPlanForm(**typed))

    def _show(self, form: ShiftPlanForm) -> None:
        """Draws what can be read by now; what is wrong is told when it is saved."""
        plan = read_form(form).plan
        self.picture.show_plan(plan)
        self.sums.setText("" if plan is None else labels.totals_line(plan))


def _save(part: PartOf, form: ShiftPlanForm, _progress: object) -> Outcome[int]:
    return part.office.shift_plans.save(part.actor, part.enterprise_id, form)
