"""What the current blank is bound to: found by a few letters of its label, chosen with Enter, gone on to the next."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.blanks import Blank
from ctec_desktop.domain.fields import DICTIONARY
from ctec_desktop.domain.text_work import binding_label, options
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.ui.templates.field_filter import FieldFilter
from ctec_desktop.wording import text_page as words

_LEAST_LIST: Final = 96
_MOST_LIST: Final = 128


class BindingPanel(QWidget):
    """Shows one blank at a time; says what it is to be bound to."""

    bound = Signal(str)
    previous_wanted = Signal()
    next_wanted = Signal()
    doubtful_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = label(words.NOTHING_CHOSEN, "strong", wrap=True)
        self.filter = FieldFilter()
        self.list = QListWidget()
        self.previous_button = button("", icon_name="up")
        self.next_button = button("", icon_name="down")
        self.doubtful_button = button(words.NEXT_DOUBTFUL)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.filter.setPlaceholderText(words.FIND_FIELD)
        self.filter.setAccessibleName(words.FIND_FIELD)
        self.filter.setClearButtonEnabled(True)
        self.list.setAccessibleName(words.FIELDS)
        # A few lines are enough to choose from; the text above takes the room.
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.setMaximumHeight(_MOST_LIST)
        for made, text, tip in (
            (self.previous_button, words.PREVIOUS, words.PREVIOUS_TIP),
            (self.next_button, words.NEXT, words.NEXT_TIP),
        ):
            made.setToolTip(f"{text}（{tip}）")
            made.setAccessibleName(text)
        self.doubtful_button.setToolTip(words.NEXT_DOUBTFUL_TIP)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        for made in (self.previous_button, self.next_button, self.doubtful_button):
            line.addWidget(made)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.S)
        column.addWidget(self.where)
        column.addLayout(line)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filtered)
        self.filter.chosen.connect(self._on_chosen)
        self.filter.moved.connect(self._on_moved)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self.previous_button.clicked.connect(self.previous_wanted)
        self.next_button.clicked.connect(self.next_wanted)
        self.doubtful_button.clicked.connect(self.doubtful_wanted)

    def show_blank(self, blank: Blank | None, count: int, key: str, binding: str, *, is_doubtful: bool) -> None:
        """Offers what this blank may be bound to; the present binding is selected."""
        self.setEnabled(blank is not None)
        self.list.clear()
        if blank is None:
            self.where.setText(words.NOTHING_CHOSEN)
            return
        told = binding_label(binding) if binding else ""
        self.where.setText(words.where_line(blank.number, count, told, is_doubtful=is_doubtful))
        for option in ("", *options(blank.kind, key)):
            item = QListWidgetItem(binding_label(option) if option else words.BY_HAND)
            item.setData(Qt.ItemDataRole.UserRole, option)
            spec = DICTIONARY.get(option.partition("=")[0])
            item.setToolTip(spec.meaning if spec else "")
            self.list.addItem(item)
            if option == binding:
                self.list.setCurrentItem(item)
        self.filter.clear()
        self._on_filtered("")

    def choose(self, binding: str) -> None:
        """Chooses a binding as if the person had."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == binding:
                self._on_activated(self.list.item(row))
                return

    def _visible(self) -> list[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if not item.isHidden()]

    def _on_filtered(self, text: str) -> None:
        wanted = text.strip().lower()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().lower() and wanted not in item.toolTip().lower())
        seen = self._visible()
        if wanted and seen and self._current() not in seen:
            self.list.setCurrentItem(seen[0])
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        if (current := self._current()) is not None:
            self.list.scrollToItem(current, QListWidget.ScrollHint.PositionAtCenter)

    def _current(self) -> QListWidgetItem | None:
        return self.list.currentItem() if self.list.currentRow() >= 0 else None

    def _on_moved(self, step: int) -> None:
        seen = self._visible()
        if not seen:
            return
        current = self._current()
        at = seen.index(current) + step if current in seen else 0
        self.list.setCurrentItem(seen[max(0, min(at, len(seen) - 1))])

    def _on_chosen(self) -> None:
        if (current := self._current()) in self._visible() and current is not None:
            self._on_activated(current)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.bound.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_into_sight()
