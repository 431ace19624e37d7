"""The strip of cover on paper: a line for each student, months above. What lacks cover is hatched, so that it is told
apart on a black-and-white printer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.cover_strip import Band, BandState
from ctec_desktop.wording import cover_report as words

_LINE_PT, _HEAD_PT, _NAME_PT, _SIZE = 13.0, 16.0, 70.0, 8.5
_BAND_PT = {BandState.COVERED: 6.0, BandState.LACKING: 8.5, BandState.SPARE: 1.6}
_HATCH_PT = 4.0
_LEAST_MONTH_PT = 34.0


@dataclass(frozen=True, slots=True)
class StripLine:
    """One student's bands."""

    name: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """Args: `months` are the first day of each and where it stands, from 0 to 1; empty where nothing is drawn."""

    lines: tuple[StripLine, ...] = ()
    months: tuple[tuple[date, float], ...] = ()


def strip_rows(strips: Strips, faces: FaceSet) -> list[Row]:
    """Legend, months and lines; the months are repeated on every page."""
    if not strips.lines:
        return []
    head = _months(strips.months, faces)
    return [_legend(faces), head, *(replace(_strip(one, strips.months, faces), head=head) for one in strips.lines)]


def _track() -> float:
    return THEME.text_width - _NAME_PT


def _legend(faces: FaceSet) -> Row:
    pen = Pen(faces)
    left = 0.0
    for state, text in words.LEGEND.items():
        _draw(pen, state, left, left + 22.0, -_LINE_PT / 2)
        left += 26.0 + pen.text(text, Style.SERIF, _SIZE, left + 26.0, -_LINE_PT / 2 - _SIZE * 0.36) + 14.0
    return pen.row(_LINE_PT, space_before=12.0, keep_next=True)


def _months(months: Sequence[tuple[date, float]], faces: FaceSet) -> Row:
    pen = Pen(faces)
    free_from = -1.0
    for at, (day, left) in enumerate(months):
        x = _NAME_PT + left * _track()
        if x >= free_from:
            text = words.month_label(day, is_first=at == 0)
            pen.text(text, Style.SERIF, _SIZE, x + 2, -_HEAD_PT + 4)
            free_from = x + _LEAST_MONTH_PT
        pen.rule(x, -_HEAD_PT, x, -_HEAD_PT + 4)
    pen.rule(0, -_HEAD_PT, THEME.text_width, -_HEAD_PT)
    return pen.row(_HEAD_PT, keep_next=True)


def _strip(one: StripLine, months: Sequence[tuple[date, float]], faces: FaceSet) -> Row:
    pen = Pen(faces)
    name = drawn(one.name)
    size = min(_SIZE, (_NAME_PT - 4) / max(1.0, faces.width(Style.SERIF, name)))
    pen.text(name, Style.SERIF, size, 0, -_LINE_PT / 2 - size * 0.36)
    for _, left in months:
        x = _NAME_PT + left * _track()
        pen.literal(f"0.8 G 0.3 w {number(x)} 0 m {number(x)} {number(-_LINE_PT)} l S")
    for band in one.bands:
        _draw(pen, band.state, _NAME_PT + band.left * _track(), _NAME_PT + band.right * _track(), -_LINE_PT / 2)
    return pen.row(_LINE_PT)


def _draw(pen: Pen, state: BandState, left: float, right: float, middle: float) -> None:
    """A band: filled where covered, hatched within its frame where cover lacks, a thin line where there is to spare."""
    high = _BAND_PT[state]
    box = f"{number(left)} {number(middle - high / 2)} {number(max(0.8, right - left))} {number(high)} re"
    if state is not BandState.LACKING:
        pen.literal(f"{'0.55' if state is BandState.COVERED else '0.7'} g {box} f")
        return
    lines, x = [], left - high
    while x < right:
        lines.append(f"{number(x)} {number(middle - high / 2)} m {number(x + high)} {number(middle + high / 2)} l")
        x += _HATCH_PT
    pen.literal(f"0 G 0.6 w q {box} W n {' '.join(lines)} S Q {box} S")
