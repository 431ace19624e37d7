"""The months above a strip of cover; they stay in sight while the strip scrolls."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.cover_strip import months
from ctec_desktop.ui.cover.strip_view import NAME_PX, StripView
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.wording import cover_page as words

_HIGH_PX, _LEAST_MONTH_PX, _LEAST_YEAR_PX = 24, 44, 72


class StripHead(QWidget):
    def __init__(self, strip: StripView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self.setFixedHeight(_HIGH_PX)
        strip.resized.connect(self.update)
        worn().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        window, track = self._strip.window_and_track()
        if window is None:
            return
        painter = QPainter(self)
        painter.setPen(QColor(tokens().sub))
        free_from = -1.0
        for at, (day, left) in enumerate(months(window)):
            x = NAME_PX + left * track
            if x < free_from:
                continue
            text = words.month_label(day, is_first=at == 0)
            painter.drawText(QRectF(x + 3, 0, 120, _HIGH_PX), int(Qt.AlignmentFlag.AlignVCenter), text)
            free_from = x + (_LEAST_YEAR_PX if at == 0 or day.month == 1 else _LEAST_MONTH_PX)
