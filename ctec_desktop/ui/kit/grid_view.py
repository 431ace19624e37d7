"""The table around a `GridModel`: typing begins an edit, Enter goes down, columns are copied, pasted and filled."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ctec_desktop.ui.kit.grid_model import GridModel
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.table_view import clipboard_table
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import CELL_PAD, HEADER_HEIGHT

_ROW_PX: Final = 34
_EDITOR: Final = "border-radius: 0; padding: 0 8px; min-height: 0;"
_TEXT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class _GridDelegate(QStyledItemDelegate):
    """Paints a cell in its tone; an editable one lies on the ground of a field."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        worn, row, column = tokens(), index.row(), index.column()
        rect: QRect = option.rect
        is_wrong = bool(self._model.problem(row, column))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, _colour(worn.accent_bg))
        elif is_wrong:
            painter.fillRect(rect, _colour(worn.bad_bg))
        elif not self._model.columns[column].is_editable:
            painter.fillRect(rect, _colour(worn.muted_bg))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, _colour(worn.line))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), _colour(worn.line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(_colour(worn.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        text = self._model.text(row, column)
        if text:
            inner = rect.adjusted(CELL_PAD, 0, -CELL_PAD // 2, 0)
            shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.setPen(_colour(worn.ink(self._model.tone(row, column))))
            painter.drawText(inner, _TEXT, shown)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = LineEdit(parent=parent)
        line.setStyleSheet(_EDITOR)
        line.setAccessibleName(self._model.columns[index.column()].title)
        return line

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While Chinese is being composed, no key ends the edit."""
        if isinstance(event, QKeyEvent) and getattr(watched, "is_composing", False):
            return False
        return super().eventFilter(watched, event)


class GridView(QTableView):
    """Says `pasted` with how many cells a paste wrote."""

    pasted = Signal(int)

    def __init__(self, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._is_entering = False
        self.setModel(model)
        self.setItemDelegate(_GridDelegate(model, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        # Arrows and Enter move between cells; Tab leads on to the buttons.
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        head = self.horizontalHeader()
        head.setFixedHeight(HEADER_HEIGHT)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for at, column in enumerate(model.columns):
            self.setColumnWidth(at, column.width)

    def copy_selection(self) -> None:
        """Puts the chosen cells on the clipboard as a table."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=_place):
            rows.setdefault(index.row(), []).append(self._grid.text(index.row(), index.column()))
        if rows:
            QGuiApplication.clipboard().setMimeData(clipboard_table(tuple(tuple(cells) for cells in rows.values())))

    def paste(self) -> None:
        """Writes the clipboard's table from the chosen cell on; a single text goes into every chosen cell."""
        block = [line.split("\t") for line in QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()]
        chosen = sorted(self.selectedIndexes(), key=_place)
        if not block or not chosen:
            return
        if len(block) == 1 and len(block[0]) == 1:
            cells = [_place(index) for index in chosen]
            self._grid.fill(cells, block[0][0])
            self.pasted.emit(len(cells))
            return
        self.pasted.emit(self._grid.put(chosen[0].row(), chosen[0].column(), block))

    def fill_down(self) -> None:
        """Writes the topmost chosen text of each column into the chosen cells below it."""
        columns: dict[int, list[int]] = {}
        for index in sorted(self.selectedIndexes(), key=_place):
            columns.setdefault(index.column(), []).append(index.row())
        for column, rows in columns.items():
            self._grid.fill([(row, column) for row in rows[1:]], self._grid.text(rows[0], column))

    def go_to(self, row: int, column: int) -> None:
        self.setCurrentIndex(self._grid.index(row, column))
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._grid.fill([_place(index) for index in self.selectedIndexes()], "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Pressed in an editor it comes here too, before the edit is closed.
            self._is_entering = self.state() == QAbstractItemView.State.EditingState
            if not self._is_entering:
                self._go_down()
        else:
            super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._is_entering:
            self._is_entering = False
            self._go_down()

    def _go_down(self) -> None:
        here = self.currentIndex()
        if here.row() + 1 < self._grid.rowCount():
            self.setCurrentIndex(self._grid.index(here.row() + 1, here.column()))


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()
