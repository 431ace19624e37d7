"""A figure drawn: a bar for each department, filled as far as its share or its part of the largest goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.theme import THEME, Style

_LINE_PT, _BAR_PT, _SIZE = 15.0, 8.0, 8.5
_LABEL_PT, _VALUE_PT = 118.0, 150.0


@dataclass(frozen=True, slots=True)
class FigureBar:
    """Args: `filled` is from 0 to 1; `value` stands behind the bar."""

    label: str
    value: str
    filled: float


def figure_bar_rows(bars: Sequence[FigureBar], faces: FaceSet) -> list[Row]:
    return [_bar(one, faces) for one in bars]


def _bar(one: FigureBar, faces: FaceSet) -> Row:
    pen = Pen(faces)
    middle = -_LINE_PT / 2 - _SIZE * 0.36
    left, right = _LABEL_PT, THEME.text_width - _VALUE_PT
    for text, at, wide in ((one.label, 0.0, _LABEL_PT - 6), (one.value, right + 6, _VALUE_PT - 6)):
        shown = drawn(text)
        size = min(_SIZE, wide / max(1.0, faces.width(Style.SERIF, shown)))
        pen.text(shown, Style.SERIF, size, at, middle)
    low = -_LINE_PT / 2 - _BAR_PT / 2
    whole = f"{number(left)} {number(low)} {number(right - left)} {number(_BAR_PT)} re"
    pen.literal(f"0.95 g 0.6 G 0.4 w {whole} B")
    if one.filled > 0:
        part = f"{number(left)} {number(low)} {number((right - left) * min(1.0, one.filled))} {number(_BAR_PT)} re"
        pen.literal(f"0.35 g {part} f")
    return pen.row(_LINE_PT)
