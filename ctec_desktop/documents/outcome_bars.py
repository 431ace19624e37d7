"""How placements stand, drawn: a bar for each class, parted by the worst that is said of a placement.

The parts differ in tone and hatching, so that they are told apart on a black-and-white printer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.compliance import STANDINGS, OutcomeBar
from ctec_desktop.domain.findings import Result

_LINE_PT, _BAR_PT, _SIZE = 16.0, 9.0, 8.5
_LABEL_PT, _COUNT_PT = 96.0, 34.0
_HATCH_PT = 3.0
_SMALLEST_PT = 1.2
# Grey of the ground; what is hatched besides.
_TONES = {Result.FAIL: 0.0, Result.HELD: 0.35, Result.MISSING_DATA: 1.0, Result.WARN: 0.65, Result.PASS: 0.92}
_HATCHED = Result.MISSING_DATA


def bar_rows(bars: Sequence[OutcomeBar], names: Mapping[Result, str], faces: FaceSet) -> list[Row]:
    """The legend, then the bars; the legend is repeated on every page."""
    if not bars:
        return []
    legend = _legend(names, faces)
    return [replace(legend, space_before=6.0), *(replace(_bar(one, faces), head=legend) for one in bars)]


def _legend(names: Mapping[Result, str], faces: FaceSet) -> Row:
    pen = Pen(faces)
    left = 0.0
    for result in STANDINGS:
        _draw(pen, result, left, left + 18.0)
        left += 22.0 + pen.text(names[result], Style.SERIF, _SIZE, left + 22.0, -_LINE_PT / 2 - _SIZE * 0.36) + 16.0
    return pen.row(_LINE_PT, keep_next=True)


def _bar(one: OutcomeBar, faces: FaceSet) -> Row:
    pen = Pen(faces)
    middle = -_LINE_PT / 2 - _SIZE * 0.36
    label = drawn(one.label)
    size = min(_SIZE, (_LABEL_PT - 6) / max(1.0, faces.width(Style.SERIF, label)))
    pen.text(label, Style.SERIF, size, 0, middle)
    count = str(one.total)
    width = faces.width(Style.SERIF, count) * _SIZE
    pen.text(count, Style.SERIF, _SIZE, THEME.text_width - width, middle)
    left, right = _LABEL_PT, THEME.text_width - _COUNT_PT
    for start, end, result in _parts(one):
        _draw(pen, result, left + start * (right - left), left + end * (right - left))
    return pen.row(_LINE_PT)


def _parts(one: OutcomeBar) -> list[tuple[float, float, Result]]:
    """Where each part begins and ends, from 0 to 1."""
    found, begun = [], 0
    for result in STANDINGS:
        if count := one.counts.get(result, 0):
            found.append((begun / one.total, (begun + count) / one.total, result))
            begun += count
    return found


def _draw(pen: Pen, result: Result, left: float, right: float) -> None:
    low = -_LINE_PT / 2 - _BAR_PT / 2
    box = f"{number(left)} {number(low)} {number(max(_SMALLEST_PT, right - left))} {number(_BAR_PT)} re"
    pen.literal(f"{_TONES[result]} g 0.3 G 0.4 w {box} B")
    if result is not _HATCHED:
        return
    lines, x = [], left - _BAR_PT
    while x < right:
        lines.append(f"{number(x)} {number(low)} m {number(x + _BAR_PT)} {number(low + _BAR_PT)} l")
        x += _HATCH_PT
    pen.literal(f"0.3 G 0.4 w q {box} W n {' '.join(lines)} S Q {box} S")
