"""What every block of one document is set with, and what tables and forms share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctec_desktop.documents.breaking import Line, Span, lines_of
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.inline import spans_of
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.theme import Theme
from ctec_desktop.domain.template import LINE_BREAK, Cell

_ASCENT = 0.88
CELL_PADDING = 4.5
AFTER_FRAME = 6.0
_EMPTY = Line((), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block of one document is set with."""

    faces: FaceSet
    theme: Theme
    labels: Mapping[str, str]
    values: Mapping[str, str]
    is_shared: bool

    def lines(self, spans: Sequence[Span], size: float, width: float, first_indent: float = 0.0) -> Sequence[Line]:
        return lines_of(tuple(spans), self.faces, width / size, first_indent, justified=first_indent > 0)

    def row(self, pen: Pen, height: float, *, space_before: float = 0.0, keep_next: bool = False) -> Row:
        return pen.row(height, space_before=space_before, keep_next=keep_next, is_shared=self.is_shared)


def baseline(size: float, leading: float) -> float:
    """How far under the top of a line of this leading its characters stand."""
    return (leading - size) / 2 + _ASCENT * size


def cell_lines(cell: Cell, size: float, room: float, setting: Setting) -> Sequence[Line]:
    """The lines of a cell's content; a cell that is one empty field stays free for the pen."""
    spans = spans_of(cell.content, setting.values, setting.labels)
    if all(span.blank for span in spans):
        return (_EMPTY,)
    if not any(LINE_BREAK in span.text for span in spans):
        return setting.lines(spans, size, room)
    return [line for part in _parted(spans) for line in setting.lines(part, size, room) or (_EMPTY,)]


def _parted(spans: Sequence[Span]) -> list[list[Span]]:
    """What stands on lines of its own; only the text itself breaks a line, never a value."""
    parts: list[list[Span]] = [[]]
    for span in spans:
        for n, text in enumerate([span.text] if span.field else span.text.split(LINE_BREAK)):
            if n:
                parts.append([])
            if text or span.blank:
                parts[-1].append(span._replace(text=text))
    return parts
