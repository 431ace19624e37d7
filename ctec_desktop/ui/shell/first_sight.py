"""What is seen of the start page until it stands: its first rows, painted where its list will paint them.

Nothing here names `Qt` itself: PySide would make all of its enumerations, which takes as long as everything else before
the first rows. So shapes are drawn as SVG, and there is one layer of text for each colour: a painter begins with the
pen of its widget's palette.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QByteArray, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.columns import Align
from ctec_desktop.ui.kit.fonts import BASE_PX, interface_font, weighted
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.tokens import (
    CELL_PAD,
    FIELD_HEIGHT,
    HEADER_HEIGHT,
    JOB_BAR_HEIGHT,
    RAIL_NARROW,
    RAIL_WIDE,
    ROW_HEIGHT,
    TITLE_LINE_HEIGHT,
    TOP_LINE_HEIGHT,
    Gap,
    Tone,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ctec_desktop.kernel.listing import Row
    from ctec_desktop.ui.kit.columns import Column
    from ctec_desktop.ui.kit.tokens import Tokens
    from ctec_desktop.ui.shell.start_view import StartHeading, StartView

_TITLE_PX: Final = 20
# The table lies in its card behind a border.
_CARD_FRAME: Final = 2
_CARD_FOOT: Final = 7
_SCROLL_BAR: Final = 12
_PILL: Final = 22
_SINGLE_LINE: Final = 0x100
_ELLIPSIS: Final = "…"


class _Writing(NamedTuple):
    font: QFont
    place: QRectF
    align: int
    text: str


class _Ink(QWidget):
    """The texts of one colour, cut where the table ends."""

    def __init__(self, colour: str, writings: "Sequence[_Writing]", room: QRect, parent: QWidget) -> None:
        super().__init__(parent)
        self._writings = writings
        self._room = room
        self.setPalette(_one_colour(QPalette.ColorRole.WindowText, colour))
        self.setGeometry(parent.rect())

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.setClipRect(self._room)
        for font, place, align, text in self._writings:
            painter.setFont(font)
            painter.drawText(place, align, text)
        painter.end()


class FirstSight(QWidget):
    """Covers the window's frame; takes no input. `painted` is emitted once, in the turn after its first paint.

    Args:
        frame: the window it covers.
        colours: the look the window opens in.
        heading: of the page; drawn while its rows are still being read.
        is_narrow: whether the rail shows only icons.
    """

    painted = Signal()

    def __init__(self, frame: QWidget, colours: "Tokens", heading: "StartHeading", *, is_narrow: bool) -> None:
        super().__init__(frame)
        self._colours = colours
        self._heading = heading
        self._rail: int = RAIL_NARROW if is_narrow else RAIL_WIDE
        self._font = interface_font()
        self._bold = weighted(self._font, BASE_PX, QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._font)
        self._inks: dict[str, list[_Writing]] = {}
        self._shapes: list[str] = []
        self._cut: dict[tuple[str, int], str] = {}
        self._is_painted = False
        self.row_count = 0
        self.setGeometry(frame.rect())
        self.setPalette(_one_colour(QPalette.ColorRole.Window, colours.bg))
        self.setAutoFillBackground(True)
        self.setAccessibleName(heading.title)
        self._draw_lines()
        self._card = self._draw_card()
        self._ground = self._drawn()

    def open(self, view: "StartView") -> None:
        """Shows the start page so far as it is known."""
        self.row_count = len(view.rows)
        left = self._rail + Gap.XL
        top_line = QRect(left, 0, self.width() - self._rail, TOP_LINE_HEIGHT - 1)
        self._write(top_line, view.school, self._colours.text, self._bold)
        table = _without_scroll_bars(self._card, self._heading.columns, len(view.rows))
        self._draw_table(view.rows, table)
        self._table, self._room = self._drawn(), QRect(0, 0, table.right() + 1, table.bottom() + 1)
        for colour, writings in self._inks.items():
            _Ink(colour, writings, self._room, self)
        self.show()

    def _drawn(self) -> QSvgRenderer:
        """The shapes since the last call."""
        size = f'width="{self.width()}" height="{self.height()}"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(self._shapes)}</svg>'
        self._shapes.clear()
        return QSvgRenderer(QByteArray(svg.encode()))

    def _draw_lines(self) -> None:
        """The grounds of the rail, the top line and the bottom line."""
        worn, rail = self._colours, self._rail
        wide, foot = self.width() - rail, self.height() - JOB_BAR_HEIGHT
        self._fill(QRect(0, 0, rail, self.height()), worn.side)
        self._fill(QRect(rail - 1, 0, 1, self.height()), worn.line)
        self._fill(QRect(rail, 0, wide, TOP_LINE_HEIGHT), worn.side)
        self._fill(QRect(rail, TOP_LINE_HEIGHT - 1, wide, 1), worn.line)
        self._fill(QRect(rail, foot, wide, JOB_BAR_HEIGHT), worn.side)
        self._fill(QRect(rail, foot, wide, 1), worn.line)

    def _draw_card(self) -> QRect:
        """Draws the heading and the card and gives the table's place in it."""
        heading = self._heading
        left, width = self._rail + Gap.XL, self.width() - self._rail - 2 * Gap.XL
        top = TOP_LINE_HEIGHT + Gap.L
        large = weighted(self._font, _TITLE_PX, QFont.Weight.DemiBold)
        height = max(QFontMetrics(large).height(), TITLE_LINE_HEIGHT)
        self._write(QRect(left, top, width, height), heading.title, self._colours.text, large)
        line = self._metrics.height()
        top += height + Gap.M + FIELD_HEIGHT + Gap.M
        lines = heading.filter_lines + (width < heading.filters_px)
        top += (lines - 1) * (Gap.S + FIELD_HEIGHT)
        foot = self.height() - JOB_BAR_HEIGHT - Gap.S - line - 1 - Gap.M
        card = QRect(left, top, width, foot - top)
        ink = f'fill="{self._colours.card}" stroke="{self._colours.line}"'
        box = f'x="{left + 0.5}" y="{top + 0.5}" width="{width - 1}" height="{foot - top - 1}" rx="11.5"'
        self._shapes.append(f"<rect {box} {ink}/>")
        return card.adjusted(_CARD_FRAME, _CARD_FRAME, -_CARD_FRAME, -_CARD_FOOT)

    def _draw_table(self, rows: "Sequence[Row]", room: QRect) -> None:
        worn, columns = self._colours, self._heading.columns
        places = _places(columns, room)
        for column, (left, width) in zip(columns, places, strict=True):
            head = QRect(left + CELL_PAD, room.top(), width - 2 * CELL_PAD, HEADER_HEIGHT - 1)
            self._write(head, column.title, worn.sub, self._bold, column.align)
        self._fill(QRect(room.left(), room.top() + HEADER_HEIGHT - 1, room.width(), 1), worn.line)
        tops = range(room.top() + HEADER_HEIGHT, room.bottom() + 1, ROW_HEIGHT)
        for row, top in zip(rows, tops, strict=False):
            self._fill(QRect(room.left(), top + ROW_HEIGHT - 1, room.width(), 1), worn.line)
            for at, (column, (left, width)) in enumerate(zip(columns, places, strict=True)):
                text, tone = column.written(row, at), Tone.PLAIN if column.tone is None else column.tone(row)
                cell = QRect(left + CELL_PAD, top, width - 2 * CELL_PAD, ROW_HEIGHT - 1)
                if column.is_pill and text and tone is not Tone.PLAIN:
                    self._draw_pill(cell, text, tone)
                else:
                    self._write(cell, text, worn.ink(tone), self._font, column.align)

    def _draw_pill(self, cell: QRect, text: str, tone: Tone) -> None:
        width = min(self._metrics.horizontalAdvance(text) + 20, cell.width() + CELL_PAD)
        left, top = cell.left() - 1, cell.top() + (ROW_HEIGHT - 1 - _PILL) / 2
        box = f'x="{left}" y="{top}" width="{width}" height="{_PILL}" rx="{_PILL / 2}"'
        self._shapes.append(f'<rect {box} fill="{self._colours.ground(tone)}"/>')
        self._write(QRectF(left, top, width, _PILL), text, self._colours.ink(tone), self._font, Align.CENTRE)

    def _fill(self, place: QRect, colour: str) -> None:
        box = f'x="{place.x()}" y="{place.y()}" width="{place.width()}" height="{place.height()}"'
        self._shapes.append(f'<rect {box} fill="{colour}"/>')

    def _write(self, place: QRect | QRectF, text: str, colour: str, font: QFont, align: int = Align.LEFT) -> None:
        fitted = self._fitted(text.replace("\n", " "), int(place.width()))
        self._inks.setdefault(colour, []).append(_Writing(font, QRectF(place), int(align) | _SINGLE_LINE, fitted))

    def _fitted(self, text: str, width: int) -> str:
        """Cut with an ellipsis where it is too long, as the list does."""
        known = self._cut.get((text, width))
        if known is None:
            known = self._cut[text, width] = self._shortened(text, width)
        return known

    def _shortened(self, text: str, width: int) -> str:
        # No letter is wider than the font is high, so short texts need not be measured.
        if len(text) * BASE_PX <= width or self._metrics.horizontalAdvance(text) <= width:
            return text
        while text and self._metrics.horizontalAdvance(text + _ELLIPSIS) > width:
            text = text[:-1]
        return text + _ELLIPSIS

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        self._ground.render(painter)
        painter.setClipRect(self._room)
        self._table.render(painter)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)


def _one_colour(role: QPalette.ColorRole, colour: str) -> QPalette:
    made = QPalette()
    made.setColor(role, QColor(colour))
    return made


def _without_scroll_bars(place: QRect, columns: "Sequence[Column]", rows: int) -> QRect:
    """What is left of the table for its rows, as Qt decides it: a bar for too many rows, then one for wide columns."""
    down = HEADER_HEIGHT + rows * ROW_HEIGHT > place.height()
    room = place.adjusted(0, 0, -_SCROLL_BAR if down else 0, 0)
    across = sum(column.width for column in columns) > room.width()
    return room.adjusted(0, 0, 0, -_SCROLL_BAR if across else 0)


def _places(columns: "Sequence[Column]", room: QRect) -> list[tuple[int, int]]:
    """Left edge and width of each column; the last takes what is left."""
    lefts = [room.left()]
    for column in columns[:-1]:
        lefts.append(lefts[-1] + column.width)
    widths = [column.width for column in columns]
    widths[-1] = max(widths[-1], room.right() + 1 - lefts[-1])
    return list(zip(lefts, widths, strict=True))
