"""The text as it was read, every blank marked with what it is bound to, the current one framed."""

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from ctec_desktop.domain.blanks import Blank, BlankKind
from ctec_desktop.domain.source_text import Align, SourceLine, Spot
from ctec_desktop.domain.text_work import FoundText, TextWork, binding_label, doubtful
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import text_page as words

_BETWEEN_CELLS: Final = "　│　"
_EMPTY: Final = "＿＿＿＿"
_ALIGNS: Final = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class SourceView(QTextEdit):
    """Says which blank, or else which piece, the person pointed at."""

    blank_chosen = Signal(int)
    piece_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(words.TEXT)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._places: dict[int, tuple[int, int]] = {}
        self._pieces: list[tuple[int, int]] = []
        self._current = -1

    def show_work(self, found: FoundText, work: TextWork) -> None:
        """Writes the text anew; what is in sight stays in sight."""
        scrolled = self.verticalScrollBar().value()
        self._places.clear()
        self._pieces.clear()
        self.clear()
        writer = _Writer(self, found, work)
        self._places, self._pieces = writer.write()
        self.verticalScrollBar().setValue(scrolled)

    def set_current(self, number: int) -> None:
        """Frames a blank and brings it into sight."""
        self._current = number
        place = self._places.get(number)
        if place is not None:
            cursor = self.textCursor()
            cursor.setPosition(place[0])
            self.setTextCursor(cursor)
            self._bring_into_sight()
        self.viewport().update()

    def _bring_into_sight(self) -> None:
        """With some of the text above it, so that the words before a blank are read."""
        seen, here, bar = self.viewport().height(), self.cursorRect(), self.verticalScrollBar()
        if here.top() < seen // 6 or here.bottom() > seen * 5 // 6:
            bar.setValue(bar.value() + here.top() - seen // 3)

    def shown_text_of(self, number: int) -> str:
        """What stands in place of a blank."""
        start, end = self._places[number]
        return self.toPlainText()[start:end]

    def _at(self, position: int) -> None:
        for number, (start, end) in self._places.items():
            if start <= position <= end:
                self.blank_chosen.emit(number)
                return
        index = bisect_right([start for start, _ in self._pieces], position) - 1
        if index >= 0:
            self.piece_chosen.emit(self._pieces[index][1])

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if not self.textCursor().hasSelection():
            self._at(self.cursorForPosition(e.position().toPoint()).position())

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        super().keyPressEvent(e)
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._at(self.textCursor().position())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        place = self._places.get(self._current)
        if place is None:
            return
        cursor = self.textCursor()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), 2))
        cursor.setPosition(place[0])
        first = self.cursorRect(cursor)
        cursor.setPosition(place[1])
        last = self.cursorRect(cursor)
        right = last.right() if last.top() == first.top() else self.viewport().width() - 4
        frame = QRectF(first.left() - 2, first.top() - 1, max(6, right - first.left() + 3), first.height() + 2)
        painter.drawRoundedRect(frame, 4, 4)
        painter.end()


class _Writer:
    """Writes one text into a view."""

    def __init__(self, view: QTextEdit, found: FoundText, work: TextWork) -> None:
        self._cursor = QTextCursor(view.document())
        self._found = found
        self._work = work
        self._doubtful = frozenset(doubtful(found, work))
        self._by_spot: dict[Spot, list[Blank]] = {}
        for blank in found.blanks:
            self._by_spot.setdefault(blank.spot, []).append(blank)
        self._places: dict[int, tuple[int, int]] = {}
        self._pieces: list[tuple[int, int]] = []
        worn = tokens()
        self._plain = QTextCharFormat()
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(QColor(worn.sub))
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)

    def write(self) -> tuple[dict[int, tuple[int, int]], list[tuple[int, int]]]:
        self._cursor.beginEditBlock()
        for n, piece in enumerate(self._found.source.pieces):
            if isinstance(piece, SourceLine):
                self._begin_block(n, piece.align)
                self._line(Spot(n), piece, self._strong if self._is_strong(n, piece) else self._plain)
                self._tags(n)
                continue
            for r, row in enumerate(piece.rows):
                self._begin_block(n, Align.LEFT)
                for c, cell in enumerate(row):
                    self._cursor.insertText(_BETWEEN_CELLS if c else "", self._quiet)
                    for k, line in enumerate(cell.lines):
                        self._cursor.insertText("　" if k else "", self._plain)
                        self._line(Spot(n, r, c, k), line, self._plain)
                if r + 1 == len(piece.rows):
                    self._tags(n)
        self._cursor.endEditBlock()
        return self._places, self._pieces

    def _begin_block(self, n: int, align: Align) -> None:
        if self._pieces:
            self._cursor.insertBlock()
        look = QTextBlockFormat()
        look.setAlignment(_ALIGNS[align])
        look.setBottomMargin(5)
        self._cursor.setBlockFormat(look)
        self._pieces.append((self._cursor.position(), n))

    def _is_strong(self, n: int, line: SourceLine) -> bool:
        return line.level > 0 or n == self._found.title_piece

    def _line(self, spot: Spot, line: SourceLine, look: QTextCharFormat) -> None:
        at = 0
        for blank in self._by_spot.get(spot, ()):
            self._cursor.insertText(line.text[at : blank.start], look)
            start = self._cursor.position()
            self._cursor.insertText(*self._blank(blank, line.text[blank.start : blank.end]))
            self._places[blank.number] = (start, self._cursor.position())
            at = blank.end
        self._cursor.insertText(line.text[at:], look)

    def _blank(self, blank: Blank, raw: str) -> tuple[str, QTextCharFormat]:
        binding = self._work.bindings[blank.number]
        if not binding:
            return (raw if raw.strip() else _EMPTY), _marked(Tone.MUTED)
        is_doubtful = blank.number in self._doubtful
        shown = raw if blank.kind is BlankKind.BOX else binding_label(binding)
        return shown + ("？" if is_doubtful else ""), _marked(Tone.WARN if is_doubtful else Tone.ACCENT)

    def _tags(self, n: int) -> None:
        """Beside a piece what it is, and which heads it covers."""
        area = self._found.area
        told = words.head_sign(sorted(self._work.heads[n]))
        if n == self._found.title_piece:
            told = f"（{words.TITLE_MARK}）"
        elif area and n == area.first:
            told = f"（{words.SIGNING_MARK}）"
        if told:
            self._cursor.insertText(f"　{told}", self._quiet)


def _marked(tone: Tone) -> QTextCharFormat:
    worn = tokens()
    made = QTextCharFormat()
    made.setForeground(QColor(worn.ink(tone)))
    made.setBackground(QColor(worn.ground(tone)))
    return made
