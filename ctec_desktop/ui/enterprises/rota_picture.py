"""A rota drawn: a line for each day, bars over 24 hours, the hours of the night shaded, hours beside each line."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ctec_desktop.domain.shift_picture import NIGHT_BANDS, DayLine, day_lines
from ctec_desktop.domain.shift_plans import ShiftPlan
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import shifts as labels
from ctec_desktop.wording import shifts_page as words

_LINE_PX, _HEAD_PX, _NAME_PX, _HOURS_PX, _BAR_PX = 24, 20, 110, 84, 12
_HOUR_STEP: Final = 3
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


class RotaPicture(QWidget):
    """Empty until a plan is shown; the whole of it is told to screen readers in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ShiftPlan | None = None
        self._lines: tuple[DayLine, ...] = ()
        self.setAccessibleName(words.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        worn().changed.connect(self.update)

    def show_plan(self, plan: ShiftPlan | None) -> None:
        """Draws a plan; None leaves a line that says what is still to be written."""
        self._plan = plan
        self._lines = () if plan is None else day_lines(plan)
        told = [] if plan is None else [labels.totals_line(plan), *map(self._told, range(len(self._lines)))]
        self.setAccessibleDescription("\n".join(told) or words.NOT_YET)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME_PX + _HOURS_PX + 320, _HEAD_PX + _LINE_PX * max(1, len(self._lines)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NAME_PX + _HOURS_PX + 160, self.sizeHint().height())

    def line_rect(self, at: int) -> QRect:
        return QRect(0, _HEAD_PX + at * _LINE_PX, self.width(), _LINE_PX)

    def _track(self) -> QRectF:
        return QRectF(_NAME_PX, _HEAD_PX, max(1, self.width() - _NAME_PX - _HOURS_PX), self.height() - _HEAD_PX)

    def _told(self, at: int) -> str:
        return "" if self._plan is None else labels.day_line(self._plan, at, self._lines[at])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        if self._plan is None:
            painter.setPen(QColor(colours.sub))
            painter.drawText(self.rect(), _CENTRE, words.NOT_YET)
            return
        self._paint_ground(painter)
        for at, line in enumerate(self._lines):
            self._paint_line(painter, self._plan, at, line)

    def _paint_ground(self, painter: QPainter) -> None:
        """The night, the hours above and thin lines below them."""
        colours, track = tokens(), self._track()
        for left, right in NIGHT_BANDS:
            band = QRectF(
                track.left() + left * track.width(), track.top(), (right - left) * track.width(), track.height()
            )
            painter.fillRect(band, QColor(colours.muted_bg))
        for hour in range(0, 25, _HOUR_STEP):
            x = track.left() + hour / 24 * track.width()
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPoint(int(x), _HEAD_PX - 3), QPoint(int(x), self.height()))
            painter.setPen(QColor(colours.sub))
            painter.drawText(QRectF(x - 20, 0, 40, _HEAD_PX - 3), _CENTRE, str(hour))

    def _paint_line(self, painter: QPainter, plan: ShiftPlan, at: int, line: DayLine) -> None:
        colours, rect, track = tokens(), self.line_rect(at), self._track()
        painter.setPen(QColor(colours.text if line.name else colours.sub))
        name = f"{labels.day_label(plan, at)}　{line.name or '休'}"
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX - 10)
        painter.drawText(rect.adjusted(2, 0, 0, 0), _MIDDLE, shown)
        painter.setPen(Qt.PenStyle.NoPen)
        tone = Tone.WARN if line.night_minutes else Tone.ACCENT
        for bar in line.bars:
            left, width = track.left() + bar.left * track.width(), (bar.right - bar.left) * track.width()
            box = QRectF(left, rect.center().y() - _BAR_PX / 2, max(2.0, width), _BAR_PX)
            colour = QColor(colours.ink(Tone.WARN if bar.is_of_day_before else tone))
            # What is left of the evening before stands lighter, so that it is not read as a shift of the day.
            colour.setAlphaF(0.45 if bar.is_of_day_before else 1.0)
            painter.setBrush(colour)
            painter.drawRoundedRect(box, 3, 3)
        if line.name:
            painter.setPen(QColor(colours.sub))
            hours = rect.adjusted(int(track.right()) + 10, 0, 0, 0)
            painter.drawText(hours, _MIDDLE, labels.hours_text(line.minutes))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = (event.pos().y() - _HEAD_PX) // _LINE_PX
            is_line = event.pos().y() >= _HEAD_PX and at < len(self._lines)
            QToolTip.showText(event.globalPos(), self._told(at) if is_line else "", self)
            return True
        return super().event(event)
