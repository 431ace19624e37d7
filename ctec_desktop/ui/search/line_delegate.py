"""Paints a line of the search: a quiet heading, or a title with what tells it apart at its right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import CELL_PAD, Tone
from ctec_desktop.ui.search.lines import Line, LinesModel
from ctec_desktop.wording import search as words

_LINE_HEIGHT: Final = 36
_HEADING_HEIGHT: Final = 30
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextSingleLine)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight) | int(Qt.TextFlag.TextSingleLine)

Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = _line(index)
        grown = option.fontMetrics.height() - 16
        return QSize(200, (_LINE_HEIGHT if line.what is not None else _HEADING_HEIGHT) + max(0, grown))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, worn = _line(index), tokens()
        rect: QRect = option.rect
        painter.save()
        if line.what is None:
            small = QFont(option.font)
            small.setPixelSize(12)
            painter.setFont(small)
            painter.setPen(QColor(worn.sub))
            painter.drawText(rect.adjusted(CELL_PAD, 6, -CELL_PAD, 0), _LEFT, line.title)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent_bg))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 8, 8)
        self._write(painter, option, rect.adjusted(CELL_PAD, 0, -CELL_PAD, 0), line)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: Line) -> None:
        worn, metrics = tokens(), option.fontMetrics
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room.width() * 3 // 5)
        painter.setPen(QColor(worn.sub if line.is_retired else worn.text))
        painter.drawText(room, _LEFT, title)
        taken = metrics.horizontalAdvance(title) + CELL_PAD
        if line.is_retired:
            painter.setPen(QColor(worn.ink(Tone.WARN)))
            painter.drawText(room.adjusted(taken, 0, 0, 0), _LEFT, words.RETIRED)
            taken += metrics.horizontalAdvance(words.RETIRED) + CELL_PAD
        painter.setPen(QColor(worn.sub))
        about = metrics.elidedText(line.about, Qt.TextElideMode.ElideMiddle, room.width() - taken)
        painter.drawText(room, _RIGHT, about)


def _line(index: Index) -> Line:
    model = index.model()
    assert isinstance(model, LinesModel)
    return model.lines[index.row()]
