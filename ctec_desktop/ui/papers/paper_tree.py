"""The forms there are, by stage, to be ticked; the one the cursor is on is previewed."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ctec_desktop.domain.paper_specs import PaperSpec
from ctec_desktop.wording import papers as paper_words
from ctec_desktop.wording import papers_dialog as words

_KEY = int(Qt.ItemDataRole.UserRole)


class PaperTree(QTreeWidget):
    """Says `ticked` when a form was ticked or unticked, `chosen` with the key of the one the cursor went to."""

    ticked = Signal()
    chosen = Signal(str)

    def __init__(self, specs: Sequence[PaperSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setAccessibleName(words.LIST)
        self.setTabKeyNavigation(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        with QSignalBlocker(self):
            self._fill(specs)
        self.expandAll()
        self.itemChanged.connect(self._on_item_changed)
        self.currentItemChanged.connect(self._on_current_changed)

    def keys(self) -> tuple[str, ...]:
        """The forms that are ticked, in the order of the list."""
        return tuple(str(item.data(0, _KEY)) for item in self._papers() if item.checkState(0) == Qt.CheckState.Checked)

    def current_key(self) -> str:
        """The form the cursor is on; empty on a heading."""
        current = self.currentItem()
        return str(current.data(0, _KEY) or "") if current is not None else ""

    def tick(self, key: str, *, is_on: bool = True) -> None:
        """Ticks a form and goes to it."""
        item = next(one for one in self._papers() if one.data(0, _KEY) == key)
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.setCurrentItem(item)

    def _fill(self, specs: Sequence[PaperSpec]) -> None:
        for stage, title in paper_words.STAGES.items():
            group = QTreeWidgetItem(self, [title])
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            group.setCheckState(0, Qt.CheckState.Unchecked)
            group.setFirstColumnSpanned(True)
            for spec in specs:
                if spec.stage is stage:
                    item = QTreeWidgetItem(group, [spec.name, paper_words.PERS_SHORT[spec.per]])
                    item.setToolTip(0, spec.name)
                    item.setToolTip(1, paper_words.PERS[spec.per])
                    item.setData(0, _KEY, spec.key)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(0, Qt.CheckState.Unchecked)

    def _papers(self) -> list[QTreeWidgetItem]:
        groups = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        below = [group.child(n) for group in groups if group is not None for n in range(group.childCount())]
        return [item for item in below if item is not None]

    def _on_item_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        if item.data(0, _KEY) is not None:
            self.ticked.emit()

    def _on_current_changed(self, current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        key = current.data(0, _KEY) if current is not None else None
        if key is not None:
            self.chosen.emit(str(key))
