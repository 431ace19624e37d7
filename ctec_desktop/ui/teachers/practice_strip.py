"""The strip of practice as a picture: one line a teacher, one band for each stretch of days, years along the top.

Each state is told by height, fill and hatching, and each line by words at its end, not by colour alone.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
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

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.strip import Band, BandState, bands, day_at, place, strip_window, years
from ctec_desktop.domain.practice.views import PracticeLine
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import practice_page as words

# Calendar years before that of the day.
STRIP_YEARS: Final = 5
_LINE_PX, _HEAD_PX, _NAME_PX, _NOTE_PX = 26, 24, 104, 132
_BAND_PX: Final = {BandState.COUNTED: 14, BandState.BASE: 9, BandState.UNVERIFIED: 14, BandState.EXEMPT: 20}
TONES: Final = {
    BandState.COUNTED: Tone.OK,
    BandState.BASE: Tone.ACCENT,
    BandState.UNVERIFIED: Tone.WARN,
    BandState.EXEMPT: Tone.MUTED,
}
_NOTE_TONES: Final = {MeterState.SHORT: Tone.BAD, MeterState.MET: Tone.OK, MeterState.OPEN: Tone.WARN}
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class PracticeStrip(QAbstractScrollArea):
    """Up and down go from teacher to teacher; each is told to a screen reader in a sentence."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PracticeLine, ...] = ()
        self._bands: tuple[tuple[Band, ...], ...] = ()
        self._window: Span | None = None
        self._current = 0
        self.setAccessibleName(words.STRIP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(_NAME_PX + _NOTE_PX + 120, _HEAD_PX + _LINE_PX))
        worn().changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[PracticeLine]) -> None:
        """Draws these teachers, all over the same years."""
        self._lines = tuple(lines)
        window = strip_window(lines[0].ledger.on, STRIP_YEARS) if lines else None
        self._window = window
        self._bands = () if window is None else tuple(bands(one.ledger, window) for one in lines)
        self._current = 0
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell()
        self.viewport().update()

    def current(self) -> int:
        """The line the keys stand on."""
        return self._current

    def go_to(self, teacher_id: int) -> None:
        """Marks the line of a teacher, if there is one."""
        at = next((n for n, one in enumerate(self._lines) if one.teacher.id == teacher_id), None)
        if at is not None:
            self._set_current(at)

    def line_rect(self, at: int) -> QRect:
        """Where a line stands on show."""
        top = _HEAD_PX + at * _LINE_PX - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), _LINE_PX)

    def tip_at(self, where: QPoint) -> str:
        """What the band under a point says."""
        at = self._line_at(where.y())
        if self._window is None or at is None or not _NAME_PX <= where.x() <= _NAME_PX + self._track():
            return ""
        on = day_at((where.x() - _NAME_PX) / self._track(), self._window)
        hit = next((one for one in reversed(self._bands[at]) if one.days.holds(on)), None)
        return words.band_tip(hit.state, hit.days) if hit else ""

    def _track(self) -> int:
        """How wide the line of days is."""
        return max(1, self.viewport().width() - _NAME_PX - _NOTE_PX)

    def _line_at(self, y: int) -> int | None:
        at = (y - _HEAD_PX + self.verticalScrollBar().value()) // _LINE_PX
        return at if y >= _HEAD_PX and 0 <= at < len(self._lines) else None

    def _fit(self) -> None:
        """How far there is to scroll."""
        room = self.viewport().height() - _HEAD_PX
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._lines) * _LINE_PX - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(_LINE_PX)

    def _set_current(self, at: int) -> None:
        self._current = min(max(at, 0), max(0, len(self._lines) - 1))
        rect, bar = self.line_rect(self._current), self.verticalScrollBar()
        if rect.top() < _HEAD_PX:
            bar.setValue(bar.value() + rect.top() - _HEAD_PX)
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        told = words.strip_line(self._lines[self._current]) if self._lines else ""
        self.setAccessibleDescription(told)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME_PX + _NOTE_PX + 460, _HEAD_PX + max(1, min(8, len(self._lines))) * _LINE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.viewport().rect()
        if self._window is None:
            painter.setPen(QColor(tokens().sub))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words.NO_TEACHER)
            return
        self._paint_years(painter, self._window)
        painter.setClipRect(rect.adjusted(0, _HEAD_PX, 0, 0))
        first = self.verticalScrollBar().value() // _LINE_PX
        for at in range(first, min(len(self._lines), first + rect.height() // _LINE_PX + 2)):
            self._paint_line(painter, at)
        self._paint_marks(painter, self._window)

    def _paint_years(self, painter: QPainter, window: Span) -> None:
        colours = tokens()
        for year, left in years(window):
            x = _NAME_PX + int(left * self._track())
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPoint(x, _HEAD_PX - 6), QPoint(x, self.viewport().height()))
            painter.setPen(QColor(colours.sub))
            painter.drawText(QRectF(x + 3, 0, 80, _HEAD_PX - 2), _MIDDLE, str(year))

    def _paint_line(self, painter: QPainter, at: int) -> None:
        colours, rect, line = tokens(), self.line_rect(at), self._lines[at]
        if at == self._current and self.hasFocus():
            painter.fillRect(rect, QColor(colours.accent_bg))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(line.teacher.name, Qt.TextElideMode.ElideRight, _NAME_PX - 12)
        painter.drawText(rect.adjusted(4, 0, 0, 0), _MIDDLE, name)
        for band in self._bands[at]:
            self._paint_band(painter, band, rect)
        painter.setPen(QColor(colours.ink(_NOTE_TONES.get(line.ledger.main.state, Tone.MUTED))))
        note = QRect(_NAME_PX + self._track() + 8, rect.top(), _NOTE_PX - 8, rect.height())
        painter.drawText(note, _MIDDLE, words.strip_note(line))

    def _paint_band(self, painter: QPainter, band: Band, rect: QRect) -> None:
        track, high = self._track(), _BAND_PX[band.state]
        left, right = _NAME_PX + band.left * track, _NAME_PX + band.right * track
        box = QRectF(left, rect.center().y() - high / 2, max(2.0, right - left), high)
        colour = QColor(tokens().ink(TONES[band.state]))
        if band.state in (BandState.COUNTED, BandState.BASE):
            painter.fillRect(box, colour)
            return
        pattern = Qt.BrushStyle.BDiagPattern if band.state is BandState.UNVERIFIED else Qt.BrushStyle.Dense6Pattern
        painter.fillRect(box, QBrush(colour, pattern))
        if band.state is BandState.UNVERIFIED:
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box)

    def _paint_marks(self, painter: QPainter, window: Span) -> None:
        """The day the picture is as of, and the day from which the first teacher's window counts."""
        ledger = self._lines[0].ledger
        for on, style in ((ledger.on, Qt.PenStyle.SolidLine), (ledger.main.window.from_on, Qt.PenStyle.DashLine)):
            if window.holds(on):
                x = _NAME_PX + int(place(on, window) * self._track())
                painter.setPen(QPen(QColor(tokens().sub), 1, style))
                painter.drawLine(QPoint(x, _HEAD_PX), QPoint(x, self.viewport().height()))

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
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(int(event.position().y()))
        if at is not None:
            self.line_chosen.emit(self._lines[at].teacher.id)

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
