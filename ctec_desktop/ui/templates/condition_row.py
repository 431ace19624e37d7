"""Chooses when a block is printed: a box of the paper that is ticked, or is not."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ctec_desktop.domain.fields import DICTIONARY
from ctec_desktop.domain.template import Condition
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import template_editor as words

_ALWAYS: Final = ""


class ConditionRow(QWidget):
    """Says `changed` when the person chose another condition."""

    changed = Signal()

    def __init__(self, name: str, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self.field, self.relation, self.choice = ComboBox(), ComboBox(), ComboBox()
        self._build(name)
        self.field.currentIndexChanged.connect(self._on_field_chosen)
        self.relation.currentIndexChanged.connect(self._on_chosen)
        self.choice.currentIndexChanged.connect(self._on_chosen)

    def _build(self, name: str) -> None:
        self.field.addItem(words.ALWAYS, _ALWAYS)
        for key in self._keys:
            self.field.addItem(DICTIONARY[key].label, key)
        self.relation.addItem(words.IS, userData=False)
        self.relation.addItem(words.IS_NOT, userData=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Gap.S)
        line.addWidget(label(name, "sub"))
        for combo, part in ((self.field, ""), (self.relation, words.IS), (self.choice, words.CHOICE)):
            combo.setAccessibleName(f"{name} {part}".strip())
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(3)
            line.addWidget(combo, 0 if combo is self.relation else 1)
        self._offer()

    def condition(self) -> Condition | None:
        """What is chosen; None for always."""
        key = str(self.field.currentData() or "")
        if not key:
            return None
        return Condition(key, str(self.choice.currentData() or ""), negated=bool(self.relation.currentData()))

    def show_condition(self, condition: Condition | None) -> None:
        """Shows a condition without saying so; one that cannot be chosen here is shown as it is written."""
        with QSignalBlocker(self):
            key = condition.field if condition else _ALWAYS
            if self.field.findData(key) < 0:
                self.field.addItem(key, key)
            self.field.setCurrentIndex(self.field.findData(key))
            self._fill_choices()
            if condition is not None:
                if self.choice.findData(condition.code) < 0:
                    self.choice.addItem(condition.code or words.NOT_TICKED, condition.code)
                self.choice.setCurrentIndex(self.choice.findData(condition.code))
                self.relation.setCurrentIndex(int(condition.negated))
            self._offer()

    def _fill_choices(self) -> None:
        spec = DICTIONARY.get(str(self.field.currentData() or ""))
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for choice in spec.choices if spec else ():
                self.choice.addItem(choice.label, choice.code)
            if spec is not None and not spec.must_print:
                self.choice.addItem(words.NOT_TICKED, "")

    def _offer(self) -> None:
        is_conditional = bool(self.field.currentData())
        self.relation.setVisible(is_conditional)
        self.choice.setVisible(is_conditional)

    def _on_field_chosen(self) -> None:
        self._fill_choices()
        self._offer()
        self.changed.emit()

    def _on_chosen(self) -> None:
        self.changed.emit()
