"""The sign and name of the program at the head of the rail."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.fonts import weighted
from ctec_desktop.ui.kit.icons import paint_icon
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.wording import shell as words

_SIGN = 32


class Brand(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(64)
        self.setAccessibleName(words.PRODUCT)
        self._is_narrow = False

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIGN + 10, 64)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - _SIGN) / 2 if self._is_narrow else 20.0
        sign = QRectF(left, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.accent))
        painter.drawRoundedRect(sign, 9, 9)
        paint_icon(painter, "brand", sign.adjusted(5, 5, -5, -5), worn.on_accent)
        if not self._is_narrow:
            painter.setPen(QColor(worn.text))
            painter.setFont(weighted(self.font(), 18, QFont.Weight.Bold))
            words_rect = QRectF(sign.right() + 10, 0, self.width(), self.height())
            painter.drawText(words_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words.PRODUCT)
        painter.end()
