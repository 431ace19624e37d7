"""Which columns a list shows, and in what order."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ctec_desktop.kernel.list_look import ColumnLook
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words

_WIDTH: Final = 420
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SIZE_HINT: Final = int(Qt.ItemDataRole.SizeHintRole)
_LINE: Final = QSize(0, 32)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
Index = QModelIndex | QPersistentModelIndex


class ColumnsModel(QAbstractListModel):
    """The columns with a tick each."""

    def __init__(
        self, columns: Sequence[ColumnLook], headings: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._headings = headings
        self.columns = list(columns)

    def tick(self, place: int, is_shown: bool) -> None:
        """Shows or hides a column."""
        self.columns[place] = self.columns[place]._replace(is_shown=is_shown)
        self.dataChanged.emit(self.index(place), self.index(place))

    def swap(self, first: int, second: int) -> None:
        self.columns[first], self.columns[second] = self.columns[second], self.columns[first]
        self.dataChanged.emit(self.index(min(first, second)), self.index(max(first, second)))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        column = self.columns[index.row()]
        if role == _DISPLAY:
            return self._headings[column.key]
        if role == _CHECK:
            return Qt.CheckState.Checked if column.is_shown else Qt.CheckState.Unchecked
        return _LINE if role == _SIZE_HINT else None

    @override
    def setData(self, index: Index, value: Any, role: int = _DISPLAY) -> bool:
        if role != _CHECK:
            return False
        self.tick(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ColumnsDialog(Dialog):
    """Emits `chosen` with the columns, or with none for the list's own arrangement."""

    chosen = Signal(object)

    def __init__(
        self, columns: Sequence[ColumnLook], headings: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(words.COLUMNS, parent, _WIDTH)
        self.columns = ColumnsModel(columns, headings, self)
        self.list = QListView()
        self._build()
        self._use = self.add_button(words.CONFIRM, self._on_use, primary=True)
        self.columns.dataChanged.connect(self._on_changed)

    def _build(self) -> None:
        self.body.addWidget(label(words.COLUMNS_LEAD, "sub", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Gap.M)
        self.list.setModel(self.columns)
        self.list.setAccessibleName(words.COLUMNS)
        self.list.setMinimumHeight(120)
        self.list.setCurrentIndex(self.columns.index(0))
        row.addWidget(self.list, 1)
        side = QVBoxLayout()
        for text, clicked in ((words.MOVE_UP, self.move_up), (words.MOVE_DOWN, self.move_down)):
            made = button(text)
            made.clicked.connect(clicked)
            side.addWidget(made)
        side.addStretch(1)
        row.addLayout(side)
        self.body.addLayout(row, 1)
        self.add_button(words.OWN_COLUMNS, self._on_own, at_left=True)
        self.add_cancel()

    def stand_on(self, place: int) -> None:
        """Chooses the column that is moved next."""
        self.list.setCurrentIndex(self.columns.index(place))

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        place = self.list.currentIndex().row()
        if place >= 0 and 0 <= place + step < len(self.columns.columns):
            self.columns.swap(place, place + step)
            self.stand_on(place + step)

    def _on_changed(self) -> None:
        self._use.setEnabled(any(column.is_shown for column in self.columns.columns))

    def _on_use(self) -> None:
        self.chosen.emit(tuple(self.columns.columns))
        self.accept()

    def _on_own(self) -> None:
        self.chosen.emit(())
        self.accept()
