"""The strip of cover as a picture: one line a student, one band for each stretch of days, months along the top.

What lacks cover is told by its place, its hatching and its height, not by colour alone.
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
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from ctec_desktop.domain.cover_strip import Band, BandState, bands, day_at, months, window_of
from ctec_desktop.domain.cover_views import StudentCover
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover_page as words

_LINE_PX, _PAD_PX = 26, 12
NAME_PX: Final = 132
_BAND_PX: Final = {BandState.COVERED: 10, BandState.LACKING: 16, BandState.SPARE: 4}
_TONES: Final = {BandState.COVERED: Tone.OK, BandState.LACKING: Tone.BAD, BandState.SPARE: Tone.MUTED}


class StripView(QWidget):
    """Up and down go from student to student; each is told to a screen reader in a sentence."""

    current_changed = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[StudentCover, ...] = ()
        self._bands: tuple[tuple[Band, ...], ...] = ()
        self._window: Span | None = None
        self._current = 0
        self.setAccessibleName(words.STRIP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(NAME_PX + 240)
        worn().changed.connect(self.update)

    def show_people(self, people: Sequence[StudentCover]) -> None:
        """Draws these students, all over the same months."""
        self._people = tuple(people)
        self._window = window_of(one.ledger for one in people)
        window = self._window
        self._bands = () if window is None else tuple(bands(one.ledger, window) for one in people)
        self._current = 0
        self.setFixedHeight(_LINE_PX * max(1, len(self._people)) + 4)
        self._tell()
        self.update()
        self.resized.emit()

    def window_and_track(self) -> tuple[Span | None, int]:
        """The days that are drawn, and how wide their line is."""
        return self._window, self._track()

    def current(self) -> int:
        """The line the keys stand on."""
        return self._current

    def go_to(self, student_id: int) -> None:
        """Marks the line of a student, if there is one."""
        at = next((n for n, one in enumerate(self._people) if one.student_id == student_id), None)
        if at is not None:
            self._set_current(at)

    def line_rect(self, at: int) -> QRect:
        """Where a line stands in the picture."""
        return QRect(0, at * _LINE_PX, self.width(), _LINE_PX)

    def tip_at(self, where: QPoint) -> str:
        """What the band under a point says."""
        at = where.y() // _LINE_PX
        if self._window is None or not 0 <= at < len(self._bands) or where.x() < NAME_PX:
            return ""
        on = day_at((where.x() - NAME_PX) / self._track(), self._window)
        hit = next((one for one in reversed(self._bands[at]) if one.days.holds(on)), None)
        return words.band_tip(hit.state, hit.days) if hit else ""

    def _track(self) -> int:
        """How wide the line of days is."""
        return max(1, self.width() - NAME_PX - _PAD_PX)

    def _set_current(self, at: int) -> None:
        self._current = min(max(at, 0), max(0, len(self._people) - 1))
        self._tell()
        self.update()
        self.current_changed.emit(self._current)

    def _tell(self) -> None:
        one = self._people[self._current] if self._people else None
        told = "" if one is None else words.strip_line(one.name, one.ledger.uncovered, one.ledger.gap_days)
        self.setAccessibleDescription(told)

    @override
    def sizeHint(self) -> QSize:
        return QSize(NAME_PX + 560, self.minimumHeight())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        if self._window is None:
            painter.setPen(QColor(colours.sub))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words.NO_PLACEMENT)
            return
        self._paint_months(painter, self._window)
        first = max(0, event.rect().top() // _LINE_PX)
        last = min(len(self._people), event.rect().bottom() // _LINE_PX + 1)
        for at in range(first, last):
            self._paint_line(painter, at)

    def _paint_months(self, painter: QPainter, window: Span) -> None:
        painter.setPen(QPen(QColor(tokens().line), 1))
        for _, left in months(window):
            x = int(NAME_PX + left * self._track())
            painter.drawLine(QPoint(x, 0), QPoint(x, self.height()))

    def _paint_line(self, painter: QPainter, at: int) -> None:
        colours, rect = tokens(), self.line_rect(at)
        if at == self._current and self.hasFocus():
            painter.fillRect(rect, QColor(colours.accent_bg))
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(self._people[at].name, Qt.TextElideMode.ElideRight, NAME_PX - 16)
        painter.drawText(rect.adjusted(4, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), name)
        for band in self._bands[at]:
            self._paint_band(painter, band, rect)

    def _paint_band(self, painter: QPainter, band: Band, rect: QRect) -> None:
        track, high = self._track(), _BAND_PX[band.state]
        left, right = NAME_PX + band.left * track, NAME_PX + band.right * track
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
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._set_current(self._current + step)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // _LINE_PX
        if 0 <= at < len(self._people):
            self._set_current(at)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)
