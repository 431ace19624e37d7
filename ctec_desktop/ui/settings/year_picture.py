"""A year as a picture: twelve months, as many beside each other as there is room for, each day marked as what it is."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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

from ctec_desktop.domain.working_days import Day, DayKind
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import calendar_page as words
from ctec_desktop.wording.calendar import WEEKDAYS, day_line

_MOST_ACROSS: Final = 6
_CELL: Final = QSize(25, 22)
_HEAD_PX, _WEEK_PX, _GAP_PX = 24, 18, 16
_WEEKS: Final = 6
_MONTH: Final = QSize(7 * _CELL.width(), _HEAD_PX + _WEEK_PX + _WEEKS * _CELL.height())
TONES: Final = {
    DayKind.WORKDAY: Tone.PLAIN,
    DayKind.MADE_UP: Tone.ACCENT,
    DayKind.STATUTORY: Tone.BAD,
    DayKind.SWAPPED_OFF: Tone.WARN,
    DayKind.WEEKLY_REST: Tone.MUTED,
}
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


class YearPicture(QAbstractScrollArea):
    """The arrow keys go from day to day; the day they stand on is told by `day_marked` and to screen readers."""

    day_marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Mapping[date, Day] = {}
        self._year = 0
        self._marked: date | None = None
        self.setAccessibleName(words.PICTURE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(_MONTH.width() + _GAP_PX, _HEAD_PX + _WEEK_PX + 2 * _CELL.height())
        worn().changed.connect(self.viewport().update)

    def show_year(self, days: Sequence[Day], marked: date) -> None:
        """Args: `days` of one whole year; `marked` is the day the keys stand on first."""
        self._days = {day.on: day for day in days}
        self._year = days[0].on.year
        self._mark(marked if marked in self._days else days[0].on)

    def marked(self) -> Day | None:
        return None if self._marked is None else self._days[self._marked]

    def place_of(self, on: date) -> QRect:
        """Where a day is drawn, as the picture is scrolled now."""
        corner = self._corner(on.month)
        first = date(on.year, on.month, 1)
        at = first.weekday() + on.day - 1
        down = corner.y() + _HEAD_PX + _WEEK_PX + at // 7 * _CELL.height()
        return QRect(QPoint(corner.x() + at % 7 * _CELL.width(), down), _CELL)

    def _corner(self, month: int) -> QPoint:
        down, across = divmod(month - 1, self._across())
        top = down * (_MONTH.height() + _GAP_PX) - self.verticalScrollBar().value()
        return QPoint(across * (_MONTH.width() + _GAP_PX), top)

    def _across(self) -> int:
        """How many months stand beside each other; a divisor of twelve, so that no line is short."""
        room = max(1, (self.viewport().width() + _GAP_PX) // (_MONTH.width() + _GAP_PX))
        return max(count for count in (1, 2, 3, 4, _MOST_ACROSS) if count <= room)

    @override
    def sizeHint(self) -> QSize:
        """All twelve months in two lines."""
        lines = 12 // _MOST_ACROSS
        return QSize(_MOST_ACROSS * (_MONTH.width() + _GAP_PX), lines * (_MONTH.height() + _GAP_PX) - _GAP_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = 12 // self._across() * (_MONTH.height() + _GAP_PX) - _GAP_PX
        self.verticalScrollBar().setRange(0, max(0, height - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(_CELL.height())
        self._show_marked()

    def _show_marked(self) -> None:
        """Scrolls so far that the day the keys stand on is in sight."""
        if self._marked is None:
            return
        place, bar = self.place_of(self._marked), self.verticalScrollBar()
        if place.top() < 0:
            bar.setValue(bar.value() + place.top())
        elif place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() - self.viewport().height())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _day_at(self, place: QPoint) -> Day | None:
        return next((day for on, day in self._days.items() if self.place_of(on).contains(place)), None)

    def _mark(self, on: date) -> None:
        if on not in self._days:
            return
        self._marked = on
        self.setAccessibleDescription(day_line(self._days[on]))
        self.day_marked.emit(self._days[on])
        self._show_marked()
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13) if self._days else ():
            self._paint_head(painter, month)
        for day in self._days.values():
            self._paint_day(painter, day)
        painter.end()

    def _paint_head(self, painter: QPainter, month: int) -> None:
        colours, corner = tokens(), self._corner(month)
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        head = QRect(corner, QSize(_MONTH.width(), _HEAD_PX))
        painter.drawText(head.adjusted(6, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words.MONTHS[month - 1])
        painter.setFont(self.font())
        painter.setPen(QColor(colours.sub))
        for at, name in enumerate(WEEKDAYS):
            place = QRect(corner.x() + at * _CELL.width(), corner.y() + _HEAD_PX, _CELL.width(), _WEEK_PX)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)

    def _paint_day(self, painter: QPainter, day: Day) -> None:
        colours, tone = tokens(), TONES[day.kind]
        box = QRectF(self.place_of(day.on)).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if day.kind is not DayKind.WORKDAY:
            painter.setBrush(QColor(colours.ground(tone)))
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day.on == self._marked:
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.field_line), 2))
            painter.drawRoundedRect(box, 4, 4)
        written = self.font()
        # Told by weight and line as well as by colour: free by law is bold, a weekend that is worked underlined.
        written.setBold(day.kind is DayKind.STATUTORY)
        written.setUnderline(day.kind is DayKind.MADE_UP)
        painter.setFont(written)
        painter.setPen(QColor(colours.ink(tone)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(day.on.day))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._marked is None:
            super().keyPressEvent(event)
            return
        self._mark(self._marked + timedelta(days=step))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self._mark(day.on)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), day_line(day) if day else "", self)
            return True
        return super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
