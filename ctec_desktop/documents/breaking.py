"""Chinese line breaking: which characters may not begin or end a line, what stays together, how a line is filled.

Widths are in ems of the text's own size. Adjacent punctuation is set close (》、《), a closing mark at the line's end
may hang its empty half over the margin, Latin words and numbers are not torn, the last line is never stretched.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ctec_desktop.documents.faces import EMPTY_BOX, TICKED_BOX, FaceSet, drawn
from ctec_desktop.documents.theme import Style

NO_START = frozenset("，。、；：？！）》」』】〕〉〗”’％‰℃…—～·•々ー,.;:?!)]}%/／-")
NO_END = frozenset("（《「『【〔〈〖“‘([{￥$№#" + EMPTY_BOX + TICKED_BOX)
_EMPTY_RIGHT = frozenset("，。、；：）》」』】〕〉〗”’")
_EMPTY_LEFT = frozenset("（《「『【〔〈〖“‘")
_EMPTY_SIDE = _EMPTY_RIGHT | _EMPTY_LEFT
_STRETCH_LIMIT = 0.15
_WHOLE_BLANK = 12.0
_EPSILON = 1e-6


class Span(NamedTuple):
    """A stretch of text in one style, from one field or none; or a ruled blank of `blank` ems."""

    text: str
    style: Style
    field: str = ""
    blank: float = 0.0


class Token(NamedTuple):
    """What a line break never divides."""

    text: str
    width: float
    natural: float
    style: Style
    field: str
    is_word: bool


class Run(NamedTuple):
    """Tokens of one style and field that follow one another: `closes` are positions set closer by so many ems."""

    text: str
    x: float
    width: float
    style: Style
    field: str
    is_word: bool
    closes: tuple[tuple[int, float], ...]


class Line(NamedTuple):
    """One line: its runs, its natural width, and how many ems to add between neighbours to fill the measure."""

    runs: tuple[Run, ...]
    width: float
    stretch: float


def tokens_of(spans: Iterable[Span], faces: FaceSet) -> list[Token]:
    """The unbreakable pieces of a paragraph, neighbouring punctuation already set close."""
    tokens: list[Token] = []
    for span in spans:
        tokens += _blank(span) if span.blank else _tokens_of(span, faces)
    for n, after in enumerate(tokens[1:]):
        here = tokens[n]
        if here.text in _EMPTY_SIDE and here.width > 0.9 and after.width > 0.9 and _set_close(here.text, after.text):
            tokens[n] = here._replace(width=here.width - 0.5)
    return tokens


@lru_cache(maxsize=4096)
def _tokens_of(span: Span, faces: FaceSet) -> tuple[Token, ...]:
    """The pieces of one span, remembered: most stretches of a sentence are the same in every agreement."""
    tokens = []
    for text, is_word in _pieces(drawn(span.text)):
        width = faces.width(span.style, text)
        tokens.append(Token(text, width, width, span.style, span.field, is_word))
    return tuple(tokens)


def _set_close(here: str, after: str) -> bool:
    """Whether two full-width marks leave a hole between them: 》、《 and the like."""
    if here in _EMPTY_RIGHT:
        return after in _EMPTY_RIGHT or after in _EMPTY_LEFT
    return here in _EMPTY_LEFT and after in _EMPTY_LEFT


@lru_cache(maxsize=1 << 12)
def lines_of(
    spans: tuple[Span, ...], faces: FaceSet, width: float, first_indent: float = 0.0, *, justified: bool = True
) -> tuple[Line, ...]:
    """The lines of a paragraph, remembered: of a form or a place to sign only a line or two differ between students."""
    return tuple(break_lines(tokens_of(spans, faces), faces, width, first_indent, justified=justified))


def break_lines(
    tokens: Sequence[Token], faces: FaceSet, width: float, first_indent: float = 0.0, *, justified: bool = True
) -> list[Line]:
    """The lines of a paragraph in a measure of `width` ems, the first shortened by its indent."""
    lines: list[Line] = []
    pending = _fitting(tokens, faces, width)
    start, room = 0, width - first_indent
    while start < len(pending):
        end = _line_end(pending, start, room)
        is_last = end >= len(pending)
        lines.append(_line(pending[start:end], room, is_stretched=justified and not is_last))
        start, room = end, width
        while start < len(pending) and pending[start].text == " ":
            start += 1
    return lines or [Line((), 0.0, 0.0)]


def _blank(span: Span) -> list[Token]:
    """A short blank in one piece; a long one in ems, so that it fills the rest of a line and goes on in the next."""
    count, each = (1, span.blank) if span.blank <= _WHOLE_BLANK else (round(span.blank), 1.0)
    return [Token("", each, each, span.style, span.field, is_word=False)] * count


def _pieces(text: str) -> Iterable[tuple[str, bool]]:
    """Latin words and numbers whole, every other character alone."""
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and "!" <= text[end] <= "~" and text[end] not in NO_END:
            end += 1
            if text[end - 1] in NO_START and text[end - 1] not in ".,:/-%":
                break
        if end > start:
            yield text[start:end], True
        else:
            end = start + 1
            yield text[start:end], False
        start = end


def _fitting(tokens: Sequence[Token], faces: FaceSet, width: float) -> list[Token]:
    """Words longer than a whole line are cut into characters; everything else stays as it is."""
    fitting: list[Token] = []
    for token in tokens:
        if token.width <= width or len(token.text) < 2:
            fitting.append(token)
            continue
        for character in token.text:
            each = faces.width(token.style, character)
            fitting.append(token._replace(text=character, width=each, natural=each))
    return fitting


def _line_end(tokens: Sequence[Token], start: int, room: float) -> int:
    """Where the line that begins at `start` ends, after the rules for forbidden first and last characters."""
    x, end = 0.0, start
    while end < len(tokens):
        token = tokens[end]
        hanging = 0.5 if token.text in _EMPTY_RIGHT and token.width > 0.9 else 0.0
        if end > start and x + token.width - hanging > room + _EPSILON and token.text != " ":
            break
        x += token.width
        end += 1
    if end == len(tokens):
        return end
    best = end
    while best > start + 1 and not _may_break(tokens, best):
        best -= 1
    return best if best > start + 1 or _may_break(tokens, best) else end


def _may_break(tokens: Sequence[Token], place: int) -> bool:
    before, after = tokens[place - 1], tokens[place]
    if after.text[:1] in NO_START and after.text:
        return False
    return not (before.text and before.text[-1] in NO_END)


def _line(tokens: Sequence[Token], room: float, *, is_stretched: bool) -> Line:
    kept = list(tokens)
    while kept and kept[-1].text in (" ", "\u3000") and len(kept) > 1:
        kept.pop()
    total = sum(token.width for token in kept)
    if _is_long_blank(kept) and total < room:
        kept[-1] = kept[-1]._replace(width=kept[-1].width + room - total)
        total = room
    last = kept[-1]
    hang = 0.5 if last.text in _EMPTY_RIGHT and total > room + _EPSILON else 0.0
    gap = room - total + hang
    stretch = 0.0
    if is_stretched and len(kept) > 1 and 0 < gap <= _STRETCH_LIMIT * (len(kept) - 1):
        stretch = gap / (len(kept) - 1)
    return Line(tuple(_runs(kept, stretch)), total - hang, stretch)


def _is_long_blank(tokens: Sequence[Token]) -> bool:
    """Whether the line ends in a long blank: its rule then goes on to the margin."""
    return not tokens[-1].text and tokens[-1].width <= 1.0


def _runs(tokens: Sequence[Token], stretch: float) -> Iterable[Run]:
    x, n = 0.0, 0
    while n < len(tokens):
        first, begin, text = tokens[n], x, ""
        closes: list[tuple[int, float]] = []
        while n < len(tokens):
            token = tokens[n]
            together = (token.style, token.field, token.is_word) == (first.style, first.field, first.is_word)
            if not together or (x > begin and (first.is_word or bool(token.text) is not bool(first.text))):
                break
            text += token.text
            if token.width < token.natural - _EPSILON:
                closes.append((len(text), token.natural - token.width))
            x += token.width + stretch
            n += 1
        yield Run(text, begin, x - begin - stretch, first.style, first.field, first.is_word, tuple(closes))
