"""The strip of practice as a picture: one line a teacher, one band for each stretch of days, years along the top.

Each state is told by height, fill and hatching, and each line by words at its end, not by colour alone.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.strip import Band, BandState, bands, day_at, place, strip_window, years
from ctec_desktop.domain.practice.views import PracticeLine
from ctec_desktop.ui.kit.lines_picture import HEAD_PX, LINE_PX, MIDDLE, LinesPicture
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import practice_page as words

# Calendar years before that of the day.
STRIP_YEARS: Final = 5
_NAME_PX, _NOTE_PX = 104, 132
_BAND_PX: Final = {BandState.COUNTED: 14, BandState.BASE: 9, BandState.UNVERIFIED: 14, BandState.EXEMPT: 20}
TONES: Final = {
    BandState.COUNTED: Tone.OK,
    BandState.BASE: Tone.ACCENT,
    BandState.UNVERIFIED: Tone.WARN,
    BandState.EXEMPT: Tone.MUTED,
}
_NOTE_TONES: Final = {MeterState.SHORT: Tone.BAD, MeterState.MET: Tone.OK, MeterState.OPEN: Tone.WARN}


class PracticeStrip(LinesPicture):
    """A line for each teacher, all over the same years; a double click chooses one."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: tuple[PracticeLine, ...] = ()
        self._bands: tuple[tuple[Band, ...], ...] = ()
        self._window: Span | None = None
        super().__init__(words.STRIP, words.NO_TEACHER, parent)
        self.setMinimumSize(QSize(_NAME_PX + _NOTE_PX + 120, HEAD_PX + LINE_PX))

    def show_lines(self, lines: Sequence[PracticeLine]) -> None:
        """Draws these teachers."""
        self._lines = tuple(lines)
        window = strip_window(lines[0].ledger.on, STRIP_YEARS) if lines else None
        self._window = window
        self._bands = () if window is None else tuple(bands(one.ledger, window) for one in lines)
        self.begin_anew()

    def go_to(self, teacher_id: int) -> None:
        """Marks the line of a teacher, if there is one."""
        at = next((n for n, one in enumerate(self._lines) if one.teacher.id == teacher_id), None)
        if at is not None:
            self.set_current(at)

    @override
    def line_count(self) -> int:
        return len(self._lines)

    @override
    def said_of(self, at: int) -> str:
        return words.strip_line(self._lines[at])

    @override
    def tip_at(self, where: QPoint) -> str:
        """What the band under a point says."""
        at = self.line_at(where.y())
        if self._window is None or at is None or not _NAME_PX <= where.x() <= _NAME_PX + self._track():
            return ""
        on = day_at((where.x() - _NAME_PX) / self._track(), self._window)
        hit = next((one for one in reversed(self._bands[at]) if one.days.holds(on)), None)
        return words.band_tip(hit.state, hit.days) if hit else ""

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME_PX + _NOTE_PX + 460, HEAD_PX + max(1, min(8, len(self._lines))) * LINE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._window is not None:
            self._paint_marks(QPainter(self.viewport()), self._window)

    @override
    def paint_head(self, painter: QPainter) -> None:
        colours = tokens()
        for year, left in years(self._window) if self._window is not None else ():
            x = _NAME_PX + int(left * self._track())
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPoint(x, HEAD_PX - 6), QPoint(x, self.viewport().height()))
            painter.setPen(QColor(colours.sub))
            painter.drawText(QRectF(x + 3, 0, 80, HEAD_PX - 2), MIDDLE, str(year))

    @override
    def paint_line(self, painter: QPainter, at: int, rect: QRect) -> None:
        colours, line = tokens(), self._lines[at]
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(line.teacher.name, Qt.TextElideMode.ElideRight, _NAME_PX - 12)
        painter.drawText(rect.adjusted(4, 0, 0, 0), MIDDLE, name)
        for band in self._bands[at]:
            self._paint_band(painter, band, rect)
        state = MeterState.SHORT if line.ledger.short else line.ledger.main.state
        painter.setPen(QColor(colours.ink(_NOTE_TONES.get(state, Tone.MUTED))))
        note = QRect(_NAME_PX + self._track() + 8, rect.top(), _NOTE_PX - 8, rect.height())
        painter.drawText(note, MIDDLE, words.strip_note(line))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.line_at(int(event.position().y()))
        if at is not None:
            self.line_chosen.emit(self._lines[at].teacher.id)

    def _track(self) -> int:
        """How wide the line of days is."""
        return max(1, self.viewport().width() - _NAME_PX - _NOTE_PX)

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
                painter.drawLine(QPoint(x, HEAD_PX), QPoint(x, self.viewport().height()))
