"""The window over a copy of the demo school, as the walks through pages and dialogs need it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.shell.office_window import OfficeWindow
from tests.schools import Demo


@dataclass(frozen=True, slots=True)
class Stage:
    """The window over a copy of the demo school; `settle` waits until nothing is under way."""

    opened: OfficeWindow
    office: Office
    demo: Demo
    folder: Path
    settle: Callable[[], None]

    @property
    def window(self) -> MainWindow:
        return self.opened.window

    def go(self, key: str) -> None:
        """Shows a page; the first record is chosen where it is a list."""
        self.window.go(key)
        self.settle()
        table = self.window.page(key).findChild(TableView)
        if isinstance(table, TableView):
            table.selectRow(0)
            self.settle()


def shown(dialog: Dialog) -> Dialog:
    dialog.open()
    return dialog
