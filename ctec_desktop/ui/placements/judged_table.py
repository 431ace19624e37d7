"""The table of a judged class: sentences wrap, held students can be ticked with the mouse or the space bar."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ctec_desktop.ui.kit.icons import paint_icon
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import CELL_PAD, HEADER_HEIGHT, ROW_HEIGHT
from ctec_desktop.ui.placements.judged_model import JudgedModel, Part
from ctec_desktop.wording import placements_page as words

_WRAP: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_BOX_PX: Final = 18
_LINE_PAD: Final = 9
_WIDTHS: Final = {
    Part.NAME: 128,
    Part.STUDENT_NO: 116,
    Part.VERDICT: 84,
    Part.CONFIRM: 140,
    Part.RULE: 128,
    Part.REASON: 400,
}


class JudgedDelegate(QStyledItemDelegate):
    """Paints a cell in the look of the lists, with as many lines as its text needs."""

    def __init__(self, model: JudgedModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        worn, rect = tokens(), QRect(option.rect)
        row, column = index.row(), index.column()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(worn.accent_bg))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(worn.line))
        if column == Part.CONFIRM:
            if self._model.may_tick(row):
                _paint_box(painter, rect, self._model.is_ticked(row))
            return
        painter.setPen(QColor(worn.ink(self._model.tone(row, column))))
        painter.drawText(rect.adjusted(CELL_PAD, 0, -CELL_PAD, -1), _WRAP, self._model.text(row, column))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else _WIDTHS[Part(index.column())]
        room = QRect(0, 0, max(40, width - 2 * CELL_PAD), 10_000)
        text = self._model.text(index.row(), index.column())
        needed = QFontMetrics(option.font).boundingRect(room, _WRAP, text)
        return QSize(width, max(ROW_HEIGHT, needed.height() + 2 * _LINE_PAD))


class JudgedTable(QTableView):
    def __init__(self, model: JudgedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged = model
        self._build()
        model.modelReset.connect(self._on_reset)

    def _build(self) -> None:
        self.setModel(self._judged)
        self.setItemDelegate(JudgedDelegate(self._judged, self))
        self.setAccessibleName(words.RESULT_TABLE)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFixedHeight(HEADER_HEIGHT)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for part, width in _WIDTHS.items():
            self.setColumnWidth(part, width)
        head.setSectionResizeMode(Part.REASON, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self._on_resized)
        self.setColumnHidden(Part.CONFIRM, True)

    def _on_reset(self) -> None:
        self.setColumnHidden(Part.CONFIRM, not self._judged.has_held())
        self.resizeRowsToContents()

    def _on_resized(self) -> None:
        self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._judged.tick(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == Part.CONFIRM:
            self._judged.tick(index.row())


def _paint_box(painter: QPainter, cell: QRect, is_ticked: bool) -> None:
    worn = tokens()
    top = cell.top() + (cell.height() - 1 - _BOX_PX) / 2
    box = QRectF(cell.left() + CELL_PAD, top, _BOX_PX, _BOX_PX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(worn.accent if is_ticked else worn.sub), 1))
    painter.setBrush(QColor(worn.accent if is_ticked else worn.card))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if is_ticked:
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), worn.on_accent)
    painter.restore()
