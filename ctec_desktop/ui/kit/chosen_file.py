"""A file that is asked for in a form: a button to choose it, and its name."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.ui.kit.choose_files import choose_file
from ctec_desktop.ui.kit.labels import button, label


class ChosenFile(QWidget):
    """Says `taken` once a file was chosen.

    Args:
        title: of the button, and of what it opens.
        none: what stands beside it while no file is chosen.
        filters: as a file dialog names them.
    """

    taken = Signal()

    def __init__(self, title: str, none: str, filters: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._filters = filters
        self.source: Path | None = None
        self.choose_button = button(title, icon_name="file")
        self._name = label(none, "sub", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choose_button)
        line.addWidget(self._name, 1)
        self.choose_button.clicked.connect(self._on_choose)

    def take(self, source: Path) -> None:
        self.source = source
        self._name.setText(source.name)
        self.taken.emit()

    def show_kept(self, told: str) -> None:
        """Tells the file that is kept already; no other can be chosen."""
        self._name.setText(told)
        self.choose_button.hide()

    def _on_choose(self) -> None:
        choose_file(self, self._title, self._filters, self.take)
