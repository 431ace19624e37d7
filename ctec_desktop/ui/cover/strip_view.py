"""The strip of cover as a picture: one line a student, one band for each stretch of days, months along the top.

What lacks cover is told by its place, its hatching and its height, not by colour alone.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.cover_strip import Band, BandState, bands, day_at, months, window_of
from ctec_desktop.domain.cover_views import StudentCover
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.ui.kit.lines_picture import HEAD_PX, LINE_PX, MIDDLE, LinesPicture
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover_page as words

_NAME_PX, _PAD_PX = 132, 12
_BAND_PX: Final = {BandState.COVERED: 10, BandState.LACKING: 16, BandState.SPARE: 4}
_TONES: Final = {BandState.COVERED: Tone.OK, BandState.LACKING: Tone.BAD, BandState.SPARE: Tone.MUTED}
_LEAST_MONTH_PX, _LEAST_YEAR_PX = 44, 72


class StripView(LinesPicture):
    """A line for each student, all over the same months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._people: tuple[StudentCover, ...] = ()
        self._bands: tuple[tuple[Band, ...], ...] = ()
        self._window: Span | None = None
        super().__init__(words.STRIP, words.NO_PLACEMENT, parent)
        self.setMinimumSize(QSize(_NAME_PX + 120, HEAD_PX + 2 * LINE_PX))

    def show_people(self, people: Sequence[StudentCover]) -> None:
        """Draws these students; nobody where none of them has a day of internship."""
        self._window = window = window_of(one.ledger for one in people)
        self._people = () if window is None else tuple(people)
        self._bands = () if window is None else tuple(bands(one.ledger, window) for one in people)
        self.begin_anew()

    def go_to(self, student_id: int) -> None:
        """Marks the line of a student, if there is one."""
        at = next((n for n, one in enumerate(self._people) if one.student_id == student_id), None)
        if at is not None:
            self.set_current(at)

    @override
    def line_count(self) -> int:
        return len(self._people)

    @override
    def said_of(self, at: int) -> str:
        one = self._people[at]
        return words.strip_line(one.name, one.ledger.uncovered, one.ledger.gap_days)

    @override
    def tip_at(self, where: QPoint) -> str:
        at = self.line_at(where.y())
        if self._window is None or at is None or where.x() < _NAME_PX:
            return ""
        on = day_at((where.x() - _NAME_PX) / self._track(), self._window)
        hit = next((one for one in reversed(self._bands[at]) if one.days.holds(on)), None)
        return words.band_tip(hit.state, hit.days) if hit else ""

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME_PX + 560, HEAD_PX + 8 * LINE_PX)

    @override
    def paint_head(self, painter: QPainter) -> None:
        if self._window is None:
            return
        colours, free_from = tokens(), -1.0
        for at, (day, left) in enumerate(months(self._window)):
            x = _NAME_PX + left * self._track()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPoint(int(x), HEAD_PX - 6), QPoint(int(x), self.viewport().height()))
            if x >= free_from:
                painter.setPen(QColor(colours.sub))
                text = words.month_label(day, is_first=at == 0)
                painter.drawText(QRectF(x + 3, 0, 120, HEAD_PX - 2), MIDDLE, text)
                free_from = x + (_LEAST_YEAR_PX if at == 0 or day.month == 1 else _LEAST_MONTH_PX)

    @override
    def paint_line(self, painter: QPainter, at: int, rect: QRect) -> None:
        painter.setPen(QColor(tokens().text))
        name = painter.fontMetrics().elidedText(self._people[at].name, Qt.TextElideMode.ElideRight, _NAME_PX - 16)
        painter.drawText(rect.adjusted(4, 0, 0, 0), MIDDLE, name)
        for band in self._bands[at]:
            self._paint_band(painter, band, rect)

    def _track(self) -> int:
        """How wide the line of days is."""
        return max(1, self.viewport().width() - _NAME_PX - _PAD_PX)

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
