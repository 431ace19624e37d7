"""The line above a list: the search box, choices as chips or drop-downs, and the page's actions at the right."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.labels import button, redress_button
from ctec_desktop.ui.kit.lettered import Button
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.theme import worn
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words

Choice = tuple[str, str]
_LEAST_SEARCH: Final = 96
# Room for 2024级数控1班 and for 全部实习计划, counted in Latin letters as Qt does.
_LETTERS, _LETTERS_BELOW = 12, 9
# An icon with the room around it.
_ICON_ROOM: Final = 25
_SOME_LETTER: Final = "(W)"


class FilterSpec(NamedTuple):
    """A filter of a list.

    Args:
        key: handed to the source in `ListQuery.filters`.
        title: what it is about ("班级"); the first choice reads "全部班级".
        choices: (value, text) pairs.
        as_chips: shown as a row of chips (few fixed choices) instead of a drop-down.
        is_below: a drop-down in the second line, where the first has no room for it.
    """

    key: str
    title: str
    choices: tuple[Choice, ...] = ()
    as_chips: bool = False
    is_below: bool = False


class Narrowed(NamedTuple):
    """What a list is to be narrowed to when a page is gone to: choices made, and a text."""

    filters: tuple[Choice, ...] = ()
    text: str = ""


class FilterBar(QWidget):
    """Says `changed` once a search text has settled or a choice was made."""

    changed = Signal()

    def __init__(self, hint: str, filters: Sequence[FilterSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchEdit(hint)
        self._combos: dict[str, QComboBox] = {}
        self._chips: dict[str, QButtonGroup] = {}
        self._wished: dict[str, str] = {}
        self._titles = {spec.key: spec.title for spec in filters}
        self._whole, self._line = QVBoxLayout(self), QHBoxLayout()
        self._action_box = QWidget()
        self._actions = QHBoxLayout(self._action_box)
        self._is_folded = False
        self._build(filters)
        self.search.settled.connect(self._on_changed)
        worn().changed.connect(self.draw_icons)

    def _build(self, filters: Sequence[FilterSpec]) -> None:
        whole, line = self._whole, self._line
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.S)
        line.setSpacing(Gap.M)
        self.search.setMinimumWidth(_LEAST_SEARCH)
        line.addWidget(self.search, 1)
        whole.addLayout(line)
        chips = QHBoxLayout()
        chips.setSpacing(Gap.XS)
        for spec in filters:
            if spec.as_chips:
                self._add_chips(chips, spec)
            elif not spec.is_below:
                line.addWidget(self._combo(spec))
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(Gap.S)
        line.addWidget(self._action_box)
        if self._chips:
            chips.addStretch(1)
            whole.addLayout(chips)
        self._add_below(whole, [spec for spec in filters if spec.is_below])

    def _add_below(self, whole: QVBoxLayout, filters: Sequence[FilterSpec]) -> None:
        """Drop-downs side by side, as narrow as a magnified screen needs them."""
        if not filters:
            return
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        for spec in filters:
            combo = self._combo(spec)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_LETTERS_BELOW)
            line.addWidget(combo, 1)
        line.addStretch(1)
        whole.addLayout(line)

    def add_action(self, made: QPushButton) -> None:
        self._actions.addWidget(made)

    def filters(self) -> tuple[Choice, ...]:
        """The choices made, as (key, value); "全部" is no choice."""
        chosen = [(key, str(combo.currentData() or "")) for key, combo in self._combos.items()]
        for key, group in self._chips.items():
            checked = group.checkedButton()
            chosen.append((key, str(checked.property("value")) if checked else ""))
        return tuple((key, value) for key, value in chosen if value)

    def set_choices(self, key: str, choices: Sequence[Choice]) -> None:
        """Renews a drop-down; the choice made stays where it is still offered."""
        combo = self._combos[key]
        before = combo.currentData()
        chosen = self._wished.pop(key, before)
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(words.ALL + self._titles[key], "")
            for value, text in choices:
                combo.addItem(text, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
        if combo.currentData() != before:
            self.changed.emit()

    def choose(self, key: str, value: str) -> None:
        """Makes a choice as if the person had; one that is not offered yet is made as soon as it is."""
        if key in self._combos:
            combo = self._combos[key]
            self._wished.pop(key, None)
            if combo.findData(value) < 0:
                self._wished[key] = value
            combo.setCurrentIndex(max(0, combo.findData(value)))
            return
        for chip in self._chips[key].buttons() if key in self._chips else ():
            if chip.property("value") == value:
                chip.click()

    def clear(self) -> None:
        """Takes back every choice and the search text, as one change."""
        self.narrow(Narrowed())

    def narrow(self, wanted: Narrowed) -> None:
        """Makes exactly these choices, as one change."""
        self.blockSignals(True)
        self.search.setText(wanted.text)
        self.search.settle()
        chosen = dict(wanted.filters)
        for key in (*self._combos, *self._chips):
            self.choose(key, chosen.get(key, ""))
        self.blockSignals(False)
        self.changed.emit()

    def _combo(self, spec: FilterSpec) -> QComboBox:
        combo = ComboBox()
        combo.setAccessibleName(spec.title)
        if spec.choices:
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        else:
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_LETTERS)
        self._combos[spec.key] = combo
        combo.addItem(words.ALL + spec.title, "")
        for value, text in spec.choices:
            combo.addItem(text, value)
        combo.currentIndexChanged.connect(self._on_changed)
        return combo

    def _add_chips(self, line: QHBoxLayout, spec: FilterSpec) -> None:
        group = QButtonGroup(self)
        self._chips[spec.key] = group
        for value, text in (("", words.ALL), *spec.choices):
            chip = button(text, look="chip")
            chip.setCheckable(True)
            chip.setChecked(not value)
            chip.setProperty("value", value)
            chip.setAccessibleName(f"{spec.title} {text}")
            group.addButton(chip)
            line.addWidget(chip)
        group.buttonToggled.connect(self._on_chip)

    def _settled_width(self) -> int:
        """How wide the actions are once they have their letters and icons: what comes later must not move the list."""
        wide = self._action_box.sizeHint().width()
        for made in self._action_box.findChildren(Button):
            wide += made.fontMetrics().horizontalAdvance(_SOME_LETTER)
            if made.letter:
                wide -= made.fontMetrics().horizontalAdvance(f"({made.letter})")
            if made.property("icon_name") and made.icon().isNull():
                wide += _ICON_ROOM
        return wide

    def _fold(self) -> None:
        """On a magnified screen the actions go into a line of their own."""
        line = self._line.minimumSize().width()
        if not self._is_folded:
            line -= self._action_box.minimumSizeHint().width() + Gap.M
        is_tight = line + Gap.M + self._settled_width() > self.width()
        if is_tight == self._is_folded or not self._actions.count():
            return
        self._is_folded = is_tight
        if is_tight:
            self._line.removeWidget(self._action_box)
            self._whole.insertWidget(1, self._action_box, 0, Qt.AlignmentFlag.AlignRight)
        else:
            self._whole.removeWidget(self._action_box)
            self._line.addWidget(self._action_box)

    def _on_chip(self, _chip: object, is_checked: bool) -> None:
        if is_checked:
            self.changed.emit()

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be made by folding."""
        least = super().minimumSizeHint()
        if self._is_folded:
            return least
        actions = self._action_box.minimumSizeHint().width()
        items = [self._whole.itemAt(at) for at in range(self._whole.count())]
        first, *others = [item.minimumSize().width() for item in items if item is not None]
        return QSize(max(first - actions - Gap.M, actions, *others), least.height())

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return is_done

    def draw_icons(self) -> None:
        """Draws them in the theme's colours."""
        self.search.draw_icon()
        for made in self.findChildren(QPushButton):
            redress_button(made)
