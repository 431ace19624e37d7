"""The alternation as a picture: one line a stage, a band over its days, months along the top.

On post and at school differ in fill and in words, not by colour alone.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.apprenticeships import StageKind, StageView
from ctec_desktop.domain.day_spans import ONE_DAY, Span
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.ui.kit.lines_picture import HEAD_PX, LINE_PX, MIDDLE, LinesPicture
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import apprentices_page as words

_NAME_PX, _NOTE_PX, _BAND_PX = 150, 96, 14
_LABEL_PX: Final = 62
_MONTH_STEPS: Final = (1, 2, 3, 6, 12)


class Timetable(LinesPicture):
    """A double click opens the stage it stands on."""

    stage_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._stages: tuple[StageView, ...] = ()
        self._window = Span(date.min, date.min)
        self._today = date.min
        super().__init__(words.TIMETABLE, words.NO_STAGE, parent)
        self.setMinimumSize(QSize(_NAME_PX + _NOTE_PX + 160, HEAD_PX + 4 * LINE_PX))

    def show_stages(self, stages: Sequence[StageView], window: Span, today: date) -> None:
        """Draws the stages over the days of the apprenticeship."""
        self._stages, self._window, self._today = tuple(stages), window, today
        self.begin_anew()

    def chosen(self) -> StageView | None:
        """The stage the keys stand on."""
        return self._stages[self.current()] if self._stages else None

    @override
    def line_count(self) -> int:
        return len(self._stages)

    @override
    def said_of(self, at: int) -> str:
        return words.stage_line(self._stages[at])

    @override
    def tip_at(self, where: QPoint) -> str:
        at = self.line_at(where.y())
        return "" if at is None else words.stage_line(self._stages[at])

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME_PX + _NOTE_PX + 420, HEAD_PX + max(4, min(10, len(self._stages))) * LINE_PX)

    @override
    def paint_head(self, painter: QPainter) -> None:
        colours = tokens()
        for month in self._months():
            x = self._x(month)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPoint(x, HEAD_PX - 6), QPoint(x, self.viewport().height()))
            painter.setPen(QColor(colours.sub))
            painter.drawText(QRectF(x + 3, 0, _LABEL_PX, HEAD_PX - 2), MIDDLE, f"{month.year}.{month.month}")
        if self._window.holds(self._today):
            painter.setPen(QPen(QColor(colours.ink(Tone.BAD)), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPoint(self._x(self._today), HEAD_PX - 6), QPoint(self._x(self._today), self.height()))

    @override
    def paint_line(self, painter: QPainter, at: int, rect: QRect) -> None:
        colours, one = tokens(), self._stages[at]
        painter.setPen(QColor(colours.text))
        name = painter.fontMetrics().elidedText(words.stage_name(one), Qt.TextElideMode.ElideRight, _NAME_PX - 12)
        painter.drawText(rect.adjusted(4, 0, 0, 0), MIDDLE, name)
        left, right = self._x(one.from_on), self._x(one.until_on + ONE_DAY)
        box = QRectF(left, rect.center().y() - _BAND_PX / 2, max(2, right - left), _BAND_PX)
        if one.kind is StageKind.ENTERPRISE:
            painter.fillRect(box, QColor(colours.ink(Tone.ACCENT)))
        else:
            colour = QColor(colours.ink(Tone.OK))
            painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box)
        painter.setPen(QColor(colours.sub))
        note = QRect(_NAME_PX + self._track() + 8, rect.top(), _NOTE_PX - 8, rect.height())
        painter.drawText(note, MIDDLE, words.stage_note(one))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.line_at(int(event.position().y()))
        if at is not None:
            self.stage_opened.emit(self._stages[at].id)

    def _track(self) -> int:
        """How wide the line of days is."""
        return max(1, self.viewport().width() - _NAME_PX - _NOTE_PX)

    def _x(self, on: date) -> int:
        return _NAME_PX + int((on - self._window.from_on).days * self._track() / max(1, self._window.days))

    def _months(self) -> list[date]:
        """First days of the months that have room for their name."""
        first = self._window.from_on.replace(day=1)
        months = max(1, self._window.days // 30)
        room = max(1, self._track() // _LABEL_PX)
        step = next((one for one in _MONTH_STEPS if months <= one * room), _MONTH_STEPS[-1])
        marks = (add_months(first, n) for n in range(0, months + step + 1, step))
        return [mark for mark in marks if self._window.holds(mark)]
