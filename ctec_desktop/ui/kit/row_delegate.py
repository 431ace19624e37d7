"""Paints a table's cells straight from the row: ground, one line below, text in its tone."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ctec_desktop.ui.kit.columns import Align
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import CELL_PAD, Tokens, Tone

_PILL_PX: Final = 22
_SHARE_PX: Final = 8
_SHARE_GAP_PX: Final = 10
_WHOLE: Final = 100
_SINGLE_LINE: Final = int(Qt.TextFlag.TextSingleLine)


class RowDelegate(QStyledItemDelegate):
    """The one delegate of every list; it knows the model's rows and asks for no role but the row itself."""

    def __init__(self, model: IdsTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._selection: QItemSelectionModel | None = None
        self.hovered = -1
        self.current = -1
        self.first_column = 0
        self._elided: dict[tuple[str, int], str] = {}
        self._metrics: QFontMetrics | None = None
        self._font = QFont()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        position, at = index.row(), index.column()
        rect: QRect = option.rect
        worn = tokens()
        if self._selection is not None and self._selection.isSelected(index):
            painter.fillRect(rect, _colour(worn.accent_bg))
        elif position == self.hovered:
            painter.fillRect(rect, _colour(worn.hover))
        painter.setPen(_colour(worn.line))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if at == self.first_column and position == self.current:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, _colour(worn.accent))
        row = self._model.row_at(position)
        if row is None:
            self._write(painter, rect, "—" if self._model.is_lost(position) else "…", worn.sub, Align.LEFT)
            return
        column = self._model.columns[at]
        text = column.written(row, at)
        tone = Tone.PLAIN if column.tone is None else column.tone(row)
        if column.is_pill and text and tone is not Tone.PLAIN:
            self._write_pill(painter, rect, text, worn, tone)
        elif column.share is not None:
            self._draw_share(painter, rect, text, worn, column.share(row))
        else:
            self._write(painter, rect, text, worn.ink(tone), column.align)

    def follow(self, selection: QItemSelectionModel) -> None:
        """Paints what is chosen in this model (the option's own state would wrap the whole style class at start)."""
        self._selection = selection

    def use_font(self, font: QFont) -> None:
        """Measures with this font from now on."""
        self._font = font
        self._metrics = QFontMetrics(font)
        self._elided.clear()

    def _write(self, painter: QPainter, rect: QRect, text: str, colour: str, align: int) -> None:
        inner = rect.adjusted(CELL_PAD, 0, -CELL_PAD, -1)
        painter.setPen(_colour(colour))
        painter.drawText(inner, int(align) | _SINGLE_LINE, self._fitted(text, inner.width()))

    def _write_pill(self, painter: QPainter, rect: QRect, text: str, worn: Tokens, tone: Tone) -> None:
        metrics = self._measured()
        width = min(metrics.horizontalAdvance(text) + 20, rect.width() - CELL_PAD)
        top = rect.top() + (rect.height() - 1 - _PILL_PX) / 2
        pill = QRectF(rect.left() + CELL_PAD - 1, top, width, _PILL_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(worn.ground(tone)))
        painter.drawRoundedRect(pill, _PILL_PX / 2, _PILL_PX / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # the next row's line stays one pixel
        painter.setPen(_colour(worn.ink(tone)))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self._fitted(text, int(width) - 8))

    def _draw_share(self, painter: QPainter, rect: QRect, text: str, worn: Tokens, percent: int) -> None:
        """A bar as long as the share, and the share in figures behind it."""
        figures = self._measured().horizontalAdvance("100%") + _SHARE_GAP_PX
        inner = rect.adjusted(CELL_PAD, 0, -CELL_PAD, -1)
        groove = QRect(inner.left(), inner.center().y() - _SHARE_PX // 2, inner.width() - figures, _SHARE_PX)
        if groove.width() > 0:
            painter.fillRect(groove, _colour(worn.line))
            tone = Tone.OK if percent >= _WHOLE else Tone.ACCENT
            filled = groove.width() * min(percent, _WHOLE) // _WHOLE
            painter.fillRect(QRect(groove.left(), groove.top(), filled, groove.height()), _colour(worn.ink(tone)))
        painter.setPen(_colour(worn.ink(Tone.PLAIN)))
        painter.drawText(inner, int(Align.RIGHT) | _SINGLE_LINE, text)

    def _fitted(self, text: str, width: int) -> str:
        key = (text, width)
        known = self._elided.get(key)
        if known is None:
            if len(self._elided) > 8000:
                self._elided.clear()
            known = self._measured().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
            self._elided[key] = known
        return known

    def _measured(self) -> QFontMetrics:
        if self._metrics is None:
            self._metrics = QFontMetrics(self._font)
        return self._metrics


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)
