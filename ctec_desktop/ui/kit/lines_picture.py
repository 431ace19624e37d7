"""A picture of lines below each other, all over the same stretch of days: one scrolls, walks and points in it alike."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from ctec_desktop.ui.kit.theme import tokens, worn

LINE_PX, HEAD_PX = 26, 24
MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class LinesPicture(QAbstractScrollArea):
    """Up and down go from line to line; each is told to a screen reader in a sentence.

    What the lines are, whoever inherits says: `line_count`, `said_of`, `tip_at`, `paint_head` and `paint_line`.
    """

    def __init__(self, name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        worn().changed.connect(self.viewport().update)

    def line_count(self) -> int:
        raise NotImplementedError

    def said_of(self, at: int) -> str:
        """A line in a sentence."""
        raise NotImplementedError

    def tip_at(self, where: QPoint) -> str:
        """What stands under a point; empty where nothing does."""
        raise NotImplementedError

    def paint_head(self, painter: QPainter) -> None:
        """What stands above all lines, and runs through them."""
        raise NotImplementedError

    def paint_line(self, painter: QPainter, at: int, rect: QRect) -> None:
        raise NotImplementedError

    def current(self) -> int:
        """The line the keys stand on."""
        return self._current

    def line_rect(self, at: int) -> QRect:
        """Where a line stands on show."""
        top = HEAD_PX + at * LINE_PX - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), LINE_PX)

    def line_at(self, y: int) -> int | None:
        at = (y - HEAD_PX + self.verticalScrollBar().value()) // LINE_PX
        return at if y >= HEAD_PX and 0 <= at < self.line_count() else None

    def begin_anew(self) -> None:
        """Other lines are there: the keys stand on the first."""
        self._current = 0
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell()
        self.viewport().update()

    def set_current(self, at: int) -> None:
        """Marks a line and scrolls to it."""
        self._current = min(max(at, 0), max(0, self.line_count() - 1))
        rect, bar = self.line_rect(self._current), self.verticalScrollBar()
        if rect.top() < HEAD_PX:
            bar.setValue(bar.value() + rect.top() - HEAD_PX)
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())
        self._tell()
        self.viewport().update()

    def _fit(self) -> None:
        """How far there is to scroll."""
        room = self.viewport().height() - HEAD_PX
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.line_count() * LINE_PX - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(LINE_PX)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said_of(self._current) if self.line_count() else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.viewport().rect()
        if not self.line_count():
            painter.setPen(QColor(tokens().sub))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._nothing)
            return
        self.paint_head(painter)
        painter.setClipRect(rect.adjusted(0, HEAD_PX, 0, 0))
        first = self.verticalScrollBar().value() // LINE_PX
        for at in range(first, min(self.line_count(), first + rect.height() // LINE_PX + 2)):
            place = self.line_rect(at)
            if at == self._current and self.hasFocus():
                painter.fillRect(place, QColor(tokens().accent_bg))
            self.paint_line(painter, at, place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.set_current(self._current + step)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.line_at(int(event.position().y()))
        if at is not None:
            self.set_current(at)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)
