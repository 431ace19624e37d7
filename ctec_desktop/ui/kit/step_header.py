"""Shows the steps of a wizard and which one the person is at."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.fonts import weighted
from ctec_desktop.ui.kit.icons import paint_icon
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words

_DISC = 24.0


class StepHeader(QWidget):
    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._step = 0
        self.setFixedHeight(40)
        self.set_step(0)

    def set_step(self, step: int) -> None:
        self._step = step
        spoken = words.step_line(step + 1, len(self._titles))
        self.setAccessibleName(f"{spoken}：{self._titles[step]}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(150 * len(self._titles), 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 1.0
        for number, title in enumerate(self._titles):
            left = self._paint_step(painter, left, number, title)
        painter.end()

    def _paint_step(self, painter: QPainter, left: float, number: int, title: str) -> float:
        """Draws one step beginning at `left`; returns where the next one begins."""
        worn = tokens()
        middle = self.height() / 2
        disc = QRectF(left, middle - _DISC / 2, _DISC, _DISC)
        is_done, is_here = number < self._step, number == self._step
        painter.setPen(QPen(QColor(worn.accent if is_done or is_here else worn.field_line), 1.5))
        painter.setBrush(QColor(worn.accent if is_here else worn.accent_bg if is_done else worn.card))
        painter.drawEllipse(disc)
        if is_done:
            paint_icon(painter, "check", disc.adjusted(4, 4, -4, -4), worn.accent)
        else:
            painter.setFont(weighted(self.font(), 13, QFont.Weight.DemiBold))
            painter.setPen(QColor(worn.on_accent if is_here else worn.sub))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        font = weighted(self.font(), 14, QFont.Weight.DemiBold if is_here else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(worn.text if is_here else worn.sub))
        width = QFontMetricsF(font).horizontalAdvance(title) + 4
        start = disc.right() + Gap.S
        painter.drawText(
            QRectF(start, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title
        )
        end = start + width + Gap.S
        if number + 1 == len(self._titles):
            return end
        painter.setPen(QPen(QColor(worn.accent if is_done else worn.field_line), 1.5))
        painter.drawLine(QPointF(end, middle), QPointF(end + 44, middle))
        return end + 44 + Gap.M
