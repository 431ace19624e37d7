"""The contents of the manual: tasks and screens; while words are looked for, the pages they stand on."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from ctec_desktop.domain.manual import PageFound
from ctec_desktop.wording import help as words

_KEY = int(Qt.ItemDataRole.UserRole)


class ContentsTree(QTreeWidget):
    """Says which page was chosen, by its key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName(words.CONTENTS)
        self.setMinimumSize(180, 120)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.currentItemChanged.connect(self._on_current_changed)

    def fill(self, found: Sequence[PageFound]) -> None:
        """Shows these pages under their headings, each with how often the words stand there."""
        with QSignalBlocker(self):
            self.clear()
            for kind, title in words.KINDS.items():
                self._add(title, [one for one in found if one.page.kind is kind])
        self.expandAll()

    def page_keys(self) -> list[str]:
        """The pages on show, from top to bottom."""
        return [str(item.data(0, _KEY)) for item in self._items()]

    def set_current(self, key: str) -> None:
        """Marks the page that is open; nothing is said."""
        with QSignalBlocker(self):
            self.selectionModel().clear()
            for item in self._items():
                if item.data(0, _KEY) == key:
                    self.setCurrentItem(item)

    def _add(self, title: str, found: Sequence[PageFound]) -> None:
        if not found:
            return
        heading = QTreeWidgetItem([title])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        strong = QFont(self.font())
        strong.setBold(True)
        heading.setFont(0, strong)
        heading.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{title} {len(found)}")
        self.addTopLevelItem(heading)
        for one in found:
            item = QTreeWidgetItem([words.hits_line(one.page.title, one.hits)])
            item.setData(0, _KEY, one.page.key)
            item.setToolTip(0, one.page.title)
            heading.addChild(item)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        found = [top.child(at) for top in tops if top is not None for at in range(top.childCount())]
        return [item for item in found if item is not None]

    def _on_current_changed(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if now is not None and now.data(0, _KEY):
            self.chosen.emit(str(now.data(0, _KEY)))
