"""A day with a step to the day before and the day after it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words


class DayStepper(QWidget):
    """Says `changed` for every other day, typed, picked or stepped to."""

    changed = Signal()

    def __init__(self, day: date, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QDateEdit(QDate(day.year, day.month, day.day))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setAccessibleName(name)
        self.earlier_button, self.later_button = button(words.DAY_BEFORE), button(words.DAY_AFTER)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Gap.S)
        for part in (self.earlier_button, self.edit, self.later_button):
            line.addWidget(part)
        self.earlier_button.clicked.connect(partial(self._step, -1))
        self.later_button.clicked.connect(partial(self._step, 1))
        self.edit.dateChanged.connect(self._on_changed)

    def on(self) -> date:
        """The day on show."""
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def go_to(self, day: date) -> None:
        self.edit.setDate(QDate(day.year, day.month, day.day))

    def _step(self, days: int, *_: object) -> None:
        self.edit.setDate(self.edit.date().addDays(days))

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()
