"""A list of people to tick, found by a few letters of their line."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.tokens import Gap

_ID = int(Qt.ItemDataRole.UserRole)


class CheckList(QWidget):
    """Says `ticked` when a person ticked or unticked somebody; what is narrowed away stays as it is."""

    ticked = Signal()

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = line(hint)
        self.search.setAccessibleName(hint)
        self.people = QListWidget()
        self.people.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.XS)
        column.addWidget(self.search)
        column.addWidget(self.people, 1)
        self.search.textChanged.connect(self._on_searched)
        self.people.itemChanged.connect(self._on_item_changed)

    def show_people(self, people: Sequence[tuple[int, str]], chosen: Iterable[int]) -> None:
        """Offers these (id, line); `chosen` are ticked."""
        wanted = frozenset(chosen)
        self.people.blockSignals(True)
        self.people.clear()
        for person_id, text in people:
            item = QListWidgetItem(text)
            item.setData(_ID, person_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if person_id in wanted else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.blockSignals(False)
        self._on_searched(self.search.text())
        self.ticked.emit()

    def chosen(self) -> tuple[int, ...]:
        """Who is ticked, in the order of the list."""
        items = (self.people.item(row) for row in range(self.people.count()))
        return tuple(int(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def tick_all(self, *, is_on: bool) -> None:
        """Ticks or unticks everybody on show."""
        state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        self.people.blockSignals(True)
        for row in range(self.people.count()):
            if not self.people.item(row).isHidden():
                self.people.item(row).setCheckState(state)
        self.people.blockSignals(False)
        self.ticked.emit()

    def _on_searched(self, text: str) -> None:
        wanted = text.strip()
        for row in range(self.people.count()):
            self.people.item(row).setHidden(wanted not in self.people.item(row).text())

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.ticked.emit()
