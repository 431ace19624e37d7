"""The editors forms are made of: a line, a drop-down, a line with suggestions."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox, QCompleter

from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.completion import complete_by, inner_line
from ctec_desktop.ui.kit.line_edit import LineEdit

_LEAST_LETTERS: Final = 8


def line(hint: str = "", *, most: int = 0) -> LineEdit:
    """One line; `hint` stands in it while it is empty."""
    made = LineEdit()
    made.setPlaceholderText(hint)
    if most:
        made.setMaxLength(most)
    return made


def choice(choices: Iterable[tuple[str, str]], *, none: str | None = None) -> ComboBox:
    """A drop-down of (value, text); `none` is what an open choice reads."""
    made = ComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_LEAST_LETTERS)
    offer(made, choices, none=none)
    return made


def offer(combo: QComboBox, choices: Iterable[tuple[str, str]], *, none: str | None = None) -> None:
    """Renews what a drop-down offers."""
    combo.clear()
    if none is not None:
        combo.addItem(none, "")
    for value, text in choices:
        combo.addItem(text, value)


def offer_again(
    combo: QComboBox, choices: Iterable[tuple[str, str]], *, none: str | None = None, chosen: str | None = None
) -> None:
    """Renews what a drop-down offers without taking away the choice made, unless another is `chosen` for it."""
    wanted = combo.currentData() if chosen is None else chosen
    offer(combo, choices, none=none)
    combo.setCurrentIndex(max(0, combo.findData(wanted)))


def suggestions(title: str, texts: Sequence[str] = (), hint: str = "") -> ComboBox:
    """A line one may type anything into, with known texts to choose from, found by any part of them."""
    made = ComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_LEAST_LETTERS)
    inner_line(made, title, hint)
    complete_by(made, QCompleter(made.model(), made))
    suggest(made, texts)
    return made


def suggest(combo: QComboBox, texts: Sequence[str]) -> None:
    """Renews the known texts; what stands in the line stays."""
    typed = combo.currentText()
    combo.clear()
    combo.addItems(list(texts))
    combo.setCurrentIndex(-1)
    combo.setEditText(typed)
