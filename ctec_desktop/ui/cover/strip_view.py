"""The strip of cover as a picture: one line a student, one band for each stretch of days, months along the top.

What lacks cover is told by its place, its hatching and its height, not by colour alone.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from ctec_desktop.domain.cover_strip import Band, BandState, bands, day_at, months, window_of
from ctec_desktop.domain.cover_views import StudentCover
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover_page as words

_LINE_PX, _HEAD_PX, _NAME_PX, _PAD_PX = 26, 24, 132, 12
_BAND_PX: Final = {BandState.COVERED: 10, BandState.LACKING: 16, BandState.SPARE: 4}
_TONES: Final = {BandState.COVERED: Tone.OK, BandState.LACKING: Tone.BAD, BandState.SPARE: Tone.MUTED}
_LEAST_MONTH_PX, _LEAST_YEAR_PX = 44, 72
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class StripView(QAbstractScrollArea):
    """Up and down go from student to student; each is told to a screen reader in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[StudentCover, ...] = ()
        self._bands: tuple[tuple[Band, ...], ...] = ()
        self._window: Span | None = None
        self._current = 0
        self.setAccessibleName(words.STRIP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(_NAME_PX + 120, _HEAD_PX + 2 * _LINE_PX))
        worn().changed.connect(self.viewport().update)

    def show_people(self, people: Sequence[StudentCover]) -> None:
        """Draws these students, all over the same months."""
        self._people = tuple(people)
        self._window = window_of(one.ledger for one in people)
        window = self._window
        self._bands = () if window is None else tuple(bands(one.ledger, window) for one in people)
        self._current = 0
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell()
        self.viewport().update()

    def current(self) -> int:
        """The line the keys stand on."""
        return self._current

    def go_to(self, student_id: int) -> None:
        """Marks the line of a student, if there is one."""
        at = next((n for n, one in enumerate(self._people) if one.student_id == student_id), None)
        if at is not None:
            self._set_current(at)

    def line_rect(self, at: int) -> QRect:
        """Where a line stands on show."""
        top = _HEAD_PX + at * _LINE_PX - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), _LINE_PX)

    def tip_at(self, where: QPoint) -> str:
        """What the band under a point says."""
        at = self._line_at(where.y())
        if self._window is None or at is None or where.x() < _NAME_PX:
            return ""
        on = day_at((where.x() - _NAME_PX) / self._track(), self._window)
        hit = next((one for one in reversed(self._bands[at]) if one.days.holds(on)), None)
        return words.band_tip(hit.state, hit.days) if hit else ""

    def _track(self) -> int:
        """How wide the line of days is."""
        return max(1, self.viewport().width() - _NAME_PX - _PAD_PX)

    def _line_at(self, y: int) -> int | None:
        at = (y - _HEAD_PX + self.verticalScrollBar().value()) // _LINE_PX
        return at if y >= _HEAD_PX and 0 <= at < len(self._people) else None

    def _fit(self) -> None:
        """How far there is to scroll."""
        room = self.viewport().height() - _HEAD_PX
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._people) * _LINE_PX - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(_LINE_PX)

    def _set_current(self, at: int) -> None:
        self._current = min(max(at, 0), max(0, len(self._people) - 1))
        rect, bar = self.line_rect(self._current), self.verticalScrollBar()
        if rect.top() < _HEAD_PX:
            bar.setValue(bar.value() + rect.top() - _HEAD_PX)
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        one = self._people[self._current] if self._people else None
        told = "" if one is None else words.strip_line(one.name, one.ledger.uncovered, one.ledger.gap_days)
        self.setAccessibleDescription(told)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME_PX + 560, _HEAD_PX + 8 * _LINE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, rect = tokens(), self.viewport().rect()
        if self._window is None:
            painter.setPen(QColor(colours.sub))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words.NO_PLACEMENT)
            return
        self._paint_months(painter, self._window)
        painter.setClipRect(rect.adjusted(0, _HEAD_PX, 0, 0))
        first = self.verticalScrollBar().value() // _LINE_PX
        for at in range(first, min(len(self._people), first + rect.height() // _LINE_PX + 2)):
            self._paint_line(painter, at)

    def _paint_months(self, painter: QPainter, window: Span) -> None:
        colours, free_from = tokens(), -1.0
        for at, (day, left) in enumerate(months(window)):
            x = _NAME_PX + left * self._track()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPoint(int(x), _HEAD_PX - 6), QPoint(int(x), self.viewport().height()))
            if x >= free_from:
                painter.setPen(QColor(colours.sub))
                text = words.month_label(day, is_first=at == 0)
                painter.drawText(QRectF(x + 3, 0, 120, _HEAD_PX - 2), _MIDDLE, text)
                free_from = x + (_LEAST_YEAR_PX if at == 0 or day.month == 1 else _LEAST_MONTH_PX)

    def _paint_line(self, painter: QPainter, at: int) -> None:
        colours, rect = tokens(), self.line_rect(at)
        if at == self._current and self.hasFocus():
            painter.fillRect(rect, QColor(colours.accent_bg))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(self._people[at].name, Qt.TextElideMode.ElideRight, _NAME_PX - 16)
        painter.drawText(rect.adjusted(4, 0, 0, 0), _MIDDLE, name)
        for band in self._bands[at]:
            self._paint_band(painter, band, rect)

    def _paint_band(self, painter: QPainter, band: Band, rect: QRect) -> None:
        track, high = self._track(), _BAND_PX[band.state]
        left, right = _NAME_PX + band.left * track, _NAME_PX + band.right * track
        box = QRectF(left, rect.center().y() - high / 2, max(2.0, right - left), high)
        colour = QColor(tokens().ink(_TONES[band.state]))
        painter.fillRect(box, colour if band.state is not BandState.LACKING else QColor(tokens().bad_bg))
        if band.state is BandState.LACKING:
            painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box)

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
        self._set_current(self._current + step)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(int(event.position().y()))
        if at is not None:
            self._set_current(at)

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
