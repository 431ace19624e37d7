"""One page of a document as paper on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.wording import kit as words

_EDGE = 12


class PageSheet(QWidget):
    """Draws the picture it was given, scaled to `zoom` or to the width it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._said = ""

    def show_picture(self, picture: QPixmap, width: int) -> None:
        """Shows a page `width` logical pixels wide."""
        self._picture = picture
        self._said = ""
        height = round(width * picture.height() / max(1, picture.width()))
        self.setFixedSize(width + 2 * _EDGE, height + 2 * _EDGE)
        self.update()

    def say(self, text: str = words.LOADING) -> None:
        """Shows a word instead of a page; the size stays."""
        self._picture = QPixmap()
        self._said = text
        self.update()

    def has_picture(self) -> bool:
        return not self._picture.isNull()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 800)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = tokens()
        paper = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(5, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 9))
            painter.drawRoundedRect(paper.adjusted(-spread, -spread + 2, spread, spread + 2), 3, 3)
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(paper)
        if self._picture.isNull():
            painter.setPen(QColor(worn.sub if not worn.is_dark else "#566072"))
            painter.drawText(paper, Qt.AlignmentFlag.AlignCenter, self._said)
        else:
            painter.drawPixmap(paper, self._picture, QRectF(self._picture.rect()))
        painter.end()
