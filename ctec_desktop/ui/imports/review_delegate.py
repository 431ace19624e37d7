"""Paints the lines of a review: wrapped sentences, ticks, a hairline between two rows of the sheet."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ctec_desktop.ui.imports.review_model import ReviewModel
from ctec_desktop.ui.kit.icons import paint_icon
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import CELL_PAD, Tone

_TICK_PX: Final = 18
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class ReviewDelegate(QStyledItemDelegate):
    def __init__(self, model: ReviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fitted: dict[tuple[str, int, int], str] = {}

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        worn, line, last = tokens(), self._model.line(index.row()), self._model.columnCount() - 1
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(worn.accent_bg))
        if line.is_first and index.row():
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, QColor(worn.line))
        if self._model.has_ticks and index.column() == 0:
            if line.is_first:
                self._paint_tick(painter, rect, self._model.is_ticked(index.row()))
            return
        text = self._model.text_at(index.row(), index.column())
        if text:
            inner = rect.adjusted(CELL_PAD, 3, -CELL_PAD, -3)
            painter.setFont(option.font)
            painter.setPen(QColor(worn.ink(line.tone if index.column() == last else Tone.PLAIN)))
            painter.drawText(inner, _WRAPPED, self._fit(painter, text, inner))

    def _paint_tick(self, painter: QPainter, rect: QRect, is_ticked: bool) -> None:
        worn = tokens()
        box = QRectF(rect.left() + CELL_PAD, rect.center().y() - _TICK_PX / 2, _TICK_PX, _TICK_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.accent if is_ticked else worn.sub), 1.2))
        painter.setBrush(QColor(worn.accent if is_ticked else worn.card))
        painter.drawRoundedRect(box, 4, 4)
        painter.restore()
        if is_ticked:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), worn.on_accent)

    def _fit(self, painter: QPainter, text: str, rect: QRect) -> str:
        """The text as far as it fits, with an ellipsis where it does not."""
        key = (text, rect.width(), rect.height())
        if key not in self._fitted:
            if len(self._fitted) > 4000:
                self._fitted.clear()
            self._fitted[key] = self._cut(painter, text, rect)
        return self._fitted[key]

    def _cut(self, painter: QPainter, text: str, rect: QRect) -> str:
        if self._is_within(painter, text, rect):
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._is_within(painter, f"{text[:middle]}…", rect):
                low = middle
            else:
                high = middle - 1
        return f"{text[:low]}…"

    @staticmethod
    def _is_within(painter: QPainter, text: str, rect: QRect) -> bool:
        room = painter.fontMetrics().boundingRect(rect, _WRAPPED, text)
        return room.height() <= rect.height() and room.width() <= rect.width()
