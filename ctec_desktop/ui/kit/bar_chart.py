"""Bars on a scale: what was is dark, what is still to come light, the bar of today named in strong ink."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ctec_desktop.ui.kit.theme import tokens, worn

_LEAST: Final = QSize(320, 180)
_SCALE_PX, _FOOT_PX, _TOP_PX = 52, 24, 18
_WIDEST_PX: Final = 34.0
_ROUND: Final = 4.0
# Whole steps people count in.
_STEPS: Final = (1, 2, 5)
_MOST_LINES: Final = 5


class Bar(NamedTuple):
    """Args: `said` is the bar in words, for the tip and for screen readers."""

    label: str
    value: int
    said: str
    is_ahead: bool = False
    is_now: bool = False


class BarChart(QWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        worn().changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleDescription("；".join(bar.said for bar in bars))
        self.update()

    def bar_at(self, where: QPointF) -> Bar | None:
        """The bar whose place a point is in, from the foot to the top of the chart."""
        for at, bar in enumerate(self._bars):
            if self._place(at).contains(where):
                return bar
        return None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter, inks = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = scale_step(max(bar.value for bar in self._bars))
        top = step * max(1, -(-max(bar.value for bar in self._bars) // step))
        ground = self._ground()
        for value in range(0, top + 1, step):
            y = ground.bottom() - ground.height() * value / top
            painter.setPen(QPen(QColor(inks.line)))
            painter.drawLine(QPointF(ground.left(), y), QPointF(ground.right(), y))
            painter.setPen(QColor(inks.sub))
            place = QRectF(0, y - 10, _SCALE_PX - 8, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:,}")
        for at, bar in enumerate(self._bars):
            self._draw(painter, self._place(at), bar, top)
        painter.end()

    @override
    def event(self, e: QEvent) -> bool:
        if isinstance(e, QHelpEvent):
            bar = self.bar_at(QPointF(e.pos()))
            QToolTip.showText(e.globalPos(), bar.said if bar else "", self)
            return True
        return super().event(e)

    def _draw(self, painter: QPainter, place: QRectF, bar: Bar, top: int) -> None:
        inks = tokens()
        wide = min(_WIDEST_PX, place.width() * 0.62)
        ground = self._ground()
        high = ground.height() * bar.value / top
        box = QRectF(place.center().x() - wide / 2, ground.bottom() - high, wide, high)
        painter.setPen(Qt.PenStyle.NoPen if not bar.is_ahead else QPen(QColor(inks.accent), 1))
        painter.setBrush(QColor(inks.accent_bg if bar.is_ahead else inks.accent))
        if bar.value:
            painter.drawRoundedRect(box, min(_ROUND, high / 2), min(_ROUND, high / 2))
            painter.setPen(QColor(inks.sub))
            above = QRectF(place.left(), box.top() - 18, place.width(), 16)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{bar.value:,}")
        painter.setPen(QColor(inks.accent if bar.is_now else inks.sub))
        foot = QRectF(place.left(), ground.bottom() + 4, place.width(), _FOOT_PX - 4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, bar.label)

    def _ground(self) -> QRectF:
        return QRectF(_SCALE_PX, _TOP_PX, self.width() - _SCALE_PX - 4, self.height() - _TOP_PX - _FOOT_PX)

    def _place(self, at: int) -> QRectF:
        ground = self._ground()
        wide = ground.width() / len(self._bars)
        return QRectF(ground.left() + at * wide, 0, wide, self.height())


def scale_step(most: int) -> int:
    """The distance of the lines behind the bars: 1, 2 or 5 times a power of ten, so that few lines are enough."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * _MOST_LINES >= most:
                return step * power
        power *= 10
