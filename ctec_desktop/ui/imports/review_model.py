"""The lines of one group of a plan as a table; rows that wait for a person's word can be ticked."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from ctec_desktop.ui.imports.review import ReviewLine
from ctec_desktop.wording import import_wizard as words

Index = QModelIndex | QPersistentModelIndex

# Plain integers: a role arrives as an int, and comparing it with an enum member costs more than all the rest.
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_PLAIN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ReviewModel(QAbstractTableModel):
    """Shows what `show_lines` was given last. With ticks, the first column is the tick."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[ReviewLine] = ()
        self._titles: tuple[str, ...] = ()
        self._ticked: set[int] = set()
        self.has_ticks = False

    def show_lines(self, titles: tuple[str, ...], lines: Sequence[ReviewLine], *, has_ticks: bool) -> None:
        """Replaces what is shown; ticks are kept."""
        self.beginResetModel()
        self._lines, self.has_ticks = lines, has_ticks
        self._titles = (words.TICK, *titles) if has_ticks else titles
        self.endResetModel()

    def say_again(self, lines: Sequence[ReviewLine]) -> None:
        """The same lines with other words; what is chosen stays chosen."""
        self._lines = lines
        if lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))

    def ticked(self) -> frozenset[int]:
        """Rows of the sheet whose papers a person has seen."""
        return frozenset(self._ticked)

    def set_ticks(self, rows: Collection[int]) -> None:
        """Ticks these rows of the sheet and no others."""
        self._ticked = set(rows)
        self.ticks_changed.emit()

    def line(self, position: int) -> ReviewLine:
        return self._lines[position]

    def is_ticked(self, position: int) -> bool:
        return self._lines[position].row in self._ticked

    def tick(self, positions: Iterable[int], is_ticked: bool) -> None:
        """Ticks the rows on these lines, or takes the ticks back."""
        rows = {self._lines[position].row for position in positions}
        self._ticked = self._ticked | rows if is_ticked else self._ticked - rows
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0), [CHECK])
        self.ticks_changed.emit()

    def text_at(self, position: int, column: int) -> str:
        """The text of a cell; the tick has none."""
        at = column - 1 if self.has_ticks else column
        return self._lines[position].cells[at] if at >= 0 else ""

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self.text_at(index.row(), index.column())
        if role in (TOOL_TIP, SPOKEN):
            return self._lines[index.row()].full
        if role == CHECK and self._carries_tick(index):
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = DISPLAY) -> bool:
        if role != CHECK or not index.isValid() or not self._carries_tick(index):
            return False
        self.tick((index.row(),), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _PLAIN | Qt.ItemFlag.ItemIsUserCheckable if self._carries_tick(index) else _PLAIN

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == DISPLAY:
            return self._titles[section]
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if role == _ALIGNMENT else None

    def _carries_tick(self, index: Index) -> bool:
        return self.has_ticks and index.column() == 0 and self._lines[index.row()].is_first
