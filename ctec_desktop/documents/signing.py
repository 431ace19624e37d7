"""The signature blocks: two beside two, framed, with a marked place for a seal; one row, so that no page divides it."""

from collections.abc import Mapping, Sequence

from ctec_desktop.documents.breaking import Line, Span, lines_of
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.inline import spans_of
from ctec_desktop.documents.rows import Pen, SignPlace, number
from ctec_desktop.documents.theme import MM, THEME, Style
from ctec_desktop.domain.template import Signer
from ctec_desktop.wording.documents import SEAL_PLACE

_SEAL_RADIUS = 19 * MM
_PADDING = 9.0
_SIZE = 10.5
_LEADING = 17.0
_LINE_GAP = 10.0
_TITLE_SPACE = 30.0
_PLAIN_SPACE = 8.0
_CURVE = 0.5523


def signatures(
    signers: Sequence[Signer], values: Mapping[str, str], labels: Mapping[str, str], faces: FaceSet
) -> tuple[Pen, float, tuple[SignPlace, ...]]:
    """All signature blocks of a document, drawn to be one indivisible row, how high they are, and where is signed."""
    pen = Pen(faces)
    places: list[SignPlace] = []
    width = THEME.text_width / 2
    top = 0.0
    for n in range(0, len(signers), 2):
        pair = signers[n : n + 2]
        laid = [[_lines(spans_of(line, values, labels), faces, width) for line in signer.lines] for signer in pair]
        heights = [_height(signer, lines) for signer, lines in zip(pair, laid, strict=True)]
        height = max(heights)
        for position, (signer, lines) in enumerate(zip(pair, laid, strict=True)):
            places += _draw(pen, signer, lines, (position * width, top, width, height))
        top -= height
    return pen, -top, tuple(places)


def _lines(spans: Sequence[Span], faces: FaceSet, width: float) -> Sequence[Line]:
    return lines_of(tuple(spans), faces, (width - 2 * _PADDING) / _SIZE, justified=False)


def _height(signer: Signer, laid: Sequence[Sequence[Line]]) -> float:
    space = 2 * _SEAL_RADIUS - _TITLE_SPACE / 2 if signer.has_seal else _PLAIN_SPACE
    return _TITLE_SPACE + space + sum(len(lines) * _LEADING + _LINE_GAP for lines in laid) + _PADDING


def _draw(
    pen: Pen, signer: Signer, laid: Sequence[Sequence[Line]], frame: tuple[float, float, float, float]
) -> list[SignPlace]:
    left, top, width, height = frame
    places: list[SignPlace] = []
    pen.box(left, top - height, width, height)
    x, right = left + _PADDING, left + width - _PADDING
    pen.text(signer.title, Style.SANS, _SIZE, x, top - 20)
    if signer.has_seal:
        _seal_place(pen, right - _SEAL_RADIUS, top - _PADDING - _SEAL_RADIUS)
        side = 2 * _SEAL_RADIUS
        places.append(SignPlace(signer.party, True, right - side, top - _PADDING, side, side))
    y = top - height + _PADDING + sum(len(lines) * _LEADING + _LINE_GAP for lines in laid)
    for lines in laid:
        for line in lines:
            y -= _LEADING
            pen.line(line, x, y, _SIZE)
            pen.underline(line, x, y, _SIZE)
        end = x + lines[-1].width * _SIZE
        if lines[-1].runs and lines[-1].runs[-1].text.endswith("：") and end < right:
            pen.rule(end, y - 3, right, y - 3)
            places.append(SignPlace(signer.party, False, end, y + _LEADING, right - end, _LEADING + 2))
        y -= _LINE_GAP
    return places


def _seal_place(pen: Pen, x: float, y: float) -> None:
    """A pale dashed circle as large as a seal, and a word in it; the seal covers both."""
    r, k = _SEAL_RADIUS, _SEAL_RADIUS * _CURVE
    corners = (
        ((r, k), (k, r), (0, r)),
        ((-k, r), (-r, k), (-r, 0)),
        ((-r, -k), (-k, -r), (0, -r)),
        ((k, -r), (r, -k), (r, 0)),
    )
    curves = " ".join(" ".join(f"{number(x + a)} {number(y + b)}" for a, b in corner) + " c" for corner in corners)
    pen.literal(f"0.7 G 0.4 w [3 3] 0 d {number(x + r)} {number(y)} m {curves} S")
    pen.grey(0.6)
    pen.text(SEAL_PLACE, Style.SERIF, 8.0, x - 16, y - 3)
    pen.grey(0.0)
