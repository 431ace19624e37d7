"""Share meters on paper: a line of words and a picture for each, all over the same months.

Our own interns are dark, those of other schools light; what is over the limit stands above its line within a frame,
what cannot be judged is hatched, so that all are told apart on a black-and-white printer.
"""

from collections.abc import Sequence
from typing import Final

from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row, number
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.cover_strip import months
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.share_meter import ShareMeter, ShareState, UnitShares
from ctec_desktop.domain.share_picture import ShareBar, picture_of
from ctec_desktop.wording import shares as words
from ctec_desktop.wording.cover_page import month_label

_PICTURE_PT, _LINE_PT, _HEAD_PT, _SIZE = 44.0, 13.0, 12.0, 8.5
_NAME_PT, _LEAST_MONTH_PT, _HATCH_PT, _GROUND_PT = 92.0, 34.0, 4.0, 8.0
_OURS, _OTHERS = "0.45 g", "0.75 g"
_SAMPLE_PT: Final = 18.0


def share_texts(shares: Sequence[UnitShares]) -> list[str]:
    """Everything that is written, to be proven against the faces before it is drawn."""
    names = [unit.name for unit in shares]
    meters = [one for unit in shares for one in unit.meters]
    return [*names, *(one.post_name for one in meters), *(words.meter_line(one) for one in meters)]


def share_rows(shares: Sequence[UnitShares], faces: FaceSet) -> list[Row]:
    """The meters of each unit under its name, after a legend; nothing where there are none."""
    rows = [_legend(faces)] if shares else []
    for unit in shares:
        rows += [_heading(unit, faces), _months(unit.window, faces)]
        for meter in unit.meters:
            rows += [_line(meter, faces), _picture(meter, unit.window, faces)]
    return rows


def _track() -> float:
    return THEME.text_width - _NAME_PT


def _legend(faces: FaceSet) -> Row:
    pen, left = Pen(faces), 0.0
    for state, text in words.LEGEND.items():
        _sample(pen, state, left)
        left += 22.0 + pen.text(text, Style.SERIF, _SIZE, left + 22.0, -_LINE_PT / 2 - _SIZE * 0.36) + 14.0
    return pen.row(_LINE_PT, space_before=10.0, keep_next=True)


def _sample(pen: Pen, state: ShareState, left: float) -> None:
    bottom, top = -_LINE_PT + 2.5, -2.5
    if state is ShareState.UNKNOWN:
        _hatch(pen, (left, left + _SAMPLE_PT), (bottom, top))
        return
    _fill(pen, _OURS, (left, left + _SAMPLE_PT / 2), (bottom, top))
    _fill(pen, _OTHERS, (left + _SAMPLE_PT / 2, left + _SAMPLE_PT), (bottom, top))
    if state is ShareState.OVER:
        _frame(pen, (left, left + _SAMPLE_PT), (bottom, top))


def _heading(unit: UnitShares, faces: FaceSet) -> Row:
    pen = Pen(faces)
    name = drawn(unit.name)
    size = min(_SIZE + 1, THEME.text_width / max(1.0, faces.width(Style.SANS, name)))
    pen.text(name, Style.SANS, size, 0, -_LINE_PT / 2 - size * 0.36)
    return pen.row(_LINE_PT, space_before=8.0, keep_next=True)


def _months(window: Span, faces: FaceSet) -> Row:
    pen, free_from = Pen(faces), -1.0
    for at, (day, left) in enumerate(months(window)):
        x = _NAME_PT + left * _track()
        if x >= free_from:
            pen.text(month_label(day, is_first=at == 0), Style.SERIF, _SIZE - 1, x + 2, -_HEAD_PT + 3)
            free_from = x + _LEAST_MONTH_PT
        pen.rule(x, -_HEAD_PT, x, -_HEAD_PT + 3)
    pen.rule(_NAME_PT, -_HEAD_PT, THEME.text_width, -_HEAD_PT)
    return pen.row(_HEAD_PT, keep_next=True)


def _line(meter: ShareMeter, faces: FaceSet) -> Row:
    pen = Pen(faces)
    text = drawn(words.meter_line(meter))
    size = min(_SIZE, _track() / max(1.0, faces.width(Style.SERIF, text)))
    pen.text(text, Style.SERIF, size, _NAME_PT, -_LINE_PT / 2 - size * 0.36)
    return pen.row(_LINE_PT, keep_next=True)


def _picture(meter: ShareMeter, window: Span, faces: FaceSet) -> Row:
    pen, drawing = Pen(faces), picture_of(meter, window)
    for _, left in months(window):
        x = _NAME_PT + left * _track()
        pen.literal(f"0.85 G 0.3 w {number(x)} 0 m {number(x)} {number(-_PICTURE_PT)} l S")
    for bar in drawing.bars:
        _bar(pen, bar)
    limit = -_PICTURE_PT * (1 - drawing.limit)
    pen.literal(
        f"0 G 0.8 w [3 2] 0 d {number(_NAME_PT)} {number(limit)} m {number(THEME.text_width)} {number(limit)} l S"
    )
    title = drawn(meter.post_name or words.WHOLE_UNIT)
    size = min(_SIZE, (_NAME_PT - 6) / max(1.0, faces.width(Style.SERIF, title)))
    pen.text(title, Style.SERIF, size, 0, -_SIZE)
    label = words.limit_label(meter)
    width = faces.width(Style.SERIF, label) * (_SIZE - 1)
    pen.text(label, Style.SERIF, _SIZE - 1, _NAME_PT - width - 4, limit - _SIZE * 0.36)
    pen.rule(_NAME_PT, -_PICTURE_PT, THEME.text_width, -_PICTURE_PT)
    return pen.row(_PICTURE_PT, space_before=1.0)


def _bar(pen: Pen, bar: ShareBar) -> None:
    across = (_NAME_PT + bar.left * _track(), _NAME_PT + bar.right * _track())
    if bar.height is None or bar.ours is None:
        _hatch(pen, across, (-_PICTURE_PT, -_PICTURE_PT + _GROUND_PT))
        return
    ours, top = -_PICTURE_PT * (1 - bar.ours), -_PICTURE_PT * (1 - bar.height)
    if bar.step.state is ShareState.UNKNOWN:
        _hatch(pen, across, (-_PICTURE_PT, top))
        return
    _fill(pen, _OURS, across, (-_PICTURE_PT, ours))
    _fill(pen, _OTHERS, across, (ours, top))
    if bar.step.state is ShareState.OVER:
        _frame(pen, across, (-_PICTURE_PT, top))


def _box(across: tuple[float, float], upwards: tuple[float, float]) -> str:
    (left, right), (bottom, top) = across, upwards
    return f"{number(left)} {number(bottom)} {number(max(0.8, right - left))} {number(max(0.0, top - bottom))} re"


def _fill(pen: Pen, tone: str, across: tuple[float, float], upwards: tuple[float, float]) -> None:
    pen.literal(f"{tone} {_box(across, upwards)} f")


def _frame(pen: Pen, across: tuple[float, float], upwards: tuple[float, float]) -> None:
    pen.literal(f"0 G 1 w {_box(across, upwards)} S")


def _hatch(pen: Pen, across: tuple[float, float], upwards: tuple[float, float]) -> None:
    (left, right), (bottom, top) = across, upwards
    high, box = top - bottom, _box(across, upwards)
    lines, x = [], left - high
    while x < right:
        lines.append(f"{number(x)} {number(bottom)} m {number(x + high)} {number(top)} l")
        x += _HATCH_PT
    pen.literal(f"0 G 0.4 w q {box} W n {' '.join(lines)} S Q {box} S")
