"""One entry of the rail."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ctec_desktop.ui.kit.fonts import weighted
from ctec_desktop.ui.kit.icons import paint_icon
from ctec_desktop.ui.kit.lettered import Lettered
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens

_HEIGHT, _WIDTH, _NARROW = 42, 160, 41
# Where the window is low, entries are this high, and only then has the rail to be scrolled.
_LEAST_HEIGHT = 30
_ICON = 20


class RailButton(Lettered, QAbstractButton):
    """Icon and title; only the icon while the rail is narrow."""

    def __init__(self, title: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._is_narrow = False
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._show_words()
        self.updateGeometry()

    @override
    def _show_words(self) -> None:
        super()._show_words()
        self.setToolTip(self._tip() if self._is_narrow else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NARROW if self._is_narrow else _WIDTH, _LEAST_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            _fill(painter, ground, worn.accent_bg)
        elif self.underMouse():
            _fill(painter, ground, worn.hover)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(worn.accent), 1.4))
            painter.drawRoundedRect(ground, 9, 9)
        top = (self.height() - _ICON) / 2
        left = (self.width() - _ICON) / 2 if self._is_narrow else 14.0
        ink = worn.accent if self.isChecked() else worn.sub
        paint_icon(painter, self._icon_name, QRectF(left, top, _ICON, _ICON), ink)
        if not self._is_narrow:
            weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
            painter.setFont(weighted(self.font(), 14, weight))
            painter.setPen(QColor(worn.accent if self.isChecked() else worn.text))
            words = QRectF(46, 0, self.width() - 52, self.height())
            how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
            painter.drawText(words, how, self._shown())
        painter.end()


def _fill(painter: QPainter, rect: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, 9, 9)
