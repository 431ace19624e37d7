"""The line above a list that shows it as it stood, or will stand, on another day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.ui.kit.day_stepper import DayStepper
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.list_page import ListPage
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words


class ListDay(QWidget):
    """Stands below the page's filters while a day is asked for; the page's own source comes back with today.

    Args:
        today: says the day it begins with.
        source_of: the list of a day, None for the page's own.
    """

    def __init__(
        self, page: ListPage, today: Callable[[], date], source_of: Callable[[date | None], RowSource]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._today = today
        self._source_of = source_of
        self.stepper = DayStepper(today(), words.LIST_DAY)
        self.back_button = button(words.BACK_TO_TODAY)
        line = Flow(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Gap.M)
        told = label(words.LIST_DAY, "strong")
        told.setMinimumHeight(self.stepper.sizeHint().height())
        for part in (told, self.stepper, self.back_button):
            line.addWidget(part)
        self.stepper.changed.connect(self._show_day)
        self.back_button.clicked.connect(self.end)
        self.hide()
        whole = page.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(whole.indexOf(page.filters) + 1, self)

    def begin(self) -> None:
        """Asks for a day, beginning with today."""
        self.show()
        self._show_day()
        self.stepper.edit.setFocus()

    def end(self) -> None:
        """The list as it stands now."""
        self.hide()
        self.stepper.blockSignals(True)
        self.stepper.go_to(self._today())
        self.stepper.blockSignals(False)
        self._page.model.read_from(self._source_of(None))
        self._page.reload()

    def _show_day(self) -> None:
        self._page.model.read_from(self._source_of(self.stepper.on()))
        self._page.reload()
