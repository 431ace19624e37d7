"""Share meters drawn: a picture for each, all over the same months, with the line of the limit.

Our own interns are dark, those of other schools light; what is over the limit has a frame, what cannot be judged is
hatched: told by shape as well as by colour.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ctec_desktop.domain.cover_strip import day_at, months
from ctec_desktop.domain.share_meter import ShareMeter, ShareState, UnitShares
from ctec_desktop.domain.share_picture import ShareBar, picture_of
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import shares as labels
from ctec_desktop.wording import shares_page as words
from ctec_desktop.wording.cover_page import month_label

_HEAD_PX, _LINE_PX, _PICTURE_PX, _GAP_PX, _NAME_PX, _PAD_PX, _GROUND_PX = 22, 22, 72, 14, 128, 12, 12
_LEAST_MONTH_PX, _LEAST_YEAR_PX = 44, 72
_TONES: Final = {ShareState.WITHIN: Tone.ACCENT, ShareState.OVER: Tone.BAD, ShareState.UNKNOWN: Tone.WARN}
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_LIGHT: Final = 0.4


class SharePicture(QWidget):
    """Every meter of one unit below the other; told to screen readers in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: UnitShares | None = None
        self.setAccessibleName(words.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        worn().changed.connect(self.update)

    def show_shares(self, shares: UnitShares | None) -> None:
        self._shares = shares
        meters = () if shares is None else shares.meters
        self.setAccessibleDescription("\n".join([words.summary_line(shares), *map(words.meter_note, meters)]))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        meters = 0 if self._shares is None else len(self._shares.meters)
        return QSize(_NAME_PX + 520, _HEAD_PX + max(1, meters) * (_LINE_PX + _PICTURE_PX + _GAP_PX))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NAME_PX + 200, self.sizeHint().height())

    def picture_rect(self, at: int) -> QRect:
        """Where the bars of a meter stand."""
        top = _HEAD_PX + at * (_LINE_PX + _PICTURE_PX + _GAP_PX) + _LINE_PX
        return QRect(_NAME_PX, top, max(1, self.width() - _NAME_PX - _PAD_PX), _PICTURE_PX)

    def tip_at(self, where: QPoint) -> str:
        """What the days under a point come to."""
        shares = self._shares
        for at, meter in enumerate(() if shares is None else shares.meters):
            rect = self.picture_rect(at)
            if shares is not None and rect.contains(where):
                on = day_at((where.x() - rect.left()) / rect.width(), shares.window)
                hit = next((step for step in meter.steps if step.days.holds(on)), None)
                return "" if hit is None else labels.step_line(meter, hit)
        return ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shares = self._shares
        if shares is None:
            painter.setPen(QColor(tokens().sub))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words.NOBODY)
            return
        self._paint_months(painter, shares)
        for at, meter in enumerate(shares.meters):
            self._paint_meter(painter, shares, meter, self.picture_rect(at))

    def _paint_months(self, painter: QPainter, shares: UnitShares) -> None:
        colours, free_from = tokens(), -1.0
        track = self.picture_rect(0)
        for at, (day, left) in enumerate(months(shares.window)):
            x = track.left() + left * track.width()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(x, _HEAD_PX - 5), QPointF(x, _HEAD_PX))
            for below in map(self.picture_rect, range(len(shares.meters))):
                painter.drawLine(QPointF(x, below.top()), QPointF(x, below.bottom()))
            if x >= free_from:
                painter.setPen(QColor(colours.sub))
                text = month_label(day, is_first=at == 0)
                painter.drawText(QRectF(x + 3, 0, 120, _HEAD_PX - 2), _MIDDLE, text)
                free_from = x + (_LEAST_YEAR_PX if at == 0 or day.month == 1 else _LEAST_MONTH_PX)

    def _paint_meter(self, painter: QPainter, shares: UnitShares, meter: ShareMeter, rect: QRect) -> None:
        colours, drawing = tokens(), picture_of(meter, shares.window)
        line = QRectF(rect.left(), rect.top() - _LINE_PX, rect.width(), _LINE_PX)
        painter.setPen(QColor(colours.ink(_TONES[meter.worst.state])))
        told = painter.fontMetrics().elidedText(labels.meter_line(meter), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(line, _MIDDLE, told)
        painter.setPen(QColor(colours.text))
        name = meter.post_name or labels.WHOLE_UNIT
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX - 12)
        painter.drawText(QRect(2, rect.top() - _LINE_PX, _NAME_PX - 8, _LINE_PX), _MIDDLE, shown)
        for bar in drawing.bars:
            self._paint_bar(painter, bar, rect)
        limit = rect.bottom() - drawing.limit * rect.height()
        painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(rect.left(), limit), QPointF(rect.right(), limit))
        painter.setPen(QColor(colours.sub))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRectF(0, limit - 10, _NAME_PX - 6, 20), right, labels.limit_label(meter))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))

    def _paint_bar(self, painter: QPainter, bar: ShareBar, rect: QRect) -> None:
        state = bar.step.state
        colour = QColor(tokens().ink(_TONES[state]))
        left, width = rect.left() + bar.left * rect.width(), max(2.0, (bar.right - bar.left) * rect.width())
        high = float(_GROUND_PX) if bar.height is None else bar.height * rect.height()
        box = QRectF(left, rect.bottom() - high, width, high)
        if state is ShareState.UNKNOWN or bar.ours is None:
            painter.fillRect(box, QColor(tokens().ground(Tone.WARN)))
            painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        else:
            light = QColor(colour)
            light.setAlphaF(_LIGHT)
            ours = bar.ours * rect.height()
            painter.fillRect(QRectF(left, rect.bottom() - ours, width, ours), colour)
            painter.fillRect(QRectF(left, box.top(), width, high - ours), light)
        if state is not ShareState.WITHIN:
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)
