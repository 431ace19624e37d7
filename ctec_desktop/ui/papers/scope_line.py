"""Whose forms are printed: what was ticked in a list, or a class, a plan, a unit."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_editors import offer
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import papers_dialog as words

Choices = tuple[tuple[str, str], ...]


class ScopeLine(QWidget):
    """Says `changed` when somebody else is chosen; `failed` when the choices cannot be read.

    Args:
        chosen: what was ticked, or a class or unit to begin with.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, chosen: PaperSelection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.class_combo, self.plan_combo, self.enterprise_combo = ComboBox(), ComboBox(), ComboBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.S)
        if told := _told(chosen):
            row.addWidget(label(told, "strong"))
        for combo, name in self._combos():
            combo.setAccessibleName(name)
            row.addWidget(combo, 1)
        context.jobs.read(partial(_choices, office, actor), self._on_choices, self.failed.emit)

    def selection(self) -> PaperSelection:
        """Who is chosen now; while the choices are not there, whoever it began with."""
        plan = int(self.plan_combo.currentData() or 0) or None
        if _told(self._chosen):
            return replace(self._chosen, plan_id=plan)
        if not self.class_combo.count():
            return self._chosen
        unit = int(self.enterprise_combo.currentData() or 0)
        return PaperSelection(self.class_combo.currentData() or None, plan, (unit,) if unit else ())

    def _combos(self) -> tuple[tuple[ComboBox, str], ...]:
        plan = (self.plan_combo, words.PLAN)
        if _told(self._chosen):
            return (plan,)
        return ((self.class_combo, words.CLASS), plan, (self.enterprise_combo, words.ENTERPRISE))

    def _on_choices(self, found: tuple[Choices, Choices, Choices]) -> None:
        begun = (self._chosen.class_name or "", str(self._chosen.plan_id or ""), "")
        every = (words.EVERY_CLASS, words.EVERY_PLAN, words.EVERY_ENTERPRISE)
        combos = (self.class_combo, self.plan_combo, self.enterprise_combo)
        for combo, choices, none, value in zip(combos, found, every, begun, strict=True):
            with QSignalBlocker(combo):
                offer(combo, choices, none=none)
                combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.currentIndexChanged.connect(self._on_chosen)
        self.changed.emit()

    def _on_chosen(self, _index: int) -> None:
        self.changed.emit()


def _told(chosen: PaperSelection) -> str:
    """Who was ticked in a list; empty where nobody was."""
    counted: Sequence[tuple[tuple[int, ...], str]] = (
        (chosen.student_ids, words.chosen_students(len(chosen.student_ids))),
        (chosen.placement_ids, words.chosen_placements(len(chosen.placement_ids))),
        (chosen.enterprise_ids, words.chosen_enterprises(len(chosen.enterprise_ids))),
    )
    told = next((told for ids, told in counted if ids), "")
    return words.of_class(chosen.class_name, told) if told and chosen.class_name else told


def _choices(office: Office, actor: Actor) -> tuple[Choices, Choices, Choices]:
    return (
        tuple((one.name, one.name) for one in office.school.classes(actor)),
        tuple((str(one.id), one.name) for one in office.plans.all(actor)),
        tuple((str(unit_id), name) for unit_id, name in office.placements.units(actor)),
    )
